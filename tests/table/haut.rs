//! Haut.AI.

use std::collections::BTreeSet;

use chatelaine_sandbox::KeyPresence;
use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::reading::{about, all, fact, one, text, time};
use crate::witness::Witness;
use crate::world::World;

const SYSTEM: &str = "haut";
const NAME: &str = "Haut.AI SaaS";
const LOGIN: &str = "/api/v1/auth/login/";
const REFRESH: &str = "/api/v1/auth/refresh/";
const TOKENS: &str = "/api/v1/auth/private_tokens/";

/// By e-mail; or a pasted private token, which is offered where a 400 has two meanings.
#[tokio::test(flavor = "multi_thread")]
async fn sign_in() {
    let world = World::of(SYSTEM).await;
    let meyer = world.person("Holds most");
    assert_eq!(world.sign_in(&meyer).done()["who"], Value::from(meyer.login.as_str()));
    let sent = world.heard("POST", LOGIN)[0].json();
    assert_eq!(sent, json!({ "username": meyer.login, "password": meyer.password }));
    assert!(!world.keys().is_empty());

    let varga = world.person("so the password is refused");
    world.add("varga", &[]);
    assert_eq!(world.sign_in_to("varga", &varga).failed(1)["code"], "input_or_second_factor");
    let password = world.terminal.file("entered", &varga.password);
    let told =
        world.told(&["sign-in", "varga", "--user", &varga.login, "--password-file", &password]).with(1);
    let said = told.err().to_lowercase();
    for word in ["wrong", "second factor", "token", "--api-key-file"] {
        assert!(said.contains(word), "'{word}' is not said: {told:?}");
    }
    let token = world.person("A private token");
    assert_eq!(world.sign_in_to("varga", &token).done()["state"], "signed_in");
    let listed = world.run(&["key", "list", "--server", "varga"]).done();
    assert_eq!(one(&listed, "name", &token.login)["server"], one(&listed, "name", "varga-laptop")["server"]);
    let bearer = format!("Bearer {}", token.password);
    assert_eq!(world.heard("GET", TOKENS).last().unwrap().header("authorization"), Some(&*bearer));
    assert!(world.terminal.open_in_profile(&token.password).is_empty());
}

/// By a renewal where it works, else signed in again.
#[tokio::test(flavor = "multi_thread")]
async fn stays_signed_in() {
    let world = World::signed_in(SYSTEM).await;
    let meyer = world.person("");
    for hours in 1..=2 {
        world.pass(TimeDelta::minutes(61));
        assert!(!world.keys().is_empty());
        assert_eq!(world.heard("POST", REFRESH).len(), hours);
    }
    let sent: BTreeSet<_> =
        world.heard("POST", REFRESH).iter().map(|sent| text(&sent.json()["refresh_token"])).collect();
    assert_eq!(sent.len(), 2, "one was sent twice");
    assert_eq!(world.heard("POST", LOGIN).len(), 1, "nobody had to sign in");

    // This server does not know the refresh token by that name.
    world.add("other", &["refresh_field=refresh"]);
    world.sign_in_to("other", &meyer).done();
    world.pass(TimeDelta::minutes(61));
    for _ in 0..2 {
        assert_eq!(world.run(&["key", "list", "--server", "other"]).failed(4)["code"], "sign_in_needed");
    }
    assert_eq!(world.heard("POST", REFRESH).len(), 3, "a renewal that does not work is not tried again");
    assert_eq!(world.terminal.status("other")["state"], "needs_sign_in");
    world.sign_in_to("other", &meyer).done();
    assert!(!world.run(&["key", "list", "--server", "other"]).done().as_array().unwrap().is_empty());
}

/// Not documented: forgotten here, and said so.
#[tokio::test(flavor = "multi_thread")]
async fn signs_out() {
    let world = World::signed_in(SYSTEM).await;
    world.keys();
    let heard = world.heard("GET", TOKENS);
    let session = heard.last().unwrap().header("authorization").unwrap();
    let before = world.all_heard().len();
    assert_eq!(world.run(&["sign-out", SYSTEM]).done()["outcome"], "forgotten_here");
    assert_eq!(world.all_heard().len(), before, "there is nothing to send");
    assert!(world.opens(TOKENS, "authorization", session).await, "only the server could end it");
    assert!(world.terminal.open_in_profile(session.trim_start_matches("Bearer ")).is_empty());
    world.run(&["key", "list", "--server", SYSTEM]).failed(4);

    world.sign_in(&world.person("")).done();
    let told = world.told(&["sign-out", SYSTEM]).with(0);
    assert!(told.out().contains("documents no sign-out"), "{told:?}");
}

/// What the sign-in gives back.
#[tokio::test(flavor = "multi_thread")]
async fn own_account() {
    let world = World::signed_in(SYSTEM).await;
    let before = world.heard("POST", LOGIN).len();
    let shown = world.run(&["account", "show", SYSTEM]).done();
    assert_eq!((&shown["name"], &shown["email"]), (&"Anna Meyer".into(), &"a.meyer@kontor.example".into()));
    assert_eq!((fact(&shown, "id"), fact(&shown, "verified")), ("7001", "true"));
    assert_eq!(world.heard("POST", LOGIN).len(), before);
    world.does_not_offer(NAME, &["account", "set", SYSTEM, "email=x@kontor.example"]);
}

