//! No secret of a server in anything that the window shows, stores, logs or starts programs with.

use std::path::Path;

use chatelaine_tests::desktop::Desktop;
use chatelaine_tests::window::Window;
use chatelaine_tests::{HarnessError, Sentinels, Truth, until};

use crate::steps::{open, sign_in, signed_in, truth};

const KEY: &str = "sentinel-label-printer";

#[tokio::test]
#[ignore = "needs a display and a keychain daemon: cargo xtask test --only smoke"]
async fn of_a_server_is_shown_stored_logged_or_given_to_a_program_unasked() {
    let desktop = Desktop::start().await.unwrap();
    journey(&desktop).await.unwrap_or_else(|error| panic!("{error}"));
}

async fn journey(desktop: &Desktop) -> Result<(), HarnessError> {
    let window = open(desktop, &["--sandbox"]).await?;
    let truth = truth(desktop).await?;
    let (b2core, lindqvist) = ("B2Core back office - sandbox", "s.lindqvist@kontor.example");
    sign_in(&window, b2core, lindqvist, ("textbox", "Enter the 6-digit code")).await?;
    until("the mail", async || truth.code_for(lindqvist).await).await?;
    window.click("button", "Sandbox mail…").await?;
    window.click("button", "Use code").await?;
    window.find("heading", "Accounts of others").await?;
    sign_in(&window, "Babelfor - sandbox", "a.meyer", ("heading", "Keys")).await?;
    // This system lists its keys with their values.
    sign_in(&window, "Bfore PreCrime - sandbox", "m.fischer", ("heading", "Keys")).await?;
    clean(&window, &truth, "after signing in").await?;

    window.click("link", "Keys…").await?;
    window.find("row", "Select accounting-export…").await?;
    window.click("button", "Create key").await?;
    window.fill("Name", KEY).await?;
    window.see("free").await?;
    window.click("button", "Create key").await?;
    window.find("dialog", "Key created").await?;
    clean(&window, &truth, "while the new secret is masked").await?;
    window.click("button", "Copy").await?;
    let secret =
        until("the clipboard", async || Ok(Some(desktop.clipboard()?).filter(|held| !held.is_empty())))
            .await?;
    clean(&window, &truth, "after copying").await?;
    window.click("button", "Reveal").await?;
    window.see(&secret).await?;
    let shown =
        Sentinels::new(&truth.secrets().await?)?.in_bytes("the page", window.everything().await?.as_bytes());
    assert!(!shown.is_empty(), "a secret that is shown is not found, so that no other would be");
    window.click("radio", "Keep it, sealed by the keychain…").await?;
    window.click("button", "Done").await?;
    window.gone("dialog", "Key created").await?;
    clean(&window, &truth, "after the secret was shown").await?;
    for page in ["Keys…", "Accounts…", "Settings…", "All servers…"] {
        window.click("link", page).await?;
        clean(&window, &truth, page).await?;
    }
    signed_in(&window, b2core).await?;

    // The made-up servers know their own secrets, as servers do.
    let servers = desktop.folders().profiles().join("sandbox/servers");
    let sentinels = Sentinels::new(&truth.secrets().await?)?;
    assert!(sentinels.count() > 300, "{}", sentinels.count());
    let (programs, found) = sentinels.in_processes(&desktop.folders().home())?;
    assert!(programs > 3 && found.is_empty(), "{programs} programs: {found:?}");
    nothing_in_files(&sentinels, desktop, &servers, "while the window is open")?;
    window.close(desktop).await?;
    until("the program to end", async || Ok((!truth.is_told().await).then_some(()))).await?;
    nothing_in_files(&sentinels, desktop, &servers, "after the window was closed")
}

/// Nothing that the servers keep for themselves is anywhere in the page.
async fn clean(window: &Window, truth: &Truth, when: &str) -> Result<(), HarnessError> {
    let sentinels = Sentinels::new(&truth.secrets().await?)?;
    let found = sentinels.in_bytes("the page", window.everything().await?.as_bytes());
    assert!(found.is_empty(), "{when}: {found:?}");
    Ok(())
}

fn nothing_in_files(
    sentinels: &Sentinels,
    desktop: &Desktop,
    servers: &Path,
    when: &str,
) -> Result<(), HarnessError> {
    let found = sentinels.in_files(desktop.folders().root(), servers)?;
    assert!(found.is_empty(), "{when}: {found:?}");
    Ok(())
}
