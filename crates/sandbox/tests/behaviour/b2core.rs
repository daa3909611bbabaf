//! B2Core as documented: the mailed code, the pair of tokens, the limits, and the clients to inspect.

use crate::common::{Running, answer, ok, start, text};
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

async fn sign_in(running: &Running) -> (u16, Value) {
    let login = json!({ "email": "s.lindqvist@kontor.example", "password": "sandbox-B2Core-1" });
    answer(running.post("b2core", "/api/v2/signin", &login)).await
}

async fn confirm(running: &Running, challenge: &Value, code: &str) -> (u16, Value) {
    let body = json!({ "token": challenge["2faDetails"]["token"], "code": code });
    answer(running.post("b2core", "/api/v2/2fa/confirm", &body)).await
}

fn mailed_code(running: &Running) -> String {
    running.sandbox.mails().unwrap()[0].code.clone().unwrap()
}

fn another(code: &str) -> String {
    if code == "000000" { "000001".into() } else { "000000".into() }
}

async fn session(running: &Running) -> Value {
    let (_, challenge) = sign_in(running).await;
    let (status, pair) = confirm(running, &challenge, &mailed_code(running)).await;
    assert_eq!(status, 200, "{pair}");
    pair
}

async fn refresh(running: &Running, token: &Value) -> (u16, Value) {
    answer(running.post("b2core", "/api/v2/refresh", &json!({ "refreshToken": token }))).await
}

async fn clients(running: &Running, pair: &Value) -> u16 {
    let request = running.get("b2core", "/api/v2/clients").bearer_auth(text(&pair["accessToken"]["token"]));
    answer(request).await.0
}

fn end(token: &Value) -> DateTime<Utc> {
    let text = text(&token["expiresAt"]);
    assert!(text.ends_with("+00:00"), "{text}");
    text.parse().unwrap()
}

#[tokio::test]
async fn the_code_comes_by_mail_and_serves_once() {
    let running = start().await;
    let (status, challenge) = sign_in(&running).await;
    assert_eq!((status, &challenge["2faRequired"]), (200, &json!(true)));
    assert_eq!(challenge["2faDetails"]["provider"], "email");
    assert_eq!(challenge["2faDetails"]["expiresAt"], "2026-11-23T10:28:00+00:00");
    assert!(challenge.get("accessToken").is_none());
    let mail = &running.sandbox.mails().unwrap()[0];
    assert_eq!((mail.to.as_str(), mail.at), ("s.lindqvist@kontor.example", crate::common::start_of_time()));

    let code = mailed_code(&running);
    assert_eq!(confirm(&running, &challenge, &another(&code)).await.0, 401);
    let (status, pair) = confirm(&running, &challenge, &code).await;
    assert_eq!(status, 200);
    assert_eq!(clients(&running, &pair).await, 200);
    assert_eq!(confirm(&running, &challenge, &code).await.0, 401, "used up");
}

#[tokio::test]
async fn a_code_is_good_for_five_minutes() {
    let running = start().await;
    let (_, challenge) = sign_in(&running).await;
    running.pass(TimeDelta::minutes(5));
    assert_eq!(confirm(&running, &challenge, &mailed_code(&running)).await.0, 401);
}

#[tokio::test]
async fn without_a_second_factor_the_pair_comes_at_once() {
    let running = start().await;
    let login = json!({ "email": "p.kovacs@kontor.example", "password": "sandbox-B2Core-2" });
    let body = ok(running.post("b2core", "/api/v2/signin", &login)).await;
    assert_eq!(body["2faRequired"], false);
    assert!(body.get("2faDetails").is_none(), "absent, not null");
    assert_eq!(clients(&running, &body).await, 200);
    assert!(running.sandbox.mails().unwrap().is_empty());
}

