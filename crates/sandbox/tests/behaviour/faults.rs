//! Faults on purpose: each kind, where it strikes, how long, and what was done by then.

use chatelaine_model::SystemId;
use chatelaine_sandbox::{Fault, FaultError, FaultKind, KeyPresence};
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};

use crate::common::{Running, answer, ok, start, text};

const ADD: &str = "/authheader/add";
const LIST: &str = "/authheader/list";

fn fault(path: &str, times: Option<u32>, kind: FaultKind) -> Fault {
    Fault { system: SystemId::new("bfore"), method: None, path: path.into(), times, kind }
}

async fn token(running: &Running) -> String {
    let login = json!({ "username": "m.fischer", "password": "sandbox-Bfore-1" });
    text(&ok(running.post("bfore", "/user/login", &login)).await["Token"])
}

fn add(running: &Running, token: &str) -> RequestBuilder {
    running.post("bfore", ADD, &json!({ "name": "made" })).bearer_auth(token)
}

fn made(running: &Running) -> bool {
    running.sandbox.key_exists(&SystemId::new("bfore"), "made").unwrap() == KeyPresence::Live
}

#[tokio::test]
async fn a_status_comes_with_its_wait_as_often_as_asked_and_nothing_is_done() {
    let running = start().await;
    let token = token(&running).await;
    let kind = FaultKind::Status { status: 429, retry_after: Some("soon".into()) };
    running.sandbox.inject(fault(ADD, Some(2), kind)).unwrap();
    for _ in 0..2 {
        let refused = add(&running, &token).send().await.unwrap();
        assert_eq!(
            (refused.status().as_u16(), &refused.headers()["retry-after"]),
            (429, &"soon".parse().unwrap())
        );
        assert!(refused.headers().contains_key("date"), "the server's clock is told as ever");
    }
    assert!(!made(&running));
    ok(add(&running, &token)).await;
    assert!(made(&running));
}

#[tokio::test]
async fn a_fault_meets_its_system_method_and_path_only_and_until_it_is_lifted() {
    let running = start().await;
    let token = token(&running).await;
    let gone = FaultKind::Html { status: 502 };
    let only = Fault { method: Some("GET".into()), ..fault("/authheader", None, gone) };
    let id = running.sandbox.inject(only).unwrap();
    for _ in 0..3 {
        let page = running.get("bfore", LIST).bearer_auth(&token).send().await.unwrap();
        assert_eq!(page.status().as_u16(), 502);
        assert!(page.headers()["content-type"].to_str().unwrap().starts_with("text/html"));
        assert!(page.text().await.unwrap().starts_with("<!doctype html>"));
    }
    ok(add(&running, &token)).await;
    assert_eq!(answer(running.get("bfore", "/elsewhere")).await.0, 404);
    assert_eq!(answer(running.get("haut", LIST)).await.0, 404);
    assert!(running.sandbox.met(id, 3).await);
    assert!(running.sandbox.lift(id));
    assert!(!running.sandbox.lift(id), "it was lifted before");
    ok(running.get("bfore", LIST).bearer_auth(&token)).await;
    let asked = running.sandbox.requests(&SystemId::new("bfore"), "GET", LIST).unwrap();
    assert_eq!(asked, 4, "requests that a fault met count as well");
}

#[tokio::test]
async fn a_connection_drops_before_or_after_the_work() {
    for (kind, done) in [(FaultKind::DropBefore, false), (FaultKind::DropAfter, true)] {
        let running = start().await;
        let token = token(&running).await;
        running.sandbox.inject(fault(ADD, Some(1), kind.clone())).unwrap();
        let lost = add(&running, &token).send().await.unwrap_err();
        assert!(lost.is_request(), "{kind:?}: {lost:?}");
        assert_eq!(made(&running), done, "{kind:?}");
        ok(running.get("bfore", LIST).bearer_auth(&token)).await;
    }
}

#[tokio::test]
async fn an_answer_is_damaged_after_the_work_was_done() {
    for kind in [FaultKind::Garbage, FaultKind::Empty, FaultKind::CutOff] {
        let running = start().await;
        let token = token(&running).await;
        running.sandbox.inject(fault(ADD, Some(1), kind.clone())).unwrap();
        let damaged = add(&running, &token).send().await.unwrap();
        assert_eq!(damaged.status().as_u16(), 200, "{kind:?}");
        assert!(made(&running), "{kind:?}");
        match (damaged.bytes().await, &kind) {
            (Ok(bytes), FaultKind::Garbage) => {
                assert!(serde_json::from_slice::<Value>(&bytes).is_err() && !bytes.is_empty());
            }
            (Ok(bytes), FaultKind::Empty) => assert!(bytes.is_empty()),
            (Err(_), FaultKind::CutOff) => {}
            (came, _) => panic!("{kind:?}: {came:?}"),
        }
        ok(running.get("bfore", LIST).bearer_auth(&token)).await;
    }
}

