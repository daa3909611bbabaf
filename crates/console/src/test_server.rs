//! Trying a server that is in the list already.

use std::sync::Arc;

use chatelaine_model::ServerId;

use crate::console::Console;
use crate::error::ConsoleError;
use crate::view::ProbeView;

impl Console {
    /// Tries a server of the list as it is trusted and spoken to: whether one of its system answers there, how fast,
    /// and how its clock goes. Nobody need be signed in.
    ///
    /// # Errors
    /// `NoSuchServer`; otherwise each way that a server can fail to answer is an error of its own.
    pub async fn test_server(self: &Arc<Self>, id: &ServerId) -> Result<ProbeView, ConsoleError> {
        let address = self.server(id).await?.address.to_string();
        let connection = self.connection(id).await?;
        let found = connection.probe().await.map_err(ConsoleError::at(id))?;
        Ok(ProbeView {
            address,
            tls: found.tls,
            latency: found.latency_ms,
            clock_apart: found.clock_apart.and_then(|apart| i32::try_from(apart.num_seconds()).ok()),
            assumed: found.assumed,
        })
    }
}
