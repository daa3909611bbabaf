//! A desktop without a keychain.

use chatelaine_tests::HarnessError;
use chatelaine_tests::desktop::Desktop;

use crate::steps::{open, sign_in, signed_in};

#[tokio::test]
#[ignore = "needs a display: cargo xtask test --only smoke"]
async fn without_a_keychain_the_window_says_so_and_offers_a_passphrase_or_memory() {
    let desktop = Desktop::start_without_keychain().unwrap();
    journey(&desktop).await.unwrap_or_else(|error| panic!("{error}"));
}

async fn journey(desktop: &Desktop) -> Result<(), HarnessError> {
    let window = open(desktop, &["--sandbox"]).await?;
    window.see("No keychain on this computer.").await?;
    window.find("radio", "A passphrase…").await?;
    window.click("radio", "Memory only…").await?;
    window.click("button", "Keep in memory only").await?;
    window.see("Memory only").await?;
    sign_in(&window, "Babelfor - sandbox", "a.meyer", ("heading", "Keys")).await?;
    signed_in(&window, "Babelfor - sandbox").await?;
    window.close(desktop).await
}
