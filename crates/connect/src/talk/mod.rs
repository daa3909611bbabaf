//! Talking to one server.

mod account;
mod accounts;
mod judge;
mod keys;
mod outcome;
mod password;
mod prepare;
mod probe;
mod renew;
mod second_factor;
mod sign_in;
mod sign_out;
mod tokens;

use std::collections::BTreeMap;
use std::sync::Arc;

use chatelaine_model::{Clock, Server};
use chrono::{DateTime, TimeDelta, Utc};

use crate::wire::{Line, LineOptions};
use crate::{ConnectError, Definition};

pub use keys::{KeyEdit, KeySheet};
pub use outcome::{Challenge, CreatedKey, Probe, SignIn, SignedIn, SignedOut};

/// The line to one server. All requests of one line share a pool of connections; nobody's credentials are in it.
#[derive(Debug)]
pub struct Connection {
    server: Server,
    definition: Arc<Definition>,
    line: Line,
}

impl Connection {
    /// Makes ready to talk to a server. Nothing is sent.
    ///
    /// # Errors
    /// [`ConnectError::Definition`] when the definition is of another system, [`ConnectError::TlsNotTrusted`] when
    /// the server's own authority cannot be read.
    pub fn new(
        server: Server,
        definition: Arc<Definition>,
        clock: Arc<dyn Clock>,
    ) -> Result<Self, ConnectError> {
        Self::with_options(server, definition, clock, LineOptions::default())
    }

    /// The same at a pace that somebody keeps.
    ///
    /// # Errors
    /// As [`Connection::new`].
    pub fn with_options(
        server: Server,
        definition: Arc<Definition>,
        clock: Arc<dyn Clock>,
        options: LineOptions,
    ) -> Result<Self, ConnectError> {
        if server.system != *definition.id() {
            return Err(ConnectError::Definition);
        }
        // An option may choose another way of doing something. Corrections are in the definition already, or not wanted.
        let plain = Server { corrections: BTreeMap::new(), ..server.clone() };
        let definition = match server.options.is_empty() {
            true => definition,
            false => Arc::new(definition.on(&plain).map_err(|_| ConnectError::Definition)?),
        };
        let line = Line::new(&server, clock, options)?;
        Ok(Self { server, definition, line })
    }

    /// By what the server is spoken to.
    pub fn definition(&self) -> &Definition {
        &self.definition
    }

    /// The server's clock minus this computer's, by the latest answer and to the second; absent before the first.
    pub fn clock_apart(&self) -> Option<TimeDelta> {
        self.line.apart()
    }

    /// The instant now by the server's clock, as far as that is known: what the ends of credentials and challenges
    /// are to be compared with.
    pub fn now_there(&self) -> DateTime<Utc> {
        self.line.now()
    }
}
