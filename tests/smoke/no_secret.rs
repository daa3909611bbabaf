//! No secret of a server in anything that the window shows, stores, logs or starts programs with.

use std::path::Path;

use chatelaine_tests::desktop::Desktop;
use chatelaine_tests::window::Window;
use chatelaine_tests::{HarnessError, Sentinels, Truth, holds, until};

use crate::steps::{open, sign_in, signed_in, truth};

const TITLES: &str = "the titles of windows";
const KEY: &str = "sentinel-label-printer";

#[tokio::test]
#[ignore = "needs a display and a keychain daemon: cargo xtask test --only smoke"]
async fn of_a_server_is_shown_stored_logged_or_given_to_a_program_unasked() {
    let desktop = Desktop::start_watched().await.unwrap();
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
    clean(desktop, &window, &truth, "after signing in").await?;

    window.click("link", "Keys…").await?;
    window.find("row", "Select accounting-export…").await?;
    window.click("button", "Create key").await?;
    window.fill("Name", KEY).await?;
    window.see("free").await?;
    window.click("button", "Create key").await?;
    window.find("dialog", "Key created").await?;
    clean(desktop, &window, &truth, "while the new secret is masked").await?;
    window.click("button", "Copy").await?;
    let secret =
        until("the clipboard", async || Ok(Some(desktop.clipboard()?).filter(|held| !held.is_empty())))
            .await?;
    clean(desktop, &window, &truth, "after copying").await?;
    window.click("button", "Reveal").await?;
    window.see(&secret).await?;
    let sentinels = Sentinels::new(&truth.secrets().await?)?;
    for (place, bytes) in shown(desktop, &window).await? {
        let found = sentinels.in_bytes(place, &bytes);
        assert_eq!(found.is_empty(), place == TITLES, "what is shown is looked for: {found:?} in {place}");
    }
    window.click("radio", "Keep it, sealed by the keychain…").await?;
    window.click("button", "Done").await?;
    window.gone("dialog", "Key created").await?;
    clean(desktop, &window, &truth, "after the secret was shown").await?;
    for page in ["Keys…", "Accounts…", "Settings…", "All servers…"] {
        window.click("link", page).await?;
        clean(desktop, &window, &truth, page).await?;
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
    nothing_in_files(&sentinels, desktop, &servers, "after the window was closed")?;

    let window = open(desktop, &["--sandbox"]).await?;
    signed_in(&window, b2core).await?;
    // Those of its sessions that were renewed since have new ones.
    let sentinels = Sentinels::new(&self::truth(desktop).await?.secrets().await?)?;
    assert_eq!(desktop.crash("chatelaine-window")?, "0", "bytes of memory would be kept of a crash");
    until("the program to be gone", async || Ok(window.everything().await.is_err().then_some(()))).await?;
    nothing_in_files(&sentinels, desktop, &servers, "after a crash")?;
    let messages = std::fs::read(desktop.folders().log("messages")).unwrap();
    assert!(holds(&messages, b"org.freedesktop.secrets"), "what programs say to each other was not recorded");
    Ok(())
}

/// What a person or a program on the desktop can see of the window, by place.
async fn shown(desktop: &Desktop, window: &Window) -> Result<[(&'static str, Vec<u8>); 3], HarnessError> {
    Ok([
        ("the page", window.everything().await?.into_bytes()),
        ("the accessibility tree", desktop.told().await?.into_bytes()),
        (TITLES, desktop.display().told()?),
    ])
}

/// Nothing that the servers keep for themselves is anywhere in what can be seen.
async fn clean(desktop: &Desktop, window: &Window, truth: &Truth, when: &str) -> Result<(), HarnessError> {
    let sentinels = Sentinels::new(&truth.secrets().await?)?;
    for (place, bytes) in shown(desktop, window).await? {
        assert!(holds(&bytes, b"Chatelaine"), "{when}: nothing is told in {place}");
        let found = sentinels.in_bytes(place, &bytes);
        assert!(found.is_empty(), "{when}: {found:?}");
    }
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
