//! Babelfor as documented: the envelope without defaults, the account with keys inside, the block, the key cache.

use crate::common::{Running, answer, ok, start, text};
use chatelaine_model::SystemId;
use chatelaine_sandbox::KeyPresence;
use chrono::{DateTime, TimeDelta, Utc};
use reqwest::Method;
use serde_json::{Value, json};

async fn sign_in(running: &Running) -> String {
    let login = json!({ "username": "a.meyer", "password": "sandbox-Babelfor-1" });
    let body = ok(running.post("babelfor", "/v1/auth/login", &login)).await;
    assert_eq!(body["success"], true);
    assert_eq!(body["expiresIn"], 1800);
    text(&body["token"])
}

async fn user(running: &Running, token: &str) -> Value {
    ok(running.get("babelfor", "/v1/auth/user").bearer_auth(token)).await["user"].take()
}

async fn write(running: &Running, token: &str, user: &Value) -> Value {
    ok(running.post("babelfor", "/v1/auth/user", &json!({ "user": user })).bearer_auth(token)).await
}

fn entry<'a>(user: &'a mut Value, list: &str, name: &str) -> &'a mut Value {
    user[list].as_array_mut().unwrap().iter_mut().find(|entry| entry["name"] == name).unwrap()
}

fn presence(running: &Running, name: &str) -> KeyPresence {
    running.sandbox.key_exists(&SystemId::new("babelfor"), name).unwrap()
}

#[tokio::test]
async fn the_account_holds_160_keys_of_all_states_and_8_settings() {
    let running = start().await;
    let user = user(&running, &sign_in(&running).await).await;
    assert_eq!(user["userName"], "a.meyer");
    assert_eq!(user["roles"], json!(["Administrator", "LicenseManager"]));
    let keys = user["apiKeys"].as_array().unwrap();
    assert_eq!(keys.len(), 160);
    let now = crate::common::start_of_time();
    let (mut revoked, mut never, mut expired, mut expiring, mut active) = (0, 0, 0, 0, 0);
    for key in keys {
        assert!(text(&key["key"]).starts_with("api_"));
        let end = key["expireDate"].as_str().map(|end| end.parse::<DateTime<Utc>>().unwrap());
        match end {
            _ if key["revoked"] == true => revoked += 1,
            None => never += 1,
            Some(end) if end <= now => expired += 1,
            Some(end) if end <= now + TimeDelta::days(7) => expiring += 1,
            Some(_) => active += 1,
        }
    }
    for (count, what) in
        [(revoked, "revoked"), (never, "never"), (expired, "expired"), (expiring, "expiring")]
    {
        assert!((10..30).contains(&count), "{count} {what}");
    }
    assert!(active > 70, "{active} active");
    assert_eq!(user["settings"].as_array().unwrap().len(), 8);
}

#[tokio::test]
async fn defaults_are_left_out_and_a_failure_has_no_success() {
    let running = start().await;
    let login = json!({ "username": "a.meyer", "password": "wrong" });
    let body = ok(running.post("babelfor", "/v1/auth/login", &login)).await;
    assert!(body.get("success").is_none() && body["message"].is_string(), "{body}");

    let token = sign_in(&running).await;
    let mut user = user(&running, &token).await;
    assert!(user.get("rank").is_none(), "0 is left out");
    assert!(entry(&mut user, "apiKeys", "ad-feed-nl").get("revoked").is_none());
    assert!(entry(&mut user, "apiKeys", "admin-full-meyer").get("expireDate").is_none());
    assert!(entry(&mut user, "apiKeys", "r&d-export <beta>").get("permissions").is_none());
    assert!(entry(&mut user, "settings", "RowsPerPage").get("readOnly").is_none());
    let roles = ok(running.get("babelfor", "/v1/roles").bearer_auth(&token)).await;
    assert_eq!(roles["totalRolesCount"], 5);
    assert!(roles.get("code").is_none() && roles.get("message").is_none());
}

#[tokio::test]
async fn a_key_is_revoked_by_writing_the_account_and_others_stay() {
    let running = start().await;
    let token = sign_in(&running).await;
    let before = user(&running, &token).await;
    let mut changed = before.clone();
    entry(&mut changed, "apiKeys", "ad-feed-nl")["revoked"] = true.into();
    let answered = write(&running, &token, &changed).await;
    assert_eq!(answered["success"], true);
    assert_eq!(presence(&running, "ad-feed-nl"), KeyPresence::Revoked);

    let mut after = user(&running, &token).await;
    changed["updatedAt"] = after["updatedAt"].clone();
    assert_eq!(after, changed);
    assert_eq!(answered["user"], after);

    entry(&mut after, "apiKeys", "ad-feed-nl").as_object_mut().unwrap().remove("revoked");
    write(&running, &token, &after).await;
    assert_eq!(presence(&running, "ad-feed-nl"), KeyPresence::Live, "false is what is left out");
}

