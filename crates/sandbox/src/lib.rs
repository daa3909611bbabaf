//! The five systems as a real HTTP server on this computer: what the product is tried and tested against.
//!
//! Each system listens on a loopback port of its own and behaves as its vendor documents it, limits and lifetimes
//! included; where the public record is silent, the plausible behaviour is chosen and marked `Assumed` beside the
//! code. Everything in it is made up. It remembers in one SQLite file, so it goes on where it stopped.

mod arrivals;
mod fault;
mod heard;
mod limits;
mod mail;
mod serving;
mod store;
mod systems;
mod token;
mod truth;
mod world;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::extract::{ConnectInfo, Request};
use axum::middleware::{Next, from_fn};
use chatelaine_model::{Clock, SystemId};
use thiserror::Error;

pub use arrivals::Arrivals;
pub use fault::{Fault, FaultError, FaultId, FaultKind};
pub use heard::Heard;
pub use mail::Mail;
pub use store::StoreError;
pub use world::{KeyPresence, Person, TrueKey};

use serving::Serving;
use store::Store;
use systems::System;
use world::World;

/// Where the port of the truth lies, counted from the base port.
const TRUTH_OFFSET: u16 = 9;

/// How a sandbox shall run.
#[derive(Debug, Clone)]
pub struct SandboxOptions {
    /// The folder of its database and of `truth.json`; made if absent.
    pub dir: PathBuf,
    /// The first of the ports: the five systems take it and the four after it, the truth the ninth after it.
    /// Absent: any free ports, the same again after a restart where they are still free.
    pub base_port: Option<u16>,
    /// The servers' time.
    pub clock: Arc<dyn Clock>,
}

/// One of the five servers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SandboxServer {
    /// Which system it speaks.
    pub system: SystemId,
    /// A name for it, `Babelfor - sandbox` for instance.
    pub name: String,
    /// `http://127.0.0.1:PORT`, without a slash at the end.
    pub address: String,
    /// The usual way to sign in, as its definition names it: `password`.
    pub way: String,
    /// Who to sign in as first; the password is among [`Sandbox::people`].
    pub login: String,
    /// What is worth trying on it, a sentence each.
    pub hints: Vec<String>,
}

