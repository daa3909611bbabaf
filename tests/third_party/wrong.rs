//! What is wrong, or has become so.

use crate::hub::{ADA, Hub};
use crate::terminal::{SERVER, Terminal};

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs JupyterHub: cargo xtask test --only third-party"]
async fn a_wrong_password_and_a_wrong_token_sign_nobody_in() {
    let hub = Hub::start().await;
    let terminal = Terminal::with(&hub);
    for told in [
        terminal.sign_in((ADA.0, "SENTINEL-another-password")).failed(1),
        terminal.sign_in_by_token("SENTINEL-no-token-0000000000").failed(1),
    ] {
        assert_eq!(told["code"], "wrong_credentials", "{told}");
        assert!(!told.to_string().contains("SENTINEL"), "{told}");
    }
    assert_eq!(terminal.status()["state"], "signed_out");
    assert_eq!(terminal.run(&["key", "list", "--server", SERVER]).failed(4)["code"], "sign_in_needed");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs JupyterHub: cargo xtask test --only third-party"]
async fn a_token_that_was_taken_away_asks_to_sign_in_again() {
    let hub = Hub::start().await;
    let terminal = Terminal::signed_in(&hub, ADA);
    assert!(!terminal.keys().is_empty());
    let session = hub.token_noted("ada", "Chatelaine").await.unwrap();
    hub.delete_token("ada", session["id"].as_str().unwrap()).await;
    assert_eq!(terminal.run(&["key", "list", "--server", SERVER]).failed(4)["code"], "sign_in_needed");
    let status = terminal.status();
    assert_eq!((&status["state"], &status["who"]), (&"needs_sign_in".into(), &ADA.0.into()), "{status}");
    assert_eq!(status["reason"], "refused", "{status}");
    terminal.sign_in(ADA).done();
    assert!(!terminal.keys().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs JupyterHub: cargo xtask test --only third-party"]
async fn what_an_ordinary_person_may_not_is_refused_and_the_session_lives_on() {
    let hub = Hub::start().await;
    let terminal = Terminal::signed_in(&hub, ADA);
    let told = terminal.run(&["account", "list", SERVER]).failed(1);
    assert_eq!(told["code"], "forbidden", "{told}");
    assert!(told["detail"].as_str().unwrap().contains("list:users"), "the hub's words are lost: {told}");
    assert_eq!(terminal.status()["state"], "signed_in");
    assert!(!terminal.keys().is_empty());
}
