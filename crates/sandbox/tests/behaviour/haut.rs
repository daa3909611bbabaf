//! Haut.AI as documented: pages, mandatory ends, values shown once, the hour, refresh tokens that serve once.

use crate::common::{Running, answer, ok, start, text};
use chatelaine_model::SystemId;
use chatelaine_sandbox::KeyPresence;
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

const TOKENS: &str = "/api/v1/auth/private_tokens/";

async fn sign_in(running: &Running) -> Value {
    let login = json!({ "username": "a.meyer@kontor.example", "password": "sandbox-Haut-1" });
    let body = ok(running.post("haut", "/api/v1/auth/login/", &login)).await;
    assert_eq!(body["access_token"], body["token_access"]);
    body
}

async fn refresh(running: &Running, token: &Value) -> (u16, Value) {
    answer(running.post("haut", "/api/v1/auth/refresh/", &json!({ "refresh_token": token }))).await
}

#[tokio::test]
async fn sign_in_tells_the_profile() {
    let running = start().await;
    let body = sign_in(&running).await;
    assert_eq!(body["id"], 7001);
    assert_eq!(body["email"], "a.meyer@kontor.example");
    assert_eq!(body["profile"]["full_name"], "Anna Meyer");
    assert_eq!(body["profile"]["feature_flags"]["BATCH_UPLOAD"], false);
}

#[tokio::test]
async fn the_list_comes_by_pages_and_a_page_past_the_end_is_404() {
    let running = start().await;
    let token = text(&sign_in(&running).await["access_token"]);
    let page = |query: &str| running.get("haut", &format!("{TOKENS}{query}")).bearer_auth(&token);
    let first = ok(page("?page=1&page_size=50")).await;
    assert_eq!(first["count"], 86);
    assert_eq!(first["results"].as_array().unwrap().len(), 50);
    assert!(first["previous"].is_null());
    assert!(first["results"][0].get("data").is_none(), "values are not listed");
    let next = text(&first["next"]);
    assert!(next.starts_with(&running.address("haut")), "{next}");
    let second = ok(running.request(reqwest::Method::GET, &next).bearer_auth(&token)).await;
    assert_eq!(second["results"].as_array().unwrap().len(), 36);
    assert!(second["next"].is_null());
    assert_eq!(answer(page("?page=3&page_size=50")).await.0, 404);
    assert_eq!(answer(page("?page=0")).await.0, 404);

    let found = ok(page("?q=BERLIN&ordering=-name")).await;
    let names: Vec<_> = found["results"].as_array().unwrap().iter().map(|item| text(&item["name"])).collect();
    assert!(names.len() >= 4 && names.is_sorted_by(|one, other| one >= other), "{names:?}");
    assert!(names.contains(&"berlin-clinic-07".to_owned()));
}

#[tokio::test]
async fn the_links_to_other_pages_keep_what_was_searched_for_and_how_it_is_ordered() {
    let running = start().await;
    let token = text(&sign_in(&running).await["access_token"]);
    let whole =
        ok(running.get("haut", &format!("{TOKENS}?q=BERLIN&ordering=-name")).bearer_auth(&token)).await;
    let mut names = Vec::new();
    let mut next = format!("{}{TOKENS}?q=BERLIN&ordering=-name&page_size=2", running.address("haut"));
    let mut last = Value::Null;
    for _ in 0..20 {
        let page = ok(running.request(reqwest::Method::GET, &next).bearer_auth(&token)).await;
        names.extend(page["results"].as_array().unwrap().iter().map(|item| item["name"].clone()));
        last = page["previous"].clone();
        let Some(link) = page["next"].as_str() else { break };
        next = link.to_owned();
    }
    let all: Vec<_> = whole["results"].as_array().unwrap().iter().map(|item| item["name"].clone()).collect();
    assert!(all.len() > 2, "one page shows no link");
    assert_eq!(names, all);
    assert!(text(&last).contains("q=BERLIN&ordering=-name&"), "{last}");

    let made = |name: &str| json!({ "name": name, "expiration_time": "2027-01-01T00:00:00Z" });
    for name in ["a&b é 1", "a&b é 2"] {
        running.post("haut", TOKENS, &made(name)).bearer_auth(&token).send().await.unwrap();
    }
    let path = format!("{TOKENS}?q=a%26b%20%C3%A9&page_size=1");
    let next = text(&ok(running.get("haut", &path).bearer_auth(&token)).await["next"]);
    let second = ok(running.request(reqwest::Method::GET, &next).bearer_auth(&token)).await;
    assert_eq!((&second["count"], &second["results"][0]["name"]), (&json!(2), &json!("a&b é 2")));
}

#[tokio::test]
async fn seeded_tokens_stand_in_every_state_that_ends() {
    let running = start().await;
    let token = text(&sign_in(&running).await["access_token"]);
    let page = ok(running.get("haut", &format!("{TOKENS}?page_size=100")).bearer_auth(&token)).await;
    let now = crate::common::start_of_time();
    let ends = || {
        let items = page["results"].as_array().unwrap().iter();
        items.map(|item| item["expiration_time"].as_str().unwrap().parse::<DateTime<Utc>>().unwrap())
    };
    let week = now + TimeDelta::days(7);
    let expired = ends().filter(|end| *end <= now).count();
    let expiring = ends().filter(|end| (now..=week).contains(end)).count();
    let active = ends().filter(|end| *end > week).count();
    assert!(
        expired >= 5 && expiring >= 5 && active >= 50,
        "{expired} expired, {expiring} expiring, {active} active"
    );
}

