//! The console, on a profile on the disk as a window has it.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chatelaine_console::view::{BulkRequest, BulkSelection, ProfileKind, RefreshState, SignInRequest};
use chatelaine_console::{Console, Home, Nobody, PATIENT, Ports, SystemClock};
use chatelaine_ledger::SqliteLedger;
use chatelaine_model::{BulkDeed, BulkState, ServerId};
use chatelaine_sandbox::{Person, SandboxServer};
use chatelaine_vault::{MemoryKeychain, Vault};

/// Signed in.
pub struct Desk {
    console: Arc<Console>,
    server: ServerId,
}

impl Desk {
    pub async fn sign_in(
        folder: &Path,
        server: &SandboxServer,
        person: &Person,
    ) -> Result<Self, Box<dyn Error>> {
        std::fs::create_dir_all(folder)?;
        let keychain = Arc::new(MemoryKeychain::new());
        let ledger = Arc::new(SqliteLedger::open(&folder.join("ledger.sqlite"))?);
        let vault = Vault::new(folder.join("vault"), keychain.clone())?;
        let ports = Ports {
            clock: Arc::new(SystemClock),
            events: Arc::new(Nobody),
            clipboard: Arc::new(Nobody),
            keychain,
            patience: PATIENT,
        };
        let home = Home { kind: ProfileKind::Sandbox, folder: folder.to_owned() };
        let console = Console::open_on(home, ports, ledger, vault)?;
        console.adopt_sandbox_server(&server.system, &server.name, &server.address).await?;
        console.opened().await?;
        let id = console.app().await?.servers[0].id.clone();
        let systems = console.systems();
        let way = systems
            .iter()
            .find(|system| system.id == server.system)
            .and_then(|system| system.ways.iter().find(|way| way.id == person.way))
            .ok_or("no such way to sign in")?;
        let values = [&person.login, &person.password].into_iter().cloned();
        let fields: BTreeMap<String, String> =
            way.fields.iter().map(|field| field.name.clone()).zip(values).collect();
        let work = "sign-in".to_owned();
        let request = SignInRequest { server: id.clone(), way: way.id.clone(), fields, keep: true, work };
        console.sign_in(request).await?;
        Ok(Self { console, server: id })
    }

    /// Reads the keys anew.
    pub async fn read(&self) -> Result<(), Box<dyn Error>> {
        self.console.refresh_keys(Some(&self.server)).await?;
        loop {
            match &self.console.app().await?.servers[0].refresh {
                RefreshState::Idle => return Ok(()),
                RefreshState::Failed { error } => return Err(error.message.clone().into()),
                _ => tokio::time::sleep(Duration::from_millis(5)).await,
            }
        }
    }

    /// Ends the keys whose name begins like this, of which there must be so many. What is measured is what a person
    /// waits for: from the press that starts it until all of it is done and written down.
    pub async fn revoke(&self, name: &str, count: usize) -> Result<Duration, Box<dyn Error>> {
        let selection = BulkSelection::Query {
            search: Some(name.to_owned()),
            statuses: vec![],
            servers: vec![self.server.clone()],
            except: vec![],
        };
        let bulk = self.console.prepare_bulk(BulkRequest { deed: BulkDeed::Revoke, selection }).await?;
        let began = Instant::now();
        self.console.start_bulk(&bulk.id).await?;
        self.console.bulk_over(&bulk.id).await;
        let taken = began.elapsed();
        let view = self.console.bulk(&bulk.id).await?;
        if view.state != BulkState::Done || view.counts.done as usize != count {
            return Err(format!("the bulk did not end well: {view:?}").into());
        }
        Ok(taken)
    }
}
