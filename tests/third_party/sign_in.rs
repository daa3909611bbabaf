//! Signing in and out, by a password and by a token.

use serde_json::Value;

use crate::hub::{ADA, Hub};
use crate::terminal::{SERVER, Terminal};

/// What the definition has the hub note on the token that is a session.
const SESSION: &str = "Chatelaine";

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs JupyterHub: cargo xtask test --only third-party"]
async fn a_password_makes_a_token_that_the_sign_out_deletes() {
    let hub = Hub::start().await;
    let terminal = Terminal::with(&hub);
    let state = terminal.sign_in(ADA).done();
    assert_eq!((&state["state"], &state["who"]), (&"signed_in".into(), &"ada".into()), "{state}");
    let token = hub.token_noted("ada", SESSION).await.expect("the hub made no token");
    assert_eq!(
        terminal.status()["ends"].as_str().map(to_the_second),
        token["expires_at"].as_str().map(to_the_second)
    );
    assert_eq!(terminal.open_in_profile(ADA.1), Vec::<std::path::PathBuf>::new());

    let out = terminal.run(&["sign-out", SERVER]).done();
    assert_eq!(out["outcome"], "ended_on_server");
    assert_eq!(hub.token_noted("ada", SESSION).await, None);
    assert_eq!(terminal.status()["state"], "signed_out");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs JupyterHub: cargo xtask test --only third-party"]
async fn what_is_assumed_of_a_password_is_asked_before_anything_is_sent() {
    let hub = Hub::start().await;
    let terminal = Terminal::with(&hub);
    std::fs::write(terminal.path("password"), ADA.1).unwrap();
    let password = terminal.path("password").display().to_string();
    let told = terminal.run(&["sign-in", SERVER, "--user", ADA.0, "--password-file", &password]).failed(9);
    assert_eq!(told["assumed"][0]["table"], "sign_in.password", "{told}");
    assert_eq!(hub.token_noted("ada", SESSION).await, None);
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs JupyterHub: cargo xtask test --only third-party"]
async fn a_token_signs_in_without_anything_assumed_and_outlives_the_sign_out() {
    let hub = Hub::start().await;
    let terminal = Terminal::with(&hub);
    let token = hub.token_of("ada", "pasted").await;
    terminal.sign_in_by_token(&token).done();
    let status = terminal.status();
    assert_eq!(status["state"], "signed_in", "{status}");
    assert!(!status.to_string().contains(&token), "the token itself is shown");
    let own = terminal.run(&["account", "show", SERVER]).done();
    assert_eq!((&own["id"], &own["name"]), (&Value::from("ada"), &Value::from("ada")));
    assert_eq!(terminal.open_in_profile(&token), Vec::<std::path::PathBuf>::new());

    // It is the user's, not a session of Chatelaine's.
    assert_eq!(terminal.run(&["sign-out", SERVER]).done()["outcome"], "forgotten_here");
    assert!(hub.status(&token, "user").await.is_success());
}

fn to_the_second(time: &str) -> String {
    time.chars().take("2027-01-31T12:00:00".len()).collect()
}
