//! The Management as documented: the JWT in header and body, the rotating cookie, partial changes, service paths.

use crate::common::{Running, answer, json as body_of, ok, start, text};
use chrono::TimeDelta;
use reqwest::{Method, Response};
use serde_json::{Value, json};

struct Session {
    jwt: String,
    cookie: String,
}

async fn session(response: Response) -> Session {
    assert_eq!(response.status(), 200);
    let header = response.headers()["authorization"].to_str().unwrap().to_owned();
    let line = response.headers()["set-cookie"].to_str().unwrap().to_owned();
    let jwt = text(&body_of(response).await["token"]);
    assert_eq!(header, format!("Bearer {jwt}"));
    assert!(line.contains("HttpOnly") && line.contains("Max-Age=2592000"), "{line}");
    let cookie = line.split(';').next().unwrap().to_owned();
    assert!(cookie.starts_with("themanagement_refresh_token="));
    Session { jwt, cookie }
}

async fn sign_in(running: &Running) -> Session {
    let login = json!({ "email": "a.meyer@kontor.example", "password": "sandbox-Mgmt-1" });
    session(running.post("mgmtapp", "/api/login", &login).send().await.unwrap()).await
}

async fn refresh(running: &Running, cookie: &str) -> Response {
    let url = format!("{}/api/token/refresh", running.address("mgmtapp"));
    running.request(Method::POST, &url).header("cookie", format!("a=b; {cookie}")).send().await.unwrap()
}

async fn patch(running: &Running, jwt: &str, changes: &Value) -> (u16, Value) {
    let url = format!("{}/api/user", running.address("mgmtapp"));
    answer(running.request(Method::PATCH, &url).json(changes).bearer_auth(jwt)).await
}

#[tokio::test]
async fn three_names_of_the_login_field_are_taken() {
    let running = start().await;
    for (field, login) in [("email", "a.meyer@kontor.example"), ("username", "a.meyer"), ("login", "a.meyer")]
    {
        let body = json!({ field: login, "password": "sandbox-Mgmt-1" });
        assert_eq!(answer(running.post("mgmtapp", "/api/login", &body)).await.0, 200, "{field}");
    }
    let wrong = json!({ "email": "a.meyer@kontor.example", "password": "wrong" });
    let (status, body) = answer(running.post("mgmtapp", "/api/login", &wrong)).await;
    assert_eq!((status, body["error"].is_string()), (401, true));
}

#[tokio::test]
async fn a_jwt_lasts_15_minutes_and_the_cookie_renews_it() {
    let running = start().await;
    let first = sign_in(&running).await;
    let user = |jwt: &str| answer(running.get("mgmtapp", "/api/user").bearer_auth(jwt));
    running.pass(TimeDelta::seconds(899));
    assert_eq!(user(&first.jwt).await.0, 200);
    running.pass(TimeDelta::seconds(1));
    assert_eq!(user(&first.jwt).await.0, 401);
    let second = session(refresh(&running, &first.cookie).await).await;
    assert_ne!(second.cookie, first.cookie);
    assert_eq!(user(&second.jwt).await.0, 200);
}

#[tokio::test]
async fn a_spent_cookie_is_refused_and_ends_the_session() {
    let running = start().await;
    let first = sign_in(&running).await;
    let second = session(refresh(&running, &first.cookie).await).await;
    assert_eq!(refresh(&running, &first.cookie).await.status(), 401);
    assert_eq!(refresh(&running, &second.cookie).await.status(), 401);
    assert_eq!(answer(running.get("mgmtapp", "/api/user").bearer_auth(&second.jwt)).await.0, 401);
}

#[tokio::test]
async fn a_cookie_lasts_30_days_from_its_renewal() {
    let running = start().await;
    let first = sign_in(&running).await;
    running.pass(TimeDelta::days(29));
    let running = running.restart().await;
    let second = session(refresh(&running, &first.cookie).await).await;
    running.pass(TimeDelta::days(29));
    let third = session(refresh(&running, &second.cookie).await).await;
    running.pass(TimeDelta::days(30));
    assert_eq!(refresh(&running, &third.cookie).await.status(), 401);
    assert_eq!(refresh(&running, "themanagement_refresh_token=guess").await.status(), 401);
}

