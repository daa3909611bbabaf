//! One server in full: how it is trusted and spoken to, and what of that is assumed.

use std::collections::BTreeMap;
use std::sync::Arc;

use chatelaine_connect::Definition;
use chatelaine_model::{Server, ServerId, Trust};

use crate::console::Console;
use crate::definition::{assumed_of, misfit};
use crate::error::ConsoleError;
use crate::view::{ServerDetailsView, TrustView};

impl Console {
    /// One server in full. Asks nobody but the ledger.
    ///
    /// # Errors
    /// When it is not in the list any more.
    pub async fn server_details(
        self: &Arc<Self>,
        server: &ServerId,
    ) -> Result<ServerDetailsView, ConsoleError> {
        let server = self.server(server).await?;
        let definition = self.definition_of(&server)?;
        let uncorrected = Server { corrections: BTreeMap::new(), ..server.clone() };
        let plain = self.definition(&server.system)?.on(&uncorrected).map_err(misfit)?;
        let views = self.server_views().await?;
        let view = views.into_iter().find(|view| view.id == server.id).ok_or(ConsoleError::NoSuchServer)?;
        Ok(ServerDetailsView {
            server: view,
            trust: trust(&server),
            options: options(&server, &definition),
            assumed: assumed_of(&server, &plain, &definition),
        })
    }

    /// What is corrected of a server's definition, by place; also where the definition is documented.
    ///
    /// # Errors
    /// When it is not in the list any more.
    pub async fn corrections(
        self: &Arc<Self>,
        server: &ServerId,
    ) -> Result<BTreeMap<String, String>, ConsoleError> {
        Ok(self.server(server).await?.corrections)
    }
}

fn trust(server: &Server) -> TrustView {
    TrustView {
        authority: matches!(server.trust, Trust::Authority { .. }),
        pin: match &server.trust {
            Trust::Pinned { sha256 } => Some(sha256.clone()),
            Trust::System | Trust::Authority { .. } => None,
        },
        plain_http: server.plain_http,
        client_certificate: server.client_certificate,
    }
}

fn options(server: &Server, definition: &Definition) -> BTreeMap<String, String> {
    let set = |name: &str| server.options.get(name).cloned();
    definition
        .options()
        .into_iter()
        .map(|option| (option.name.clone(), set(&option.name).unwrap_or(option.default)))
        .collect()
}