/// Why the sandbox could not start or answer.
#[derive(Debug, Error)]
pub enum SandboxError {
    /// A file or folder of it could not be made, read or written.
    #[error("the sandbox cannot use {path}: {source}")]
    File {
        /// Which one.
        path: PathBuf,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// A wanted port is not to be had.
    #[error("the sandbox cannot listen on port {port}: {source}")]
    Port {
        /// Which one.
        port: u16,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// No free port is to be had.
    #[error("the sandbox cannot listen: {0}")]
    Listen(std::io::Error),
    /// Its memory failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The sandbox does not speak that system.
    #[error("the sandbox has no system '{0}'")]
    UnknownSystem(SystemId),
}

/// Five servers that run. They stop on [`Sandbox::stop`], or some time after it is dropped.
pub struct Sandbox {
    world: Arc<World>,
    serving: Serving,
    servers: Vec<SandboxServer>,
    people: Vec<Person>,
}

impl std::fmt::Debug for Sandbox {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sandbox").field("servers", &self.servers).finish_non_exhaustive()
    }
}

impl Sandbox {
    /// Starts the five servers and the port of the truth. At the first start people, keys and clients are made up,
    /// the same ones each time, their dates counted from now. Must be called within a Tokio runtime.
    ///
    /// # Errors
    /// [`SandboxError`] if a file or port cannot be used or the database is another version's.
    pub async fn start(options: SandboxOptions) -> Result<Self, SandboxError> {
        let dir = &options.dir;
        make_private(dir).map_err(|source| SandboxError::File { path: dir.clone(), source })?;
        let store = Store::open(&dir.join("sandbox.sqlite"))?;
        let world = Arc::new(World {
            store,
            clock: options.clock,
            listeners: mail::Listeners::default(),
            faults: fault::Book::default(),
            ears: heard::Ears::default(),
        });
        world.store.write(|connection| store::seed::sow(connection, world.now()))?;
        let people = world.people()?;

        let mut serving = Serving::new();
        let mut servers = Vec::new();
        for (system, offset) in System::ALL.into_iter().zip(0..) {
            let port = port_at(options.base_port, offset)?;
            let listener = serving::listen(&world, system.id(), port).await?;
            let address = address_of(&listener)?;
            servers.push(SandboxServer {
                system: system.model_id(),
                name: system.server_name().into(),
                address,
                way: "password".into(),
                login: people
                    .iter()
                    .find(|person| person.system.as_str() == system.id())
                    .map(|person| person.login.clone())
                    .unwrap_or_default(),
                hints: system.hints().iter().map(|&hint| hint.into()).collect(),
            });
            let (meddling, hearing) = (Arc::clone(&world), Arc::clone(&world));
            let router = system
                .router(Arc::clone(&world))
                .layer(from_fn(move |damage: ConnectInfo<fault::Damage>, request: Request, next: Next| {
                    fault::meddle(Arc::clone(&meddling), system, damage, request, next)
                }))
                .layer(from_fn(move |request: Request, next: Next| {
                    heard::overhear(Arc::clone(&hearing), system, request, next)
                }));
            serving.add(listener, router, Arc::clone(&world));
        }

        let listener = serving::listen(&world, "truth", port_at(options.base_port, TRUTH_OFFSET)?).await?;
        let (router, token) = truth::router(Arc::clone(&world));
        truth::announce(dir, &address_of(&listener)?, &token)?;
        serving.add(listener, router, Arc::clone(&world));
        Ok(Self { world, serving, servers, people })
    }

    /// The five servers, in the order in which a window shows them.
    pub fn servers(&self) -> Vec<SandboxServer> {
        self.servers.clone()
    }

    /// All mails that were sent, newest first.
    ///
    /// # Errors
    /// [`SandboxError::Store`] if the database fails.
    pub fn mails(&self) -> Result<Vec<Mail>, SandboxError> {
        Ok(self.world.mails()?)
    }

    /// Tokens, keys and passwords that the servers know: what nobody may learn from whoever talks to them.
    ///
    /// # Errors
    /// [`SandboxError::Store`] if the database fails.
    pub fn secrets(&self) -> Result<Vec<String>, SandboxError> {
        Ok(self.world.secrets()?)
    }

    /// The mails that arrive from now on, to be waited for.
    ///
    /// # Errors
    /// [`SandboxError::Store`] if the database fails.
    pub fn arrivals(&self) -> Result<Arrivals<'_>, SandboxError> {
        Arrivals::of(self)
    }

    /// Calls `listener` after each mail that arrives, on the thread that sent it: it must not block.
    pub fn on_mail(&self, listener: impl Fn() + Send + Sync + 'static) {
        self.world.listeners.add(Arc::new(listener));
    }

    /// Calls `listener` with each request to the five before it is answered, on the thread that answers: it must not
    /// block.
    pub fn on_request(&self, listener: impl Fn(&Heard) + Send + Sync + 'static) {
        self.world.ears.add(Arc::new(listener));
    }

    /// The sign-ins to try, the obvious one of each system first. As of the start: a password changed since then
    /// is not in it.
    pub fn people(&self) -> Vec<Person> {
        self.people.clone()
    }

    /// Whether a key of that name is on a system, whatever the window says.
    ///
    /// # Errors
    /// [`SandboxError::UnknownSystem`], or [`SandboxError::Store`] if the database fails.
    pub fn key_exists(&self, system: &SystemId, name: &str) -> Result<KeyPresence, SandboxError> {
        let known = System::of(system.as_str()).ok_or_else(|| SandboxError::UnknownSystem(system.clone()))?;
        Ok(self.world.key_presence(known, name)?)
    }

