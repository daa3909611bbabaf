//! Bfore as documented: PascalCase and naive times, renewal of a live JWT, expired passwords, keys deleted by value.

use crate::common::{Running, answer, ok, start, text};
use chatelaine_model::SystemId;
use chatelaine_sandbox::KeyPresence;
use chrono::TimeDelta;
use serde_json::{Value, json};

async fn login(running: &Running, username: &str, password: &str) -> (u16, Value) {
    let body = json!({ "username": username, "password": password });
    answer(running.post("bfore", "/user/login", &body)).await
}

async fn sign_in(running: &Running) -> String {
    let (status, body) = login(running, "m.fischer", "sandbox-Bfore-1").await;
    assert_eq!(status, 200);
    text(&body["Token"])
}

async fn list(running: &Running, token: &str) -> (u16, Value) {
    answer(running.get("bfore", "/authheader/list").bearer_auth(token)).await
}

#[tokio::test]
async fn sign_in_answers_in_pascal_case_with_naive_times() {
    let running = start().await;
    let (_, user) = login(&running, "m.fischer", "sandbox-Bfore-1").await;
    assert_eq!(user["Username"], "m.fischer");
    assert_eq!(user["PasswordExpiration"], "2027-03-23T10:23:00");
    assert_eq!(user["Active"]["Deleted"], "0001-01-01T00:00:00");
    assert_eq!(user["Authorizations"][0]["Roles"][0]["Name"], "company-admin");
    let (_, user) = login(&running, "d.okafor", "sandbox-Bfore-3").await;
    assert_eq!(user["PasswordExpiration"], "0001-01-01T00:00:00");
}

#[tokio::test]
async fn an_expired_password_is_403_until_it_is_changed() {
    let running = start().await;
    assert_eq!(login(&running, "k.expired", "wrong").await.0, 401);
    assert_eq!(login(&running, "k.expired", "sandbox-Bfore-2").await.0, 403);
    let change = |old: &str, new: &str, confirm: &str| {
        let body = json!({ "username": "k.expired", "old": old, "new": new, "confirm": confirm });
        answer(running.post("bfore", "/user/password", &body))
    };
    assert_eq!(change("wrong", "sandbox-new-1", "sandbox-new-1").await.0, 401);
    assert_eq!(change("sandbox-Bfore-2", "sandbox-new-1", "sandbox-new-2").await.0, 400);
    assert_eq!(change("sandbox-Bfore-2", "sandbox-Bfore-2", "sandbox-Bfore-2").await.0, 400);
    assert_eq!(change("sandbox-Bfore-2", "sandbox-new-1", "sandbox-new-1").await.0, 200);
    assert_eq!(login(&running, "k.expired", "sandbox-Bfore-2").await.0, 401);
    assert_eq!(login(&running, "k.expired", "sandbox-new-1").await.0, 200);
}

#[tokio::test]
async fn renewal_needs_a_live_jwt_and_replaces_it() {
    let running = start().await;
    let first = sign_in(&running).await;
    running.pass(TimeDelta::minutes(59));
    let renewed = ok(running.get("bfore", "/user/renew").bearer_auth(&first)).await;
    let second = text(&renewed["Token"]);
    assert_eq!(renewed["access_token"], renewed["Token"]);
    assert_eq!((&renewed["expires_in"], &renewed["token_type"]), (&json!(0), &json!("bearer")));
    assert!(renewed.get("Active").is_none());
    assert_eq!(list(&running, &first).await.0, 401);
    running.pass(TimeDelta::minutes(59));
    assert_eq!(list(&running, &second).await.0, 200);
    running.pass(TimeDelta::minutes(1));
    assert_eq!(list(&running, &second).await.0, 401);
    assert_eq!(answer(running.get("bfore", "/user/renew").bearer_auth(&second)).await.0, 401);
}

#[tokio::test]
async fn a_jwt_of_chosen_life_takes_the_place_of_the_session() {
    let running = start().await;
    let first = sign_in(&running).await;
    for query in ["", "?m=5&d=5", "?m=0", "?d=366", "?m=x"] {
        let (status, _) =
            answer(running.get("bfore", &format!("/user/token{query}")).bearer_auth(&first)).await;
        assert_eq!(status, 400, "{query}");
    }
    let second = text(&ok(running.get("bfore", "/user/token?m=5").bearer_auth(&first)).await["Token"]);
    assert_eq!(list(&running, &first).await.0, 401);
    running.pass(TimeDelta::seconds(299));
    assert_eq!(list(&running, &second).await.0, 200);
    running.pass(TimeDelta::seconds(1));
    assert_eq!(list(&running, &second).await.0, 401);
}

#[tokio::test]
async fn logout_ends_the_session_and_the_prefix_is_optional() {
    let running = start().await;
    let token = sign_in(&running).await;
    let raw = running.get("bfore", "/test/secure").header("authorization", &token);
    assert_eq!(ok(raw).await, json!({ "message": "Hi m.fischer" }));
    let out = ok(running.get("bfore", "/user/logout").bearer_auth(&token)).await;
    assert_eq!(out, json!({ "message": "User logged out" }));
    assert_eq!(list(&running, &token).await.0, 401);
}

#[tokio::test]
async fn a_key_opens_the_company_until_it_is_deleted_by_its_value() {
    let running = start().await;
    let token = sign_in(&running).await;
    assert_eq!(list(&running, &token).await.1.as_array().unwrap().len(), 46);
    let add = running.post("bfore", "/authheader/add", &json!({ "name": "fürs Büro" })).bearer_auth(&token);
    let made = ok(add).await;
    assert_eq!(made["created"], "2026-11-23T10:23:00");
    assert!(made["id"].is_string());
    let value = text(&made["token"]);
    assert!(list(&running, &token).await.1.as_array().unwrap().contains(&made), "the list shows values");

    let domains = || running.get("bfore", "/domain/company?c=12").header("x-authorization", &value);
    assert_eq!(ok(domains()).await[0]["name"], "kontor.example");
    let delete = |text: &str| {
        answer(running.post("bfore", "/authheader/delete", &json!({ "text": text })).bearer_auth(&token))
    };
    assert_eq!(delete(&text(&made["id"])).await.0, 404, "an id is no value");
    assert_eq!(delete(&value).await, (200, json!({ "message": "Success" })));
    assert_eq!(delete(&value).await.0, 404);
    assert_eq!(answer(domains()).await.0, 401);
    let presence = running.sandbox.key_exists(&SystemId::new("bfore"), "fürs Büro").unwrap();
    assert_eq!(presence, KeyPresence::Absent);
}

#[tokio::test]
async fn somebody_elses_key_cannot_be_deleted() {
    let running = start().await;
    let (_, okafor) = login(&running, "d.okafor", "sandbox-Bfore-3").await;
    let (_, own) = list(&running, &text(&okafor["Token"])).await;
    assert_eq!(own.as_array().unwrap().len(), 3);
    let token = sign_in(&running).await;
    let foreign = json!({ "text": own[0]["token"] });
    let (status, _) = answer(running.post("bfore", "/authheader/delete", &foreign).bearer_auth(&token)).await;
    assert_eq!(status, 404);
}
