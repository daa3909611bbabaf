//! Writes the data of the mock host from the sandbox: `seed FILE`, as `cargo xtask seed` calls it. The mock host then
//! shows what the real one shows of the sandbox when its first people have signed in.
#![allow(clippy::print_stderr, reason = "a program for a terminal: printing is its job")]

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use chatelaine_console::view::{
    KeyColumnView, KeyQueryView, KeyRowView, ProfileKind, RefreshState, SignInRequest,
};
use chatelaine_console::{Console, Home, Nobody, PATIENT, Ports};
use chatelaine_model::{Clock, Secret, ServerId, SessionState, SystemId};
use chatelaine_sandbox::{Person, Sandbox, SandboxOptions};
use chatelaine_vault::MemoryKeychain;
use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Map, Value, json};

/// The moment at which the data is true: 2026-11-23T09:42:00Z. It stands still, so that the same sandbox gives the same
/// file.
const AT: i64 = 1_795_426_920;
/// The servers' ids in the file, by system: those of a profile are drawn by lot.
const IDS: [(&str, &str); 5] = [
    ("babelfor", "5a9d0000-0000-4000-8000-000000000001"),
    ("haut", "5a9d0000-0000-4000-8000-000000000002"),
    ("bfore", "5a9d0000-0000-4000-8000-000000000003"),
    ("mgmtapp", "5a9d0000-0000-4000-8000-000000000004"),
    ("b2core", "5a9d0000-0000-4000-8000-000000000005"),
];
/// The first port in the file, for the same reason.
const PORT: usize = 7741;

#[derive(Debug)]
struct Still(DateTime<Utc>);

impl Clock for Still {
    fn now(&self) -> DateTime<Utc> {
        self.0
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    let Some(file) = std::env::args_os().nth(1) else {
        eprintln!("usage: seed FILE");
        return ExitCode::FAILURE;
    };
    match write(Path::new(&file)).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("seed: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn write(file: &Path) -> Result<(), Box<dyn Error>> {
    let dir = tempfile::tempdir()?;
    let at = DateTime::from_timestamp(AT, 0).ok_or("the moment is none")?;
    let clock = Arc::new(Still(at));
    let servers = dir.path().join("servers");
    let sandbox =
        Sandbox::start(SandboxOptions { dir: servers, base_port: None, clock: clock.clone() }).await?;
    let home = Home { kind: ProfileKind::Sandbox, folder: dir.path().join("profile") };
    let nobody = Arc::new(Nobody);
    let keychain = Arc::new(MemoryKeychain::new());
    let ports = Ports { clock, events: nobody.clone(), clipboard: nobody, keychain, patience: PATIENT };
    let console = Console::open(home, ports)?;
    console.retry_vault().await?;
    for server in sandbox.servers() {
        console.adopt_sandbox_server(&server.system, &server.name, &server.address).await?;
    }
    let mut seed = json!({
        "at": at.to_rfc3339_opts(SecondsFormat::Millis, true),
        "systems": console.systems(),
        "servers": console.app().await?.servers,
    });
    let (mut keys, mut accounts) = (Vec::new(), Map::new());
    for server in sandbox.servers() {
        let (id, mut read) = (server_of(&console, &server.system).await?, Vec::new());
        for person in first_by_each_way(&sandbox, &server.system) {
            if !read.is_empty() {
                break;
            }
            sign_in(&console, &sandbox, &id, &person).await?;
            if let (Ok(account), None) = (console.account(&id, false).await, accounts.get(id.as_str())) {
                accounts.insert(id.to_string(), json!(account));
            }
            read = read_keys(&console, &id).await?;
        }
        keys.extend(read);
    }
    let mut people = Vec::new();
    for person in sandbox.people() {
        let Person { way, login, password, about, .. } = &person;
        let server = server_of(&console, &person.system).await?;
        people.push(json!({
            "system": person.system, "server": server, "way": way, "login": login, "password": password, "about": about,
        }));
    }
    seed["keys"] = json!(keys);
    seed["people"] = json!(people);
    seed["accounts"] = Value::Object(accounts);
    let text = settled(&console, &sandbox, serde_json::to_string_pretty(&seed)? + "\n").await?;
    std::fs::write(file, text)?;
    Ok(())
}

/// The first person to try by password, and the key to try where there is one.
fn first_by_each_way(sandbox: &Sandbox, system: &SystemId) -> Vec<Person> {
    let mut ways: BTreeMap<bool, Person> = BTreeMap::new();
    for person in sandbox.people().into_iter().filter(|person| person.system == *system) {
        ways.entry(person.way != "password").or_insert(person);
    }
    ways.into_values().collect()
}

async fn server_of(console: &Arc<Console>, system: &SystemId) -> Result<ServerId, Box<dyn Error>> {
    let servers = console.app().await?.servers;
    Ok(servers.into_iter().find(|server| server.system == *system).ok_or("a server is not in the list")?.id)
}

async fn sign_in(
    console: &Arc<Console>,
    sandbox: &Sandbox,
    server: &ServerId,
    person: &Person,
) -> Result<(), Box<dyn Error>> {
    let systems = console.systems();
    let ways = systems.iter().filter(|system| system.id == person.system).flat_map(|system| &system.ways);
    let way =
        ways.into_iter().find(|way| way.id == person.way).ok_or("a person signs in by a way that is none")?;
    let mut fields = BTreeMap::new();
    for (place, field) in way.fields.iter().enumerate() {
        let last = place + 1 == way.fields.len();
        fields.insert(field.name.clone(), if last { person.password.clone() } else { person.login.clone() });
    }
    let request = SignInRequest {
        server: server.clone(),
        way: way.id.clone(),
        fields,
        keep: false,
        work: "seed".into(),
    };
    if let SessionState::SecondFactor { .. } = console.sign_in(request).await? {
        let code = sandbox.mails()?.into_iter().find_map(|mail| mail.code).ok_or("no code was mailed")?;
        console.confirm(server, Secret::new(code)).await?;
    }
    Ok(())
}

async fn read_keys(console: &Arc<Console>, server: &ServerId) -> Result<Vec<KeyRowView>, Box<dyn Error>> {
    // A system without keys refuses to be read, and one that begins by itself is waited for.
    let _ = console.refresh_keys(Some(server)).await;
    while console.app().await?.servers.iter().any(|view| matches!(view.refresh, RefreshState::Running { .. }))
    {
        tokio::task::yield_now().await;
    }
    let mut rows = Vec::new();
    loop {
        let page = console.key_page(page_from(server, u32::try_from(rows.len())?)).await?;
        rows.extend(page.rows);
        if rows.len() >= page.total as usize {
            return Ok(rows);
        }
    }
}

fn page_from(server: &ServerId, offset: u32) -> KeyQueryView {
    KeyQueryView {
        search: None,
        statuses: Vec::new(),
        servers: vec![server.clone()],
        gone: false,
        sort: KeyColumnView::Name,
        descending: false,
        grouped: false,
        offset,
        limit: 200,
    }
}

/// The text with ids and ports that are the same each time.
async fn settled(
    console: &Arc<Console>,
    sandbox: &Sandbox,
    mut text: String,
) -> Result<String, Box<dyn Error>> {
    for (place, (system, id)) in IDS.into_iter().enumerate() {
        let system = SystemId::new(system);
        text = text.replace(server_of(console, &system).await?.as_str(), id);
        let server = sandbox.servers().into_iter().find(|server| server.system == system);
        let address = server.ok_or("the sandbox misses a server")?.address;
        let host = address.trim_start_matches("http://");
        text = text.replace(host, &format!("127.0.0.1:{}", PORT + place));
    }
    Ok(text)
}
