//! Bfore.

use chatelaine_sandbox::KeyPresence;
use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::reading::{all, fact, one, text};
use crate::witness::Witness;
use crate::world::World;

const SYSTEM: &str = "bfore";
const NAME: &str = "Bfore.AI PreCrime";

/// What a key of this system opens, of the company that everybody here belongs to.
const DOMAINS: &str = "/domain/company?c=12";

/// By user name; the token goes with `Bearer` in front of it or without.
#[tokio::test(flavor = "multi_thread")]
async fn sign_in() {
    let world = World::of(SYSTEM).await;
    let fischer = world.person("");
    world.add("bare", &["bearer="]);
    for (server, bearer) in [(SYSTEM, true), ("bare", false)] {
        let state = world.sign_in_to(server, &fischer).done();
        assert_eq!((&state["state"], &state["who"]), (&"signed_in".into(), &"m.fischer".into()));
        assert!(!world.run(&["key", "list", "--server", server]).done().as_array().unwrap().is_empty());
        let heard = world.heard("GET", "/authheader/list");
        let token = heard.last().unwrap().header("authorization").unwrap();
        assert_eq!(token.starts_with("Bearer "), bearer, "{server}");
        assert_eq!(token.trim_start_matches("Bearer ").split('.').count(), 3, "no JWT alone");
    }
    let sent = world.heard("POST", "/user/login")[0].json();
    assert_eq!(sent, json!({ "username": fischer.login, "password": fischer.password }));
}

/// By `GET /user/renew` while the token still lives. That takes a command that is at work when the end comes near: it
/// learns from its first answer how late it is on the server, and its second request is preceded by the renewal.
#[tokio::test(flavor = "multi_thread")]
async fn stays_signed_in() {
    let world = World::signed_in(SYSTEM).await;
    let mut keys = world.keys().into_iter().map(|key| text(&key["id"]));
    let renewals = || world.heard("GET", "/user/renew");
    world.pass(TimeDelta::minutes(40));
    world.run(&["key", "revoke", SYSTEM, &keys.next().unwrap(), &keys.next().unwrap(), "--yes"]).done();
    assert_eq!(renewals().len(), 0, "the end is not near");
    world.pass(TimeDelta::minutes(17));
    world.run(&["key", "revoke", SYSTEM, &keys.next().unwrap(), &keys.next().unwrap(), "--yes"]).done();
    assert_eq!(renewals().len(), 1);
    let first = world.heard("GET", "/authheader/list")[0].header("authorization").unwrap().to_owned();
    assert_eq!(renewals()[0].header("authorization"), Some(&*first), "not by the token that was still alive");

    // The first token's hour is over.
    world.pass(TimeDelta::minutes(30));
    assert!(!world.keys().is_empty());
    assert_eq!(world.terminal.status(SYSTEM)["renews"], true);
    assert_eq!(world.heard("POST", "/user/login").len(), 1, "nobody had to sign in");
    // What is over renews nothing, and is not sent to try.
    world.pass(TimeDelta::minutes(61));
    assert_eq!(world.run(&["key", "list", "--server", SYSTEM]).failed(4)["code"], "sign_in_needed");
    assert_eq!(renewals().len(), 1);
}

/// `GET`.
#[tokio::test(flavor = "multi_thread")]
async fn signs_out() {
    let world = World::signed_in(SYSTEM).await;
    world.keys();
    let heard = world.heard("GET", "/authheader/list");
    let session = heard.last().unwrap().header("authorization").unwrap();
    assert!(world.opens("/authheader/list", "authorization", session).await);
    assert_eq!(world.run(&["sign-out", SYSTEM]).done()["outcome"], "ended_on_server");
    assert_eq!(world.heard("GET", "/user/logout").len(), 1);
    assert!(!world.opens("/authheader/list", "authorization", session).await);
    assert_eq!(world.terminal.status(SYSTEM)["state"], "signed_out");
}

/// What the sign-in gives back; an expired password is changed.
#[tokio::test(flavor = "multi_thread")]
async fn own_account() {
    let world = World::signed_in(SYSTEM).await;
    let shown = world.run(&["account", "show", SYSTEM]).done();
    assert_eq!(
        (&shown["name"], &shown["email"]),
        (&"Martin Fischer".into(), &"m.fischer@kontor.example".into())
    );
    assert_eq!(fact(&shown, "login"), "m.fischer");
    let asked = world.all_heard();
    assert!(asked.iter().all(|request| request.path != "/user"), "no account path is documented: {asked:?}");
    world.does_not_offer(NAME, &["account", "set", SYSTEM, "email=x@kontor.example"]);

    let expired = world.person("expired");
    world.add("expired", &[]);
    assert_eq!(world.sign_in_to("expired", &expired).failed(1)["code"], "password_expired");
    let (old, new) =
        (world.terminal.file("old", &expired.password), world.terminal.file("new", "SENTINEL-new-1"));
    let change = ["account", "password", "expired", "--user", &expired.login, "--password-file"];
    let swapped = [&change[..], &[&new, "--new-password-file", &old]].concat();
    assert_eq!(world.run(&swapped).failed(1)["code"], "wrong_credentials");
    world.run(&[&change[..], &[&old, "--new-password-file", &new]].concat()).done();
    assert_eq!(world.sign_in_to("expired", &expired).failed(1)["code"], "wrong_credentials");
    let renewed = chatelaine_sandbox::Person { password: "SENTINEL-new-1".into(), ..expired };
    assert_eq!(world.sign_in_to("expired", &renewed).done()["state"], "signed_in");
    assert!(world.terminal.open_in_profile("SENTINEL-new-1").is_empty());
}

