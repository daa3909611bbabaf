//! The way through the window's screens.

use std::path::Path;

use chatelaine_tests::HarnessError;
use chatelaine_tests::desktop::Desktop;
use chatelaine_tests::window::{Opening, Window};

use crate::album::Album;

/// The label of the field that searches the keys.
const SEARCH: &str = "Name, owner or key prefix";

/// Goes through all screens once.
pub(crate) async fn go(program: &Path, folder: &Path, dark: bool) -> Result<(), HarnessError> {
    let desktop = Desktop::start().await?;
    let opening = Opening { program: program.to_owned(), args: Vec::new(), dark };
    let window = Window::open(&desktop, &opening).await?;
    let album = Album { window: &window, folder, colours: if dark { "dark" } else { "light" } };
    welcome_and_servers(&album).await?;
    sign_in(&album).await?;
    keys(&album).await?;
    rotation(&album).await?;
    bulk(&album).await?;
    account_and_settings(&album).await?;
    activity_and_lock(&album).await?;
    window.close(&desktop).await
}

async fn welcome_and_servers(album: &Album<'_>) -> Result<(), HarnessError> {
    let window = album.window;
    window.find("button", "Try the sandbox…").await?;
    window.see("Keychain unlocked").await?;
    album.take("welcome").await?;
    window.click("button", "Try the sandbox…").await?;
    window.click("link", "All servers…").await?;
    window.find("row", "B2Core back office - sandbox…").await?;
    Ok(())
}

async fn sign_in(album: &Album<'_>) -> Result<(), HarnessError> {
    let window = album.window;
    fill_in(window, "B2Core back office - sandbox", "s.lindqvist@kontor.example").await?;
    album.take("sign-in").await?;
    window.click("button", "Sign in").await?;
    window.find("textbox", "Enter the 6-digit code").await?;
    album.take("sign-in-2fa").await?;
    window.click("button", "Sandbox mail…").await?;
    window.click("button", "Use code").await?;
    window.find("heading", "Accounts of others").await?;
    for (server, person) in [
        ("Haut.AI - sandbox", "a.meyer@kontor.example"),
        ("Bfore PreCrime - sandbox", "m.fischer"),
        ("Babelfor - sandbox", "a.meyer"),
    ] {
        fill_in(window, server, person).await?;
        window.click("button", "Sign in").await?;
        window.find("heading", "Keys").await?;
    }
    window.click("link", "All servers…").await?;
    window.find("row", "B2Core back office - sandbox…").await?;
    album.take("servers").await
}

async fn keys(album: &Album<'_>) -> Result<(), HarnessError> {
    let window = album.window;
    window.click("link", "Keys…").await?;
    window.find("row", "Select accounting-export…").await?;
    album.take("keys").await?;
    window.click("row", "Select activation-nl…").await?;
    window.find("button", "Revoke 1 key").await?;
    album.take("key-detail").await?;
    window.click("button", "Revoke 1 key").await?;
    window.find("dialog", "Revoke activation-nl?").await?;
    album.take("revoke").await?;
    window.click("button", "Cancel").await?;
    window.gone("dialog", "Revoke activation-nl?").await?;
    window.click("button", "Close…").await?;
    window.click("button", "Create key").await?;
    window.fill("Name", "warehouse-labels").await?;
    window.see("free").await?;
    album.take("create-key").await?;
    window.click("button", "Create key").await?;
    window.find("dialog", "Key created").await?;
    album.take("secret-once").await?;
    window.click("radio", "Keep it, sealed by the keychain…").await?;
    window.click("button", "Done").await?;
    window.gone("dialog", "Key created").await
}

async fn rotation(album: &Album<'_>) -> Result<(), HarnessError> {
    let window = album.window;
    window.fill(SEARCH, "address-check").await?;
    window.click("row", "Select address-check…").await?;
    window.click("button", "Rotate").await?;
    window.find("button", "Create the successor").await?;
    album.take("rotate-plan").await?;
    window.click("button", "Create the successor").await?;
    window.find("button", "It is in its place").await?;
    album.take("rotate-hand-over").await?;
    window.click("button", "It is in its place").await?;
    window.click("button", "Check the new key").await?;
    window.find("button", "Revoke old key in 24 h").await?;
    album.take("rotate-checked").await?;
    window.click("button", "Finish later").await?;
    window.find("row", "Select accounting-export…").await?;
    album.take("unfinished").await
}

async fn bulk(album: &Album<'_>) -> Result<(), HarnessError> {
    let window = album.window;
    window.fill(SEARCH, "activation").await?;
    window.see("of 8").await?;
    window.click("checkbox", "Select all…").await?;
    window.see("8 keys selected").await?;
    album.take("keys-selected").await?;
    window.click("button", "Revoke 8 keys").await?;
    window.find("dialog", "Revoke 8 keys on Babelfor - sandbox?").await?;
    album.take("bulk-preview").await?;
    window.click("button", "Revoke 8 keys").await?;
    window.see("Nothing has been sent yet").await?;
    album.take("bulk-hold").await?;
    window.find("button", "Undo 8 revocations…").await?;
    album.take("bulk-done").await
}

async fn activity_and_lock(album: &Album<'_>) -> Result<(), HarnessError> {
    let window = album.window;
    window.click("link", "Activity…").await?;
    window.see("Chain intact").await?;
    album.take("activity").await?;
    window.click("button", "Lock now…").await?;
    window.find("heading", "Chatelaine is locked").await?;
    album.take("lock").await
}

async fn account_and_settings(album: &Album<'_>) -> Result<(), HarnessError> {
    let window = album.window;
    window.click("link", "Accounts…").await?;
    window.click("row", "Babelfor - sandbox…").await?;
    window.see("Licensing administrator").await?;
    album.take("account").await?;
    window.click("link", "Settings…").await?;
    window.see("Where data lies").await?;
    album.take("settings").await
}

async fn fill_in(window: &Window, server: &str, person: &str) -> Result<(), HarnessError> {
    window.click("link", &format!("{server}…")).await?;
    window.click("button", &format!("Fill in {person}")).await
}
