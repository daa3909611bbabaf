//! Babelfor.

use chatelaine_sandbox::KeyPresence;
use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::reading::{about, all, fact, one, text, time};
use crate::witness::Witness;
use crate::world::World;

const SYSTEM: &str = "babelfor";
const NAME: &str = "Babelfor.NET Licensing";

/// By user name; by an API key, in a header whose name is configurable.
#[tokio::test(flavor = "multi_thread")]
async fn sign_in() {
    let world = World::of(SYSTEM).await;
    let meyer = world.person("Administers all keys");
    let state = world.sign_in(&meyer).done();
    assert_eq!((&state["state"], &state["who"]), (&"signed_in".into(), &"a.meyer".into()));
    let sent = world.heard("POST", "/v1/auth/login")[0].json();
    assert_eq!(sent, json!({ "username": meyer.login, "password": meyer.password }));
    assert_eq!(world.run(&["account", "show", SYSTEM]).done()["email"], "a.meyer@kontor.example");

    let key = world.person("An API key");
    world.add("by key", &[]);
    world.sign_in_to("by key", &key).done();
    assert_eq!(world.run(&["account", "show", "by key"]).done()["email"], "a.meyer@kontor.example");
    // This server knows keys in the shipped header only; what is sent in another is seen all the same.
    world.add("elsewhere", &["api_key_header=x-licence-key"]);
    assert_eq!(world.sign_in_to("elsewhere", &key).failed(1)["code"], "wrong_credentials");
    let heard = world.heard("GET", "/v1/auth/user");
    let (mut usual, mut other) = (0, 0);
    for request in &heard {
        usual += usize::from(request.header("x-api-key") == Some(&key.password));
        other += usize::from(request.header("x-licence-key") == Some(&key.password));
        let ways = ["authorization", "x-api-key", "x-licence-key"];
        assert_eq!(ways.iter().filter(|way| request.header(way).is_some()).count(), 1, "{request:?}");
    }
    assert!(usual > 0 && other == 1, "{usual} {other}");
    assert!(world.terminal.open_in_profile(&key.password).is_empty());
}

/// 30 minutes unless told; warned before the end, then signed in again.
#[tokio::test(flavor = "multi_thread")]
async fn stays_signed_in() {
    let world = World::signed_in(SYSTEM).await;
    let (meyer, begun) = (world.person(""), world.now());
    let status = world.terminal.status(SYSTEM);
    about(time(&status["ends"]), begun, TimeDelta::minutes(30));
    assert_eq!(status["renews"], false);
    // A server that tells nothing, and one whose administrator says another time.
    let untold = "session.access.ends.0.seconds=/not/told";
    for (server, more, minutes) in
        [("untold", &[untold][..], 30), ("other", &[untold, "session.access.ends.1.fixed=12m"], 12)]
    {
        world.add(server, more);
        world.sign_in_to(server, &meyer).done();
        let ends = time(&world.terminal.status(server)["ends"]);
        about(ends, world.now(), TimeDelta::minutes(minutes));
    }

    let warned = world.told(&["account", "show", SYSTEM]).with(0);
    assert!(!warned.err().contains("cannot be renewed"), "{warned:?}");
    world.pass(TimeDelta::minutes(27));
    let warned = world.told(&["account", "show", SYSTEM]).with(0);
    assert!(warned.err().contains("within 3 min and cannot be renewed"), "{warned:?}");

    world.pass(TimeDelta::minutes(4));
    let sign_ins = || world.heard("POST", "/v1/auth/login").len();
    let before = sign_ins();
    assert_eq!(world.run(&["account", "show", SYSTEM]).failed(4)["code"], "sign_in_needed");
    let status = world.terminal.status(SYSTEM);
    assert_eq!((&status["state"], &status["who"]), (&"needs_sign_in".into(), &"a.meyer".into()));
    assert_eq!(sign_ins(), before, "nobody signs in by themselves");
    world.sign_in(&meyer).done();
    world.run(&["account", "show", SYSTEM]).done();
}

/// `POST {}`.
#[tokio::test(flavor = "multi_thread")]
async fn signs_out() {
    let world = World::signed_in(SYSTEM).await;
    world.run(&["account", "show", SYSTEM]).done();
    let heard = world.heard("GET", "/v1/auth/user");
    let session = heard.last().unwrap().header("authorization").unwrap();
    assert!(world.opens("/v1/auth/user", "authorization", session).await);
    assert_eq!(world.run(&["sign-out", SYSTEM]).done()["outcome"], "ended_on_server");
    assert_eq!(world.heard("POST", "/v1/auth/logout")[0].json(), json!({}));
    assert!(!world.opens("/v1/auth/user", "authorization", session).await);
    assert_eq!(world.terminal.status(SYSTEM)["state"], "signed_out");
}