#[tokio::test]
async fn the_account_comes_with_twins_and_more_when_asked() {
    let running = start().await;
    let jwt = sign_in(&running).await.jwt;
    let user = ok(running.get("mgmtapp", "/api/user").bearer_auth(&jwt)).await;
    assert_eq!(user["name"], "Anna Meyer");
    assert_eq!(user["birth_date_formatted"], "29 Feb 1984");
    assert_eq!(user["hourly_rate_formatted"], "HUF 12500");
    assert!(user.get("role").is_none());
    let request = running.get("mgmtapp", "/api/user?extended=true").bearer_auth(&jwt);
    let user = ok(request.header("accept-language", "hu")).await;
    assert_eq!(user["role"], "manager");
    assert_eq!(user["birth_date_formatted"], "1984. 02. 29.");
    assert_eq!(user["last_login_at"], "2026-11-23T10:23:00+00:00");
    assert_eq!(user["last_login_at_timestamp"], 1_795_429_380);
}

#[tokio::test]
async fn a_change_may_be_partial_and_one_bad_field_refuses_it() {
    let running = start().await;
    let jwt = sign_in(&running).await.jwt;
    running.pass(TimeDelta::minutes(1));
    let good =
        json!({ "phone": "+36 1 555 0199", "newsletter": true, "birth_date": "1985-03-01T00:00:00+01:00" });
    let (status, user) = patch(&running, &jwt, &good).await;
    assert_eq!(status, 200);
    assert_eq!((&user["phone"], &user["newsletter"]), (&good["phone"], &good["newsletter"]));
    assert_eq!(user["birth_date"], "1985-03-01");
    assert_eq!(user["updated_at"], "2026-11-23T10:24:00+00:00");
    assert_eq!(user["updated_by"], user["id"]);
    assert_eq!(user["position"], "Administrator", "what was not sent stays");

    for (field, value) in [
        ("id", json!(1)),
        ("created_at", json!("2001-01-01")),
        ("username", json!("boss")),
        ("birth_date_formatted", json!("1 Jan 2001")),
        ("newsletter", json!("yes")),
        ("language", json!("de")),
        ("birth_date", json!("30 February")),
    ] {
        let (status, body) = patch(&running, &jwt, &json!({ "phone": "0", field: value })).await;
        assert_eq!((status, body["fields"][field].is_array()), (422, true), "{field}: {body}");
    }
    let (status, user) = patch(&running, &jwt, &json!({ "position": "Gardener" })).await;
    assert_eq!((status, &user["position"]), (200, &json!("Gardener")), "user_add lets a new one in");
    assert_eq!(user["phone"], "+36 1 555 0199", "nothing of a refused change is kept");
}

#[tokio::test]
async fn the_schema_tells_what_may_be_written_in_the_wanted_language() {
    let running = start().await;
    let jwt = sign_in(&running).await.jwt;
    let schema = ok(running.get("mgmtapp", "/api/schema").bearer_auth(&jwt)).await;
    let fields = &schema["user"]["fields"];
    assert_eq!(fields["created_at"]["read_only"], true);
    assert!(text(&fields["created_at"]["description"]).starts_with("Read-only"));
    assert_eq!(fields["hourly_rate"]["format"], "currency");
    assert_eq!(
        (&fields["position"]["type"], &fields["position"]["user_add"]),
        (&json!("select2"), &json!(true))
    );
    let request = running.get("mgmtapp", "/api/schema").bearer_auth(&jwt).header("accept-language", "hu-HU");
    assert_eq!(ok(request).await["user"]["fields"]["name"]["label"], "Név");
}

#[tokio::test]
async fn the_api_key_opens_service_paths_and_nothing_else() {
    let running = start().await;
    let key = running.key_to_try("mgmtapp");
    let told = ok(running.get("mgmtapp", "/api/sa").bearer_auth(&key)).await;
    assert_eq!(told["service_account"]["name"], "budapest-integration");
    assert_eq!(answer(running.get("mgmtapp", "/api/sa/invoices").bearer_auth(&key)).await.0, 404);
    assert_eq!(answer(running.get("mgmtapp", "/api/user").bearer_auth(&key)).await.0, 401);
    let jwt = sign_in(&running).await.jwt;
    assert_eq!(answer(running.get("mgmtapp", "/api/sa").bearer_auth(&jwt)).await.0, 401);
}
