//! Authenticated encryption: a value is bound to the identity it was sealed for.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use crate::VaultError;

const KEY_LENGTH: usize = 32;
const NONCE_LENGTH: usize = 24;
/// What every sealed value starts with; the last byte is the version of this layout.
const MAGIC: &[u8; 8] = b"CHSEAL\0\x01";
/// The largest value that is sealed, in bytes. Records are credentials, not documents.
pub(crate) const VALUE_LIMIT: usize = 1 << 20;

/// A 32-byte key for XChaCha20-Poly1305, wiped on drop. Its nonces are random: 24 bytes make a repetition negligible.
#[derive(Clone)]
pub(crate) struct SealKey(Zeroizing<[u8; KEY_LENGTH]>);

impl SealKey {
    /// A new one from the operating system's random numbers.
    pub(crate) fn random() -> Result<Self, VaultError> {
        let mut key = Self(Zeroizing::new([0; KEY_LENGTH]));
        getrandom::fill(&mut *key.0).map_err(|_| VaultError::Random)?;
        Ok(key)
    }

    /// The one that these bytes are; `None` when there are more or fewer than 32.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut key = Self(Zeroizing::new([0; KEY_LENGTH]));
        (bytes.len() == KEY_LENGTH).then(|| key.0.copy_from_slice(bytes))?;
        Some(key)
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &*self.0
    }

    /// Layout: magic and version, nonce, ciphertext with tag.
    pub(crate) fn seal(&self, identity: &str, value: &[u8]) -> Result<Vec<u8>, VaultError> {
        if value.len() > VALUE_LIMIT {
            return Err(VaultError::TooLarge(value.len()));
        }
        let mut nonce = XNonce::default();
        getrandom::fill(&mut nonce).map_err(|_| VaultError::Random)?;
        let sealed = XChaCha20Poly1305::new((&*self.0).into())
            .encrypt(&nonce, Payload { msg: value, aad: identity.as_bytes() })
            .map_err(|_| VaultError::TooLarge(value.len()))?;
        Ok([MAGIC.as_slice(), &nonce, &sealed].concat())
    }

    /// `None` when anything in it was changed, or another key or identity sealed it.
    pub(crate) fn open(&self, identity: &str, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let (nonce, sealed) = sealed.strip_prefix(MAGIC)?.split_at_checked(NONCE_LENGTH)?;
        XChaCha20Poly1305::new((&*self.0).into())
            .decrypt(&XNonce::try_from(nonce).ok()?, Payload { msg: sealed, aad: identity.as_bytes() })
            .map(Zeroizing::new)
            .ok()
    }
}

impl std::fmt::Debug for SealKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SealKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_key_and_identity_open_it() {
        let (key, other) = (SealKey::random().unwrap(), SealKey::random().unwrap());
        let sealed = key.seal("a", b"sentinel-seal").unwrap();
        assert_eq!(key.open("a", &sealed).unwrap().as_slice(), b"sentinel-seal");
        assert!(key.open("b", &sealed).is_none());
        assert!(other.open("a", &sealed).is_none());
    }

    #[test]
    fn every_changed_or_missing_byte_is_noticed() {
        let key = SealKey::random().unwrap();
        let sealed = key.seal("a", b"sentinel-seal").unwrap();
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(key.open("a", &changed).is_none(), "byte {at}");
            assert!(key.open("a", &sealed[..at]).is_none(), "cut at {at}");
        }
    }

    #[test]
    fn the_same_value_never_looks_the_same() {
        let key = SealKey::random().unwrap();
        assert_ne!(key.seal("a", b"v").unwrap(), key.seal("a", b"v").unwrap());
    }
}
