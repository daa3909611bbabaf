//! What a line is given besides the server's facts.

use std::sync::Arc;

use super::{Pace, Unpaced};

/// What a line to a server is given besides the server's facts. By default it keeps no pace.
#[derive(Debug, Clone)]
pub struct LineOptions {
    /// Who decides when a request may be sent.
    pub pace: Arc<dyn Pace>,
}

impl Default for LineOptions {
    fn default() -> Self {
        Self { pace: Arc::new(Unpaced) }
    }
}
