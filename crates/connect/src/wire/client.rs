//! The HTTP client of one server.

use std::time::Duration;

use chatelaine_model::{Address, Trust};
use reqwest::redirect::Policy;
use reqwest::{Certificate, Client};

use super::names::Names;
use crate::{ConnectError, TlsReason};

/// How long a connection may take to come about.
const CONNECT: Duration = Duration::from_secs(10);

/// How long a request may take from its start to the last byte of the answer.
const WHOLE: Duration = Duration::from_secs(30);

/// Builds the client: the operating system's verifier (and the server's own authority), no redirects, no cookie
/// store, no referrer, the system's proxy except for this computer.
pub(super) fn build(address: &Address, trust: &Trust) -> Result<Client, ConnectError> {
    let encrypted = address.as_str().starts_with("https:");
    let mut builder = Client::builder()
        .user_agent(concat!("Chatelaine/", env!("CARGO_PKG_VERSION")))
        .redirect(Policy::none())
        .referer(false)
        .retry(reqwest::retry::never())
        .connect_timeout(CONNECT)
        .timeout(WHOLE)
        .https_only(encrypted)
        .dns_resolver(Names);
    if !encrypted {
        // Plain http is for this computer only, and no proxy shall see it.
        // There is no certificate to check, so the system's authorities, which take their time, are not read.
        builder = builder.no_proxy().tls_certs_only([]);
    }
    if let Trust::Authority { pem } = trust {
        let untrusted = |_| ConnectError::TlsNotTrusted { reason: TlsReason::Other };
        let authorities = Certificate::from_pem_bundle(pem.as_bytes()).map_err(untrusted)?;
        if authorities.is_empty() {
            return Err(ConnectError::TlsNotTrusted { reason: TlsReason::Other });
        }
        builder = builder.tls_certs_merge(authorities);
    }
    builder.build().map_err(|_| ConnectError::TlsNotTrusted { reason: TlsReason::Other })
}
