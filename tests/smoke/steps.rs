//! What several journeys do.

use std::path::PathBuf;

use chatelaine_tests::desktop::Desktop;
use chatelaine_tests::window::{Opening, Window};
use chatelaine_tests::{HarnessError, Truth, until};

/// The servers of the sandbox, as the window lists them.
pub(crate) const SERVERS: [&str; 5] = [
    "Babelfor - sandbox",
    "Haut.AI - sandbox",
    "Bfore PreCrime - sandbox",
    "Mgmt - sandbox",
    "B2Core back office - sandbox",
];

/// Opens the window with these arguments.
pub(crate) async fn open(desktop: &Desktop, args: &[&str]) -> Result<Window, HarnessError> {
    let opening =
        Opening { program: program(), args: args.iter().map(|arg| (*arg).to_owned()).collect(), dark: false };
    Window::open(desktop, &opening).await
}

/// The window's program: where `cargo xtask test` built it, or where a plain build puts it, beside the tests.
pub(crate) fn program() -> PathBuf {
    std::env::var_os("CHATELAINE_WINDOW").map(PathBuf::from).unwrap_or_else(|| {
        let tests = std::env::current_exe().unwrap();
        tests.parent().and_then(|deps| deps.parent()).unwrap().join("chatelaine-window")
    })
}

/// The truth of the sandbox that the window runs, as soon as it does.
pub(crate) async fn truth(desktop: &Desktop) -> Result<Truth, HarnessError> {
    let folder = desktop.folders().profiles().join("sandbox/servers");
    until("the sandbox to tell the truth", async || Ok(Truth::of(&folder).ok())).await
}

/// Signs in to a server of the sandbox as a made-up person, as far as a password goes, and gives the password. Returns
/// when the window has come to the page to which that leads, which has this thing on it.
pub(crate) async fn sign_in(
    window: &Window,
    server: &str,
    person: &str,
    (role, name): (&str, &str),
) -> Result<String, HarnessError> {
    window.click("link", &format!("{server}…")).await?;
    window.click("button", &format!("Fill in {person}")).await?;
    let field = window.find("textbox", "Password").await?;
    let password = field.prop("value").await?.unwrap_or_default();
    window.click("button", "Sign in").await?;
    window.find(role, name).await?;
    Ok(password)
}

/// Shows the one key of this name.
pub(crate) async fn open_key(window: &Window, name: &str) -> Result<(), HarnessError> {
    window.click("link", "Keys…").await?;
    window.fill("Name, owner or key prefix", name).await?;
    window.click("row", &format!("Select {name}…")).await
}

/// Waits until the list of servers shows somebody signed in to this one.
pub(crate) async fn signed_in(window: &Window, server: &str) -> Result<(), HarnessError> {
    window.click("link", "All servers…").await?;
    until(&format!("somebody to be signed in to {server}"), async || {
        let row = window.find("row", &format!("{server}…")).await?;
        // The buttons of a row show themselves under the pointer only, which is why its visible text does not do.
        let content = row.prop("textContent").await.ok().flatten().unwrap_or_default();
        Ok(content.contains("Sign out").then_some(()))
    })
    .await
}
