//! A profile that cannot be opened.

use std::fs;
use std::path::PathBuf;

use chatelaine_tests::desktop::Desktop;
use chatelaine_tests::{HarnessError, until};

use crate::steps::{open, program};

#[tokio::test]
#[ignore = "needs a display: cargo xtask test --only smoke"]
async fn a_damaged_profile_is_told_of_and_opens_when_it_was_put_right() {
    let desktop = Desktop::start_without_keychain().unwrap();
    journey(&desktop).await.unwrap_or_else(|error| panic!("{error}"));
}

#[tokio::test]
#[ignore = "needs a display: cargo xtask test --only smoke"]
async fn a_window_that_is_closed_on_a_damaged_profile_ends_as_a_failure() {
    let desktop = Desktop::start_without_keychain().unwrap();
    damage(&desktop);
    let log = desktop.folders().log("closed");
    let stderr = fs::File::create(&log).unwrap();
    let mut window = desktop.command(&program().display().to_string()).stderr(stderr).spawn().unwrap();
    until("the opening to fail", async || {
        Ok(fs::read_to_string(&log).unwrap().contains("is damaged").then_some(()))
    })
    .await
    .unwrap();
    let ended = until("the program to end", async || {
        // There may be nothing to close yet.
        let _ = desktop.display().close_windows();
        Ok(window.try_wait().unwrap())
    })
    .await
    .unwrap();
    assert_eq!(ended.code(), Some(1));
}

/// Puts something else in the place of the own profile's ledger; tells the profile's folder, and what was put there.
fn damage(desktop: &Desktop) -> (PathBuf, String) {
    let own = desktop.folders().profiles().join("own");
    let garbage = "not a database, but longer than the head of one: ".repeat(100);
    fs::create_dir_all(&own).unwrap();
    fs::write(own.join("ledger.sqlite"), &garbage).unwrap();
    (own, garbage)
}

async fn journey(desktop: &Desktop) -> Result<(), HarnessError> {
    let (own, garbage) = damage(desktop);
    let ledger = own.join("ledger.sqlite");

    let window = open(desktop, &[]).await?;
    window.find("heading", "Your profile could not be opened").await?;
    window.see("bring back a backup").await?;
    window.see(&own.display().to_string()).await?;
    window.click("button", "Try again").await?;
    window.see("bring back a backup").await?;
    assert_eq!(fs::read_to_string(&ledger).unwrap(), garbage);

    fs::rename(&ledger, own.join("ledger.damaged")).unwrap();
    window.click("button", "Try again").await?;
    window.gone("heading", "Your profile could not be opened").await?;
    window.find("button", "Try the sandbox…").await?;
    window.close(desktop).await
}