#[tokio::test]
async fn sign_ins_are_limited_to_five_a_minute() {
    let running = start().await;
    for _ in 0..5 {
        assert_eq!(sign_in(&running).await.0, 200);
        running.pass(TimeDelta::seconds(10));
    }
    let login = json!({ "email": "s.lindqvist@kontor.example", "password": "sandbox-B2Core-1" });
    let response = running.post("b2core", "/api/v2/signin", &login).send().await.unwrap();
    assert_eq!(
        (response.status().as_u16(), response.headers()["retry-after"].to_str().unwrap()),
        (429, "600")
    );
    let body = crate::common::json(response).await;
    assert!(body["error"]["message"].is_string() && body["error"]["details"][0]["issue"].is_string());

    let running = running.restart().await;
    running.pass(TimeDelta::seconds(599));
    assert_eq!(sign_in(&running).await.0, 429);
    running.pass(TimeDelta::seconds(1));
    assert_eq!(sign_in(&running).await.0, 200);
    for _ in 0..6 {
        running.pass(TimeDelta::seconds(13));
        assert_eq!(sign_in(&running).await.0, 200, "fewer than five in any minute");
    }
}

#[tokio::test]
async fn codes_are_limited_to_three_a_minute_whatever_the_challenge() {
    let running = start().await;
    let (_, challenge) = sign_in(&running).await;
    for _ in 0..3 {
        assert_eq!(confirm(&running, &challenge, &another(&mailed_code(&running))).await.0, 401);
    }
    assert_eq!(confirm(&running, &challenge, &mailed_code(&running)).await.0, 429);
    let (_, fresh) = sign_in(&running).await;
    assert_eq!(confirm(&running, &fresh, &mailed_code(&running)).await.0, 429);
    running.pass(TimeDelta::minutes(10));
    let (_, fresh) = sign_in(&running).await;
    assert_eq!(confirm(&running, &fresh, &mailed_code(&running)).await.0, 200);
}

#[tokio::test]
async fn a_refresh_token_outlives_the_access_token_and_serves_once() {
    let running = start().await;
    let first = session(&running).await;
    running.pass(end(&first["accessToken"]) - crate::common::start_of_time());
    assert_eq!(clients(&running, &first).await, 401);
    let (status, second) = refresh(&running, &first["refreshToken"]["token"]).await;
    assert_eq!(status, 200);
    assert_eq!(clients(&running, &second).await, 200);
    assert_eq!(refresh(&running, &first["refreshToken"]["token"]).await.0, 401);
    assert_eq!(refresh(&running, &second["refreshToken"]["token"]).await.0, 401, "the session is over");
    assert_eq!(clients(&running, &second).await, 401);
}

#[tokio::test]
async fn refreshes_are_limited_to_five_a_minute() {
    let running = start().await;
    let mut pair = session(&running).await;
    for _ in 0..5 {
        let (status, next) = refresh(&running, &pair["refreshToken"]["token"]).await;
        assert_eq!(status, 200);
        pair = next;
    }
    assert_eq!(refresh(&running, &pair["refreshToken"]["token"]).await.0, 429);
    running.pass(TimeDelta::minutes(10));
    assert_eq!(refresh(&running, &pair["refreshToken"]["token"]).await.0, 200, "a block spends nothing");
}

#[tokio::test]
async fn signing_out_twice_is_401() {
    let running = start().await;
    let pair = session(&running).await;
    let out = || {
        let request = running.post("b2core", "/api/v2/signout", &json!({}));
        answer(request.bearer_auth(text(&pair["accessToken"]["token"])))
    };
    assert_eq!(out().await, (200, Value::Null));
    assert_eq!(out().await.0, 401);
    assert_eq!(refresh(&running, &pair["refreshToken"]["token"]).await.0, 401);
}

