//! Access tokens, refresh tokens and second-factor challenges.

use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::{Connection, OptionalExtension, params};

use super::StoreError;
use crate::systems::System;

/// What a token is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenKind {
    Access,
    Refresh,
    /// Stands between the password and the code of the second factor.
    Challenge,
}

impl TokenKind {
    fn word(self) -> &'static str {
        match self {
            Self::Access => "access",
            Self::Refresh => "refresh",
            Self::Challenge => "challenge",
        }
    }
}

/// A token that was handed out.
pub(crate) struct Token {
    pub(crate) value: String,
    pub(crate) kind: TokenKind,
    /// The account's id.
    pub(crate) account: String,
    /// What one sign-in led to: all of it dies together.
    pub(crate) family: String,
    /// The code that answers a challenge.
    pub(crate) code: Option<String>,
    pub(crate) created: DateTime<Utc>,
    pub(crate) ends: DateTime<Utc>,
    /// Whether it was used up. Spent ones are kept, so that a second use is noticed.
    pub(crate) spent: bool,
}

/// Remembers a token, and drops those that ended long ago.
pub(crate) fn add(connection: &Connection, system: System, token: &Token) -> Result<(), StoreError> {
    connection.execute("DELETE FROM token WHERE ends < ?1", [token.created - TimeDelta::days(1)])?;
    connection.execute(
        "INSERT INTO token (value, system, kind, account, family, code, created, ends, spent)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            token.value,
            system.id(),
            token.kind.word(),
            token.account,
            token.family,
            token.code,
            token.created,
            token.ends,
            token.spent,
        ],
    )?;
    Ok(())
}

/// The token of a value, whether it still lives or not.
pub(crate) fn find(
    connection: &Connection,
    system: System,
    kind: TokenKind,
    value: &str,
) -> Result<Option<Token>, StoreError> {
    let found = connection
        .query_row(
            "SELECT account, family, code, created, ends, spent FROM token
             WHERE system = ?1 AND kind = ?2 AND value = ?3",
            [system.id(), kind.word(), value],
            |row| {
                Ok(Token {
                    value: value.to_owned(),
                    kind,
                    account: row.get(0)?,
                    family: row.get(1)?,
                    code: row.get(2)?,
                    created: row.get(3)?,
                    ends: row.get(4)?,
                    spent: row.get(5)?,
                })
            },
        )
        .optional()?;
    Ok(found)
}

/// The token of a value, if it is neither spent nor over.
pub(crate) fn find_live(
    connection: &Connection,
    system: System,
    kind: TokenKind,
    value: &str,
    now: DateTime<Utc>,
) -> Result<Option<Token>, StoreError> {
    Ok(find(connection, system, kind, value)?.filter(|token| !token.spent && token.ends > now))
}

/// Marks a token as used up.
pub(crate) fn spend(connection: &Connection, value: &str) -> Result<(), StoreError> {
    connection.execute("UPDATE token SET spent = 1 WHERE value = ?1", [value])?;
    Ok(())
}

/// Forgets everything that one sign-in led to.
pub(crate) fn end_family(connection: &Connection, family: &str) -> Result<(), StoreError> {
    connection.execute("DELETE FROM token WHERE family = ?1", [family])?;
    Ok(())
}
