//! TLS to one server: whose certificate is good, and what is shown of one's own.

use std::sync::Arc;

use aws_lc_rs::digest;
use chatelaine_model::Trust;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, aws_lc_rs as provider, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, Error as Tls, OtherError, SignatureScheme,
};
use rustls_platform_verifier::Verifier;
use thiserror::Error;

use super::ClientIdentity;
use crate::{ConnectError, TlsReason};

/// A certificate that is not trusted.
#[derive(Debug, Error)]
#[error("the certificate is not trusted: {reason}")]
pub(super) struct Untrusted {
    pub(super) reason: TlsReason,
    /// SHA-256 over its DER form, lower-case hexadecimal.
    pub(super) sha256: String,
}

/// What a connection needs to trust a server as the user chose, and to show the user's own certificate.
pub(super) fn config(trust: &Trust, identity: Option<&ClientIdentity>) -> Result<ClientConfig, ConnectError> {
    let failed = |_| ConnectError::TlsNotTrusted { reason: TlsReason::Other, sha256: None };
    let provider = Arc::new(provider::default_provider());
    let judge = match trust {
        Trust::System => Judge::Platform(Verifier::new(provider.clone()).map_err(failed)?),
        Trust::Authority { pem } => Judge::Platform(
            Verifier::new_with_extra_roots(authorities(pem)?, provider.clone()).map_err(failed)?,
        ),
        Trust::Pinned { sha256 } => Judge::Pinned { sha256: sha256.clone(), provider: provider.clone() },
    };
    let builder = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(failed)?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(judge));
    let mut config = match identity {
        Some(identity) => builder
            .with_client_auth_cert(identity.chain(), identity.key().map_err(|_| ConnectError::Credentials)?)
            .map_err(|_| ConnectError::Credentials)?,
        None => builder.with_no_client_auth(),
    };
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(config)
}

fn authorities(pem: &str) -> Result<Vec<CertificateDer<'static>>, ConnectError> {
    let untrusted = || ConnectError::TlsNotTrusted { reason: TlsReason::Other, sha256: None };
    let read: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(pem.as_bytes()).collect();
    read.ok().filter(|found| !found.is_empty()).ok_or_else(untrusted)
}

/// SHA-256 in lower-case hexadecimal digits.
fn sha256(bytes: &[u8]) -> String {
    let digest = digest::digest(&digest::SHA256, bytes);
    digest.as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Judges certificates, and tells which one it refused.
#[derive(Debug)]
enum Judge {
    /// The operating system's verifier, with further authorities perhaps.
    Platform(Verifier),
    /// This certificate and no other. Its issuer, names and dates do not matter: the user compared it.
    Pinned { sha256: String, provider: Arc<CryptoProvider> },
}

impl ServerCertVerifier for Judge {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        between: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        ocsp: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Tls> {
        let shown = || sha256(certificate);
        let (reason, sha256) = match self {
            Self::Platform(verifier) => {
                match verifier.verify_server_cert(certificate, between, name, ocsp, now) {
                    Ok(good) => return Ok(good),
                    Err(error) => (reason(&error), shown()),
                }
            }
            Self::Pinned { sha256, .. } => match shown() {
                shown if shown == *sha256 => return Ok(ServerCertVerified::assertion()),
                shown => (TlsReason::NotPinned, shown),
            },
        };
        Err(Tls::Other(OtherError(Arc::new(Untrusted { reason, sha256 }))))
    }

    // Whoever shows a certificate must hold its key: that is judged the same way for a pinned one.
    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Tls> {
        match self {
            Self::Platform(verifier) => verifier.verify_tls12_signature(message, certificate, signed),
            Self::Pinned { provider, .. } => {
                let known = &provider.signature_verification_algorithms;
                verify_tls12_signature(message, certificate, signed, known)
            }
        }
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Tls> {
        match self {
            Self::Platform(verifier) => verifier.verify_tls13_signature(message, certificate, signed),
            Self::Pinned { provider, .. } => {
                let known = &provider.signature_verification_algorithms;
                verify_tls13_signature(message, certificate, signed, known)
            }
        }
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        match self {
            Self::Platform(verifier) => verifier.supported_verify_schemes(),
            Self::Pinned { provider, .. } => provider.signature_verification_algorithms.supported_schemes(),
        }
    }
}

/// What is wrong with a certificate.
fn reason(error: &Tls) -> TlsReason {
    match error {
        // An authority of the same name with another key: the signature is not by whom it says.
        Tls::InvalidCertificate(CertificateError::UnknownIssuer | CertificateError::BadSignature) => {
            TlsReason::UnknownIssuer
        }
        Tls::InvalidCertificate(
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. },
        ) => TlsReason::WrongHost,
        Tls::InvalidCertificate(CertificateError::Expired | CertificateError::ExpiredContext { .. }) => {
            TlsReason::Expired
        }
        _ => TlsReason::Other,
    }
}
