//! B2Core.

use chatelaine_model::SystemId;
use chatelaine_sandbox::Person;
use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::reading::{all, fact, one, text, time};
use crate::witness::Witness;
use crate::world::World;

const SYSTEM: &str = "b2core";
const NAME: &str = "B2Core Back Office";

/// A session without a code.
async fn signed_in() -> World {
    let world = World::of(SYSTEM).await;
    world.sign_in(&world.person("no second factor")).done();
    world
}

/// By e-mail, then a code; who delivers it is an open set.
#[tokio::test(flavor = "multi_thread")]
async fn sign_in() {
    let world = World::of(SYSTEM).await;
    let by_mail = world.person("a code by mail");
    // The sandbox does not offer this one to try: the code comes otherwise.
    let by_sms = Person {
        system: SystemId::new(SYSTEM),
        way: "password".into(),
        login: "t.okada@kontor.example".into(),
        password: "sandbox-B2Core-3".into(),
        about: String::new(),
    };
    for (person, provider) in [(by_mail, "email"), (by_sms, "sms")] {
        let waits = world.sign_in(&person).failed(3);
        assert_eq!((&waits["code"], &waits["detail"]), (&"second_factor_needed".into(), &provider.into()));
        let status = world.terminal.status(SYSTEM);
        assert_eq!((&status["state"], &status["channel"]), (&"second_factor".into(), &provider.into()));
        assert!(time(&status["ends"]) > world.now());

        let code = world.code();
        let another = if code == "000000" { "000001" } else { "000000" };
        let wrong = world.terminal.file("code", another);
        assert_eq!(world.run(&["sign-in", SYSTEM, "--code-file", &wrong]).failed(1)["code"], "wrong_code");
        let state = world.run(&["sign-in", SYSTEM, "--code", &code]).done();
        assert_eq!((&state["state"], &state["who"]), (&"signed_in".into(), &person.login.clone().into()));
        let sent = world.heard("POST", "/api/v2/2fa/confirm").last().unwrap().json();
        assert_eq!(sent["code"], Value::from(code));
        world.run(&["account", "list", SYSTEM, "--limit", "1"]).done();
    }
    let sent = world.heard("POST", "/api/v2/signin")[0].json();
    assert_eq!(all(&json!([sent]), "email"), ["s.lindqvist@kontor.example".to_owned()].into());
}

/// By a pair of tokens in the body, each of which serves once.
#[tokio::test(flavor = "multi_thread")]
async fn stays_signed_in() {
    let world = signed_in().await;
    for hours in 1..=3 {
        world.pass(TimeDelta::minutes(61));
        world.run(&["account", "list", SYSTEM, "--limit", "1"]).done();
        assert_eq!(world.heard("POST", "/api/v2/refresh").len(), hours);
    }
    let renewals = world.heard("POST", "/api/v2/refresh");
    let mut sent: Vec<String> = renewals.iter().map(|sent| text(&sent.json()["refreshToken"])).collect();
    sent.sort_unstable();
    sent.dedup();
    assert_eq!(sent.len(), 3, "one was sent twice");
    assert!(renewals.iter().all(|sent| sent.header("authorization").is_none()));
    assert_eq!(world.heard("POST", "/api/v2/signin").len(), 1, "nobody had to sign in");
    assert_eq!(world.terminal.status(SYSTEM)["renews"], true);
}

/// `POST`; 401 counts as gone.
#[tokio::test(flavor = "multi_thread")]
async fn signs_out() {
    let world = signed_in().await;
    let session = || {
        world.run(&["account", "list", SYSTEM, "--limit", "1"]).done();
        world.heard("GET", "/api/v2/clients").last().unwrap().header("authorization").unwrap().to_owned()
    };
    let clients = "/api/v2/clients?limit=1";
    let token = session();
    assert!(world.opens(clients, "authorization", &token).await);
    assert_eq!(world.run(&["sign-out", SYSTEM]).done()["outcome"], "ended_on_server");
    assert!(!world.opens(clients, "authorization", &token).await);
    assert_eq!(world.terminal.status(SYSTEM)["state"], "signed_out");

    world.sign_in(&world.person("no second factor")).done();
    let token = session();
    assert!(world.post("/api/v2/signout", "authorization", &token).await.is_success());
    assert_eq!(world.run(&["sign-out", SYSTEM]).done()["outcome"], "already_ended");
    assert_eq!(world.terminal.status(SYSTEM)["state"], "signed_out");
}

/// Not offered, and said so.
#[tokio::test(flavor = "multi_thread")]
async fn own_account() {
    let world = signed_in().await;
    world.does_not_offer(NAME, &["account", "show", SYSTEM]);
    world.does_not_offer(NAME, &["account", "set", SYSTEM, "name=x"]);
    world.does_not_offer(NAME, &["account", "password", SYSTEM]);
}

