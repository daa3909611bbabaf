//! The sandbox as a whole: addresses, the seed, a restart, and the port of the truth.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use crate::common::{answer, ok, start, start_of_time, text};
use chatelaine_model::SystemId;
use chatelaine_sandbox::{KeyPresence, Sandbox, SandboxError, SandboxOptions, StoreError};
use chrono::{DateTime, TimeDelta};
use reqwest::Method;
use serde_json::{Value, json};

#[tokio::test]
async fn five_servers_in_order_each_with_somebody_to_sign_in_as() {
    let running = start().await;
    let servers = running.sandbox.servers();
    let names: Vec<_> = servers.iter().map(|server| (server.system.as_str(), server.name.as_str())).collect();
    assert_eq!(
        names,
        [
            ("babelfor", "Babelfor - sandbox"),
            ("haut", "Haut.AI - sandbox"),
            ("bfore", "Bfore PreCrime - sandbox"),
            ("mgmtapp", "Mgmt - sandbox"),
            ("b2core", "B2Core back office - sandbox"),
        ]
    );
    for server in &servers {
        assert!(server.address.starts_with("http://127.0.0.1:"), "{}", server.address);
        let person = running.sandbox.people().into_iter().find(|p| p.system == server.system).unwrap();
        assert_eq!(person.login, server.login);
        assert!(person.password.starts_with("sandbox-"), "clearly made up");
    }
}

#[tokio::test]
async fn unknown_paths_and_missing_credentials_are_refused_in_json() {
    let running = start().await;
    for server in running.sandbox.servers() {
        let system = server.system.as_str();
        let (status, body) = answer(running.get(system, "/no/such/path")).await;
        assert_eq!((status, body.is_object()), (404, true), "{system}");
    }
    for (system, path) in [
        ("babelfor", "/v1/auth/user"),
        ("haut", "/api/v1/auth/private_tokens/"),
        ("bfore", "/authheader/list"),
        ("mgmtapp", "/api/user"),
        ("b2core", "/api/v2/clients"),
    ] {
        let (status, body) = answer(running.get(system, path)).await;
        assert_eq!((status, body.is_object()), (401, true), "{system}");
        let (status, _) = answer(running.get(system, path).bearer_auth("eyJhbGciOiJub25lIn0.e30.")).await;
        assert_eq!(status, 401, "{system} with a made-up token");
        let wrong = running.request(Method::PUT, &format!("{}{path}", running.address(system)));
        assert_eq!(answer(wrong).await.0, 405, "{system}");
    }
}

#[tokio::test]
async fn the_servers_tell_the_injected_time() {
    let running = start().await;
    running.pass(TimeDelta::days(100));
    for server in running.sandbox.servers() {
        let response = running.get(server.system.as_str(), "/").send().await.unwrap();
        let date = response.headers()["date"].to_str().unwrap();
        let date = DateTime::parse_from_rfc2822(date).unwrap();
        assert_eq!(date, start_of_time() + TimeDelta::days(100));
    }
}

#[tokio::test]
async fn a_restart_keeps_addresses_sessions_keys_and_does_not_sow_again() {
    let running = start().await;
    let servers = running.sandbox.servers();
    let login = json!({ "username": "m.fischer", "password": "sandbox-Bfore-1" });
    let token = text(&ok(running.post("bfore", "/user/login", &login)).await["Token"]);
    let name = json!({ "name": "made before the restart" });
    ok(running.post("bfore", "/authheader/add", &name).bearer_auth(&token)).await;

    let running = running.restart().await;
    assert_eq!(running.sandbox.servers(), servers);
    let keys = ok(running.get("bfore", "/authheader/list").bearer_auth(&token)).await;
    assert_eq!(keys.as_array().unwrap().len(), 47);
    let system = SystemId::new("bfore");
    let presence = running.sandbox.key_exists(&system, "made before the restart").unwrap();
    assert_eq!(presence, KeyPresence::Live);
}

#[tokio::test]
async fn the_seed_is_the_same_in_every_sandbox() {
    let (one, other) = (start().await, start().await);
    let list = async |running: &crate::common::Running| {
        let key = running.key_to_try("babelfor");
        ok(running.get("babelfor", "/v1/auth/user").header("x-api-key", key)).await
    };
    assert_eq!(list(&one).await, list(&other).await);
}

#[tokio::test]
async fn dropping_it_frees_the_ports() {
    fn shareable<T: Send + Sync>(value: T) -> T {
        value
    }
    let running = start().await;
    let address = running.address("b2core").replace("http://", "");
    drop(shareable(running.sandbox));
    let closed = async {
        while tokio::net::TcpStream::connect(&address).await.is_ok() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(10), closed).await.unwrap();
}

#[tokio::test]
async fn a_database_of_another_version_is_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("sandbox.sqlite");
    let connection = rusqlite::Connection::open(&file).unwrap();
    connection.pragma_update(None, "user_version", 99).unwrap();
    drop(connection);
    let running = start().await;
    let clock = Arc::clone(&running.clock) as _;
    let options = SandboxOptions { dir: dir.path().into(), base_port: None, clock };
    let refused = Sandbox::start(options).await;
    assert!(
        matches!(refused, Err(SandboxError::Store(StoreError::OtherLayout { found: 99 }))),
        "{refused:?}"
    );
}

