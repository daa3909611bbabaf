//! A first, harmless request: is a server of this system there?

use super::Connection;
use crate::wire::{Body, Reply};
use crate::{ConnectError, Found, Probe};

impl Connection {
    /// Asks something harmless, without credentials, to learn whether a server of this system is there.
    ///
    /// # Errors
    /// [`ConnectError::NotThisSystem`] when something else answers; whatever keeps an answer from coming.
    pub async fn probe(&self) -> Result<Probe, ConnectError> {
        let probe = &self.definition.document().probe;
        let outgoing = self.prepare(&probe.request, &self.options(), None, "")?;
        let reply = self.line.send(&outgoing).await?;
        if !self.looks_right(&reply) {
            return Err(stranger(&reply));
        }
        Ok(Probe {
            latency_ms: reply.latency_ms,
            clock_apart: self.clock_apart(),
            tls: self.server.address.as_str().starts_with("https:"),
            assumed: probe.source.is_assumed(),
        })
    }

    fn looks_right(&self, reply: &Reply) -> bool {
        let probe = &self.definition.document().probe;
        let found = reply.found();
        let body = reply.json().unwrap_or_default();
        probe.status.iter().any(|status| status.0 == reply.status)
            && found != Found::Html
            && (!reply.is_success() || found == Found::Json)
            && (probe.has.is_empty() || probe.has.iter().any(|place| place.of(&body).is_some()))
    }
}

fn stranger(reply: &Reply) -> ConnectError {
    match (reply.status, &reply.body) {
        _ if reply.wants_pause() => {
            ConnectError::Limited { retry_after: reply.retry_after(), block: None, assumed: false }
        }
        (status @ 500.., _) => ConnectError::ServerFault { status },
        (_, Body::TooLarge | Body::TimedOut) => reply.json().err().unwrap_or(ConnectError::NotJson),
        (status, _) => ConnectError::NotThisSystem { status, found: reply.found() },
    }
}
