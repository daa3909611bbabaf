//! The HTTP client of one server.

use std::time::Duration;

use chatelaine_model::Server;
use reqwest::Client;
use reqwest::redirect::Policy;

use super::names::Names;
use super::{ClientIdentity, tls};
use crate::{ConnectError, TlsReason};

/// How long a connection may take to come about.
const CONNECT: Duration = Duration::from_secs(10);

/// How long a request may take from its start to the last byte of the answer.
const WHOLE: Duration = Duration::from_secs(30);

/// Builds the client: trust as the user chose it for this server, no redirects, no cookie store, no referrer, the
/// system's proxy except for this computer.
pub(super) fn build(server: &Server, identity: Option<&ClientIdentity>) -> Result<Client, ConnectError> {
    let here = server.address.is_this_computer();
    let encrypted = server.address.is_encrypted();
    if !encrypted && !here && !server.plain_http {
        return Err(ConnectError::Address);
    }
    let mut builder = Client::builder()
        .user_agent(concat!("Chatelaine/", env!("CARGO_PKG_VERSION")))
        .redirect(Policy::none())
        .referer(false)
        .retry(reqwest::retry::never())
        .connect_timeout(CONNECT)
        .timeout(WHOLE)
        .https_only(encrypted)
        .dns_resolver(Names);
    if here {
        builder = builder.no_proxy();
    }
    if encrypted {
        builder = builder.tls_backend_preconfigured(tls::config(&server.trust, identity)?);
    } else if here {
        // There is no certificate to check, so the system's authorities, which take their time, are not read.
        builder = builder.tls_certs_only([]);
    }
    builder.build().map_err(|_| ConnectError::TlsNotTrusted { reason: TlsReason::Other, sha256: None })
}
