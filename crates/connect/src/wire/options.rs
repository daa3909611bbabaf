//! What a line is given besides the server's facts.

use std::sync::Arc;

use super::{ClientIdentity, Pace, Unpaced};

/// What a line to a server is given besides the server's facts. By default it keeps no pace and
/// shows no certificate.
#[derive(Debug, Clone)]
pub struct LineOptions {
    /// Who decides when a request may be sent.
    pub pace: Arc<dyn Pace>,
    /// The certificate that is shown to a server that asks for one.
    pub identity: Option<ClientIdentity>,
}

impl Default for LineOptions {
    fn default() -> Self {
        Self { pace: Arc::new(Unpaced), identity: None }
    }
}
