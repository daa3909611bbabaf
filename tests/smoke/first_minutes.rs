//! What a newcomer does first, a restart included.

use chatelaine_tests::desktop::Desktop;
use chatelaine_tests::{HarnessError, files_with, until};

use crate::steps::{SERVERS, open, open_key, sign_in, signed_in, truth};

const KEY: &str = "smoke-label-printer";
/// As what the keychain knows this program.
const SERVICE: &str = "org.chatelaine.desktop";

#[tokio::test]
#[ignore = "needs a display and a keychain daemon: cargo xtask test --only smoke"]
async fn a_newcomer_signs_in_makes_a_key_revokes_it_and_finds_all_of_it_after_a_restart() {
    let desktop = Desktop::start().await.unwrap();
    journey(&desktop).await.unwrap_or_else(|error| panic!("{error}"));
    let home: Vec<_> =
        desktop.folders().home().read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(home.is_empty(), "outside of the XDG folders: {home:?}");
}

async fn journey(desktop: &Desktop) -> Result<(), HarnessError> {
    let window = open(desktop, &["--sandbox"]).await?;
    for server in SERVERS {
        window.find("link", &format!("{server}…")).await?;
    }
    let truth = truth(desktop).await?;

    // B2Core wants a code, which it mails into the window.
    let code_boxes = ("textbox", "Enter the 6-digit code");
    let (b2core, lindqvist) = ("B2Core back office - sandbox", "s.lindqvist@kontor.example");
    let b2core_password = sign_in(&window, b2core, lindqvist, code_boxes).await?;
    let code = until("the mail", async || truth.code_for(lindqvist).await).await?;
    window.click("button", "Sandbox mail…").await?;
    window.see(&code).await?;
    window.click("button", "Use code").await?;
    window.find("heading", "Accounts of others").await?;
    signed_in(&window, b2core).await?;

    // Babelfor has keys.
    let babelfor_password = sign_in(&window, "Babelfor - sandbox", "a.meyer", ("heading", "Keys")).await?;
    window.click("link", "Keys…").await?;
    window.find("row", "Select accounting-export…").await?;
    window.click("button", "Create key").await?;
    window.fill("Name", KEY).await?;
    window.see("free").await?;
    let dialog = window.find("dialog", "Create key").await?.prop("textContent").await?.unwrap_or_default();
    assert!(dialog.contains("Babelfor - sandbox"), "the one server that takes keys is not chosen: {dialog}");
    window.click("button", "Create key").await?;

    window.find("dialog", "Key created").await?;
    window.click("button", "Copy").await?;
    let secret =
        until("the clipboard", async || Ok(Some(desktop.clipboard()?).filter(|held| !held.is_empty())))
            .await?;
    assert!(!window.text().await?.contains(&secret), "copying showed the secret");
    window.click("button", "Reveal").await?;
    window.see(&secret).await?;
    window.click("radio", "Keep it, sealed by the keychain…").await?;
    window.click("button", "Done").await?;
    window.gone("dialog", "Key created").await?;
    assert_eq!(truth.key("babelfor", KEY).await?, "live");

    open_key(&window, KEY).await?;
    window.click("button", "Revoke 1 key").await?;
    window.find("dialog", &format!("Revoke {KEY}?")).await?;
    window.click("button", "Revoke 1 key").await?;
    window.gone("dialog", &format!("Revoke {KEY}?")).await?;
    assert_eq!(truth.key("babelfor", KEY).await?, "revoked");

    window.close(desktop).await?;
    until("the program to end", async || Ok((!truth.is_told().await).then_some(()))).await?;
    assert!(desktop.keychain_holds(SERVICE)?, "the keychain holds no key of ours");

    // The secret in the clipboard is the kept one, which only the key in the keychain opens.
    let window = open(desktop, &["--sandbox"]).await?;
    signed_in(&window, b2core).await?;
    signed_in(&window, "Babelfor - sandbox").await?;
    open_key(&window, KEY).await?;
    let row = window.find("row", &format!("Select {KEY}…")).await?;
    assert!(row.text().await?.contains("Revoked"), "the key is shown as {:?}", row.text().await?);
    window.click("button", "Copy secret").await?;
    until("the kept secret in the clipboard", async || Ok((desktop.clipboard()? == secret).then_some(())))
        .await?;
    window.close(desktop).await?;

    for value in [&secret, &b2core_password, &babelfor_password] {
        // The made-up servers know their own secrets, as servers do.
        let servers = desktop.folders().profiles().join("sandbox/servers");
        let found: Vec<_> = files_with(desktop.folders().root(), value)?
            .into_iter()
            .filter(|file| !file.starts_with(&servers))
            .collect();
        assert!(value.len() > 8 && found.is_empty(), "a secret is in {found:?}");
    }
    Ok(())
}
