//! The hash that ties an entry to the one before it.

use sha2::{Digest, Sha256};

/// SHA-256 of an entry.
pub(crate) type Hash = [u8; 32];

/// What stands before the first entry.
pub(crate) const BEGINNING: Hash = [0; 32];

/// An entry as the database holds it: what the hash is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Facts {
    pub(crate) at: i64,
    pub(crate) server: Option<String>,
    pub(crate) who: Option<String>,
    pub(crate) deed: String,
    pub(crate) key: Option<String>,
    pub(crate) subject: Option<String>,
    pub(crate) outcome: String,
    pub(crate) reason: Option<String>,
}

impl Facts {
    /// The hash of the entry in its place after `previous`.
    ///
    /// Each field that is there goes in as a letter for its name, its length in eight bytes, and its bytes, so that no
    /// two entries have one encoding; and one that a later version adds changes no entry that lacks it. The letters
    /// are part of the format: none is ever given another meaning.
    pub(crate) fn hash(&self, previous: &Hash) -> Hash {
        let mut hash = Sha256::new();
        let mut field = |letter: u8, bytes: Option<&[u8]>| {
            if let Some(bytes) = bytes {
                hash.update([letter]);
                hash.update((bytes.len() as u64).to_be_bytes());
                hash.update(bytes);
            }
        };
        field(b'p', Some(previous));
        field(b't', Some(&self.at.to_be_bytes()));
        field(b's', self.server.as_deref().map(str::as_bytes));
        field(b'w', self.who.as_deref().map(str::as_bytes));
        field(b'd', Some(self.deed.as_bytes()));
        field(b'k', self.key.as_deref().map(str::as_bytes));
        field(b'n', self.subject.as_deref().map(str::as_bytes));
        field(b'o', Some(self.outcome.as_bytes()));
        field(b'r', self.reason.as_deref().map(str::as_bytes));
        hash.finalize().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts() -> Facts {
        Facts {
            at: 1_795_000_000_000_000,
            server: Some("s1".into()),
            who: Some("anna".into()),
            deed: "create_key".into(),
            key: Some("17".into()),
            subject: Some("nightly".into()),
            outcome: "done".into(),
            reason: None,
        }
    }

    #[test]
    fn the_hash_of_an_entry_never_changes() {
        let hex: String = facts().hash(&BEGINNING).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, "3d6c69ec6e18794d7e7d42ba10e6fcab8ed2324daba9fa33f545a76e72b82845");
    }

    #[test]
    fn every_field_and_the_place_count() {
        let one = facts();
        let others = [
            Facts { at: one.at + 1, ..one.clone() },
            Facts { server: None, ..one.clone() },
            Facts { who: Some("ann".into()), ..one.clone() },
            Facts { deed: "revoke_key".into(), ..one.clone() },
            Facts { key: Some("71".into()), ..one.clone() },
            Facts { subject: Some(String::new()), ..one.clone() },
            Facts { outcome: "failed".into(), ..one.clone() },
            Facts { reason: Some("refused".into()), ..one.clone() },
            // The same letters in other fields.
            Facts { key: Some("17nightly".into()), subject: None, ..one.clone() },
        ];
        let mut hashes: Vec<Hash> = others.iter().map(|other| other.hash(&BEGINNING)).collect();
        hashes.push(one.hash(&BEGINNING));
        hashes.push(one.hash(&[1; 32]));
        let all = hashes.len();
        hashes.sort_unstable();
        hashes.dedup();
        assert_eq!(hashes.len(), all);
    }
}
