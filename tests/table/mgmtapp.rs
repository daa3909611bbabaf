//! The Management.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::reading::{all, fact, one, text};
use crate::witness::Witness;
use crate::world::World;

const SYSTEM: &str = "mgmtapp";
const NAME: &str = "The Management";
const COOKIE: &str = "themanagement_refresh_token";

/// The field of the login has a configurable name; or a service account's key, which opens paths with `/sa`.
#[tokio::test(flavor = "multi_thread")]
async fn sign_in() {
    let world = World::of(SYSTEM).await;
    let meyer = world.person("Speaks English");
    for (server, field) in [(SYSTEM, "email"), ("by user name", "username"), ("by login", "login")] {
        if server != SYSTEM {
            world.add(server, &[&format!("login_field={field}")]);
        }
        assert_eq!(world.sign_in_to(server, &meyer).done()["state"], "signed_in");
        let sent = world.heard("POST", "/api/login").last().unwrap().json();
        assert_eq!(sent, json!({ field: meyer.login, "password": meyer.password }));
        assert_eq!(world.run(&["account", "show", server]).done()["email"], "a.meyer@kontor.example");
    }

    let key = world.person("A service-account key");
    world.add("service", &[]);
    world.sign_in_to("service", &key).done();
    let bearer = format!("Bearer {}", key.password);
    assert_eq!(world.heard("GET", "/api/sa")[0].header("authorization"), Some(&*bearer));
    assert_eq!(world.run(&["account", "show", "service"]).failed(5)["code"], "not_offered");
    let elsewhere: Vec<_> = world
        .all_heard()
        .into_iter()
        .filter(|request| request.header("authorization") == Some(&bearer) && !request.path.contains("/sa"))
        .collect();
    assert!(elsewhere.is_empty(), "the key opens nothing there: {elsewhere:?}");
    assert!(world.terminal.open_in_profile(&key.password).is_empty());
}

/// By a refresh cookie that is another each time and outlives the program: each command here is a new one.
#[tokio::test(flavor = "multi_thread")]
async fn stays_signed_in() {
    let world = World::signed_in(SYSTEM).await;
    for times in 1..=3 {
        world.pass(TimeDelta::minutes(16));
        world.run(&["account", "show", SYSTEM]).done();
        assert_eq!(world.heard("POST", "/api/token/refresh").len(), times);
    }
    // Also after days in which nobody looked.
    world.pass(TimeDelta::days(20));
    world.run(&["account", "show", SYSTEM]).done();
    let renewals = world.heard("POST", "/api/token/refresh");
    let cookies: BTreeSet<_> = renewals.iter().map(|sent| sent.header("cookie").unwrap()).collect();
    assert_eq!((renewals.len(), cookies.len()), (4, 4), "one was sent twice");
    assert!(cookies.iter().all(|cookie| cookie.starts_with(COOKIE)));
    assert_eq!(world.heard("POST", "/api/login").len(), 1, "nobody had to sign in");
}

/// Not documented: forgotten here, and said so.
#[tokio::test(flavor = "multi_thread")]
async fn signs_out() {
    let world = World::signed_in(SYSTEM).await;
    world.run(&["account", "show", SYSTEM]).done();
    let heard = world.heard("GET", "/api/user");
    let session = heard.last().unwrap().header("authorization").unwrap();
    let before = world.all_heard().len();
    assert_eq!(world.run(&["sign-out", SYSTEM]).done()["outcome"], "forgotten_here");
    assert_eq!(world.all_heard().len(), before, "there is nothing to send");
    assert!(world.opens("/api/user", "authorization", session).await, "only the server could end it");
    world.run(&["account", "show", SYSTEM]).failed(4);

    world.sign_in(&world.person("")).done();
    let told = world.told(&["sign-out", SYSTEM]).with(0);
    assert!(told.out().contains("documents no sign-out"), "{told:?}");
}

/// Read, and changed in part: what is read-only and what is made for display never goes back.
#[tokio::test(flavor = "multi_thread")]
async fn own_account() {
    let world = World::signed_in(SYSTEM).await;
    let witness = Witness::of(&world).await;
    let before = witness.get("/api/user?extended=true").await;
    assert!(before["hourly_rate_formatted"].is_string(), "no twin is there to be sent back");
    let shown = world.run(&["account", "show", SYSTEM]).done();
    assert_eq!((&shown["name"], fact(&shown, "hourly_rate")), (&"Anna Meyer".into(), "12500"));
    assert!(all(&shown["facts"], "name").iter().all(|name| !name.ends_with("_formatted")), "{shown}");

    world.run(&["account", "set", SYSTEM, "phone=+36 1 555 0199", "hourly_rate=13000.5"]).done();
    let sent = world.heard("PATCH", "/api/user").last().unwrap().json();
    assert_eq!(sent, json!({ "phone": "+36 1 555 0199", "hourly_rate": 13000.5 }));
    let after = witness.get("/api/user?extended=true").await;
    let changed = ["phone", "hourly_rate", "hourly_rate_formatted"];
    assert_eq!((&after["phone"], &after["hourly_rate"]), (&"+36 1 555 0199".into(), &json!(13000.5)));
    for (name, value) in before.as_object().unwrap() {
        // The witness signed in once, and the server notes who changed the account and when.
        if !changed.contains(&name.as_str()) && !name.starts_with("updated_") {
            assert_eq!(&after[name], value, "{name}");
        }
    }

    for name in ["id", "created_by", "created_at", "updated_at", "username", "hourly_rate_formatted"] {
        let refused = world.run(&["account", "set", SYSTEM, &format!("{name}=7"), "phone=0"]).failed(2);
        assert_eq!(refused["code"], "input_refused", "{name}: {refused}");
    }
    assert_eq!(world.heard("PATCH", "/api/user").len(), 1, "what is refused is not sent");
}

