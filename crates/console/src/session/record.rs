//! A session as it is sealed in the vault: a line of JSON, then the credentials as `connect` writes them.

use std::sync::Arc;

use chatelaine_connect::Credentials;
use chatelaine_model::{Account, ServerId};
use chatelaine_vault::RecordName;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::Holder;
use crate::error::ConsoleError;

#[derive(Serialize, Deserialize)]
struct Head {
    who: String,
    way: String,
    account: Option<Account>,
    lost: bool,
}

/// Where a server's session is sealed.
pub(super) fn name(server: &ServerId) -> Result<RecordName, ConsoleError> {
    Ok(RecordName::of(&["session", server.as_str()])?)
}

pub(super) fn write(holder: &Holder) -> Result<Zeroizing<Vec<u8>>, ConsoleError> {
    let head = Head {
        who: holder.who.clone(),
        way: holder.way.clone(),
        account: holder.account.clone(),
        lost: holder.lost,
    };
    let mut bytes = Zeroizing::new(serde_json::to_vec(&head).map_err(ConsoleError::Session)?);
    bytes.push(b'\n');
    bytes.extend_from_slice(&holder.credentials.to_sealable());
    Ok(bytes)
}

pub(super) fn read(bytes: &[u8]) -> Result<Holder, ConsoleError> {
    let mut parts = bytes.splitn(2, |byte| *byte == b'\n');
    let head: Head =
        serde_json::from_slice(parts.next().unwrap_or_default()).map_err(ConsoleError::Session)?;
    let credentials = Credentials::from_sealable(parts.next().unwrap_or_default())
        .map_err(|source| ConsoleError::Connect { server: None, source })?;
    Ok(Holder {
        who: head.who,
        way: head.way,
        keep: true,
        account: head.account,
        credentials: Arc::new(credentials),
        lost: head.lost,
        renewing: false,
    })
}
