//! The real window, driven through WebKitWebDriver as a person would: by roles, names and labels.

mod locate;
mod picture;

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use fantoccini::elements::Element;
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;

use crate::desktop::{Desktop, Process};
use crate::wait::PATIENCE;
use crate::{HarnessError, until};

const EVERYTHING: &str = include_str!("everything.js");
const DRIVER: &str = "WebKitWebDriver";

/// The window, open.
#[derive(Debug)]
pub struct Window {
    client: Client,
    // Ends after the session does.
    _driver: Process,
}

/// How to open the window.
#[derive(Debug, Clone)]
pub struct Opening {
    /// The program.
    pub program: PathBuf,
    /// Its arguments.
    pub args: Vec<String>,
    /// Whether the desktop asks programs to be dark.
    pub dark: bool,
}

impl Window {
    /// Opens the window on a desktop. Standard error of the program goes to the log `window`.
    ///
    /// # Errors
    /// When the driver or the program does not start.
    pub async fn open(desktop: &Desktop, opening: &Opening) -> Result<Self, HarnessError> {
        let port = free_port()?;
        let mut command = desktop.command(DRIVER);
        command.arg(format!("--port={port}")).arg("--host=127.0.0.1");
        command.env("TAURI_WEBVIEW_AUTOMATION", "true").env("CHATELAINE_LOG", "debug,hyper=info");
        if opening.dark {
            command.env("GTK_THEME", "Adwaita:dark");
        }
        command.stdin(Stdio::null()).stdout(Stdio::null());
        let driver = Process::start(DRIVER, command, &desktop.folders().log("window"))?;
        until("the driver", async || Ok(TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok().map(drop)))
            .await?;
        let mut capabilities = Capabilities::new();
        let browser = json!({ "binary": opening.program, "args": opening.args });
        capabilities.insert("webkitgtk:browserOptions".to_owned(), browser);
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await?;
        Ok(Self { client, _driver: driver })
    }

    /// Closes the window as its close button would, and returns when the program has ended by that. The driver could
    /// only destroy the page, and would end the program by force.
    ///
    /// # Errors
    /// When it does not end in time.
    pub async fn close(self, desktop: &Desktop) -> Result<(), HarnessError> {
        desktop.display().close_windows()?;
        until("the program to end", async || Ok(self.client.title().await.is_err().then_some(()))).await?;
        // With its only window the session ends, so that the driver may call this a mistake.
        let _ = self.client.close().await;
        Ok(())
    }

    /// Makes the page this wide and high.
    ///
    /// # Errors
    /// When it does not become so.
    pub async fn resize(&self, width: u32, height: u32) -> Result<(), HarnessError> {
        self.client.set_window_rect(0, 0, width, height).await?;
        let wanted = json!([width, height]);
        self.wait_for(&format!("a page of {width} by {height}"), async || {
            let size = self.client.execute("return [innerWidth, innerHeight]", Vec::new()).await?;
            Ok((size == wanted).then_some(()))
        })
        .await
    }

    /// The one visible thing of this role and accessible name, as soon as there is one.
    ///
    /// # Errors
    /// When none comes in time.
    pub async fn find(&self, role: &str, name: &str) -> Result<Element, HarnessError> {
        self.wait_for(&format!("{role} {name:?}"), async || locate::one(&self.client, role, name).await).await
    }

    /// Whether there is such a thing right now.
    ///
    /// # Errors
    /// When the page cannot be asked.
    pub async fn has(&self, role: &str, name: &str) -> Result<bool, HarnessError> {
        Ok(locate::one(&self.client, role, name).await?.is_some())
    }

    /// Clicks it.
    ///
    /// # Errors
    /// When it does not come or cannot be clicked in time.
    pub async fn click(&self, role: &str, name: &str) -> Result<(), HarnessError> {
        self.wait_for(&format!("{role} {name:?} to be clickable"), async || {
            let Some(element) = locate::one(&self.client, role, name).await? else { return Ok(None) };
            // It may be moving, or be replaced between the two calls: then once more.
            Ok(element.click().await.ok())
        })
        .await
    }

    /// Types into the field of this label, instead of what is in it.
    ///
    /// # Errors
    /// When there is no such field in time.
    pub async fn fill(&self, label: &str, text: &str) -> Result<(), HarnessError> {
        self.wait_for(&format!("textbox {label:?} to take a text"), async || {
            let Some(field) = locate::one(&self.client, "textbox", label).await? else { return Ok(None) };
            // It may be replaced between the calls: then once more, from an empty one.
            Ok(match field.clear().await {
                Ok(()) => field.send_keys(text).await.ok(),
                Err(_) => None,
            })
        })
        .await
    }

    /// Waits until this text can be read on the page.
    ///
    /// # Errors
    /// When it cannot in time.
    pub async fn see(&self, text: &str) -> Result<(), HarnessError> {
        self.wait_for(&format!("the text {text:?}"), async || {
            Ok(self.text().await?.contains(text).then_some(()))
        })
        .await
    }

    /// Waits until there is no such thing any more.
    ///
    /// # Errors
    /// When it stays.
    pub async fn gone(&self, role: &str, name: &str) -> Result<(), HarnessError> {
        self.wait_for(&format!("{role} {name:?} to go"), async || {
            Ok((!self.has(role, name).await?).then_some(()))
        })
        .await
    }

    /// What can be read on the page now.
    ///
    /// # Errors
    /// When the page cannot be asked.
    pub async fn text(&self) -> Result<String, HarnessError> {
        let shown = self.client.execute("return document.body.innerText", Vec::new()).await?;
        Ok(shown.as_str().unwrap_or_default().to_owned())
    }

    /// Everything that the page holds: its title and address, its whole tree with what is in its fields, from which
    /// assistive technology is told, and what it stored.
    ///
    /// # Errors
    /// When the page cannot be asked.
    pub async fn everything(&self) -> Result<String, HarnessError> {
        Ok(self.client.execute(EVERYTHING, Vec::new()).await?.to_string())
    }

    /// Presses a key on whatever has the focus: a letter, or a WebDriver key code.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn press(&self, key: &str) -> Result<(), HarnessError> {
        Ok(self.client.active_element().await?.send_keys(key).await?)
    }

    /// Writes a picture of the page as it is now painted.
    ///
    /// # Errors
    /// When the picture cannot be taken or written.
    pub async fn picture(&self, file: &Path) -> Result<(), HarnessError> {
        picture::take(&self.client, file).await
    }

    /// The driver's client, for what has no word here.
    pub fn client(&self) -> &Client {
        &self.client
    }

    async fn wait_for<T>(
        &self,
        what: &str,
        ask: impl AsyncFnMut() -> Result<Option<T>, HarnessError>,
    ) -> Result<T, HarnessError> {
        match until(what, ask).await {
            Err(HarnessError::Late { what, .. }) => {
                let shown = self.text().await.unwrap_or_default();
                Err(HarnessError::Late { what, seconds: PATIENCE.as_secs(), shown })
            }
            other => other,
        }
    }
}

fn free_port() -> Result<u16, HarnessError> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(HarnessError::start(DRIVER))?;
    Ok(listener.local_addr().map_err(HarnessError::start(DRIVER))?.port())
}
