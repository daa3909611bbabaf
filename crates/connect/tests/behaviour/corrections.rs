//! What a definition assumes, who is asked for it, and how it is corrected for one server.

use std::collections::BTreeMap;

use chatelaine_connect::{Assumption, ConnectError, Definition, RevokeEffect};
use chatelaine_model::{NewKey, Power};
use serde_json::json;
use wiremock::MockServer;
use wiremock::matchers::body_json;

use crate::babelfor::account;
use crate::common::{by_key, connect_by, definition, json, on, server};

fn corrections(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|&(place, value)| (place.to_owned(), value.to_owned())).collect()
}

fn assumption(definition: &Definition, table: &str) -> Assumption {
    let mut all = definition.assumptions().into_iter();
    all.find(|assumption| assumption.table == table).unwrap_or_else(|| panic!("{table} is not assumed"))
}

#[test]
fn an_assumed_operation_tells_its_power_and_every_place_that_can_be_corrected() {
    let create = assumption(&definition("babelfor"), "keys.create");
    assert_eq!((create.power, create.asks), (Some(Power::CreateKey), true));
    let places: Vec<_> = create.places.iter().map(|place| place.place.as_str()).collect();
    for place in ["keys.create.request.method", "keys.create.request.path", "keys.create.request.json"] {
        assert!(places.contains(&place), "{places:?}");
    }
    let body = create.places.iter().find(|place| place.place.ends_with(".json")).unwrap();
    assert!(body.value.contains(r#""name":"{name}""#), "{}", body.value);
    let lag = assumption(&definition("babelfor"), "keys.lag");
    assert!(!lag.asks && lag.power.is_none());
}

#[test]
fn every_assumed_operation_of_every_system_has_a_reason_and_a_place_that_can_be_corrected() {
    for definition in Definition::builtin().unwrap() {
        for assumption in definition.assumptions() {
            assert!(!assumption.why.is_empty(), "{assumption:?}");
            assert!(!assumption.asks || !assumption.places.is_empty(), "{assumption:?}");
            // Put there again, each value is taken: the places are named as a correction names them.
            for place in &assumption.places {
                let same = corrections(&[(&place.place, &place.value)]);
                let corrected = definition.corrected(&same).unwrap_or_else(|error| panic!("{error}"));
                assert_eq!(corrected.assumptions(), definition.assumptions(), "{}", place.place);
            }
        }
    }
}

#[test]
fn a_power_needs_exactly_the_assumed_tables_that_its_requests_rest_on() {
    let needs = |system: &str, power| {
        let definition = definition(system);
        definition.needs(power).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(needs("babelfor", Power::CreateKey), ["keys.create"]);
    assert!(needs("babelfor", Power::RevokeKey).is_empty(), "the documented write is chosen");
    assert!(needs("babelfor", Power::ListKeys).is_empty());
    assert_eq!(
        needs("mgmtapp", Power::ChangeSettings),
        ["account", "account.write", "settings", "settings.schema"]
    );
    assert_eq!(needs("b2core", Power::InspectAccounts), ["accounts.list", "accounts.details"]);
    assert!(needs("b2core", Power::Unblock).is_empty());
    assert_eq!(needs("bfore", Power::ChangePassword), ["password"]);
    assert_eq!(definition("bfore").way_needs("password"), ["session.renew"]);
    assert_eq!(definition("mgmtapp").way_needs("password"), ["sign_in.password"]);
    assert_eq!(definition("mgmtapp").way_needs("key"), ["sign_in.key.check"]);
    assert!(definition("b2core").way_needs("password").is_empty());
}

#[tokio::test]
async fn a_corrected_path_verb_and_body_are_what_is_sent() {
    let mock = MockServer::start().await;
    on("GET", "/v1/auth/user").respond_with(json(200, &account())).mount(&mock).await;
    on("PUT", "/v2/keys")
        .and(body_json(json!({ "key": { "label": "nightly" } })))
        .respond_with(json(200, &json!({ "success": true, "key": { "id": 5, "key": "SENTINEL-new-key" } })))
        .expect(1)
        .mount(&mock)
        .await;
    let corrected = definition("babelfor")
        .corrected(&corrections(&[
            ("keys.create.request.method", "PUT"),
            ("keys.create.request.path", "/v2/keys"),
            ("keys.create.request.json", r#"{ "key": { "label": "{name}" } }"#),
            ("keys.create.item", r#"["/key"]"#),
        ]))
        .unwrap();
    let connection = connect_by(server("babelfor", &mock.uri()), corrected.into());
    let credentials = by_key(&connection, "api_key", "SENTINEL-api-key").await;
    let new = NewKey { name: "nightly".into(), expires: None, permissions: vec![], about: None };
    let created = connection.create_key(&credentials, &new).await.unwrap();
    assert_eq!(created.secret.expose(), "SENTINEL-new-key");
}

#[test]
fn a_correction_that_does_not_fit_is_refused_by_its_place() {
    let cases = [
        ("keys.create.request.path", "v1/keys", "a path begins with a slash"),
        ("keys.create.request.path", "/v1/{colour}", "nothing fills '{colour}'"),
        ("keys.create.request.method", "MAKE", "no method"),
        ("keys.create.request.json", "{ name: 1", "an object, written as JSON"),
        ("keys.create.requests.path", "/v1/keys", "no such place"),
        ("keys.name", "x", "no such place"),
        ("limits.sign_in.attempts", "many", "a whole number"),
        ("session.access.from.0", "token", "no JSON Pointer"),
        ("system.id", "haut", "not corrected per server"),
    ];
    for (place, value, reason) in cases {
        let wrong = corrections(&[(place, value), ("keys.create.request.method", "POST")]);
        let wrong = if place.ends_with("method") { corrections(&[(place, value)]) } else { wrong };
        let error = definition("babelfor").corrected(&wrong).unwrap_err();
        assert!(error.reason.contains(&format!("'{place}'")) && error.reason.contains(reason), "{error}");
    }
}

#[test]
fn the_text_is_the_document_and_a_correction_stands_in_it() {
    let plain = definition("haut");
    assert!(plain.text().contains("# Haut.AI SaaS"));
    let corrected =
        plain.corrected(&corrections(&[("session.renew.request.path", "/api/v1/refresh/")])).unwrap();
    assert!(corrected.text().contains("/api/v1/refresh/"));
    assert_eq!(corrected.id(), plain.id());
}

#[test]
fn an_option_chooses_another_way_of_changing_keys_with_what_follows_from_it() {
    let mut server = server("babelfor", "https://kontor.example");
    server.options.insert("key_changes".into(), "delete".into());
    let chosen = definition("babelfor").on(&server).unwrap();
    let keys = chosen.keys().unwrap();
    assert_eq!((keys.revoke, keys.restorable), (RevokeEffect::Deletes, false));
    assert_eq!(chosen.needs(Power::RevokeKey), ["keys.revoke.instead.1"]);
    assert_eq!(chosen.needs(Power::ChangeExpiry), ["keys.change_expiry.instead.1"]);
    server.options.insert("key_changes".into(), "put".into());
    let keys = definition("babelfor").on(&server).unwrap().keys().unwrap();
    assert_eq!((keys.revoke, keys.restorable), (RevokeEffect::Marks, true));
    server.options.insert("key_changes".into(), "other".into());
    assert!(definition("babelfor").on(&server).is_err(), "an option has its choices");
}

#[tokio::test]
async fn keys_changed_one_by_one_go_whole_by_put_and_end_by_delete() {
    let mock = MockServer::start().await;
    on("GET", "/v1/auth/user").respond_with(json(200, &account())).mount(&mock).await;
    let mut entry = account()["user"]["apiKeys"][0].clone();
    entry["expireDate"] = json!("2026-11-19T11:06:40Z");
    on("PUT", "/v1/api-keys/7")
        .and(body_json(json!({ "apiKey": entry })))
        .respond_with(json(200, &json!({ "success": true })))
        .expect(1)
        .mount(&mock)
        .await;
    on("DELETE", "/v1/api-keys/7")
        .respond_with(json(200, &json!({ "success": true })))
        .expect(1)
        .mount(&mock)
        .await;
    let mut server = server("babelfor", &mock.uri());
    server.options.insert("key_changes".into(), "delete".into());
    let connection = connect_by(server, definition("babelfor"));
    let credentials = by_key(&connection, "api_key", "SENTINEL-api-key").await;
    let id = chatelaine_model::KeyId::new("7");
    let end = crate::common::at(crate::common::NOW + 86_400);
    connection.change_expiry(&credentials, &id, Some(end)).await.unwrap();
    connection.revoke_key(&credentials, &id).await.unwrap();
    let restored = connection.restore_key(&credentials, &id).await;
    assert_eq!(restored, Err(ConnectError::NotOffered(Power::RestoreKey)));
}
