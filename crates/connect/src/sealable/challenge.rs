//! A challenge as bytes: the code may be entered in another program than the password was.

use std::collections::BTreeMap;

use chatelaine_model::Secret;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::{Challenge, ConnectError};

/// The form that is written. Another one gets another number.
const FORM: u32 = 1;

#[derive(Serialize)]
struct Written<'c> {
    form: u32,
    way: &'c str,
    language: &'c str,
    token: &'c str,
    channel: &'c str,
    ends: Option<DateTime<Utc>>,
    captured: BTreeMap<&'c str, &'c str>,
}

/// What is read. The strings become secrets at once, without another copy.
#[derive(Deserialize)]
struct Read {
    form: u32,
    way: String,
    language: String,
    token: String,
    channel: String,
    ends: Option<DateTime<Utc>>,
    captured: BTreeMap<String, String>,
}

impl Challenge {
    /// Everything in bytes that the vault can seal. The bytes hold the secrets in clear and are wiped on drop.
    pub fn to_sealable(&self) -> Zeroizing<Vec<u8>> {
        let captured = self.captured.iter().map(|(name, secret)| (name.as_str(), secret.expose())).collect();
        let written = Written {
            form: FORM,
            way: &self.way,
            language: &self.language,
            token: self.token.expose(),
            channel: &self.channel,
            ends: self.ends,
            captured,
        };
        let secrets: Vec<Secret> = self.captured.values().chain([&self.token]).cloned().collect();
        super::write(&written, &secrets)
    }

    /// Reads what [`Challenge::to_sealable`] wrote.
    ///
    /// # Errors
    /// [`ConnectError::Credentials`] when the bytes are something else.
    pub fn from_sealable(bytes: &[u8]) -> Result<Self, ConnectError> {
        let read: Read = serde_json::from_slice(bytes).map_err(|_| ConnectError::Credentials)?;
        if read.form != FORM {
            return Err(ConnectError::Credentials);
        }
        let captured = read.captured.into_iter().map(|(name, secret)| (name, Secret::new(secret)));
        Ok(Self {
            way: read.way,
            language: read.language,
            token: Secret::new(read.token),
            channel: read.channel,
            ends: read.ends,
            captured: captured.collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_again() {
        let before = Challenge {
            way: "password".into(),
            language: "hu".into(),
            token: Secret::new("sentinel-\"token\"\u{1}"),
            channel: "email".into(),
            ends: DateTime::from_timestamp(1_795_000_000, 0),
            captured: BTreeMap::from([("step".to_owned(), Secret::new("sentinel-step"))]),
        };
        let after = Challenge::from_sealable(&before.to_sealable()).unwrap();
        assert_eq!(
            (&after.way, &after.language, &after.channel),
            (&before.way, &before.language, &before.channel)
        );
        assert_eq!((after.ends(), after.token.expose()), (before.ends(), before.token.expose()));
        assert_eq!(after.captured["step"].expose(), "sentinel-step");
    }

    #[test]
    fn other_bytes_are_refused() {
        for bytes in [&b""[..], b"{}", b"\xFF", br#"{"form":2}"#] {
            assert!(matches!(Challenge::from_sealable(bytes), Err(ConnectError::Credentials)));
        }
    }
}
