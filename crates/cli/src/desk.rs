//! The desk: the open profile, and what every command needs around it.

use std::path::PathBuf;
use std::sync::Arc;

use chatelaine_console::view::{ProfileKind, ProtectionView, ServerView, SystemView, VaultView};
use chatelaine_console::{Console, ConsoleError, Home};
use chatelaine_model::{Power, Secret, SessionState, SystemId};
use chatelaine_vault::VaultError;
use chrono::{DateTime, TimeDelta, Utc};

use crate::args::Args;
use crate::failure::{Failure, trouble};
use crate::input::{self, Files};
use crate::output::Output;
use crate::ports::ports;

/// How long before its end a session is spoken of, as in the window.
const WARN: TimeDelta = TimeDelta::minutes(5);

/// The open profile.
pub(crate) struct Desk {
    /// Its use cases.
    pub(crate) console: Arc<Console>,
    /// Where answers go.
    pub(crate) out: Output,
    /// Where secrets and documents are read from.
    pub(crate) files: Files,
    /// Whether assumed facts are accepted without being asked.
    pub(crate) accept: bool,
    passphrase_file: Option<PathBuf>,
}

/// The folder of all profiles: what was said, else the one that the window has too.
pub(crate) fn root(args: &Args) -> Result<PathBuf, Failure> {
    args.home.clone().or_else(chatelaine_desktop::profiles).ok_or(Failure::NoFolder)
}

impl Desk {
    /// Opens the user's own profile. What is sealed stays shut until [`Desk::unseal`].
    pub(crate) fn open(args: &Args) -> Result<Self, Failure> {
        let root = root(args)?;
        let folder = chatelaine_desktop::profile(&root, ProfileKind::Own);
        let console =
            Console::open(Home { kind: ProfileKind::Own, folder }, ports(args.passphrase_file.is_none()))?;
        if let Err(error) = console.set_language(chatelaine_desktop::language(&root).as_deref()) {
            tracing::warn!(%error, "the preferred language cannot be used");
        }
        Ok(Self {
            console,
            out: Output::new(args.json),
            files: Files::default(),
            accept: args.accept_assumed,
            passphrase_file: args.passphrase_file.clone(),
        })
    }

    /// Opens what is sealed, takes up the sessions, and does what the user set for an instant that has come.
    pub(crate) async fn unseal(&self) -> Result<(), Failure> {
        self.open_sealed().await?;
        match self.console.retire_what_is_due().await {
            Ok(done) => {
                for id in done {
                    self.out.note(&format!(
                        "An old key's instant has come: see `chatelaine operation show {id}`"
                    ));
                }
            }
            Err(error) => self.out.note(&format!("what is due could not be looked at: {error}")),
        }
        Ok(())
    }

    async fn open_sealed(&self) -> Result<(), Failure> {
        if let Some(path) = &self.passphrase_file {
            let opened = self.console.open_with_passphrase(self.files.secret(path)?).await;
            return match opened {
                Err(ConsoleError::Vault(VaultError::NotOffered)) => Err(Failure::SealedByKeychain),
                opened => Ok(opened?),
            };
        }
        let opened = self.console.opened().await;
        match self.console.app().await?.vault {
            VaultView::Open { protection: ProtectionView::Memory } => Err(Failure::MemoryOnly),
            VaultView::NeedsPassphrase => {
                let asked = input::secret("Passphrase of the profile", "");
                let passphrase = asked.map_err(|_| Failure::NeedsPassphrase)?;
                Ok(self.console.open_with_passphrase(passphrase).await?)
            }
            VaultView::Failed { trouble: why } | VaultView::NeedsChoice { trouble: why } => {
                Err(Failure::NoKeychain { trouble: trouble(why) })
            }
            VaultView::Open { .. } | VaultView::Opening => Ok(opened?),
        }
    }

    /// The passphrase that was given for the profile.
    pub(crate) fn passphrase(&self) -> Result<Option<Secret>, Failure> {
        self.passphrase_file.as_deref().map(|path| self.files.secret(path)).transpose()
    }

    /// How secrets are kept.
    pub(crate) async fn vault(&self) -> Result<VaultView, Failure> {
        Ok(self.console.app().await?.vault)
    }

    /// All servers.
    pub(crate) async fn servers(&self) -> Result<Vec<ServerView>, Failure> {
        Ok(self.console.app().await?.servers)
    }

    /// The server of that id or name.
    pub(crate) async fn server(&self, given: &str) -> Result<ServerView, Failure> {
        let servers = self.servers().await?;
        let of_id = servers.iter().find(|server| server.id.as_str() == given);
        let wanted = given.trim().to_lowercase();
        let found = of_id.or_else(|| servers.iter().find(|server| server.name.to_lowercase() == wanted));
        found.cloned().ok_or_else(|| Failure::UnknownServer(chatelaine_model::clean(given, 80)))
    }

    /// The system of that id.
    pub(crate) fn system(&self, id: &SystemId) -> Result<SystemView, Failure> {
        let found = self.console.systems().into_iter().find(|system| system.id == *id);
        found.ok_or_else(|| Failure::UnknownDefinition(chatelaine_model::clean(id.as_str(), 80)))
    }

    /// The system of a server, if it has a power; `what` names it in words.
    pub(crate) fn offers(
        &self,
        server: &ServerView,
        power: Power,
        what: &'static str,
    ) -> Result<SystemView, Failure> {
        let system = self.system(&server.system)?;
        if system.capabilities.iter().any(|capability| capability.power == power) {
            return Ok(system);
        }
        Err(Failure::NotOffered { system: system.name, what, server: server.id.clone() })
    }

    /// The name of a server, if it is still in the list.
    pub(crate) async fn name_of(&self, id: &str) -> Option<String> {
        let servers = self.servers().await.ok()?;
        servers.into_iter().find(|server| server.id.as_str() == id).map(|server| server.name)
    }

    /// Says of the servers that answered just now where the session ends soon and cannot be renewed, so that the next
    /// command does not come as a surprise.
    pub(crate) async fn warn_of_ends(&self) {
        let Ok(servers) = self.servers().await else { return };
        for server in servers {
            let (SessionState::SignedIn { ends: Some(ends), renews: false, .. }, Some(apart)) =
                (&server.session, server.clock_apart)
            else {
                continue;
            };
            let left = *ends - (self.now() + TimeDelta::seconds(apart.into()));
            if left > TimeDelta::zero() && left <= WARN {
                let minutes = left.num_minutes() + 1;
                self.out.note(&format!(
                    "{}: the session ends within {minutes} min and cannot be renewed: sign in again then",
                    server.name
                ));
            }
        }
    }

    /// The time.
    pub(crate) fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    /// Asks before what cannot be taken back. Where nobody can be asked, `--yes` has to be said.
    pub(crate) fn agree(&self, yes: bool, question: &str) -> Result<(), Failure> {
        if yes {
            return Ok(());
        }
        match input::confirmed(question)? {
            Some(true) => Ok(()),
            Some(false) => Err(Failure::Declined),
            None => Err(Failure::Usage("this cannot be taken back: say --yes".into())),
        }
    }
}
