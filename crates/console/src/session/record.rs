//! A session, or a sign-in that waits for its code, as it is sealed in the vault: a line of JSON, then the credentials
//! or the challenge as `connect` writes them.

use std::sync::Arc;

use chatelaine_connect::{Challenge, ConnectError, Credentials};
use chatelaine_model::{Account, ServerId};
use chatelaine_vault::RecordName;
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::{Holder, Waiting};
use crate::error::ConsoleError;

#[derive(Serialize, Deserialize)]
struct Head {
    who: String,
    way: String,
    account: Option<Account>,
    lost: bool,
    #[serde(default)]
    refused: bool,
    #[serde(default)]
    dead: bool,
    #[serde(default)]
    session: Uuid,
    #[serde(default)]
    serial: u64,
    /// How far the server's clock was ahead, in seconds.
    #[serde(default)]
    apart: i64,
}

#[derive(Serialize, Deserialize)]
struct WaitingHead {
    who: String,
    way: String,
    since: DateTime<Utc>,
}

/// Where a server's session is sealed.
pub(super) fn name(server: &ServerId) -> Result<RecordName, ConsoleError> {
    Ok(RecordName::of(&["session", server.as_str()])?)
}

/// Where the sign-in to a server that waits for a code is sealed.
pub(super) fn waiting_name(server: &ServerId) -> Result<RecordName, ConsoleError> {
    Ok(RecordName::of(&["waiting", server.as_str()])?)
}

pub(super) fn write(holder: &Holder) -> Result<Zeroizing<Vec<u8>>, ConsoleError> {
    let head = Head {
        who: holder.who.clone(),
        way: holder.way.clone(),
        account: holder.account.clone(),
        lost: holder.lost,
        refused: holder.refused,
        dead: holder.dead,
        session: holder.session,
        serial: holder.serial,
        apart: holder.apart.num_seconds(),
    };
    joined(&head, &holder.credentials.to_sealable())
}

pub(super) fn read(bytes: &[u8]) -> Result<Holder, ConsoleError> {
    let (head, rest): (Head, _) = parted(bytes)?;
    Ok(Holder {
        who: head.who,
        way: head.way,
        keep: true,
        account: head.account,
        credentials: Arc::new(Credentials::from_sealable(rest).map_err(unreadable)?),
        session: head.session,
        serial: head.serial,
        apart: TimeDelta::try_seconds(head.apart).unwrap_or_default(),
        lost: head.lost,
        refused: head.refused,
        dead: head.dead,
        renewing: false,
    })
}

pub(super) fn write_waiting(waiting: &Waiting) -> Result<Zeroizing<Vec<u8>>, ConsoleError> {
    let head = WaitingHead { who: waiting.who.clone(), way: waiting.way.clone(), since: waiting.since };
    joined(&head, &waiting.challenge.to_sealable())
}

pub(super) fn read_waiting(bytes: &[u8]) -> Result<Waiting, ConsoleError> {
    let (head, rest): (WaitingHead, _) = parted(bytes)?;
    let challenge = Challenge::from_sealable(rest).map_err(unreadable)?;
    Ok(Waiting {
        challenge: Arc::new(challenge),
        who: head.who,
        way: head.way,
        keep: true,
        since: head.since,
    })
}

fn joined(head: &impl Serialize, rest: &[u8]) -> Result<Zeroizing<Vec<u8>>, ConsoleError> {
    let head = serde_json::to_vec(head).map_err(ConsoleError::Session)?;
    // With its whole room from the start, so that it never grows and leaves a copy behind.
    let mut bytes = Zeroizing::new(Vec::with_capacity(head.len() + 1 + rest.len()));
    bytes.extend_from_slice(&head);
    bytes.push(b'\n');
    bytes.extend_from_slice(rest);
    Ok(bytes)
}

fn parted<'b, H: Deserialize<'b>>(bytes: &'b [u8]) -> Result<(H, &'b [u8]), ConsoleError> {
    let mut parts = bytes.splitn(2, |byte| *byte == b'\n');
    let head = serde_json::from_slice(parts.next().unwrap_or_default()).map_err(ConsoleError::Session)?;
    Ok((head, parts.next().unwrap_or_default()))
}

fn unreadable(source: ConnectError) -> ConsoleError {
    ConsoleError::Connect { server: None, source }
}
