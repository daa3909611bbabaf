//! The mails that the sandbox's servers send. None leaves the computer: they are kept to be read.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};
use serde::Serialize;

use crate::store::StoreError;

/// A mail that a server sent.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Mail {
    /// Grows with each mail.
    pub id: i64,
    /// When it was sent, UTC.
    pub at: DateTime<Utc>,
    /// The address it went to.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// Its text, plain.
    pub body: String,
    /// The one-time code in it, if there is one: six digits, leading zeros kept.
    pub code: Option<String>,
}

// The text and the code let somebody in, so neither is printed.
impl std::fmt::Debug for Mail {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Mail")
            .field("id", &self.id)
            .field("at", &self.at)
            .field("to", &self.to)
            .field("subject", &self.subject)
            .finish_non_exhaustive()
    }
}

type Listener = Arc<dyn Fn() + Send + Sync>;

/// Those who want to hear of new mail.
#[derive(Default)]
pub(crate) struct Listeners(Mutex<Vec<Listener>>);

impl Listeners {
    /// Adds one.
    pub(crate) fn add(&self, listener: Listener) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(listener);
    }

    /// Tells all of them. They run without the lock, so that one may read the mails or add another listener.
    pub(crate) fn tell(&self) {
        let listeners = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        for listener in listeners {
            listener();
        }
    }
}

/// A mail that is about to be sent.
pub(crate) struct Letter<'a> {
    pub(crate) to: &'a str,
    pub(crate) subject: &'a str,
    pub(crate) body: &'a str,
    pub(crate) code: Option<&'a str>,
}

/// Keeps a mail. Whoever calls tells the [`Listeners`] once the change is written.
pub(crate) fn send(
    connection: &Connection,
    letter: &Letter<'_>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    connection.execute(
        "INSERT INTO mail (at, recipient, subject, body, code) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![now, letter.to, letter.subject, letter.body, letter.code],
    )?;
    Ok(())
}

/// All mails, newest first.
pub(crate) fn all(connection: &Connection) -> Result<Vec<Mail>, StoreError> {
    let mut statement =
        connection.prepare("SELECT id, at, recipient, subject, body, code FROM mail ORDER BY id DESC")?;
    let mails = statement.query_map([], |row| {
        Ok(Mail {
            id: row.get(0)?,
            at: row.get(1)?,
            to: row.get(2)?,
            subject: row.get(3)?,
            body: row.get(4)?,
            code: row.get(5)?,
        })
    })?;
    Ok(mails.collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_neither_text_nor_code() {
        let mail = Mail {
            id: 1,
            at: DateTime::UNIX_EPOCH,
            to: "a@kontor.example".into(),
            subject: "Your code".into(),
            body: "sentinel-body".into(),
            code: Some("004711".into()),
        };
        let shown = format!("{mail:?}");
        assert!(
            shown.contains("Your code") && !shown.contains("sentinel") && !shown.contains("004711"),
            "{shown}"
        );
    }
}