    /// All keys of a system whose name begins like this, as the server has them.
    ///
    /// # Errors
    /// As [`Sandbox::key_exists`].
    pub fn keys_named(&self, system: &SystemId, beginning: &str) -> Result<Vec<TrueKey>, SandboxError> {
        let known = System::of(system.as_str()).ok_or_else(|| SandboxError::UnknownSystem(system.clone()))?;
        Ok(self.world.keys_named(known, beginning)?)
    }

    /// Lets a system forget all keys whose name begins like this, as if they had never been: all of them for nothing.
    ///
    /// # Errors
    /// As [`Sandbox::key_exists`].
    pub fn forget_keys(&self, system: &SystemId, beginning: &str) -> Result<(), SandboxError> {
        let known = System::of(system.as_str()).ok_or_else(|| SandboxError::UnknownSystem(system.clone()))?;
        Ok(self.world.forget_keys(known, beginning)?)
    }

    /// Lets something go wrong from now on. Where several faults meet a request, the one set up first does. They are
    /// not remembered over a restart.
    ///
    /// # Errors
    /// [`FaultError`] where there is no such system or the answer cannot be sent.
    pub fn inject(&self, fault: Fault) -> Result<FaultId, FaultError> {
        self.world.faults.set(fault)
    }

    /// The same for a later request: so many that the fault would meet go by untouched first.
    ///
    /// # Errors
    /// As [`Sandbox::inject`].
    pub fn inject_after(&self, fault: Fault, requests: u32) -> Result<FaultId, FaultError> {
        self.world.faults.set_after(fault, requests)
    }

    /// Takes a fault back; requests that it holds go on. False where that was done before.
    pub fn lift(&self, fault: FaultId) -> bool {
        self.world.faults.lift(fault)
    }

    /// Waits until a fault has met so many requests. False where it is lifted before.
    pub async fn met(&self, fault: FaultId, times: u32) -> bool {
        match self.world.faults.watch(fault) {
            Some(mut met) => met.wait_for(|met| *met >= times).await.is_ok(),
            None => false,
        }
    }

    /// How many requests a fault has met; 0 once it is lifted.
    pub fn times_met(&self, fault: FaultId) -> u32 {
        self.world.faults.watch(fault).map_or(0, |met| *met.borrow())
    }

    /// Waits until a [`FaultKind::Slow`] holds so many requests; those that are done first are done by then. False where
    /// it is lifted before.
    pub async fn held(&self, fault: FaultId, times: u32) -> bool {
        match self.world.faults.watch_held(fault) {
            Some(mut held) => held.wait_for(|held| *held >= times).await.is_ok(),
            None => false,
        }
    }

    /// How many requests have come to a path of a system since the start, those included that a fault met.
    ///
    /// # Errors
    /// [`SandboxError::UnknownSystem`].
    pub fn requests(&self, system: &SystemId, method: &str, path: &str) -> Result<u32, SandboxError> {
        let known = System::of(system.as_str()).ok_or_else(|| SandboxError::UnknownSystem(system.clone()))?;
        Ok(self.world.faults.requests(known, method, path))
    }

    /// Stops. When it returns, the ports are free again.
    pub async fn stop(self) {
        self.serving.stop().await;
    }
}

fn port_at(base: Option<u16>, offset: u16) -> Result<Option<u16>, SandboxError> {
    base.map(|base| {
        base.checked_add(offset).ok_or_else(|| SandboxError::Port {
            port: base,
            source: std::io::Error::from(std::io::ErrorKind::AddrNotAvailable),
        })
    })
    .transpose()
}

fn address_of(listener: &tokio::net::TcpListener) -> Result<String, SandboxError> {
    let address = listener.local_addr().map_err(SandboxError::Listen)?;
    Ok(format!("http://{address}"))
}

/// A folder that only this user can read: sessions of the made-up people are in it.
fn make_private(dir: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(dir)
}