/// Read and changed, the document written whole, nothing in it lost that Chatelaine does not know.
#[tokio::test(flavor = "multi_thread")]
async fn own_account() {
    let world = World::signed_in(SYSTEM).await;
    let told = async || Witness::of(&world).await.get("/v1/auth/user").await["user"].clone();
    let before = told().await;
    let unknown = before["apiKeys"].as_array().unwrap().iter().filter(|key| key["clientSecret"].is_string());
    assert!(before["countryCode"] == "HU" && unknown.count() > 0, "nothing unknown is there to be lost");
    let shown = world.run(&["account", "show", SYSTEM]).done();
    assert_eq!((fact(&shown, "city"), fact(&shown, "login")), ("Budapest", "a.meyer"));

    let changed = world.run(&["account", "set", SYSTEM, "city=Łódź", "notes=a = b"]).done();
    assert_eq!((fact(&changed, "city"), fact(&changed, "notes")), ("Łódź", "a = b"));
    let after = told().await;
    assert_eq!((&after["city"], &after["notes"]), (&"Łódź".into(), &"a = b".into()));
    let rest = |document: &Value| {
        let mut rest = document.as_object().unwrap().clone();
        // What the server itself writes at a sign-in or a change.
        for name in ["city", "notes", "updatedAt", "lastLogIn"] {
            rest.remove(name);
        }
        rest
    };
    assert_eq!(rest(&after), rest(&before));

    let writes = world.changes();
    assert_eq!(world.run(&["account", "set", SYSTEM, "login=other"]).failed(2)["code"], "input_refused");
    assert_eq!(world.changes(), writes);
}