#[tokio::test]
async fn an_entry_left_out_stays_and_an_unknown_one_refuses_the_whole_write() {
    let running = start().await;
    let token = sign_in(&running).await;
    let mut written = user(&running, &token).await;
    written["city"] = "Pécs".into();
    let keys = written["apiKeys"].as_array_mut().unwrap();
    keys.retain(|key| key["name"] != "ad-feed-nl");
    write(&running, &token, &written).await;
    assert_eq!(presence(&running, "ad-feed-nl"), KeyPresence::Live);
    assert_eq!(user(&running, &token).await["city"], "Pécs");

    written["city"] = "Szeged".into();
    for id in [json!(999_999), json!(0), Value::Null] {
        let mut wrong = written.clone();
        wrong["apiKeys"][5]["id"] = id;
        assert!(write(&running, &token, &wrong).await.get("success").is_none());
    }
    let twice = written["apiKeys"][1].clone();
    written["apiKeys"][0] = twice;
    assert!(write(&running, &token, &written).await.get("success").is_none());
    assert_eq!(user(&running, &token).await["city"], "Pécs", "nothing of a refused write is kept");
}

#[tokio::test]
async fn settings_keep_their_type_and_read_only_ones_their_value() {
    let running = start().await;
    let token = sign_in(&running).await;
    let original = user(&running, &token).await;
    for (name, value, taken) in [
        ("RowsPerPage", "50", true),
        ("RowsPerPage", "many", false),
        ("SendExpiryMail", "true", true),
        ("SendExpiryMail", "yes", false),
        ("MaxActivations", "6", false),
        ("MaxActivations", "5", true),
    ] {
        let mut written = original.clone();
        entry(&mut written, "settings", name)["value"] = value.into();
        let answered = write(&running, &token, &written).await;
        assert_eq!(answered.get("success").is_some(), taken, "{name} = {value}: {answered}");
        let mut now = user(&running, &token).await;
        let kept = text(&entry(&mut now, "settings", name)["value"]) == value;
        assert_eq!(kept, taken, "{name} = {value}");
    }
}

#[tokio::test]
async fn a_member_left_out_becomes_its_default_and_the_servers_own_stay() {
    let running = start().await;
    let token = sign_in(&running).await;
    let mut written = user(&running, &token).await;
    let members = written.as_object_mut().unwrap();
    members.remove("department");
    members.insert("roles".into(), json!(["Emperor"]));
    members.insert("createdAt".into(), "2001-01-01T00:00:00Z".into());
    write(&running, &token, &written).await;
    let after = user(&running, &token).await;
    assert!(after.get("department").is_none());
    assert_eq!(after["roles"], json!(["Administrator", "LicenseManager"]));
    assert_ne!(after["createdAt"], "2001-01-01T00:00:00Z");

    written["title"] = 7.into();
    let sent = running.post("babelfor", "/v1/auth/user", &json!({ "user": written })).bearer_auth(&token);
    assert_eq!(answer(sent).await.0, 400);
}

#[tokio::test]
async fn a_session_lasts_30_minutes_and_ends_with_logout() {
    let running = start().await;
    let token = sign_in(&running).await;
    running.pass(TimeDelta::seconds(1799));
    user(&running, &token).await;
    running.pass(TimeDelta::seconds(1));
    assert_eq!(answer(running.get("babelfor", "/v1/auth/user").bearer_auth(&token)).await.0, 401);

    let token = sign_in(&running).await;
    let out = ok(running.post("babelfor", "/v1/auth/logout", &json!({})).bearer_auth(&token)).await;
    assert_eq!(out, json!({ "success": true }));
    assert_eq!(answer(running.get("babelfor", "/v1/auth/user").bearer_auth(&token)).await.0, 401);
}

#[tokio::test]
async fn five_failures_block_for_five_minutes_also_across_a_restart() {
    let running = start().await;
    let attempt = |password: &str| json!({ "username": "A.Meyer", "password": password });
    let wrong = attempt("wrong");
    let right = attempt("sandbox-Babelfor-1");
    for _ in 0..4 {
        ok(running.post("babelfor", "/v1/auth/login", &wrong)).await;
    }
    assert_eq!(ok(running.post("babelfor", "/v1/auth/login", &right)).await["success"], true);
    for _ in 0..5 {
        ok(running.post("babelfor", "/v1/auth/login", &wrong)).await;
    }
    assert_eq!(answer(running.post("babelfor", "/v1/auth/login", &right)).await.0, 429);
    let other = json!({ "username": "k.horvath", "password": "sandbox-Babelfor-2" });
    assert_eq!(ok(running.post("babelfor", "/v1/auth/login", &other)).await["success"], true);

    let running = running.restart().await;
    running.pass(TimeDelta::seconds(299));
    assert_eq!(answer(running.post("babelfor", "/v1/auth/login", &right)).await.0, 429);
    running.pass(TimeDelta::seconds(1));
    assert_eq!(ok(running.post("babelfor", "/v1/auth/login", &right)).await["success"], true);
}

