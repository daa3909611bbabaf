//! The list of servers: trying an address, adding, removing, showing.

use std::collections::BTreeMap;
use std::sync::Arc;

use chatelaine_connect::{Connection, Definition, LineOptions};
use chatelaine_ledger::KeyQuery;
use chatelaine_model::{
    Address, Deed, EnvironmentMark, Outcome, Server, ServerId, TextError, clean, one_line,
};

use crate::console::Console;
use crate::error::{ConsoleError, InputReason};
use crate::trust::{Trusted, identity_name};
use crate::view::{
    AddServerRequest, ConsoleEvent, ErrorView, ProbeRequest, ProbeView, RefreshState, ServerView,
};

pub(crate) const NAME_LIMIT: usize = 80;
const OPTION_LIMIT: usize = 300;

impl Console {
    /// Tries an address: whether a server of that system answers there, how fast, and how its clock goes.
    ///
    /// # Errors
    /// Each way that an address can be wrong is an error of its own.
    pub async fn probe(
        self: &Arc<Self>,
        request: ProbeRequest,
        work: &str,
    ) -> Result<ProbeView, ConsoleError> {
        let definition = self.definition(&request.system)?;
        let trusted = Trusted::check(request.trust)?;
        let address = trusted.address(&request.address)?;
        let (id, mark, now) = (ServerId::new("probe"), EnvironmentMark::Test, self.ports.clock.now());
        let server = Server {
            options: options(&definition, request.options)?,
            ..Server::new(id, String::new(), request.system, address, mark, now)
        };
        let (server, identity) = trusted.apply(server);
        let line = LineOptions { identity, ..LineOptions::default() };
        let address = server.address.to_string();
        let failed = |source| ConsoleError::Connect { server: None, source };
        let connection =
            Connection::with_options(server, definition, self.ports.clock.clone(), line).map_err(failed)?;
        let found = self.works.run(work, async { connection.probe().await.map_err(failed) }).await?;
        Ok(ProbeView {
            address,
            tls: found.tls,
            latency: found.latency_ms,
            clock_apart: found.clock_apart.and_then(|apart| i32::try_from(apart.num_seconds()).ok()),
            assumed: found.assumed,
        })
    }

    /// Adds a server to the list.
    ///
    /// # Errors
    /// When the name is empty, too long or taken, the address is no base URL, or an option is not among its choices.
    pub async fn add_server(self: &Arc<Self>, request: AddServerRequest) -> Result<ServerView, ConsoleError> {
        let name = one_line(&request.name, NAME_LIMIT).map_err(|error| refused("name", error))?;
        let definition = self.definition(&request.system)?;
        let trusted = Trusted::check(request.trust)?;
        let address = trusted.address(&request.address)?;
        let (id, now) = (ServerId::new(uuid::Uuid::new_v4().to_string()), self.ports.clock.now());
        let server = Server {
            options: options(&definition, request.options)?,
            ..Server::new(id.clone(), name, request.system, address, request.mark, now)
        };
        let (server, identity) = trusted.apply(server);
        if identity.is_none() {
            return self.put_new(server).await;
        }
        // Sealed first: a server without the certificate it asks for is of no use, the other way round does no harm.
        self.put_identity(&id, identity).await?;
        let added = self.put_new(server).await;
        if added.is_err() {
            self.put_identity(&id, None).await?;
        }
        added
    }

    /// Adds a server that somebody else made up: the sandbox's. One of the same system and mark takes the address.
    /// What is assumed of its system is accepted: the sandbox is made to it.
    ///
    /// # Errors
    /// As [`Console::add_server`].
    pub async fn adopt_sandbox_server(
        self: &Arc<Self>,
        system: &chatelaine_model::SystemId,
        name: &str,
        address: &str,
    ) -> Result<(), ConsoleError> {
        let address = Address::parse(address)?;
        let now = self.ports.clock.now();
        let mut accepted: BTreeMap<_, _> = self
            .definition(system)?
            .assumptions()
            .into_iter()
            .map(|assumption| (assumption.table, now))
            .collect();
        let known = self.block(|console| Ok(console.ledger.servers()?)).await?;
        match known
            .into_iter()
            .find(|server| server.mark == EnvironmentMark::Sandbox && server.system == *system)
        {
            Some(server)
                if server.address == address
                    && accepted.keys().all(|table| server.accepted.contains_key(table)) =>
            {
                Ok(())
            }
            Some(server) => {
                accepted.extend(server.accepted.clone());
                let moved = Server { address, accepted, ..server };
                self.block(move |console| Ok(console.ledger.put_server(&moved)?)).await
            }
            None => {
                let name = one_line(name, NAME_LIMIT).map_err(|error| refused("name", error))?;
                let (id, mark) = (ServerId::new(uuid::Uuid::new_v4().to_string()), EnvironmentMark::Sandbox);
                let server = Server::new(id, name, system.clone(), address, mark, now);
                self.put_new(Server { accepted, ..server }).await.map(drop)
            }
        }
    }

