//! A console of its own on a folder of its own, and ports that remember what went through them.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use chatelaine_console::view::{
    AddServerRequest, ConsoleEvent, KeyColumnView, KeyPageView, KeyQueryView, ProfileKind, RefreshState,
    SignInRequest,
};
use chatelaine_console::{
    Clipboard, ClipboardError, Console, ConsoleError, Events, Home, PATIENT, Ports, SystemClock,
};
use chatelaine_model::{EnvironmentMark, Secret, ServerId, SessionState, SystemId};
use chatelaine_vault::MemoryKeychain;
use tempfile::TempDir;

/// What the console told a window.
#[derive(Debug, Default)]
pub(crate) struct News(pub(crate) Mutex<Vec<ConsoleEvent>>);

impl Events for News {
    fn send(&self, event: ConsoleEvent) {
        self.0.lock().unwrap().push(event);
    }
}

/// A clipboard in memory.
#[derive(Debug, Default)]
struct Held(Mutex<Option<String>>);

impl Clipboard for Held {
    fn put(&self, secret: &Secret) -> Result<(), ClipboardError> {
        *self.0.lock().unwrap() = Some(secret.expose().to_owned());
        Ok(())
    }

    fn holds(&self, secret: &Secret) -> Result<bool, ClipboardError> {
        Ok(self.0.lock().unwrap().as_deref() == Some(secret.expose()))
    }

    fn clear(&self) -> Result<(), ClipboardError> {
        *self.0.lock().unwrap() = None;
        Ok(())
    }
}

/// A console on a folder of its own.
pub(crate) struct Desk {
    dir: TempDir,
    keychain: Arc<MemoryKeychain>,
    pub(crate) news: Arc<News>,
    pub(crate) console: Arc<Console>,
}

impl Desk {
    pub(crate) async fn open() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let (keychain, news) = (Arc::new(MemoryKeychain::new()), Arc::new(News::default()));
        let console = console(&dir, &keychain, &news).await;
        Self { dir, keychain, news, console }
    }

    /// Closes the console and opens it again, as a restart of the program does.
    pub(crate) async fn restart(&mut self) {
        self.console = console(&self.dir, &self.keychain, &self.news).await;
    }

    /// Where everything of this profile lies.
    pub(crate) fn folder(&self) -> PathBuf {
        self.dir.path().to_owned()
    }

    /// Adds a server and accepts everything that is assumed of its system.
    pub(crate) async fn add(&self, system: &str, address: &str) -> ServerId {
        let request = AddServerRequest {
            name: format!("{system} at {address}"),
            system: SystemId::new(system),
            address: address.to_owned(),
            mark: EnvironmentMark::Test,
            trust: chatelaine_console::view::TrustRequest::default(),
            options: BTreeMap::new(),
        };
        let id = self.console.add_server(request).await.unwrap().id;
        let assumed = self.console.server_details(&id).await.unwrap().assumed;
        let asking = assumed.into_iter().filter(|fact| fact.asks).map(|fact| fact.table).collect();
        self.console.accept_assumed(&id, asking).await.unwrap();
        id
    }

    /// Signs in by password.
    pub(crate) async fn sign_in(
        &self,
        server: &ServerId,
        fields: &[(&str, &str)],
    ) -> Result<SessionState, ConsoleError> {
        let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let request = SignInRequest {
            server: server.clone(),
            way: "password".into(),
            fields,
            keep: true,
            work: "sign-in".into(),
        };
        self.console.sign_in(request).await
    }

    /// Reads the keys of a server anew and waits until that is over, whoever began it.
    pub(crate) async fn read(&self, server: &ServerId) -> RefreshState {
        // What went wrong stands in the server's view, where a window finds it as well.
        let _ = self.console.refresh_keys(Some(server)).await;
        loop {
            let view = self
                .console
                .app()
                .await
                .unwrap()
                .servers
                .into_iter()
                .find(|view| view.id == *server)
                .unwrap();
            match view.refresh {
                RefreshState::Running { .. } | RefreshState::Waiting { .. } => tokio::task::yield_now().await,
                over => return over,
            }
        }
    }

    /// The first screenful of a server's keys.
    pub(crate) async fn keys(&self, server: &ServerId) -> KeyPageView {
        let query = KeyQueryView {
            search: None,
            statuses: Vec::new(),
            servers: vec![server.clone()],
            gone: false,
            sort: KeyColumnView::Name,
            descending: false,
            grouped: false,
            offset: 0,
            limit: 200,
        };
        self.console.key_page(query).await.unwrap()
    }
}

async fn console(dir: &TempDir, keychain: &Arc<MemoryKeychain>, news: &Arc<News>) -> Arc<Console> {
    let home = Home { kind: ProfileKind::Own, folder: dir.path().join("profile") };
    let ports = Ports {
        clock: Arc::new(SystemClock),
        events: news.clone(),
        clipboard: Arc::new(Held::default()),
        keychain: keychain.clone(),
        patience: PATIENT,
    };
    let console = Console::open(home, ports).unwrap();
    console.retry_vault().await.unwrap();
    console
}
