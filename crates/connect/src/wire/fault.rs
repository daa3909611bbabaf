//! What a failed request means.

use std::error::Error;
use std::io;

use rustls::{AlertDescription, Error as Tls, OtherError};

use super::names::UnknownName;
use super::tls::Untrusted;
use crate::{ConnectError, Reach, TlsReason};

/// A request that got no answer. Failures before anything was sent are told as such even for a change; after that
/// nobody knows what the server did with it.
pub(super) fn of_request(error: &reqwest::Error, changes: bool) -> ConnectError {
    let causes = || Causes { next: Some(error) };
    let before = error.is_connect() || error.is_builder();
    match causes().find_map(tls) {
        // A server that wants another certificate of ours says so before it takes a request, though we may have sent
        // it by then.
        Some((reason, sha256)) if before || !changes || reason == TlsReason::ClientCertificate => {
            return ConnectError::TlsNotTrusted { reason, sha256 };
        }
        _ if changes && !before => return ConnectError::OutcomeUnknown,
        _ => {}
    }
    let kind = if causes().any(|cause| cause.is::<UnknownName>()) {
        Reach::Name
    } else if error.is_timeout() || causes().any(|cause| is_io(cause, io::ErrorKind::TimedOut)) {
        Reach::TimedOut
    } else if causes().any(|cause| is_io(cause, io::ErrorKind::ConnectionRefused)) {
        Reach::Refused
    } else {
        Reach::Broken
    };
    ConnectError::Unreachable { kind }
}

fn is_io(cause: &(dyn Error + 'static), kind: io::ErrorKind) -> bool {
    cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == kind)
}

fn tls(cause: &(dyn Error + 'static)) -> Option<(TlsReason, Option<String>)> {
    Some(match cause.downcast_ref::<Tls>()? {
        Tls::Other(OtherError(inside)) => match inside.downcast_ref::<Untrusted>() {
            Some(untrusted) => (untrusted.reason, Some(untrusted.sha256.clone())),
            None => (TlsReason::Other, None),
        },
        Tls::AlertReceived(alert) if wants_another(*alert) => (TlsReason::ClientCertificate, None),
        Tls::InvalidMessage(_) => (TlsReason::NoTls, None),
        _ => (TlsReason::Other, None),
    })
}

/// Whether an alert of the server's is about our certificate (RFC 8446, section 6.2).
fn wants_another(alert: AlertDescription) -> bool {
    matches!(
        alert,
        AlertDescription::CertificateRequired
            | AlertDescription::BadCertificate
            | AlertDescription::UnsupportedCertificate
            | AlertDescription::CertificateRevoked
            | AlertDescription::CertificateExpired
            | AlertDescription::CertificateUnknown
            | AlertDescription::UnknownCA
            | AlertDescription::AccessDenied
    )
}

/// The causes of an error, those that `io::Error` keeps inside included.
struct Causes<'e> {
    next: Option<&'e (dyn Error + 'static)>,
}

impl<'e> Iterator for Causes<'e> {
    type Item = &'e (dyn Error + 'static);

    fn next(&mut self) -> Option<Self::Item> {
        let cause = self.next?;
        let inside = cause.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        self.next = match inside {
            Some(inside) => Some(inside),
            None => cause.source(),
        };
        Some(cause)
    }
}
