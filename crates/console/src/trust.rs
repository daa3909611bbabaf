//! How a server is trusted: what the user chose, checked, and the user's own certificate, sealed.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chatelaine_connect::{ClientIdentity, IdentityError};
use chatelaine_model::{Address, Secret, Server, ServerId, TextError, Trust, clean};
use chatelaine_vault::RecordName;

use crate::console::Console;
use crate::error::{ConsoleError, InputReason};
use crate::server::refused;
use crate::view::{ClientCertificateRequest, TrustRequest};

/// Longer than any file of certificates, in characters as it comes.
const FILE_LIMIT: usize = 100_000;
/// Hexadecimal digits of a SHA-256.
const PIN_LENGTH: usize = 64;

/// What the user chose, checked.
pub(crate) struct Trusted {
    trust: Trust,
    plain_http: bool,
    identity: Option<ClientIdentity>,
}

impl Trusted {
    /// Checks a choice. A pin counts more than an authority: it is the narrower of the two.
    pub(crate) fn check(request: TrustRequest) -> Result<Self, ConsoleError> {
        let trust = match (filled(request.pin), filled(request.authority)) {
            (Some(pin), _) => Trust::Pinned { sha256: pinned(&pin)? },
            (None, Some(pem)) => authority(pem)?,
            (None, None) => Trust::System,
        };
        let identity = request.client_certificate.map(identity).transpose()?;
        Ok(Self { trust, plain_http: request.plain_http, identity })
    }

    /// Checks an address: plain http leaves this computer only where it was allowed.
    pub(crate) fn address(&self, text: &str) -> Result<Address, ConsoleError> {
        Ok(if self.plain_http { Address::parse_allowing_http(text)? } else { Address::parse(text)? })
    }

    /// The server so trusted, and the certificate to show to it.
    pub(crate) fn apply(self, server: Server) -> (Server, Option<ClientIdentity>) {
        let client_certificate = self.identity.is_some();
        (
            Server { trust: self.trust, plain_http: self.plain_http, client_certificate, ..server },
            self.identity,
        )
    }
}

impl Console {
    /// Seals the certificate to show to a server, or removes it.
    pub(crate) async fn put_identity(
        self: &Arc<Self>,
        server: &ServerId,
        identity: Option<ClientIdentity>,
    ) -> Result<(), ConsoleError> {
        let name = identity_name(server)?;
        self.block(move |console| match identity {
            Some(identity) => Ok(console.vault.put(&name, &identity.to_sealable())?),
            None => Ok(console.vault.remove(&name)?),
        })
        .await
    }

    /// The certificate to show to a server, where there is one.
    pub(crate) async fn identity_of(
        self: &Arc<Self>,
        server: &Server,
    ) -> Result<Option<ClientIdentity>, ConsoleError> {
        if !server.client_certificate {
            return Ok(None);
        }
        let name = identity_name(&server.id)?;
        let sealed = self.block(move |console| Ok(console.vault.get(&name)?)).await?;
        sealed.map(|bytes| ClientIdentity::from_sealable(&bytes).map_err(unusable)).transpose()
    }
}

/// Where the certificate for a server is sealed.
pub(crate) fn identity_name(server: &ServerId) -> Result<RecordName, ConsoleError> {
    Ok(RecordName::of(&["client", server.as_str()])?)
}

fn filled(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

fn authority(pem: String) -> Result<Trust, ConsoleError> {
    if pem.len() > FILE_LIMIT {
        return Err(refused("certificate", TextError::TooLong { length: pem.len(), limit: FILE_LIMIT }));
    }
    if !pem.contains("-----BEGIN CERTIFICATE-----") {
        return Err(ConsoleError::Input {
            field: "certificate",
            reason: InputReason::Choice("not PEM".into()),
        });
    }
    Ok(Trust::Authority { pem })
}

/// A SHA-256 as people copy it: with colons or spaces, in either case.
fn pinned(pin: &str) -> Result<String, ConsoleError> {
    let digits: String = pin.chars().filter(|c| *c != ':' && !c.is_whitespace()).collect();
    if digits.len() != PIN_LENGTH || !digits.chars().all(|c| c.is_ascii_hexdigit()) {
        return Err(ConsoleError::Input { field: "pin", reason: InputReason::Choice(clean(pin, 80)) });
    }
    Ok(digits.to_ascii_lowercase())
}

fn identity(request: ClientCertificateRequest) -> Result<ClientIdentity, ConsoleError> {
    let length = request.file.len();
    if length > FILE_LIMIT {
        return Err(refused("client_certificate", TextError::TooLong { length, limit: FILE_LIMIT }));
    }
    let file = STANDARD.decode(request.file.trim()).map_err(|_| unusable(IdentityError::Format))?;
    let file = zeroize::Zeroizing::new(file);
    ClientIdentity::from_file(&file, request.passphrase.map(Secret::new).as_ref()).map_err(unusable)
}

fn unusable(error: IdentityError) -> ConsoleError {
    ConsoleError::Input { field: "client_certificate", reason: error.into() }
}
