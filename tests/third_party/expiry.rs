//! A token whose time is over.

use reqwest::StatusCode;

use crate::hub::{ADA, Hub};
use crate::terminal::{SERVER, Terminal, secret_in};

/// Long enough for the hub to be asked on a busy computer while the token lives, as short as that allows.
const SHORT: &str = "6s";

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs JupyterHub: cargo xtask test --only third-party"]
async fn a_token_whose_time_is_over_vanishes_from_the_hubs_list_and_from_ours() {
    let hub = Hub::start().await;
    let terminal = Terminal::signed_in(&hub, ADA);
    let file = terminal.path("secret");
    let asked = ["--name", "short", "--expires", SHORT, "--secret-file", file.to_str().unwrap()];
    terminal.run(&[&["key", "create", SERVER], &asked[..]].concat()).done();
    let secret = secret_in(&file);
    assert!(hub.status(&secret, "user").await.is_success(), "it does not live at all");
    assert_eq!(terminal.key("short").unwrap()["status"], "expiring");

    // The hub's clock is the real one: it is asked until the time is over.
    hub.until_gone("ada", "short").await.unwrap();
    assert_eq!(hub.status(&secret, "user").await, StatusCode::FORBIDDEN);
    assert_eq!(terminal.key("short"), None);
}
