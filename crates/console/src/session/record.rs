//! A session, or a sign-in that waits for its code, as it is sealed in the vault: a line of JSON, then the credentials
//! or the challenge as `connect` writes them. Of a session that ended only the line is left.

use std::sync::Arc;

use chatelaine_connect::{Challenge, ConnectError, Credentials};
use chatelaine_model::{Account, EndReason, ServerId};
use chatelaine_vault::RecordName;
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::{Ending, Holder, Sealed, Waiting};
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
struct EndedHead {
    who: String,
    ended: EndReason,
    at: DateTime<Utc>,
    session: Uuid,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum SessionHead {
    Ended(EndedHead),
    Lives(Head),
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

pub(super) fn write_ended(ending: &Ending) -> Result<Zeroizing<Vec<u8>>, ConsoleError> {
    let Ending { who, reason, session, at } = ending.clone();
    joined(&EndedHead { who, ended: reason, at, session }, &[])
}

pub(super) fn read(bytes: &[u8]) -> Result<Sealed, ConsoleError> {
    let (head, rest): (SessionHead, _) = parted(bytes)?;
    let head = match head {
        SessionHead::Lives(head) => head,
        SessionHead::Ended(EndedHead { who, ended, at, session }) => {
            return Ok(Sealed::Ended(Ending { who, reason: ended, session, at }));
        }
    };
    Ok(Sealed::Lives(Box::new(Holder {
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
    })))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_is_read_as_it_was_written_and_has_nothing_behind_its_line() {
        let at = DateTime::from_timestamp(1_795_000_000, 0).unwrap();
        let (session, who) = (Uuid::new_v4(), "a.meyer".to_owned());
        let bytes = write_ended(&Ending { who, reason: EndReason::Refused, session, at }).unwrap();
        let Sealed::Ended(ending) = read(&bytes).unwrap() else { panic!("it lives") };
        assert_eq!((ending.who.as_str(), ending.reason), ("a.meyer", EndReason::Refused));
        assert_eq!((ending.session, ending.at), (session, at));
        assert_eq!(bytes.iter().position(|byte| *byte == b'\n'), Some(bytes.len() - 1));
    }

    #[test]
    fn what_is_neither_a_session_nor_an_end_is_an_error() {
        for bytes in [&b""[..], b"{}\n", b"{\"who\":\"a.meyer\"}\n", b"no line"] {
            assert!(read(bytes).is_err(), "{bytes:?}");
        }
    }
}
