//! Changing what is known here of a server: its name, address, trust, options and corrections.

use std::collections::BTreeMap;
use std::sync::Arc;

use chatelaine_connect::{ClientIdentity, Definition};
use chatelaine_model::{Address, Deed, EnvironmentMark, Outcome, Server, one_line};

use crate::console::Console;
use crate::definition::misfit;
use crate::error::{ConsoleError, InputReason};
use crate::server::{NAME_LIMIT, options, refused};
use crate::trust::Trusted;
use crate::view::{ChangeServerRequest, ConsoleEvent, ServerView};

impl Console {
    /// Changes what is known here of a server; nothing is sent. Its session goes on, unless the address is of another
    /// host: credentials go to nobody but the server that gave them, so the session is then forgotten here.
    ///
    /// # Errors
    /// As [`Console::add_server`]; then nothing is changed.
    pub async fn change_server(
        self: &Arc<Self>,
        request: ChangeServerRequest,
    ) -> Result<ServerView, ConsoleError> {
        let before = self.server(&request.server).await?;
        let (after, identity) = self.changed_server(&before, request)?;
        let id = before.id.clone();
        self.free_name(&after).await?;
        if !before.address.is_same_server(&after.address) {
            self.leave(&id).await?;
        }
        let sheds = before.client_certificate && !after.client_certificate;
        if identity.is_some() || sheds {
            self.put_identity(&id, identity).await?;
        }
        let (at, wanted) = (id.clone(), after.clone());
        self.block(move |console| {
            Ok(console.ledger.change_server(&at, &mut |server| {
                let accepted = std::mem::take(&mut server.accepted);
                *server = Server { accepted, ..wanted.clone() };
            })?)
        })
        .await?;
        self.seats.of(&id).disconnect();
        self.log(Some(&id), None, Deed::ChangeServer, Some((None, after.name)), Outcome::Done).await;
        self.tell(ConsoleEvent::AppChanged);
        let views = self.server_views().await?;
        views.into_iter().find(|view| view.id == id).ok_or(ConsoleError::NoSuchServer)
    }

    /// A server as it would be after a change.
    fn changed_server(
        &self,
        before: &Server,
        request: ChangeServerRequest,
    ) -> Result<(Server, Option<ClientIdentity>), ConsoleError> {
        let definition = self.definition(&before.system)?;
        let mut after = before.clone();
        if let Some(name) = request.name {
            after.name = one_line(&name, NAME_LIMIT).map_err(|error| refused("name", error))?;
        }
        if let Some(mark) = request.mark {
            after.mark = sandbox_stays(before.mark, mark)?;
        }
        if let Some(given) = request.options {
            after.options = options(&definition, given)?;
        }
        for (place, value) in request.corrections.into_iter().flatten() {
            match value {
                Some(value) => after.corrections.insert(place, value),
                None => after.corrections.remove(&place),
            };
        }
        after.corrections = needed(&definition, &after)?;
        let mut identity = None;
        if let Some(request) = request.trust {
            (after, identity) = Trusted::check(request)?.apply(after);
        }
        let address = request.address.unwrap_or_else(|| after.address.to_string());
        let parse = if after.plain_http { Address::parse_allowing_http } else { Address::parse };
        after.address = parse(&address)?;
        Ok((after, identity))
    }

    async fn free_name(self: &Arc<Self>, server: &Server) -> Result<(), ConsoleError> {
        let server = server.clone();
        self.block(move |console| {
            let taken = |other: &Server| {
                other.id != server.id && other.name.to_lowercase() == server.name.to_lowercase()
            };
            if console.ledger.servers()?.iter().any(taken) {
                return Err(ConsoleError::Input { field: "name", reason: InputReason::Taken });
            }
            Ok(())
        })
        .await
    }
}

/// A server of the sandbox stays one, and no other becomes one: the mark decides whose address the sandbox takes.
fn sandbox_stays(before: EnvironmentMark, wanted: EnvironmentMark) -> Result<EnvironmentMark, ConsoleError> {
    let sandbox = |mark| mark == EnvironmentMark::Sandbox;
    if sandbox(before) == sandbox(wanted) {
        return Ok(wanted);
    }
    let reason = InputReason::Choice("sandbox".into());
    Err(ConsoleError::Input { field: "mark", reason })
}

/// The corrections of a server without those that say what its definition says anyway, once all of them fit.
fn needed(definition: &Definition, server: &Server) -> Result<BTreeMap<String, String>, ConsoleError> {
    let mut corrections = server.corrections.clone();
    let plain = definition.on(&Server { corrections: BTreeMap::new(), ..server.clone() }).map_err(misfit)?;
    for place in plain.assumptions().into_iter().flat_map(|assumption| assumption.places) {
        if corrections.get(&place.place) == Some(&place.value) {
            corrections.remove(&place.place);
        }
    }
    definition.on(&Server { corrections: corrections.clone(), ..server.clone() }).map_err(misfit)?;
    Ok(corrections)
}