/// `Properties`, which are only read.
#[tokio::test(flavor = "multi_thread")]
async fn settings() {
    let world = World::signed_in(SYSTEM).await;
    let listed = world.run(&["setting", "list", SYSTEM]).done();
    let values: Vec<_> =
        listed.as_array().unwrap().iter().map(|one| (text(&one["name"]), text(&one["value"]))).collect();
    assert_eq!(values, [("team".into(), "security".into()), ("site".into(), "Budapest".into())]);
    assert!(listed.as_array().unwrap().iter().all(|setting| setting["readOnly"] == true), "{listed}");
    world.does_not_offer(NAME, &["setting", "set", SYSTEM, "team", "sales"]);
}

/// Companies and roles as the sign-in gives them; nobody else can be looked at.
#[tokio::test(flavor = "multi_thread")]
async fn inspects_others() {
    let world = World::signed_in(SYSTEM).await;
    let shown = world.run(&["account", "show", SYSTEM]).done();
    assert_eq!((fact(&shown, "company"), fact(&shown, "companies")), ("Kontor Kft.", "Kontor Kft."));
    assert_eq!(shown["roles"], json!(["company-admin"]));
    world.does_not_offer(NAME, &["account", "list", SYSTEM]);
    world.does_not_offer(NAME, &["account", "show", SYSTEM, "12"]);
}

/// The values come in clear and are masked at once.
#[tokio::test(flavor = "multi_thread")]
async fn lists_keys() {
    let world = World::signed_in(SYSTEM).await;
    let listed = Value::from(world.keys());
    let there = Witness::of(&world).await.get("/authheader/list").await;
    assert_eq!((all(&listed, "id"), all(&listed, "name")), (all(&there, "id"), all(&there, "name")));
    let (shown, people) = (listed.to_string(), world.told(&["key", "list", "--server", SYSTEM]).with(0));
    for key in there.as_array().unwrap() {
        let value = key["token"].as_str().unwrap();
        assert!(!shown.contains(value) && !people.out().contains(value), "{}", key["name"]);
        assert!(world.terminal.open_in_profile(value).is_empty(), "{}", key["name"]);
        let row = one(&listed, "id", &text(&key["id"]));
        let hint = row["hint"].as_str().unwrap();
        assert!(hint.len() < value.len() && (row["status"] == "never" && row["expires"].is_null()), "{row}");
    }
}

/// A name and nothing else.
#[tokio::test(flavor = "multi_thread")]
async fn creates_keys() {
    let world = World::signed_in(SYSTEM).await;
    let with_end = ["key", "create", SYSTEM, "--name", "feed", "--expires", "30d"];
    assert_eq!(world.run(&with_end).failed(2)["code"], "input_refused");
    assert_eq!(world.presence("feed"), KeyPresence::Absent);
    let (id, secret) = world.new_key("feed", &[]);
    assert_eq!(world.heard("POST", "/authheader/add")[0].json(), json!({ "name": "feed" }));
    let there = Witness::of(&world).await.get("/authheader/list").await;
    let key = one(&there, "name", "feed");
    assert_eq!((text(&key["id"]), text(&key["token"])), (id, secret.clone()));
    assert!(world.opens(DOMAINS, "x-authorization", &secret).await);
    assert!(world.terminal.open_in_profile(&secret).is_empty());
}

/// Deleted by the value; no end, but a reminder that is marked as kept here.
#[tokio::test(flavor = "multi_thread")]
async fn changes_expiry_and_revokes() {
    let world = World::signed_in(SYSTEM).await;
    for (body, name) in [("object", "first"), ("string", "second")] {
        world.terminal.run(&["server", "set", SYSTEM, &format!("delete_body={body}")]).done();
        let (id, secret) = world.new_key(name, &[]);
        world.does_not_offer(NAME, &["key", "expire", SYSTEM, &id, "--at", "30d"]);
        assert!(world.opens(DOMAINS, "x-authorization", &secret).await);
        world.run(&["key", "revoke", SYSTEM, &id, "--yes"]).done();
        let sent = world.heard("POST", "/authheader/delete").last().unwrap().json();
        assert_eq!(sent, if body == "object" { json!({ "text": secret }) } else { json!(secret) });
        assert_eq!(world.presence(name), KeyPresence::Absent);
        assert!(!world.opens(DOMAINS, "x-authorization", &secret).await);
        world.does_not_offer(NAME, &["key", "restore", SYSTEM, &id]);
    }

    let (id, _) = world.new_key("reminded", &[]);
    let sent = world.changes();
    world.run(&["key", "remind", SYSTEM, &id, "--at", "2098-12-31"]).done();
    assert_eq!(world.changes(), sent, "the server hears nothing of it");
    let told = world.told(&["key", "list", "--server", SYSTEM, "--search", "reminded"]).with(0);
    assert!(told.out().contains("reminder 2098-12-31 (kept here)"), "{told:?}");
    let listed = Value::from(world.keys());
    assert_eq!(one(&listed, "id", &id)["expires"], Value::Null, "no end is made up");
}

/// It knows none: what the user chose in the window is not sent.
#[tokio::test(flavor = "multi_thread")]
async fn language() {
    let world = World::of(SYSTEM).await;
    world.speaks("hu");
    world.sign_in(&world.person("")).done();
    world.keys();
    world.asked_for_no_language();
}
