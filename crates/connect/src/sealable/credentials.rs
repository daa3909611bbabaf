//! Credentials as bytes.

use std::collections::BTreeMap;

use chatelaine_model::Secret;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::credentials::Token;
use crate::{ConnectError, Credentials};

/// The form that is written. Another one gets another number.
const FORM: u32 = 1;

/// What is written, borrowed, so that no copy of a secret is made on the way.
#[derive(Serialize)]
struct Written<'c> {
    form: u32,
    way: &'c str,
    language: &'c str,
    issued: DateTime<Utc>,
    renewable: bool,
    renews_alive: bool,
    access: Option<WrittenToken<'c>>,
    refresh: Option<WrittenToken<'c>>,
    kept: BTreeMap<&'c str, &'c str>,
}

#[derive(Serialize)]
struct WrittenToken<'c> {
    secret: &'c str,
    ends: Option<DateTime<Utc>>,
}

/// What is read. The strings become secrets at once, without another copy.
#[derive(Deserialize)]
struct Read {
    form: u32,
    way: String,
    language: String,
    issued: DateTime<Utc>,
    renewable: bool,
    #[serde(default)]
    renews_alive: bool,
    access: Option<ReadToken>,
    refresh: Option<ReadToken>,
    kept: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct ReadToken {
    secret: String,
    ends: Option<DateTime<Utc>>,
}

impl Credentials {
    /// Everything in bytes that the vault can seal. The bytes hold the secrets in clear and are wiped on drop.
    pub fn to_sealable(&self) -> Zeroizing<Vec<u8>> {
        fn token(token: &Token) -> WrittenToken<'_> {
            WrittenToken { secret: token.secret.expose(), ends: token.ends }
        }
        let written = Written {
            form: FORM,
            way: &self.way,
            language: &self.language,
            issued: self.issued,
            renewable: self.renewable,
            renews_alive: self.renews_alive,
            access: self.access.as_ref().map(token),
            refresh: self.refresh.as_ref().map(token),
            kept: self.kept.iter().map(|(name, secret)| (name.as_str(), secret.expose())).collect(),
        };
        super::write(&written, &self.secrets())
    }

    /// Reads what [`Credentials::to_sealable`] wrote.
    ///
    /// # Errors
    /// [`ConnectError::Credentials`] when the bytes are something else.
    pub fn from_sealable(bytes: &[u8]) -> Result<Self, ConnectError> {
        let read: Read = serde_json::from_slice(bytes).map_err(|_| ConnectError::Credentials)?;
        if read.form != FORM {
            return Err(ConnectError::Credentials);
        }
        let token = |token: ReadToken| Token { secret: Secret::new(token.secret), ends: token.ends };
        Ok(Self {
            way: read.way,
            issued: read.issued,
            access: read.access.map(token),
            refresh: read.refresh.map(token),
            kept: read.kept.into_iter().map(|(name, secret)| (name, Secret::new(secret))).collect(),
            renewable: read.renewable,
            renews_alive: read.renews_alive,
            language: read.language,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn credentials() -> Credentials {
        let at = DateTime::from_timestamp(1_795_000_000, 0).unwrap();
        let mut credentials = Credentials::blank("password", "hu", at);
        credentials.access = Some(Token { secret: Secret::new("sentinel-\"access\"\u{1}"), ends: Some(at) });
        credentials.refresh = Some(Token { secret: Secret::new("sentinel-refresh"), ends: None });
        credentials.kept.insert("account_id".into(), Secret::new("sentinel-kept"));
        credentials.renewable = true;
        credentials
    }

    #[test]
    fn what_was_written_is_read_again() {
        let before = credentials();
        let after = Credentials::from_sealable(&before.to_sealable()).unwrap();
        assert_eq!(format!("{before:?}"), format!("{after:?}"));
        let exposed = |c: &Credentials| c.secrets().iter().map(|s| s.expose().to_owned()).collect::<Vec<_>>();
        assert_eq!(exposed(&before), exposed(&after));
        assert_eq!(after.language, "hu");
    }

    #[test]
    fn the_buffer_never_grows() {
        let mut credentials = credentials();
        credentials.kept.insert("long".into(), Secret::new("\u{1}".repeat(20_000)));
        let bytes = credentials.to_sealable();
        assert!(bytes.len() <= bytes.capacity() && bytes.capacity() < bytes.len() * 2 + 8192);
        assert!(Credentials::from_sealable(&bytes).is_ok());
    }

    #[test]
    fn other_bytes_are_refused() {
        for bytes in [&b""[..], b"{}", b"\xFF", br#"{"form":2}"#] {
            assert!(matches!(Credentials::from_sealable(bytes), Err(ConnectError::Credentials)));
        }
    }

    #[test]
    fn printing_shows_no_secret() {
        let printed = format!("{:?}", credentials());
        assert!(!printed.contains("sentinel") && printed.contains("password"), "{printed}");
    }
}