    async fn put_new(self: &Arc<Self>, server: Server) -> Result<ServerView, ConsoleError> {
        let (id, name) = (server.id.clone(), server.name.clone());
        self.block(move |console| {
            let taken = |other: &Server| other.name.to_lowercase() == server.name.to_lowercase();
            if console.ledger.servers()?.iter().any(taken) {
                return Err(ConsoleError::Input { field: "name", reason: InputReason::Taken });
            }
            Ok(console.ledger.put_server(&server)?)
        })
        .await?;
        self.log(Some(&id), None, Deed::AddServer, Some((None, name)), Outcome::Done).await;
        self.tell(ConsoleEvent::AppChanged);
        let views = self.server_views().await?;
        views.into_iter().find(|view| view.id == id).ok_or(ConsoleError::NoSuchServer)
    }

    /// Forgets a server, its session and its saved secrets on this computer. The server itself stays as it is.
    ///
    /// # Errors
    /// When what is sealed cannot be removed: then the server stays in the list.
    pub async fn remove_server(self: &Arc<Self>, id: &ServerId) -> Result<(), ConsoleError> {
        let server = self.server(id).await?;
        self.leave(id).await?;
        let at = id.clone();
        self.block(move |console| {
            for name in console.vault.names(&format!("kept/{at}"))? {
                console.vault.remove(&name)?;
                console.kept.write().remove(&name);
            }
            for operation in console.ledger.open_operations()? {
                if operation.server == at {
                    console.vault.remove(&crate::key::secret_name(&operation.id)?)?;
                    console.close_operation(operation, chatelaine_model::OperationState::Removed)?;
                }
            }
            console.vault.remove(&identity_name(&at)?)?;
            console.forget_pause(&at);
            Ok(console.ledger.remove_server(&at)?)
        })
        .await?;
        self.seats.remove(id);
        self.limits.remove(id);
        self.refreshes.lock().remove(id);
        self.corrected.remove(id);
        self.log(Some(id), None, Deed::RemoveServer, Some((None, server.name)), Outcome::Done).await;
        self.tell(ConsoleEvent::AppChanged);
        Ok(())
    }

    /// The servers in the user's order.
    pub(crate) async fn server_views(self: &Arc<Self>) -> Result<Vec<ServerView>, ConsoleError> {
        self.block(|console| {
            let now = console.ports.clock.now();
            let all = console.ledger.page(&KeyQuery { limit: 1, ..KeyQuery::default() }, now)?;
            let mut views = Vec::new();
            for server in console.ledger.servers()? {
                let as_of = console.ledger.as_of(&server.id)?;
                let count =
                    all.groups.iter().find(|group| group.server == server.id).map_or(0, |group| group.count);
                let seat = console.seats.of(&server.id);
                let refresh = console.refresh_state(&server.id);
                views.push(ServerView {
                    host: server.address.host(),
                    address: server.address.to_string(),
                    session: seat.state(now),
                    way: seat.way(),
                    known: seat.known(),
                    keys: as_of.map(|_| u32::try_from(count).unwrap_or(u32::MAX)),
                    as_of,
                    refresh,
                    clock_apart: seat.clock_apart(),
                    plain_http: server.plain_http,
                    id: server.id,
                    name: server.name,
                    system: server.system,
                    mark: server.mark,
                });
            }
            Ok(views)
        })
        .await
    }

    /// A reading that waits for the end of the server's pause says so.
    fn refresh_state(&self, server: &ServerId) -> RefreshState {
        let state = self.refreshes.lock().get(server).cloned().unwrap_or(RefreshState::Idle);
        let waiting = || self.limits.known(server).and_then(|limiter| limiter.waiting());
        match state {
            RefreshState::Running { .. } => waiting().map_or(state, |until| RefreshState::Waiting { until }),
            other => other,
        }
    }

    pub(crate) fn set_refresh(&self, server: &ServerId, state: RefreshState) {
        self.refreshes.lock().insert(server.clone(), state);
        self.tell(ConsoleEvent::AppChanged);
    }

    pub(crate) fn refresh_failed(&self, server: &ServerId, error: &ConsoleError) {
        self.set_refresh(server, RefreshState::Failed { error: ErrorView::from(error) });
    }
}

pub(crate) fn refused(field: &'static str, error: TextError) -> ConsoleError {
    ConsoleError::Input { field, reason: error.into() }
}

pub(crate) fn options(
    definition: &Definition,
    given: BTreeMap<String, String>,
) -> Result<BTreeMap<String, String>, ConsoleError> {
    let known = definition.options();
    let mut taken = BTreeMap::new();
    for (name, value) in given {
        let Some(option) = known.iter().find(|option| option.name == name) else {
            return Err(ConsoleError::Input {
                field: "option",
                reason: InputReason::Choice(clean(&name, 80)),
            });
        };
        if value == option.default {
            continue;
        }
        if !option.choices.is_empty() && !option.choices.contains(&value) {
            return Err(ConsoleError::Input {
                field: "option",
                reason: InputReason::Choice(clean(&value, 80)),
            });
        }
        let length = value.chars().count();
        if length > OPTION_LIMIT {
            return Err(refused("option", TextError::TooLong { length, limit: OPTION_LIMIT }));
        }
        taken.insert(name, value);
    }
    Ok(taken)
}
