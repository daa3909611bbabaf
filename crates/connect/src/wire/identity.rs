//! A certificate of the user's own, with its key, to show to a server.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chatelaine_model::Secret;
use p12_keystore::error::Error as Archive;
use p12_keystore::{KeyStore, Pkcs12ImportPolicy};
use pkcs8::EncryptedPrivateKeyInfoRef;
use pkcs8::der::SecretDocument;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::sign::CertifiedKey;
use thiserror::Error;
use zeroize::Zeroizing;

const CLOSED_KEY: (&str, &str) =
    ("-----BEGIN ENCRYPTED PRIVATE KEY-----", "-----END ENCRYPTED PRIVATE KEY-----");

/// A client certificate: its chain, the user's own first, and its private key. Printed, it shows nothing of the key.
#[derive(Clone)]
pub struct ClientIdentity {
    chain: Vec<CertificateDer<'static>>,
    key: Arc<Zeroizing<Vec<u8>>>,
}

/// Why a file is no client certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum IdentityError {
    /// Neither PEM nor PKCS#12.
    #[error("this is neither a PEM file nor a PKCS#12 file that can be read")]
    Format,
    /// It is closed, and no passphrase was given.
    #[error("it needs a passphrase")]
    PassphraseNeeded,
    /// The passphrase does not open it.
    #[error("the passphrase does not open it")]
    WrongPassphrase,
    /// There is no certificate in it.
    #[error("there is no certificate in it")]
    NoCertificate,
    /// There is no private key in it.
    #[error("there is no private key in it")]
    NoKey,
    /// The key is of an unknown kind, or of another certificate.
    #[error("the key in it does not fit its certificate")]
    OtherKey,
}

impl ClientIdentity {
    /// Reads a file: PEM with certificates and a key (PKCS#8, closed or not, PKCS#1 or SEC 1), or PKCS#12.
    ///
    /// # Errors
    /// [`IdentityError`] names what is wrong with it.
    pub fn from_file(file: &[u8], passphrase: Option<&Secret>) -> Result<Self, IdentityError> {
        let passphrase = passphrase.filter(|passphrase| !passphrase.is_empty());
        match std::str::from_utf8(file) {
            Ok(text) if text.contains("-----BEGIN ") => Self::from_pem(text, passphrase),
            _ => Self::from_pkcs12(file, passphrase),
        }
    }

    fn from_pem(text: &str, passphrase: Option<&Secret>) -> Result<Self, IdentityError> {
        let chain = CertificateDer::pem_slice_iter(text.as_bytes()).collect::<Result<Vec<_>, _>>();
        let chain = chain.map_err(|_| IdentityError::Format)?;
        let key = match closed_key(text) {
            Some(closed) => open_key(&closed, passphrase)?,
            None => {
                let key = PrivateKeyDer::from_pem_slice(text.as_bytes()).map_err(|_| IdentityError::NoKey)?;
                Zeroizing::new(key.secret_der().to_vec())
            }
        };
        Self::checked(chain, key)
    }

    fn from_pkcs12(file: &[u8], passphrase: Option<&Secret>) -> Result<Self, IdentityError> {
        let word = passphrase.map(Secret::expose).unwrap_or_default();
        let store = KeyStore::from_pkcs12(file, word, Pkcs12ImportPolicy::Relaxed);
        let store = store.map_err(|error| match (error, passphrase) {
            (Archive::MacError(_) | Archive::Pkcs5Error(_) | Archive::UnpadError, Some(_)) => {
                IdentityError::WrongPassphrase
            }
            (Archive::MacError(_) | Archive::Pkcs5Error(_) | Archive::UnpadError, None) => {
                IdentityError::PassphraseNeeded
            }
            _ => IdentityError::Format,
        })?;
        let (_, found) = store.private_key_chain().ok_or(IdentityError::NoKey)?;
        let chain =
            found.certs().iter().map(|one| CertificateDer::from(one.as_der().to_vec())).collect::<Vec<_>>();
        Self::checked(chain, Zeroizing::new(found.key().as_der().to_vec()))
    }

    fn checked(chain: Vec<CertificateDer<'static>>, key: Zeroizing<Vec<u8>>) -> Result<Self, IdentityError> {
        if chain.is_empty() {
            return Err(IdentityError::NoCertificate);
        }
        let identity = Self { chain, key: Arc::new(key) };
        let provider = rustls::crypto::aws_lc_rs::default_provider();
        CertifiedKey::from_der(identity.chain(), identity.key()?, &provider)
            .map_err(|_| IdentityError::OtherKey)?;
        Ok(identity)
    }

    pub(super) fn chain(&self) -> Vec<CertificateDer<'static>> {
        self.chain.clone()
    }

    pub(super) fn key(&self) -> Result<PrivateKeyDer<'static>, IdentityError> {
        PrivateKeyDer::try_from(self.key.to_vec()).map_err(|_| IdentityError::OtherKey)
    }

    /// Its bytes, key included, for the vault only: a line of Base64 each, the key first.
    pub fn to_sealable(&self) -> Zeroizing<Vec<u8>> {
        let mut text = Zeroizing::new(STANDARD.encode(&**self.key));
        for certificate in &self.chain {
            text.push('\n');
            STANDARD.encode_string(certificate, &mut text);
        }
        Zeroizing::new(text.as_bytes().to_vec())
    }

    /// Reads what [`ClientIdentity::to_sealable`] wrote.
    ///
    /// # Errors
    /// [`IdentityError::Format`] when it is something else.
    pub fn from_sealable(bytes: &[u8]) -> Result<Self, IdentityError> {
        let decode = |line: &[u8]| STANDARD.decode(line).map_err(|_| IdentityError::Format);
        let mut lines = bytes.split(|byte| *byte == b'\n');
        let key = Zeroizing::new(decode(lines.next().unwrap_or_default())?);
        let chain = lines.map(|line| decode(line).map(CertificateDer::from));
        Self::checked(chain.collect::<Result<_, _>>()?, key)
    }
}

impl std::fmt::Debug for ClientIdentity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ClientIdentity").field("certificates", &self.chain.len()).finish_non_exhaustive()
    }
}

/// The block of a closed key, where the text has one.
fn closed_key(text: &str) -> Option<String> {
    let (begin, end) = CLOSED_KEY;
    let (inside, _) = text.split_once(begin)?.1.split_once(end)?;
    Some(format!("{begin}{inside}{end}\n"))
}

fn open_key(closed: &str, passphrase: Option<&Secret>) -> Result<Zeroizing<Vec<u8>>, IdentityError> {
    let (_, document) = SecretDocument::from_pem(closed).map_err(|_| IdentityError::Format)?;
    let closed = EncryptedPrivateKeyInfoRef::try_from(document.as_bytes());
    let passphrase = passphrase.ok_or(IdentityError::PassphraseNeeded)?;
    let open = closed.map_err(|_| IdentityError::Format)?.decrypt(passphrase.expose());
    let open = open.map_err(|_| IdentityError::WrongPassphrase)?;
    Ok(Zeroizing::new(open.as_bytes().to_vec()))
}
