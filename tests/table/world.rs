//! A world for one test: the five servers, a profile with one of them in it, and the terminal.

use std::fs;
use std::sync::{Arc, Mutex};

use chatelaine_model::{Clock, SystemId};
use chatelaine_sandbox::{Heard, KeyPresence, Person, Sandbox, SandboxOptions};
use chatelaine_tests::{Ended, Terminal};
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::witness;

/// The servers' clock: this computer's, and as far ahead as time has passed there.
#[derive(Debug, Default)]
struct Ahead(Mutex<TimeDelta>);

impl Clock for Ahead {
    fn now(&self) -> DateTime<Utc> {
        Utc::now() + *self.0.lock().unwrap()
    }
}

/// The servers, and a profile in which one of them is called as its system.
pub(crate) struct World {
    pub(crate) terminal: Terminal,
    pub(crate) sandbox: Sandbox,
    pub(crate) system: &'static str,
    clock: Arc<Ahead>,
    heard: Arc<Mutex<Vec<Heard>>>,
    _servers: TempDir,
}

impl World {
    /// With a server of this system, and nobody signed in to it.
    pub(crate) async fn of(system: &'static str) -> Self {
        let servers = tempfile::tempdir().unwrap();
        let clock = Arc::new(Ahead::default());
        let dir = servers.path().join("servers");
        let options = SandboxOptions { dir, base_port: None, clock: clock.clone() };
        let sandbox = Sandbox::start(options).await.unwrap();
        let heard = Arc::new(Mutex::new(Vec::new()));
        let listening = heard.clone();
        sandbox.on_request(move |request| {
            if request.header(witness::MARK).is_none() {
                listening.lock().unwrap().push(request.clone());
            }
        });
        let terminal = Terminal::on_new_profile();
        let world = Self { terminal, sandbox, system, clock, heard, _servers: servers };
        world.add(system, &[]);
        world
    }

    /// The same, and the first of those who have a password is signed in.
    pub(crate) async fn signed_in(system: &'static str) -> Self {
        let world = Self::of(system).await;
        world.sign_in(&world.person("")).done();
        world
    }

    /// Adds the server a second time under another name, with other options.
    pub(crate) fn add(&self, name: &str, options: &[&str]) {
        let address = self.address();
        let set: Vec<&str> = options.iter().flat_map(|option| ["--set", option]).collect();
        let add = ["server", "add", name, "--system", self.system, "--url", &address];
        self.terminal.run(&[&add[..], &set].concat()).done();
    }

    /// Where the server is.
    pub(crate) fn address(&self) -> String {
        let mut servers = self.sandbox.servers().into_iter();
        servers.find(|server| server.system.as_str() == self.system).unwrap().address
    }

    /// The first of those who may sign in here whose description holds these words.
    pub(crate) fn person(&self, about: &str) -> Person {
        let mut people = self.sandbox.people().into_iter();
        people.find(|person| person.system.as_str() == self.system && person.about.contains(about)).unwrap()
    }

    /// Signs somebody in, by the password or by the key.
    pub(crate) fn sign_in(&self, person: &Person) -> Ended {
        self.sign_in_to(self.system, person)
    }

    /// The same at the server of another name.
    pub(crate) fn sign_in_to(&self, server: &str, person: &Person) -> Ended {
        let secret = self.terminal.file("entered", &person.password);
        match person.way.as_str() {
            "key" => self.run(&["sign-in", server, "--api-key-file", &secret]),
            _ => self.run(&["sign-in", server, "--user", &person.login, "--password-file", &secret]),
        }
    }

    /// Runs a command; what it assumes of the made-up servers is accepted, for they are made to that.
    pub(crate) fn run(&self, args: &[&str]) -> Ended {
        self.terminal.run(&[&["--accept-assumed"], args].concat())
    }

    /// The same with answers for people.
    pub(crate) fn told(&self, args: &[&str]) -> Ended {
        self.terminal.told(&[&["--accept-assumed"], args].concat())
    }

    /// Makes a key and gives its id and its secret.
    #[track_caller]
    pub(crate) fn new_key(&self, name: &str, more: &[&str]) -> (String, String) {
        let file = self.terminal.path(name);
        let create = ["key", "create", self.system, "--name", name, "--secret-file", file.to_str().unwrap()];
        let made = self.run(&[&create[..], more].concat()).done();
        (made["id"].as_str().unwrap().to_owned(), chatelaine_tests::secret_in(&file))
    }

    /// The keys as the terminal lists them.
    #[track_caller]
    pub(crate) fn keys(&self) -> Vec<Value> {
        self.run(&["key", "list", "--server", self.system]).done().as_array().unwrap().clone()
    }

    /// Insists that the terminal says which system does not offer this, and sends it nothing that changes anything.
    #[track_caller]
    pub(crate) fn does_not_offer(&self, system: &str, args: &[&str]) {
        let before = self.changes();
        let told = self.run(args).failed(5);
        assert_eq!(told["code"], "not_offered", "{args:?}: {told}");
        assert!(told["message"].as_str().unwrap().starts_with(system), "{args:?}: {told}");
        assert_eq!(self.changes(), before, "{args:?}");
    }

    /// Whether there is a key of this name on the server.
    pub(crate) fn presence(&self, name: &str) -> KeyPresence {
        self.sandbox.key_exists(&SystemId::new(self.system), name).unwrap()
    }

    /// What the server was sent with this method to this path, in order.
    pub(crate) fn heard(&self, method: &str, path: &str) -> Vec<Heard> {
        let mut heard = self.all_heard();
        heard.retain(|request| request.method == method && request.path == path);
        heard
    }

    /// Everything that the server was sent by terminals.
    pub(crate) fn all_heard(&self) -> Vec<Heard> {
        self.heard.lock().unwrap().clone()
    }

    /// How many requests came that do not only read.
    pub(crate) fn changes(&self) -> usize {
        self.all_heard().iter().filter(|request| request.method != "GET").count()
    }

    /// Time passes on the servers.
    pub(crate) fn pass(&self, time: TimeDelta) {
        *self.clock.0.lock().unwrap() += time;
    }

    /// The time there.
    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// The code in the latest mail.
    pub(crate) fn code(&self) -> String {
        self.sandbox.mails().unwrap().into_iter().find_map(|mail| mail.code).unwrap()
    }

    /// The user chooses a language in the window.
    pub(crate) fn speaks(&self, language: &str) {
        let home = self.terminal.path("home");
        fs::create_dir_all(&home).unwrap();
        let chosen = json!({ "preferences": { "language": language } });
        fs::write(home.join("preferences.json"), chosen.to_string()).unwrap();
    }

    /// Insists that no request asked for a language, whatever the user chose.
    pub(crate) fn asked_for_no_language(&self) {
        let heard = self.all_heard();
        assert!(!heard.is_empty(), "nothing was sent at all");
        let asking: Vec<_> =
            heard.iter().filter(|request| request.header("accept-language").is_some()).collect();
        assert!(asking.is_empty(), "{asking:?}");
    }
}