#[tokio::test(flavor = "multi_thread")]
async fn settings() {
    let world = signed_in().await;
    world.does_not_offer(NAME, &["setting", "list", SYSTEM]);
    world.does_not_offer(NAME, &["setting", "set", SYSTEM, "any", "1"]);
}

/// Clients: search, details, second factors, history of sign-ins, blocked addresses; unblocked when that is confirmed.
#[tokio::test(flavor = "multi_thread")]
async fn inspects_others() {
    let world = signed_in().await;
    let witness = Witness::of(&world).await;
    let there = witness.get("/api/v2/clients?limit=100").await["data"].clone();
    let listed = world.run(&["account", "list", SYSTEM, "--limit", "1000"]).done();
    assert_eq!(all(&listed["accounts"], "id"), all(&there, "id"));
    assert_eq!(listed["more"], false);
    for (search, filter) in [
        ("dekker", "filter%5Bname%5D"),
        ("j.dekker@mail.example", "filter%5Bemail%5D"),
        ("77", "filter%5BclientId%5D"),
    ] {
        let found = world.run(&["account", "list", SYSTEM, "--search", search]).done();
        let wanted = witness.get(&format!("/api/v2/clients?limit=100&{filter}={search}")).await;
        assert_eq!(all(&found["accounts"], "id"), all(&wanted["data"], "id"), "{search}");
        assert!(all(&found["accounts"], "id").contains("77"), "{search}: {found}");
    }

    let shown = world.run(&["account", "show", SYSTEM, "77"]).done();
    let client = witness.get("/api/v2/clients/77").await;
    assert_eq!(
        (&shown["account"]["email"], fact(&shown["account"], "nickname")),
        (&client["email"], "jdekker")
    );
    let factors = witness.get("/api/v2/clients/77/2fa").await["data"].clone();
    for factor in factors.as_array().unwrap() {
        let row = one(&shown["secondFactors"], "name", &text(&factor["name"]));
        assert_eq!(row["enabled"], factor["isEnabled"]);
    }
    assert_eq!(all(&shown["secondFactors"], "enabled"), ["false".to_owned(), "true".into()].into());
    let history = "/api/v2/clients/authorizations?filter%5BclientId%5D=77&limit=100";
    let history = witness.get(history).await["data"].as_array().unwrap().len();
    let sign_ins = shown["signIns"].as_array().unwrap();
    assert_eq!((sign_ins.len(), &shown["moreSignIns"]), (history, &false.into()));
    assert!(sign_ins.is_sorted_by_key(|record| std::cmp::Reverse(time(&record["at"]))), "{shown}");
    assert_eq!(sign_ins[0]["succeeded"], false);

    let blocks = "/api/v2/security/addresses?filter%5BclientId%5D=77";
    let block = text(&shown["blocks"][0]["id"]);
    assert_eq!(all(&shown["blocks"], "id"), all(&witness.get(blocks).await["data"], "id"));
    assert_eq!(shown["blocks"][0]["address"], "203.0.113.7");
    world.run(&["account", "unblock", SYSTEM, &block]).failed(2);
    assert_eq!(witness.get(blocks).await["total"], 1, "nobody confirmed it");
    world.run(&["account", "unblock", SYSTEM, &block, "--yes"]).done();
    assert_eq!(witness.get(blocks).await["total"], 0);
}

/// Not offered, and said so.
#[tokio::test(flavor = "multi_thread")]
async fn lists_keys() {
    let world = signed_in().await;
    world.does_not_offer(NAME, &["key", "list", "--server", SYSTEM]);
}

#[tokio::test(flavor = "multi_thread")]
async fn creates_keys() {
    let world = signed_in().await;
    world.does_not_offer(NAME, &["key", "create", SYSTEM, "--name", "n", "--expires", "30d"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn changes_expiry_and_revokes() {
    let world = signed_in().await;
    world.does_not_offer(NAME, &["key", "expire", SYSTEM, "1", "--at", "30d"]);
    world.does_not_offer(NAME, &["key", "revoke", SYSTEM, "1", "--yes"]);
    world.does_not_offer(NAME, &["key", "restore", SYSTEM, "1"]);
}

/// `Accept-Language`.
#[tokio::test(flavor = "multi_thread")]
async fn language() {
    let world = signed_in().await;
    world.run(&["account", "list", SYSTEM, "--limit", "1"]).done();
    let asked = |from: usize| {
        let heard = world.all_heard();
        assert!(heard.len() > from, "nothing was sent");
        let asked =
            heard.iter().skip(from).map(|request| request.header("accept-language").map(str::to_owned));
        asked.collect::<std::collections::BTreeSet<_>>()
    };
    assert_eq!(asked(0), [Some("en".to_owned())].into());
    let before = world.all_heard().len();
    world.speaks("hu-HU");
    world.sign_in(&world.person("no second factor")).done();
    world.run(&["account", "list", SYSTEM, "--limit", "1"]).done();
    assert_eq!(asked(before), [Some("hu-HU".to_owned())].into());
}
