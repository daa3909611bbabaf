//! Answers that no server should give: each has its own code for the window, and what was read before stands.

use chatelaine_console::view::{ErrorCode, RefreshState};
use serde_json::json;
use wiremock::ResponseTemplate;

use crate::desk::Desk;
use crate::stranger::{FIELDS, Stranger};

#[tokio::test(flavor = "multi_thread")]
async fn each_bad_list_is_told_by_its_code_and_the_last_good_one_stays() {
    let (desk, stranger) = (Desk::open().await, Stranger::start().await);
    stranger.list(&json!([{ "id": "1", "name": "feed", "token": "SENTINEL-value-of-1" }])).await;
    let server = desk.add("bfore", &stranger.address()).await;
    desk.sign_in(&server, &FIELDS).await.unwrap();
    assert!(matches!(desk.read(&server).await, RefreshState::Idle));

    let text = |body: &str| ResponseTemplate::new(200).set_body_string(body);
    for (answer, wanted) in [
        (ResponseTemplate::new(200).set_body_raw("<html><body>Hello", "text/html"), ErrorCode::NotThisSystem),
        (text("pong"), ErrorCode::NotJson),
        (ResponseTemplate::new(200), ErrorCode::EmptyAnswer),
        (text("[{\"id\":\"1\",\"na"), ErrorCode::CutOff),
        (text(&format!("[{}]", "1,".repeat(5_100_000))), ErrorCode::TooLarge),
        (text("{\"keys\":[]}"), ErrorCode::UnexpectedAnswer),
        (ResponseTemplate::new(503), ErrorCode::ServerFault),
    ] {
        stranger.answer("GET", "/authheader/list", answer).await;
        let state = desk.read(&server).await;
        let RefreshState::Failed { error } = state else { panic!("{wanted:?} was expected, not {state:?}") };
        assert_eq!(error.code, wanted);
        assert_eq!(error.server.as_ref(), Some(&server), "{wanted:?} names no server");
        let keys = desk.keys(&server).await;
        assert_eq!(keys.rows.iter().map(|row| &*row.name).collect::<Vec<_>>(), ["feed"], "after {wanted:?}");
    }

    stranger.list(&json!([{ "id": "2", "name": "other", "token": "SENTINEL-value-of-2" }])).await;
    assert!(matches!(desk.read(&server).await, RefreshState::Idle), "a good answer does not mend it");
    assert_eq!(desk.keys(&server).await.rows[0].name, "other");
}

#[tokio::test(flavor = "multi_thread")]
async fn names_as_long_as_books_and_hidden_letters_come_out_short_and_visible() {
    let (mut desk, stranger) = (Desk::open().await, Stranger::start().await);
    let keys = json!([
        { "id": "1", "name": "n".repeat(10_000), "token": "SENTINEL-value-of-1" },
        { "id": "2", "name": "<img src=x onerror=alert(1)>\u{0}\u{202E}\u{1b}[31m", "token": "SENTINEL-value-of-2" },
    ]);
    stranger.list(&keys).await;
    let server = desk.add("bfore", &stranger.address()).await;
    desk.sign_in(&server, &FIELDS).await.unwrap();
    assert!(matches!(desk.read(&server).await, RefreshState::Idle));
    // What is stored is what was cleaned: also after a restart.
    desk.restart().await;
    let keys = desk.keys(&server).await;
    assert_eq!(keys.total, 2);
    for row in &keys.rows {
        assert!(row.name.chars().count() <= 500, "{} letters", row.name.chars().count());
        let hidden = |letter: char| letter.is_control() || ('\u{202A}'..='\u{202E}').contains(&letter);
        assert!(!row.name.contains(hidden), "{:?}", row.name);
    }
    assert!(
        keys.rows.iter().any(|row| row.name.starts_with("<img src=x onerror=alert(1)>")),
        "markup is plain text"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn another_kind_of_server_is_told_before_it_is_added() {
    let (desk, stranger) = (Desk::open().await, Stranger::start().await);
    stranger
        .answer("GET", "/authheader/list", ResponseTemplate::new(200).set_body_raw("<html>", "text/html"))
        .await;
    let request = chatelaine_console::view::ProbeRequest {
        system: chatelaine_model::SystemId::new("bfore"),
        address: stranger.address(),
        trust: chatelaine_console::view::TrustRequest::default(),
        options: std::collections::BTreeMap::new(),
    };
    let error = desk.console.probe(request, "probe").await.unwrap_err();
    assert_eq!(chatelaine_console::view::ErrorView::from(&error).code, ErrorCode::NotThisSystem);
    assert!(desk.console.app().await.unwrap().servers.is_empty());
}