#[tokio::test]
async fn a_created_key_works_until_its_revocation_has_come_through() {
    let running = start().await;
    let token = sign_in(&running).await;
    let wanted = json!({ "apiKey": { "name": "számla-küldő", "permissions": 1, "expireDate": "2027-01-01T00:00:00Z" } });
    let made = ok(running.post("babelfor", "/v1/api-keys", &wanted).bearer_auth(&token)).await;
    let key = text(&made["apiKey"]["key"]);
    assert_eq!(made["apiKey"]["name"], "számla-küldő");
    assert_eq!(made["apiKey"]["owner"], "a.meyer");
    assert!(key.starts_with("api_") && key.len() == 28);
    assert_eq!(presence(&running, "számla-küldő"), KeyPresence::Live);

    let with_key = || running.get("babelfor", "/v1/auth/user").header("x-api-key", &key);
    ok(with_key()).await;
    let (status, _) =
        answer(running.post("babelfor", "/v1/api-keys", &wanted).header("x-api-key", &key)).await;
    assert_eq!(status, 403, "a key that may only read");

    let mut account = user(&running, &token).await;
    entry(&mut account, "apiKeys", "számla-küldő")["revoked"] = true.into();
    write(&running, &token, &account).await;
    ok(with_key()).await;
    running.pass(TimeDelta::minutes(3));
    assert_eq!(answer(with_key()).await.0, 401);
}

#[tokio::test]
async fn a_key_without_name_or_with_a_past_end_is_refused() {
    let running = start().await;
    let token = sign_in(&running).await;
    for wrong in [
        json!({ "permissions": 1 }),
        json!({ "name": "x".repeat(257) }),
        json!({ "name": "x", "permissions": 16 }),
        json!({ "name": "x", "expireDate": "2026-11-23T10:22:00Z" }),
        json!({ "name": "x", "expireDate": "tomorrow" }),
        json!({ "name": "x", "ownerId": "nobody" }),
    ] {
        let sent = running.post("babelfor", "/v1/api-keys", &json!({ "apiKey": wrong })).bearer_auth(&token);
        let body = ok(sent).await;
        assert!(body.get("success").is_none(), "{wrong}: {body}");
    }
    assert_eq!(presence(&running, "x"), KeyPresence::Absent);
}

#[tokio::test]
async fn keys_are_listed_by_stretches_replaced_and_removed() {
    let running = start().await;
    let token = sign_in(&running).await;
    let page = ok(running.get("babelfor", "/v1/api-keys?skip=150&take=50").bearer_auth(&token)).await;
    assert_eq!(page["totalApiKeysCount"], 160);
    assert_eq!(page["apiKeys"].as_array().unwrap().len(), 10);

    let path = format!("/v1/api-keys/{}", page["apiKeys"][0]["id"]);
    let url = format!("{}{path}", running.address("babelfor"));
    let whole = json!({ "apiKey": { "name": "renamed", "permissions": 3 } });
    let replaced = ok(running.request(Method::PUT, &url).json(&whole).bearer_auth(&token)).await;
    assert_eq!(replaced["apiKey"]["name"], "renamed");
    assert_eq!(replaced["apiKey"]["key"], page["apiKeys"][0]["key"]);
    ok(running.delete("babelfor", &path).bearer_auth(&token)).await;
    assert_eq!(presence(&running, "renamed"), KeyPresence::Absent);
    let again = ok(running.delete("babelfor", &path).bearer_auth(&token)).await;
    assert!(again.get("success").is_none());
}

#[tokio::test]
async fn who_is_no_administrator_sees_and_touches_only_their_own() {
    let running = start().await;
    let login = json!({ "username": "k.horvath", "password": "sandbox-Babelfor-2" });
    let token = text(&ok(running.post("babelfor", "/v1/auth/login", &login)).await["token"]);
    let own = user(&running, &token).await;
    let keys = own["apiKeys"].as_array().unwrap();
    assert!(keys.len() < 80 && keys.iter().all(|key| key["ownerId"] == own["id"]));
    assert!(keys.iter().any(|key| key["name"] == "accounting-export"));

    let administrator = sign_in(&running).await;
    let mut all = user(&running, &administrator).await;
    let foreign = entry(&mut all, "apiKeys", "ad-feed-nl")["id"].clone();
    let removal = running.delete("babelfor", &format!("/v1/api-keys/{foreign}")).bearer_auth(&token);
    assert!(ok(removal).await.get("success").is_none());
    assert_eq!(presence(&running, "ad-feed-nl"), KeyPresence::Live);
}
