//! What a failed request means.

use std::error::Error;
use std::io;

use rustls::{CertificateError, Error as Tls};

use super::names::UnknownName;
use crate::{ConnectError, Reach, TlsReason};

/// A request that got no answer. Failures before anything was sent are told as such even for a change; after that
/// nobody knows what the server did with it.
pub(super) fn of_request(error: &reqwest::Error, changes: bool) -> ConnectError {
    let before = error.is_connect() || error.is_builder();
    if changes && !before {
        return ConnectError::OutcomeUnknown;
    }
    let causes = || Causes { next: Some(error) };
    if let Some(reason) = causes().find_map(tls) {
        return ConnectError::TlsNotTrusted { reason };
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

fn tls(cause: &(dyn Error + 'static)) -> Option<TlsReason> {
    cause.downcast_ref::<Tls>().map(|error| match error {
        Tls::InvalidCertificate(wrong) => certificate(wrong),
        _ => TlsReason::Other,
    })
}

fn certificate(wrong: &CertificateError) -> TlsReason {
    match wrong {
        CertificateError::UnknownIssuer => TlsReason::UnknownIssuer,
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            TlsReason::WrongHost
        }
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => TlsReason::Expired,
        _ => TlsReason::Other,
    }
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
