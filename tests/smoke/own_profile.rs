//! The user's own profile, opened for the first time.

use chatelaine_tests::HarnessError;
use chatelaine_tests::desktop::Desktop;

use crate::steps::{SERVERS, open};

#[tokio::test]
#[ignore = "needs a display and a keychain daemon: cargo xtask test --only smoke"]
async fn the_first_start_offers_to_add_a_server_and_to_try_the_sandbox_and_back() {
    let desktop = Desktop::start().await.unwrap();
    journey(&desktop).await.unwrap_or_else(|error| panic!("{error}"));
}

async fn journey(desktop: &Desktop) -> Result<(), HarnessError> {
    let window = open(desktop, &[]).await?;
    window.find("button", "Add a server…").await?;
    window.click("button", "Try the sandbox…").await?;
    for server in SERVERS {
        window.find("link", &format!("{server}…")).await?;
    }
    // Its people and mails were not there in the profile before.
    window.click("link", &format!("{}…", SERVERS[4])).await?;
    window.find("button", "Fill in s.lindqvist@kontor.example").await?;
    window.find("button", "Sandbox mail…").await?;
    window.click("button", "Back to my servers").await?;
    window.find("button", "Try the sandbox…").await?;
    let own = desktop.folders().profiles().join("own");
    assert!(own.is_dir(), "the own profile is not where it should be");
    window.close(desktop).await
}
