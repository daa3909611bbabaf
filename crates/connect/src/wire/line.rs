//! Sending.

use std::sync::Arc;
use std::time::Instant;

use chatelaine_model::{Clock, Server};
use chrono::{DateTime, TimeDelta, Utc};
use reqwest::Client;

use super::clock::ServerClock;
use super::{Outgoing, Reply, body, client, fault};
use crate::ConnectError;

/// The line to one server.
#[derive(Debug)]
pub(crate) struct Line {
    client: Client,
    clock: ServerClock,
}

impl Line {
    pub(crate) fn new(server: &Server, clock: Arc<dyn Clock>) -> Result<Self, ConnectError> {
        Ok(Self { client: client::build(&server.address, &server.trust)?, clock: ServerClock::new(clock) })
    }

    /// The server's clock minus this computer's.
    pub(crate) fn apart(&self) -> Option<TimeDelta> {
        self.clock.apart()
    }

    /// The instant now by the server's clock.
    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// Sends a request once and takes the answer in, whatever its status.
    pub(crate) async fn send(&self, outgoing: &Outgoing) -> Result<Reply, ConnectError> {
        let began = Instant::now();
        let mut request = self.client.request(outgoing.method.clone(), outgoing.url.clone());
        request = request.headers(outgoing.headers.clone());
        if let Some(body) = &outgoing.body {
            request = request.body(body.clone());
        }
        let response = request.send().await.map_err(|error| fault::of_request(&error, outgoing.changes))?;
        self.clock.note(response.headers());
        let (status, headers, received) =
            (response.status().as_u16(), response.headers().clone(), self.clock.now());
        let body = body::take(response).await;
        let latency_ms = u32::try_from(began.elapsed().as_millis()).unwrap_or(u32::MAX);
        tracing::debug!(method = %outgoing.method, host = outgoing.url.host_str(), status, latency_ms, "answered");
        Ok(Reply { status, headers, body, received, latency_ms })
    }
}