/// Driven by the schema: types, read-only, choices and what may be added to them; more where that is wanted.
#[tokio::test(flavor = "multi_thread")]
async fn settings() {
    let world = World::signed_in(SYSTEM).await;
    let listed = world.run(&["setting", "list", SYSTEM]).done();
    let kinds = ["position", "birth_date", "newsletter", "hourly_rate", "created_at", "phone"];
    assert_eq!(
        kinds.map(|id| text(&one(&listed, "id", id)["kind"])),
        ["choice", "day", "bool", "number", "time", "text"]
    );
    let (position, language) = (one(&listed, "id", "position"), one(&listed, "id", "language"));
    assert_eq!((&position["open"], &language["open"]), (&true.into(), &false.into()));
    assert_eq!(language["choices"], json!(["en", "hu"]));
    let locked = ["id", "created_by", "created_at", "updated_by", "updated_at", "username"];
    assert!(locked.iter().all(|id| one(&listed, "id", id)["readOnly"] == true), "{listed}");

    for (id, value) in [("position", "Gardener"), ("newsletter", "true"), ("birth_date", "1984-03-01")] {
        world.run(&["setting", "set", SYSTEM, id, value]).done();
    }
    let writes = world.changes();
    for (id, value) in
        [("language", "de"), ("newsletter", "perhaps"), ("birth_date", "1984-02-30"), ("id", "7")]
    {
        let refused = world.run(&["setting", "set", SYSTEM, id, value]).failed(2);
        assert_eq!(refused["code"], "input_refused", "{id}: {refused}");
    }
    assert_eq!(world.changes(), writes, "what is refused is not sent");
    let user = Witness::of(&world).await.get("/api/user").await;
    assert_eq!(
        (&user["position"], &user["newsletter"], &user["birth_date"], &user["language"]),
        (&"Gardener".into(), &true.into(), &"1984-03-01".into(), &"en".into())
    );

    let asked = || world.heard("GET", "/api/user").last().unwrap().query.clone();
    assert_eq!(asked(), "");
    let more = world.run(&["setting", "list", SYSTEM, "--extended"]).done();
    assert_eq!(asked(), "extended=true");
    assert!(all(&more, "id").is_superset(&all(&listed, "id")));
    assert_eq!(one(&more, "id", "company")["value"], "Kontor Kft.");
    let account = world.run(&["account", "show", SYSTEM, "--extended"]).done();
    assert_eq!(fact(&account, "company"), "Kontor Kft.");
}

#[tokio::test(flavor = "multi_thread")]
async fn inspects_others() {
    let world = World::signed_in(SYSTEM).await;
    world.does_not_offer(NAME, &["account", "list", SYSTEM]);
    world.does_not_offer(NAME, &["account", "show", SYSTEM, "102"]);
}

/// The service account's key in use.
#[tokio::test(flavor = "multi_thread")]
async fn lists_keys() {
    let world = World::of(SYSTEM).await;
    let key = world.person("A service-account key");
    world.sign_in(&key).done();
    let listed = world.keys();
    let [row] = listed.as_slice() else { panic!("{listed:?}") };
    assert_eq!(row["name"], "Service-account key in use");
    let hint: String = text(&row["hint"]).chars().filter(char::is_ascii_alphanumeric).collect();
    assert!(!hint.is_empty() && !row.to_string().contains(&key.password), "{row}");
    assert!(world.opens("/api/sa", "authorization", &format!("Bearer {}", key.password)).await);
    // Whoever signed in by a password uses no key, and the system lists none.
    world.add("person", &[]);
    world.sign_in_to("person", &world.person("Speaks English")).done();
    assert_eq!(world.run(&["key", "list", "--server", "person"]).done(), json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn creates_keys() {
    let world = World::signed_in(SYSTEM).await;
    world.does_not_offer(NAME, &["key", "create", SYSTEM, "--name", "n"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn changes_expiry_and_revokes() {
    let world = World::signed_in(SYSTEM).await;
    world.does_not_offer(NAME, &["key", "expire", SYSTEM, "in-use", "--at", "30d"]);
    world.does_not_offer(NAME, &["key", "revoke", SYSTEM, "in-use", "--yes"]);
    world.does_not_offer(NAME, &["key", "restore", SYSTEM, "in-use"]);
}

/// `Accept-Language` from the user's choice.
#[tokio::test(flavor = "multi_thread")]
async fn language() {
    let world = World::signed_in(SYSTEM).await;
    let label = || {
        let listed = world.run(&["setting", "list", SYSTEM]).done();
        text(&one(&listed, "id", "language")["name"])
    };
    assert_eq!(label(), "Language");
    world.speaks("hu");
    let meyer = world.person("Speaks English");
    world.sign_in(&meyer).done();
    assert_eq!(label(), "Nyelv");
    assert_eq!(world.heard("GET", "/api/schema").last().unwrap().header("accept-language"), Some("hu"));
    let wrong = chatelaine_sandbox::Person { password: "SENTINEL-wrong".into(), ..meyer };
    assert_eq!(world.sign_in(&wrong).failed(1)["detail"], Value::from("Hibás azonosító vagy jelszó."));
}
