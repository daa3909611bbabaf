//! Sending.

use std::sync::Arc;
use std::time::Instant;

use chatelaine_model::{Clock, Server};
use chrono::{DateTime, TimeDelta, Utc};
use reqwest::Client;

use super::clock::ServerClock;
use super::{LineOptions, Outgoing, Pace, Reply, body, client, fault};
use crate::{ConnectError, Found};

/// The line to one server.
#[derive(Debug)]
pub(crate) struct Line {
    client: Client,
    clock: ServerClock,
    pace: Arc<dyn Pace>,
}

impl Line {
    pub(crate) fn new(
        server: &Server,
        clock: Arc<dyn Clock>,
        options: LineOptions,
    ) -> Result<Self, ConnectError> {
        let client = client::build(server, options.identity.as_ref())?;
        Ok(Self { client, clock: ServerClock::new(clock), pace: options.pace })
    }

    /// The server's clock minus this computer's.
    pub(crate) fn apart(&self) -> Option<TimeDelta> {
        self.clock.apart()
    }

    /// The instant now by the server's clock.
    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// Sends a request at the server's pace and takes the answer in, whatever its status. Only a reading is sent again,
    /// after the pause that the server wanted.
    pub(crate) async fn send(&self, outgoing: &Outgoing) -> Result<Reply, ConnectError> {
        let mut times = 0;
        loop {
            self.pace.before(outgoing.errand).await?;
            let reply = self.exchange(outgoing).await?;
            if !reply.wants_pause() {
                self.pace.answered(outgoing.errand);
                return Ok(reply);
            }
            times += 1;
            if !self.pace.limited(outgoing.errand, reply.retry_after(), times).await {
                return Ok(reply);
            }
        }
    }

    async fn exchange(&self, outgoing: &Outgoing) -> Result<Reply, ConnectError> {
        let began = Instant::now();
        let mut request = self.client.request(outgoing.method.clone(), outgoing.url.clone());
        request = request.headers(outgoing.headers.clone());
        if let Some(body) = &outgoing.body {
            request = request.body(body.clone());
        }
        let response = request.send().await.map_err(|error| fault::of_request(&error, outgoing.changes))?;
        let arrived = self.clock.here();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let body = body::take(response).await;
        let latency_ms = u32::try_from(began.elapsed().as_millis()).unwrap_or(u32::MAX);
        tracing::debug!(method = %outgoing.method, host = outgoing.url.host_str(), status, latency_ms, "answered");
        let mut reply = Reply { status, headers, body, received: arrived, latency_ms };
        if status < 500 && matches!(reply.found(), Found::Json | Found::Nothing) {
            self.clock.note(&reply.headers, arrived);
        }
        reply.received += self.clock.apart().unwrap_or_default();
        Ok(reply)
    }
}
