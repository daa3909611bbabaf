//! The JSON that scripts read, as `docs/terminal.md` promises it: exactly these members, and nothing under another name.

use serde_json::Value;

use crate::world::World;

#[track_caller]
fn members(value: &Value) -> Vec<&str> {
    value.as_object().unwrap_or_else(|| panic!("{value}")).keys().map(String::as_str).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key() {
    let world = World::signed_in("babelfor").await;
    let listed = world.json(&["key", "list", "--server", "babelfor"]).with(0).json();
    for key in listed.as_array().unwrap() {
        assert_eq!(
            members(key),
            [
                "id",
                "server",
                "name",
                "hint",
                "owner",
                "created",
                "expires",
                "lastUsed",
                "status",
                "permissions",
                "goneSince"
            ]
        );
        for time in ["created", "expires"] {
            if let Some(at) = key[time].as_str() {
                assert!(at.ends_with('Z'), "{at}");
            }
        }
    }
    let made =
        world.json(&["key", "create", "babelfor", "--name", "n", "--expires", "2099-01-31"]).with(0).json();
    assert_eq!(members(&made), ["id", "server", "name", "hint", "expires", "secret"]);
    assert_eq!((&made["expires"], &made["secret"]), (&"2099-01-31T23:59:59Z".into(), &"kept".into()));
    let gone =
        world.json(&["key", "revoke", "babelfor", made["id"].as_str().unwrap(), "--yes"]).with(0).json();
    assert_eq!(members(&gone[0]), ["id", "server", "outcome", "error"]);
    assert_eq!(gone[0]["error"], Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log() {
    let world = World::signed_in("babelfor").await;
    let listed = world.json(&["activity", "list"]).with(0).json();
    assert_eq!(
        members(&listed[0]),
        ["number", "at", "who", "deed", "subject", "key", "server", "outcome", "reason"]
    );
    let checked = world.json(&["activity", "verify"]).with(0).json();
    assert_eq!(members(&checked), ["intact", "entries", "checked", "sealed", "seal", "breaks"]);
    let path = world.home.path("log.json").display().to_string();
    assert_eq!(members(&world.json(&["activity", "export", &path]).with(0).json()), ["path", "rows"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_and_its_session() {
    let world = World::with("babelfor").await;
    let listed = world.json(&["server", "list"]).with(0).json();
    assert_eq!(members(&listed[0]), ["id", "name", "system", "url", "mark", "plainHttp"]);
    assert_eq!(listed[0]["mark"], "production");
    let shown = world.json(&["server", "show", "babelfor"]).with(0).json();
    assert_eq!(
        members(&shown),
        ["id", "name", "system", "url", "mark", "plainHttp", "trust", "options", "corrections", "assumed"]
    );
    assert_eq!(members(&shown["trust"]), ["authority", "pin", "plainHttp", "clientCertificate"]);
    assert_eq!(members(&shown["assumed"][0]), ["table", "power", "why", "asks", "accepted", "places"]);
    let found = world.json(&["server", "test", "babelfor"]).with(0).json();
    assert_eq!(members(&found), ["url", "encrypted", "milliseconds", "clockApart", "assumed"]);
    let signed_in = world.sign_in("babelfor").with(0).json();
    let session = ["server", "name", "state", "who", "ends", "renews", "channel", "reason", "until"];
    assert_eq!(members(&signed_in), session);
    assert_eq!(members(&world.json(&["status"]).with(0).json()[0]), session);
    assert_eq!(signed_in["renews"], false);
    let ended = world.json(&["sign-out", "babelfor"]).with(0).json();
    assert_eq!(members(&ended), ["server", "outcome"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account() {
    let world = World::signed_in("babelfor").await;
    let account = world.json(&["account", "show", "babelfor"]).with(0).json();
    assert_eq!(members(&account), ["id", "name", "email", "roles", "facts"]);
    assert_eq!(members(&account["facts"][0]), ["name", "value", "time", "assumed", "editable"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_setting() {
    let world = World::signed_in("babelfor").await;
    let listed = world.json(&["setting", "list", "babelfor"]).with(0).json();
    assert_eq!(
        members(&listed[0]),
        ["id", "groups", "name", "value", "kind", "about", "readOnly", "choices", "open"]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_elses_account() {
    let world = World::with("b2core").await;
    let person = world.person("b2core", "Has no second factor");
    let password = world.home.file("password", &person.password);
    world.run(&["sign-in", "b2core", "--user", &person.login, "--password-file", &password]).with(0);
    let listed = world.json(&["account", "list", "b2core"]).with(0).json();
    assert_eq!(members(&listed), ["accounts", "total", "more"]);
    assert_eq!(members(&listed["accounts"][0]), ["id", "name", "email", "facts"]);
    let id = listed["accounts"][0]["id"].as_str().unwrap();
    let shown = world.json(&["account", "show", "b2core", id]).with(0).json();
    assert_eq!(members(&shown), ["account", "secondFactors", "signIns", "moreSignIns", "blocks"]);
    assert_eq!(members(&shown["secondFactors"][0]), ["name", "label", "enabled"]);
    assert_eq!(members(&shown["signIns"][0]), ["at", "address", "succeeded", "outcome", "agent"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_error() {
    let world = World::with("babelfor").await;
    let error = world.json(&["account", "show", "babelfor"]).with(4).error();
    assert_eq!(members(&error), ["code", "message", "server", "retryAfter", "detail", "assumed"]);
    let id = world.json(&["server", "list"]).with(0).json()[0]["id"].clone();
    assert_eq!(error["server"], id);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_definition() {
    let world = World::new().await;
    let listed = world.json(&["definition", "list"]).with(0).json();
    let ids: Vec<_> =
        listed.as_array().unwrap().iter().map(|system| system["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), 5);
    assert!(ids.contains(&"mgmtapp"));
    assert_eq!(members(&listed[0]), ["id", "name", "about", "docs", "own", "trouble", "ways", "powers"]);
    let shown = world.json(&["definition", "show", "mgmtapp"]).with(0).json();
    assert_eq!(
        members(&shown),
        ["id", "name", "about", "docs", "own", "ways", "options", "powers", "permissions", "assumed"]
    );
    assert_eq!(members(&shown["ways"][0]), ["id", "label", "fields", "source", "why"]);
    assert_eq!(members(&shown["options"][0]), ["name", "label", "default", "choices", "why"]);
    assert_eq!(members(&shown["powers"][0]), ["power", "source", "why"]);
    assert_eq!(members(&shown["assumed"][0]), ["table", "power", "why", "asks", "places"]);
}
