//! Sentinels: every secret here is a marker, and none may come out anywhere.

use std::io;
use std::sync::{Arc, Mutex};

use chatelaine_console::view::{CreateKeyRequest, ErrorView, SecretChoice};
use chatelaine_model::KeyId;
use chatelaine_tests::files_with;
use serde_json::json;
use tracing_subscriber::fmt::MakeWriter;
use wiremock::ResponseTemplate;

use crate::desk::Desk;
use crate::stranger::{FIELDS, PASSWORD, Stranger, TOKEN};

const LISTED: &str = "SENTINEL-listed-7f31aa0b";
const MADE: &str = "SENTINEL-made-52c9e4d1";

/// Keeps all that is logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// All that a window, a terminal or a log could show in a whole life of a key, on a server that repeats what it is sent.
async fn life(desk: &mut Desk, shown: &mut String) {
    let stranger = Stranger::start().await;
    let made = json!({ "id": "2", "name": "made", "token": MADE });
    stranger.list(&json!([{ "id": "1", "name": "listed", "token": LISTED }])).await;
    stranger.answer("POST", "/authheader/add", ResponseTemplate::new(200).set_body_json(&made)).await;
    let server = desk.add("bfore", &stranger.address()).await;
    *shown += &format!("{:?}", desk.sign_in(&server, &FIELDS).await);
    *shown += &format!("{:?}", desk.read(&server).await);
    let request = CreateKeyRequest {
        server: server.clone(),
        name: "made".into(),
        expires: None,
        permissions: Vec::new(),
        about: None,
    };
    let created = desk.console.create_key(request).await.unwrap();
    *shown += &json!(created).to_string();
    let secret = desk.console.reveal_secret(&created.operation).await.unwrap();
    assert_eq!(
        secret.expose(),
        MADE,
        "the sentinels did not get anywhere, so that their absence says nothing"
    );
    *shown += &format!("{secret:?}");
    *shown += &format!("{:?}", desk.console.copy_secret(&created.operation).await);
    desk.console.settle_secret(&created.operation, SecretChoice::Keep).await.unwrap();
    *shown += &json!(desk.keys(&server).await).to_string();

    // Refusals that repeat what was sent with the request.
    for (verb, at, sent) in [
        ("POST", "/authheader/delete", format!("{TOKEN} {LISTED}")),
        ("POST", "/user/login", format!("m.fischer:{PASSWORD}")),
    ] {
        let echo = json!({ "message": format!("cannot take {sent}") });
        stranger.answer(verb, at, ResponseTemplate::new(400).set_body_json(&echo)).await;
    }
    let revoked = desk.console.revoke_key(&server, &KeyId::new("1")).await.unwrap_err();
    let refused = desk.sign_in(&server, &FIELDS).await.unwrap_err();
    for error in [revoked, refused] {
        *shown += &format!("{error} {error:?} {}", json!(ErrorView::from(&error)));
    }
    desk.restart().await;
    *shown += &json!(desk.console.app().await.unwrap()).to_string();
    *shown += &format!("{:?} {:?}", desk.console, desk.news.0.lock().unwrap());
}

#[tokio::test]
async fn no_secret_comes_out_in_a_view_an_error_an_event_a_log_or_a_file() {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt()
        .with_writer(log.clone())
        .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
        .finish();
    // For all threads: the vault and the ledger work on threads of their own.
    tracing::subscriber::set_global_default(subscriber).unwrap();
    let (mut desk, mut shown) = (Desk::open().await, String::new());
    life(&mut desk, &mut shown).await;
    let logged = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(logged.len() > 1000, "nothing was logged, so that a silent log says nothing");
    for secret in [PASSWORD, TOKEN, LISTED, MADE] {
        assert!(!shown.contains(secret), "{secret} was shown");
        assert!(!logged.contains(secret), "{secret} was logged");
        let files = files_with(&desk.folder(), secret).unwrap();
        assert!(files.is_empty(), "{secret} lies open in {files:?}");
    }
}