#[tokio::test]
async fn clients_are_listed_filtered_and_shown() {
    let running = start().await;
    let token = text(&session(&running).await["accessToken"]["token"]);
    let get = |path: &str| running.get("b2core", &format!("/api/v2{path}")).bearer_auth(&token);
    let page = ok(get("/clients?limit=50&offset=50&sort_by=id&sort_order=desc")).await;
    assert_eq!((&page["total"], page["data"].as_array().unwrap().len()), (&json!(60), 10));
    assert_eq!(page["data"][9]["id"], 41);
    let found = ok(get("/clients?filter%5Bname%5D=dekker")).await;
    assert_eq!((&found["total"], &found["data"][0]["id"]), (&json!(1), &json!(77)));
    for raw in [
        "/clients?filter[email]=j.dekker@",
        "/clients?filter[emails]=j.dekker@",
        "/clients?filter[clientId]=77",
    ] {
        assert_eq!(ok(get(raw)).await["data"][0]["info"]["lastName"], "Dekker", "{raw}");
    }
    assert_eq!(ok(get("/clients/77")).await["email"], "j.dekker@mail.example");
    assert_eq!(answer(get("/clients/7")).await.0, 404);
}

#[tokio::test]
async fn a_blocked_client_can_be_understood_and_unblocked() {
    let running = start().await;
    let token = text(&session(&running).await["accessToken"]["token"]);
    let get = |path: &str| running.get("b2core", &format!("/api/v2{path}")).bearer_auth(&token);
    let factors = ok(get("/clients/77/2fa")).await;
    assert_eq!(
        factors["data"],
        json!([
            { "caption": "SMS Confirmation", "isEnabled": false, "name": "sms" },
            { "caption": "Google Authenticator", "isEnabled": true, "name": "google" },
        ])
    );
    let query = "filter[clientId]=77&filter[status]=failure&filter[ip]=203.0.113.7&sort_by=authDateTime&sort_order=desc";
    let failures = ok(get(&format!("/clients/authorizations?{query}"))).await;
    assert_eq!(failures["total"], 6);
    assert_eq!(failures["data"][0]["authDateTime"], "2026-11-23T10:20:00+00:00");
    let record = format!("/clients/authorizations/{}", failures["data"][0]["id"]);
    assert_eq!(ok(get(&record)).await, failures["data"][0]);

    let blocks = ok(get("/security/addresses?filter[clientId]=77")).await;
    assert_eq!((&blocks["total"], &blocks["data"][0]["ip"]), (&json!(1), &json!("203.0.113.7")));
    let path = format!("/api/v2/security/addresses/{}", blocks["data"][0]["id"]);
    assert_eq!(answer(running.delete("b2core", &path).bearer_auth(&token)).await, (204, Value::Null));
    assert_eq!(answer(running.delete("b2core", &path).bearer_auth(&token)).await.0, 404);
    assert_eq!(ok(get("/security/addresses?filter[clientId]=77")).await["total"], 0);
}

#[tokio::test]
async fn a_method_of_a_clients_second_factor_can_be_turned_off() {
    let running = start().await;
    let token = text(&session(&running).await["accessToken"]["token"]);
    let url = format!("{}/api/v2/clients/77/2fa/Google", running.address("b2core"));
    let off = running.request(reqwest::Method::PATCH, &url).bearer_auth(&token);
    assert_eq!(ok(off).await["isEnabled"], false);
    let factors = ok(running.get("b2core", "/api/v2/clients/77/2fa").bearer_auth(&token)).await;
    assert_eq!(factors["data"][1]["isEnabled"], false);
}

#[tokio::test]
async fn a_payload_without_its_fields_is_400() {
    let running = start().await;
    for (path, body) in [
        ("/api/v2/signin", json!({ "email": "s.lindqvist@kontor.example" })),
        ("/api/v2/2fa/confirm", json!({ "token": "x", "code": 123_456 })),
        ("/api/v2/refresh", json!([])),
    ] {
        assert_eq!(answer(running.post("b2core", path, &body)).await.0, 400, "{path}");
    }
}

#[tokio::test]
async fn a_code_may_come_from_another_provider() {
    let running = start().await;
    let login = json!({ "email": "t.okada@kontor.example", "password": "sandbox-B2Core-3" });
    let challenge = ok(running.post("b2core", "/api/v2/signin", &login)).await;
    assert_eq!(challenge["2faDetails"]["provider"], "sms");
    assert_eq!(confirm(&running, &challenge, &mailed_code(&running)).await.0, 200);
    assert!(running.sandbox.people().iter().all(|person| !person.login.contains("okada")), "it is for tests");
}