#[tokio::test]
async fn a_token_needs_an_end_and_shows_its_value_once() {
    let running = start().await;
    let session = text(&sign_in(&running).await["access_token"]);
    for (wrong, field) in [
        (json!({ "name": "x" }), "expiration_time"),
        (json!({ "name": "x", "expiration_time": null }), "expiration_time"),
        (json!({ "name": "x", "expiration_time": "2026-11-23T10:00:00Z" }), "expiration_time"),
        (json!({ "name": "x", "expiration_time": "soon" }), "expiration_time"),
        (json!({ "name": "", "expiration_time": "2027-01-01T00:00:00Z" }), "name"),
    ] {
        let (status, body) = answer(running.post("haut", TOKENS, &wrong).bearer_auth(&session)).await;
        assert_eq!((status, body[field].is_array()), (400, true), "{wrong}: {body}");
    }
    let wanted = json!({ "name": "kiosk-teszt", "expiration_time": "2026-12-01T12:00:00+01:00" });
    let (status, made) = answer(running.post("haut", TOKENS, &wanted).bearer_auth(&session)).await;
    assert_eq!(status, 201);
    assert_eq!(made["expiration_time"], "2026-12-01T11:00:00.000Z");
    let value = text(&made["data"]);

    let with_value = |query: &str| running.get("haut", &format!("{TOKENS}{query}")).bearer_auth(&value);
    let found = ok(with_value("?q=kiosk-teszt")).await;
    assert_eq!(
        found["results"],
        json!([
            { "id": made["id"], "name": "kiosk-teszt", "expiration_time": "2026-12-01T11:00:00.000Z" },
        ])
    );

    let gone = running.delete("haut", &format!("{TOKENS}{}/", made["id"])).bearer_auth(&session);
    assert_eq!(answer(gone).await, (204, Value::Null));
    let again = running.delete("haut", &format!("{TOKENS}{}/", made["id"])).bearer_auth(&session);
    assert_eq!(answer(again).await.0, 404);
    assert_eq!(answer(with_value("")).await.0, 401);
    let presence = running.sandbox.key_exists(&SystemId::new("haut"), "kiosk-teszt").unwrap();
    assert_eq!(presence, KeyPresence::Absent);
}

#[tokio::test]
async fn a_private_token_dies_at_its_end() {
    let running = start().await;
    let value = running.key_to_try("haut");
    let list = || running.get("haut", TOKENS).bearer_auth(&value);
    assert_eq!(ok(list()).await["count"], 4);
    running.pass(TimeDelta::days(201));
    assert_eq!(answer(list()).await.0, 401);
}

#[tokio::test]
async fn the_second_factor_is_400_and_a_wrong_password_401() {
    let running = start().await;
    let attempt = |username: &str, password: &str| {
        let login = json!({ "username": username, "password": password });
        answer(running.post("haut", "/api/v1/auth/login/", &login))
    };
    assert_eq!(attempt("n.varga@kontor.example", "sandbox-Haut-2").await.0, 400);
    assert_eq!(attempt("n.varga@kontor.example", "wrong").await.0, 401);
    let (status, body) = attempt("a.meyer@kontor.example", "wrong").await;
    assert_eq!((status, body["code"].is_string(), body["detail"].is_string()), (401, true, true));
    let (status, body) = attempt("a.meyer", "sandbox-Haut-1").await;
    assert_eq!((status, body["username"].is_array()), (400, true));
}

#[tokio::test]
async fn a_session_lasts_an_hour_and_a_refresh_token_serves_once() {
    let running = start().await;
    let session = sign_in(&running).await;
    let list = |token: &Value| answer(running.get("haut", TOKENS).bearer_auth(text(token)));
    running.pass(TimeDelta::seconds(3599));
    assert_eq!(list(&session["access_token"]).await.0, 200);
    running.pass(TimeDelta::seconds(1));
    let (status, body) = list(&session["access_token"]).await;
    assert_eq!((status, body["code"].is_string()), (401, true));

    let (status, renewed) = refresh(&running, &session["refresh_token"]).await;
    assert_eq!(status, 200);
    assert_eq!(list(&renewed["access_token"]).await.0, 200);
    assert_eq!(refresh(&running, &session["refresh_token"]).await.0, 401, "spent");
    assert_eq!(refresh(&running, &renewed["refresh_token"]).await.0, 401, "the whole session is over");
    assert_eq!(list(&renewed["access_token"]).await.0, 401);
}

#[tokio::test]
async fn a_path_without_its_last_slash_is_not_found() {
    let running = start().await;
    let login = json!({ "username": "a.meyer@kontor.example", "password": "sandbox-Haut-1" });
    assert_eq!(answer(running.post("haut", "/api/v1/auth/login", &login)).await.0, 404);
}