/// Feature flags, which are only read.
#[tokio::test(flavor = "multi_thread")]
async fn settings() {
    let world = World::signed_in(SYSTEM).await;
    let listed = world.run(&["setting", "list", SYSTEM]).done();
    for (name, value) in [("SKIN_GPT", "true"), ("FACE_METRICS_3", "true"), ("BATCH_UPLOAD", "false")] {
        let flag = one(&listed, "name", name);
        assert_eq!(
            (&flag["kind"], &flag["value"], &flag["readOnly"]),
            (&"bool".into(), &value.into(), &true.into())
        );
    }
    world.does_not_offer(NAME, &["setting", "set", SYSTEM, "BATCH_UPLOAD", "true"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn inspects_others() {
    let world = World::signed_in(SYSTEM).await;
    world.does_not_offer(NAME, &["account", "list", SYSTEM]);
    world.does_not_offer(NAME, &["account", "show", SYSTEM, "7002"]);
}

/// Paged, searched, ordered.
#[tokio::test(flavor = "multi_thread")]
async fn lists_keys() {
    let world = World::signed_in(SYSTEM).await;
    let witness = Witness::of(&world).await;
    let before = world.heard("GET", TOKENS).len();
    let listed = Value::from(world.keys());
    let there = witness.get(&format!("{TOKENS}?page_size=100")).await;
    assert_eq!(all(&listed, "id"), all(&there["results"], "id"));
    assert_eq!(listed.as_array().unwrap().len(), 86);
    let queries: Vec<_> =
        world.heard("GET", TOKENS).into_iter().skip(before).map(|request| request.query).collect();
    assert!(queries.len() < 10, "{queries:?}");
    for (query, page) in queries.iter().zip(1..) {
        let has = |pair: &str| query.split('&').any(|part| part == pair);
        assert!(has(&format!("page={page}")) && has("ordering=id"), "{queries:?}");
    }

    let found = world.run(&["key", "list", "--server", SYSTEM, "--search", "KIOSK"]).done();
    let wanted = witness.get(&format!("{TOKENS}?page_size=100&q=kiosk")).await;
    assert!(!found.as_array().unwrap().is_empty());
    assert_eq!(all(&found, "id"), all(&wanted["results"], "id"));

    world.terminal.run(&["server", "set", SYSTEM, "ordering=-expiration_time"]).done();
    assert_eq!(all(&Value::from(world.keys()), "id"), all(&listed, "id"), "another order loses nothing");
    assert!(world.heard("GET", TOKENS).last().unwrap().query.contains("ordering=-expiration_time"));
}

/// A name and an end, which is mandatory; the value is shown once.
#[tokio::test(flavor = "multi_thread")]
async fn creates_keys() {
    let world = World::signed_in(SYSTEM).await;
    let endless = ["key", "create", SYSTEM, "--name", "study"];
    assert_eq!(world.run(&endless).failed(2)["code"], "input_refused");
    assert_eq!(
        world.run(&[&endless[..], &["--expires", "never"]].concat()).failed(2)["code"],
        "input_refused"
    );
    assert_eq!((world.presence("study"), world.heard("POST", TOKENS).len()), (KeyPresence::Absent, 0));

    let (id, secret) = world.new_key("study", &["--expires", "45d"]);
    let there = Witness::of(&world).await.get(&format!("{TOKENS}?page_size=100")).await;
    let key = one(&there["results"], "name", "study");
    assert_eq!(text(&key["id"]), id);
    about(time(&key["expiration_time"]), world.now(), TimeDelta::days(45));
    assert!(world.opens(TOKENS, "authorization", &format!("Bearer {secret}")).await);
    assert!(world.terminal.open_in_profile(&secret).is_empty());
}

/// Deleted by id; the end is fixed at creation, and that is said.
#[tokio::test(flavor = "multi_thread")]
async fn changes_expiry_and_revokes() {
    let world = World::signed_in(SYSTEM).await;
    let (id, secret) = world.new_key("study", &["--expires", "45d"]);
    let expire = ["key", "expire", SYSTEM, &id, "--at", "60d"];
    world.does_not_offer(NAME, &expire);
    let told = world.run(&expire).failed(5);
    assert!(text(&told["message"]).contains("fixed when the key is made"), "{told}");

    world.run(&["key", "revoke", SYSTEM, &id, "--yes"]).done();
    assert_eq!(world.heard("DELETE", &format!("{TOKENS}{id}/")).len(), 1);
    assert_eq!(world.presence("study"), KeyPresence::Absent);
    assert!(!world.opens(TOKENS, "authorization", &format!("Bearer {secret}")).await);
    assert!(!all(&Value::from(world.keys()), "id").contains(&id));
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