#[tokio::test]
async fn a_held_request_goes_on_when_its_fault_is_lifted() {
    for after in [false, true] {
        let running = start().await;
        let token = token(&running).await;
        let id = running.sandbox.inject(fault(ADD, None, FaultKind::Slow { after, millis: None })).unwrap();
        let asked = tokio::spawn(add(&running, &token).send());
        assert!(running.sandbox.met(id, 1).await);
        // Another request, so that work that is not held is done by now.
        ok(running.get("bfore", LIST).bearer_auth(&token)).await;
        assert!(!asked.is_finished());
        if !after {
            assert!(!made(&running));
        }
        running.sandbox.lift(id);
        assert_eq!(asked.await.unwrap().unwrap().status().as_u16(), 200);
        assert!(made(&running));
    }
}

#[tokio::test]
async fn a_request_held_for_a_time_goes_on_by_itself() {
    let running = start().await;
    let token = token(&running).await;
    let kind = FaultKind::Slow { after: true, millis: Some(10) };
    running.sandbox.inject(fault(ADD, None, kind)).unwrap();
    ok(add(&running, &token)).await;
    assert!(made(&running));
}

#[tokio::test]
async fn faults_are_set_up_through_the_port_of_the_truth_by_its_holder_only() {
    let running = start().await;
    let told: Value =
        serde_json::from_slice(&std::fs::read(running.dir().join("truth.json")).unwrap()).unwrap();
    let (address, token) = (text(&told["address"]), text(&told["token"]));
    let at = |method: Method, path: &str, token: &str| {
        running.request(method, &format!("{address}/sandbox/{path}")).bearer_auth(token)
    };
    let wanted = json!({
        "system": "bfore", "path": "/user", "times": 1,
        "kind": { "kind": "status", "status": 503, "retry_after": "7" },
    });
    assert_eq!(answer(at(Method::POST, "faults", "guess").json(&wanted)).await.0, 401);
    let id = ok(at(Method::POST, "faults", &token).json(&wanted)).await["id"].as_u64().unwrap();
    let refused = running.post("bfore", "/user/login", &json!({})).send().await.unwrap();
    assert_eq!((refused.status().as_u16(), &refused.headers()["retry-after"]), (503, &"7".parse().unwrap()));
    let list = ok(at(Method::GET, "faults", &token)).await;
    assert_eq!(
        (&list[0]["id"], &list[0]["met"], &list[0]["fault"]["path"]),
        (&json!(id), &json!(1), &json!("/user"))
    );
    let question = "requests?system=bfore&method=POST&path=/user/login";
    assert_eq!(ok(at(Method::GET, question, &token)).await, json!({ "count": 1 }));
    let one = format!("faults/{id}");
    assert_eq!(answer(at(Method::DELETE, &one, "guess")).await.0, 401);
    ok(at(Method::DELETE, &one, &token)).await;
    assert_eq!(answer(at(Method::DELETE, &one, &token)).await.0, 404);
    assert_eq!(ok(at(Method::GET, "faults", &token)).await, json!([]));
    for (path, token) in [("faults", "guess"), (question, "guess")] {
        assert_eq!(answer(at(Method::GET, path, token)).await.0, 401);
    }
    for no_fault in [json!({}), json!({ "system": "bfore", "path": "/", "kind": { "kind": "rain" } })] {
        assert_eq!(answer(at(Method::POST, "faults", &token).json(&no_fault)).await.0, 400);
    }
}

#[tokio::test]
async fn what_cannot_be_sent_is_refused_when_it_is_set_up() {
    let running = start().await;
    let status = |status, retry_after: Option<&str>| {
        let kind = FaultKind::Status { status, retry_after: retry_after.map(Into::into) };
        running.sandbox.inject(fault("/", None, kind))
    };
    assert_eq!(status(99, None), Err(FaultError::Status));
    assert_eq!(status(600, None), Err(FaultError::Status));
    assert_eq!(status(429, Some("1\r\nx: y")), Err(FaultError::Header));
    let nobody = Fault { system: SystemId::new("nobody"), ..fault("/", None, FaultKind::Empty) };
    assert_eq!(running.sandbox.inject(nobody), Err(FaultError::UnknownSystem));
    assert!(status(200, Some("Wed, 18 Nov 2026 11:06:40 GMT")).is_ok());
}