/// Typed editors; what is read-only is locked.
#[tokio::test(flavor = "multi_thread")]
async fn settings() {
    let world = World::signed_in(SYSTEM).await;
    let listed = world.run(&["setting", "list", SYSTEM]).done();
    let kinds =
        ["RowsPerPage", "SendExpiryMail", "Culture"].map(|name| text(&one(&listed, "name", name)["kind"]));
    assert_eq!(kinds, ["int", "bool", "text"]);
    let locked = listed.as_array().unwrap().iter().filter(|setting| setting["readOnly"] == true);
    assert_eq!(locked.count(), 3);

    world.run(&["setting", "set", SYSTEM, "RowsPerPage", "50"]).done();
    let mail = text(&one(&listed, "name", "SendExpiryMail")["id"]);
    world.run(&["setting", "set", SYSTEM, &mail, "true"]).done();
    let writes = world.changes();
    for (name, value) in [("RowsPerPage", "many"), ("SendExpiryMail", "perhaps"), ("MaxActivations", "6")] {
        let refused = world.run(&["setting", "set", SYSTEM, name, value]).failed(2);
        assert_eq!(refused["code"], "input_refused", "{name}: {refused}");
    }
    assert_eq!(world.changes(), writes, "what is refused is not sent");

    let told = Witness::of(&world).await.get("/v1/auth/user").await;
    let value = |name: &str| text(&one(&told["user"]["settings"], "name", name)["value"]);
    assert_eq!(["RowsPerPage", "SendExpiryMail", "MaxActivations"].map(value), ["50", "true", "5"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn inspects_others() {
    let world = World::signed_in(SYSTEM).await;
    world.does_not_offer(NAME, &["account", "list", SYSTEM]);
    world.does_not_offer(NAME, &["account", "show", SYSTEM, "1"]);
    world.does_not_offer(NAME, &["account", "unblock", SYSTEM, "1", "--yes"]);
}

/// With permissions as bit flags, the last of them assumed.
#[tokio::test(flavor = "multi_thread")]
async fn lists_keys() {
    let world = World::signed_in(SYSTEM).await;
    let listed = Value::from(world.keys());
    let there = Witness::of(&world).await.get("/v1/api-keys").await["apiKeys"].clone();
    assert_eq!(all(&listed, "id"), all(&there, "id"));
    assert_eq!(all(&listed, "owner"), all(&there, "owner"));
    let shown = listed.to_string();
    for key in there.as_array().unwrap() {
        let row = one(&listed, "id", &text(&key["id"]));
        // A key without permissions has no member for them: defaults are left out.
        let bits = key["permissions"].as_u64().unwrap_or_default();
        let flags = [("Read", 1), ("Write", 2), ("Delete", 4), ("Create", 8)];
        let names: Vec<_> = flags.iter().filter(|(_, bit)| bits & bit != 0).map(|(name, _)| *name).collect();
        assert_eq!(row["permissions"], json!(names), "{row}");
        assert_eq!(row["status"] == "revoked", key["revoked"] == true, "{row}");
        assert_eq!(row["expires"].is_null(), key["expireDate"].is_null(), "{row}");
        assert!(!shown.contains(key["key"].as_str().unwrap()), "a value is shown");
    }
    let known = world.run(&["definition", "show", SYSTEM]).done();
    let assumed: Vec<bool> =
        known["permissions"].as_array().unwrap().iter().map(|one| one["assumed"].is_string()).collect();
    assert_eq!(all(&known["permissions"], "name").len(), 4);
    assert_eq!(assumed.iter().filter(|assumed| **assumed).count(), 1);
    assert!(one(&known["permissions"], "name", "Create")["assumed"].is_string(), "{known}");
}

/// Name, expiry, permissions, description.
#[tokio::test(flavor = "multi_thread")]
async fn creates_keys() {
    let world = World::signed_in(SYSTEM).await;
    let more = ["--expires", "30d", "--permission", "Read", "--permission", "Create"];
    let more = [&more[..], &["--description", "for the night"]].concat();
    let asked = world.terminal.run(&[&["key", "create", SYSTEM, "--name", "nightly"], &more[..]].concat());
    assert_eq!(asked.failed(9)["assumed"][0]["table"], "keys.create");
    assert_eq!(world.presence("nightly"), KeyPresence::Absent);

    let (id, secret) = world.new_key("nightly", &more);
    let user = Witness::of(&world).await.get("/v1/auth/user").await["user"].clone();
    let key = one(&user["apiKeys"], "name", "nightly");
    assert_eq!((text(&key["id"]), text(&key["key"])), (id, secret.clone()));
    assert_eq!((&key["permissions"], &key["description"]), (&9.into(), &"for the night".into()));
    assert_eq!(key["ownerId"], user["id"]);
    about(time(&key["expireDate"]), world.now(), TimeDelta::days(30));
    assert!(world.opens("/v1/auth/user", "x-api-key", &secret).await);
    assert!(world.terminal.open_in_profile(&secret).is_empty());
}

/// Both by the documented write of the whole account; one by one as an assumed alternative.
#[tokio::test(flavor = "multi_thread")]
async fn changes_expiry_and_revokes() {
    let world = World::signed_in(SYSTEM).await;
    for way in ["account", "put", "delete"] {
        let chosen = format!("key_changes={way}");
        world.terminal.run(&["server", "set", SYSTEM, &chosen]).done();
        let (id, secret) = world.new_key(way, &["--permission", "Write", "--description", "kept"]);
        let path = format!("/v1/api-keys/{id}");
        let told = async || Witness::of(&world).await.get("/v1/api-keys").await["apiKeys"].clone();
        let others = |keys: &Value| {
            let mut keys = keys.as_array().unwrap().clone();
            keys.retain(|key| text(&key["id"]) != id);
            keys
        };
        let before = told().await;

        let expire = ["key", "expire", SYSTEM, &id, "--at", "2098-12-31"];
        if way == "put" {
            let asked = world.terminal.run(&expire).failed(9);
            assert!(text(&asked["assumed"][0]["why"]).contains("PUT"), "{asked}");
        }
        world.run(&expire).done();
        let after = told().await;
        let key = one(&after, "id", &id);
        assert_eq!(key["expireDate"], "2098-12-31T23:59:59Z");
        assert_eq!((&key["permissions"], &key["description"]), (&2.into(), &"kept".into()));
        assert_eq!(others(&after), others(&before), "{way}");
        assert_eq!(world.heard("PUT", &path).len(), usize::from(way != "account"), "{way}");

        world.run(&["key", "revoke", SYSTEM, &id, "--yes"]).done();
        let gone = if way == "delete" { KeyPresence::Absent } else { KeyPresence::Revoked };
        assert_eq!(world.presence(way), gone);
        assert_eq!(others(&told().await), others(&before), "{way}");
        assert_eq!(world.heard("DELETE", &path).len(), usize::from(way == "delete"), "{way}");
        assert!(!world.opens("/v1/auth/user", "x-api-key", &secret).await, "{way}");
    }
    // Each of the first two changes was one write of the account.
    assert_eq!(world.heard("POST", "/v1/auth/user").len(), 2);
}

/// It knows none: what the user chose in the window is not sent.
#[tokio::test(flavor = "multi_thread")]
async fn language() {
    let world = World::of(SYSTEM).await;
    world.speaks("hu");
    world.sign_in(&world.person("")).done();
    world.run(&["account", "show", SYSTEM]).done();
    world.asked_for_no_language();
}