#[tokio::test]
async fn mails_are_told_once_as_they_arrive_and_none_that_lay_there() {
    let running = start().await;
    let sign_in = async || {
        let login = json!({ "email": "s.lindqvist@kontor.example", "password": "sandbox-B2Core-1" });
        ok(running.post("b2core", "/api/v2/signin", &login)).await;
    };
    sign_in().await;
    let mut arrivals = running.sandbox.arrivals().unwrap();
    let nothing = tokio::time::timeout(std::time::Duration::from_millis(50), arrivals.next()).await;
    assert!(nothing.is_err(), "{nothing:?}");
    sign_in().await;
    sign_in().await;
    let told: Vec<i64> = arrivals.next().await.unwrap().iter().map(|mail| mail.id).collect();
    let mut there: Vec<i64> = running.sandbox.mails().unwrap().iter().map(|mail| mail.id).collect();
    there.sort_unstable();
    assert_eq!(told, there[1..]);
    sign_in().await;
    let next = arrivals.next().await.unwrap();
    assert_eq!(next.len(), 1);
    assert!(next[0].id > told[1]);
}

async fn truth(running: &crate::common::Running, path: &str, token: Option<&str>) -> (u16, Value) {
    let file = running.dir().join("truth.json");
    #[cfg(unix)]
    assert!(crate::common::is_private(&file));
    let told: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    let token = token.map_or_else(|| text(&told["token"]), Into::into);
    let url = format!("{}{path}", text(&told["address"]));
    answer(running.request(Method::GET, &url).bearer_auth(token)).await
}

#[tokio::test]
async fn the_truth_is_told_to_the_holder_of_the_token_only() {
    let running = start().await;
    let heard = Arc::new(AtomicUsize::new(0));
    let hearing = Arc::clone(&heard);
    running.sandbox.on_mail(move || {
        hearing.fetch_add(1, Ordering::SeqCst);
    });
    let login = json!({ "email": "s.lindqvist@kontor.example", "password": "sandbox-B2Core-1" });
    ok(running.post("b2core", "/api/v2/signin", &login)).await;
    assert_eq!(heard.load(Ordering::SeqCst), 1);

    let (status, mails) = truth(&running, "/sandbox/mail", None).await;
    assert_eq!(status, 200);
    let mail = &running.sandbox.mails().unwrap()[0];
    assert_eq!(mails[0]["to"], "s.lindqvist@kontor.example");
    assert_eq!(mails[0]["code"], json!(mail.code));
    assert!(mail.body.contains(mail.code.as_deref().unwrap()));

    let question = "/sandbox/keys?system=babelfor&name=";
    for (name, presence) in [("ad-feed-nl", "live"), ("no-such-key", "absent")] {
        let (status, told) = truth(&running, &format!("{question}{name}"), None).await;
        assert_eq!((status, told), (200, json!({ "presence": presence })), "{name}");
    }
    let (_, secrets) = truth(&running, "/sandbox/secrets", None).await;
    let secrets = secrets.as_array().unwrap();
    assert!(secrets.contains(&json!("sandbox-B2Core-1")) && secrets.len() > 300, "{}", secrets.len());
    for path in ["/sandbox/mail", "/sandbox/secrets", &format!("{question}ad-feed-nl")] {
        let (status, told) = truth(&running, path, Some("guess")).await;
        assert_eq!((status, told.as_array()), (401, None));
    }
}

#[tokio::test]
async fn an_unknown_system_has_no_truth() {
    let running = start().await;
    let asked = running.sandbox.key_exists(&SystemId::new("nobody"), "x");
    assert!(matches!(asked, Err(SandboxError::UnknownSystem(_))));
}

#[tokio::test]
async fn a_taken_base_port_is_said_so() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let dir = tempfile::tempdir().unwrap();
    let running = start().await;
    let options = SandboxOptions {
        dir: dir.path().into(),
        base_port: Some(port),
        clock: Arc::clone(&running.clock) as _,
    };
    let refused = Sandbox::start(options).await;
    assert!(matches!(refused, Err(SandboxError::Port { port: said, .. }) if said == port));
}

#[tokio::test]
async fn nothing_printable_shows_a_password_or_code() {
    let running = start().await;
    let login = json!({ "email": "s.lindqvist@kontor.example", "password": "sandbox-B2Core-1" });
    ok(running.post("b2core", "/api/v2/signin", &login)).await;
    let mails = running.sandbox.mails().unwrap();
    let shown = format!("{:?} {mails:?} {:?}", running.sandbox, running.sandbox.people());
    assert!(!shown.contains(mails[0].code.as_deref().unwrap()));
    for person in running.sandbox.people() {
        assert!(!shown.contains(&person.password), "{}", person.login);
    }
}

#[tokio::test]
async fn whoever_listens_hears_each_request_as_it_was_sent_and_it_is_answered_all_the_same() {
    let running = start().await;
    let heard = Arc::new(Mutex::new(Vec::new()));
    let hearing = Arc::clone(&heard);
    running.sandbox.on_request(move |request| hearing.lock().unwrap().push(request.clone()));
    let login = json!({ "email": "a.meyer@kontor.example", "password": "sandbox-Mgmt-1" });
    let request = running.post("mgmtapp", "/api/login?one=1", &login).header("Accept-Language", "hu");
    let token = text(&ok(request).await["token"]);
    let heard = heard.lock().unwrap();
    let [request] = heard.as_slice() else { panic!("{heard:?}") };
    assert_eq!(
        (request.system.as_str(), &*request.method, &*request.path),
        ("mgmtapp", "POST", "/api/login")
    );
    assert_eq!((&*request.query, request.header("accept-language")), ("one=1", Some("hu")));
    assert_eq!(request.json(), login);
    let shown = format!("{request:?}");
    assert!(!shown.contains("sandbox-Mgmt-1") && !shown.contains(&token), "{shown}");
}
