//! The sandbox as the window shows it.

use chatelaine_console::view::ServerView;
use chatelaine_model::{EnvironmentMark, ServerId, SystemId};
use chatelaine_sandbox::{Sandbox, SandboxError};
use chrono::{DateTime, Utc};
use serde::Serialize;
use specta::Type;

/// The sandbox as the window shows it.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SandboxView {
    /// Who may sign in where. The passwords are made up and open nothing else.
    pub people: Vec<PersonView>,
    /// Mails that the made-up servers "sent", newest first.
    pub mails: Vec<MailView>,
}

/// A made-up person.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PersonView {
    /// On which kind of server.
    pub system: SystemId,
    /// On which server of the list.
    pub server: Option<ServerId>,
    /// By which way of signing in, as the definition names it.
    pub way: String,
    /// What to enter as the login; of a key its name.
    pub login: String,
    /// What to enter as the password, key or token.
    pub password: String,
    /// What this person is there to try.
    pub about: String,
}

/// A made-up mail.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MailView {
    /// Which.
    pub id: u32,
    /// When.
    pub at: DateTime<Utc>,
    /// To whom.
    pub to: String,
    /// Subject.
    pub subject: String,
    /// Text.
    pub body: String,
    /// The code in it, if any.
    pub code: Option<String>,
}

/// People and mails of a sandbox, tied to the servers of the list.
pub(crate) fn view(sandbox: &Sandbox, servers: &[ServerView]) -> Result<SandboxView, SandboxError> {
    let server_of = |system: &SystemId| {
        servers
            .iter()
            .find(|server| server.mark == EnvironmentMark::Sandbox && server.system == *system)
            .map(|server| server.id.clone())
    };
    Ok(SandboxView {
        people: sandbox
            .people()
            .into_iter()
            .map(|person| PersonView {
                server: server_of(&person.system),
                system: person.system,
                way: person.way,
                login: person.login,
                password: person.password,
                about: person.about,
            })
            .collect(),
        mails: sandbox
            .mails()?
            .into_iter()
            .map(|mail| MailView {
                id: u32::try_from(mail.id).unwrap_or_default(),
                at: mail.at,
                to: mail.to,
                subject: mail.subject,
                body: mail.body,
                code: mail.code,
            })
            .collect(),
    })
}
