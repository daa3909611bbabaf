//! Questions on a real terminal: what is asked, what is not echoed, and what an answer does.

use std::io::{Read, Write};
use std::process::{Child, Command};

use chatelaine_model::SystemId;
use pty_process::blocking::{Pty, open};
use rustix::termios::{LocalModes, tcgetattr};

use crate::world::World;

/// A person at a terminal in which the program runs.
struct Person {
    terminal: Pty,
    program: Child,
    /// All that stands on the screen.
    screen: String,
}

impl Person {
    fn runs(mut program: Command, args: &[&str]) -> Self {
        let (terminal, inner) = open().unwrap();
        program.args(args);
        let program = pty_process::blocking::Command::from(program).spawn(inner).unwrap();
        Self { terminal, program, screen: String::new() }
    }

    /// Reads on; `false` at the end.
    fn reads(&mut self) -> bool {
        let mut bytes = [0; 4_096];
        // Linux tells the end of the other side as an error.
        let read = self.terminal.read(&mut bytes).unwrap_or(0);
        self.screen.push_str(&String::from_utf8_lossy(&bytes[..read]));
        read > 0
    }

    /// Waits for a question.
    #[track_caller]
    fn is_asked(&mut self, question: &str) -> &mut Self {
        while !self.screen.ends_with(question) {
            assert!(self.reads(), "'{question}' was not asked:\n{}", self.screen);
        }
        self
    }

    fn answers(&mut self, answer: &str) -> &mut Self {
        writeln!(self.terminal, "{answer}").unwrap();
        self
    }

    /// The same when the terminal has stopped to show what is typed, which it does just after the question.
    fn answers_unseen(&mut self, answer: &str) -> &mut Self {
        while tcgetattr(&self.terminal).unwrap().local_modes.contains(LocalModes::ECHO) {
            std::thread::yield_now();
        }
        self.answers(answer)
    }

    /// Waits for the program's end. Gives what stood on the screen.
    #[track_caller]
    fn ends_with(mut self, code: i32) -> String {
        while self.reads() {}
        let ended = self.program.wait().unwrap();
        assert_eq!(ended.code(), Some(code), "{}", self.screen);
        self.screen
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_signs_in_and_the_password_are_asked_for_and_the_password_is_not_shown() {
    let world = World::with("bfore").await;
    let somebody = world.person("bfore", "Holds most");
    let mut person = Person::runs(world.home.program(), &["--accept-assumed", "sign-in", "bfore"]);
    person.is_asked("User name: ").answers(&somebody.login);
    person.is_asked("Password: ").answers_unseen(&somebody.password);
    let screen = person.ends_with(0);
    assert!(screen.contains(&format!("signed in as {}", somebody.login)), "{screen}");
    assert!(!screen.contains(&somebody.password), "{screen}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_is_asked_for_at_once_where_somebody_is_there() {
    let world = World::with("b2core").await;
    let somebody = world.person("b2core", "");
    let password = world.home.file("password", &somebody.password);
    let args = ["--accept-assumed", "sign-in", "b2core", "--user", &somebody.login];
    let args = [&args[..], &["--password-file", &password]].concat();
    let mut person = Person::runs(world.home.program(), &args);
    person.is_asked("Code (email): ");
    let code = world.code();
    person.answers_unseen(&code);
    let screen = person.ends_with(0);
    assert!(screen.contains("signed in as") && !screen.contains(&code), "{screen}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_assumed_fact_is_told_with_its_reason_and_used_after_a_yes_only() {
    let world = World::with("mgmtapp").await;
    let somebody = world.person("mgmtapp", "Speaks English");
    let password = world.home.file("password", &somebody.password);
    let sign_in = ["sign-in", "mgmtapp", "--user", &somebody.login, "--password-file", &password];
    let sent = || world.sandbox.requests(&SystemId::new("mgmtapp"), "POST", "/api/login").unwrap();

    let mut person = Person::runs(world.home.program(), &sign_in);
    person.is_asked("[y/N]: ").answers("");
    let screen = person.ends_with(9);
    let shown = world.json(&["server", "show", "mgmtapp"]).with(0).json();
    let facts = shown["assumed"].as_array().unwrap();
    let fact = facts.iter().find(|fact| fact["table"] == "sign_in.password").unwrap();
    assert!(
        screen.contains("sign_in.password") && screen.contains(fact["why"].as_str().unwrap()),
        "{screen}"
    );
    assert_eq!((sent(), &fact["accepted"]), (0, &().into()));

    let mut person = Person::runs(world.home.program(), &sign_in);
    person.is_asked("[y/N]: ").answers("y");
    person.ends_with(0);
    assert_eq!(sent(), 1);
    // Nobody is asked twice.
    Person::runs(world.home.program(), &sign_in).ends_with(0);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_taken_back_is_done_after_a_yes_only() {
    let world = World::signed_in("haut").await;
    world.run(&["key", "create", "haut", "--name", "doubtful", "--expires", "30d"]).with(0);
    let id = world.key_id("haut", "doubtful");
    let revoke = ["--accept-assumed", "key", "revoke", "haut", &id];
    let mut person = Person::runs(world.home.program(), &revoke);
    person.is_asked("[y/N]: ").answers("n");
    person.ends_with(1);
    assert!(world.key("haut", "doubtful").is_some());
    let mut person = Person::runs(world.home.program(), &revoke);
    person.is_asked("[y/N]: ").answers("yes");
    person.ends_with(0);
    assert_eq!(world.key("haut", "doubtful"), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_passphrase_of_the_profile_is_asked_for_and_a_wrong_one_opens_nothing() {
    let world = World::signed_in("babelfor").await;
    for (passphrase, code) in [("SENTINEL-wrong-9c1e", 1), (crate::world::PASSPHRASE, 0)] {
        let mut program = world.home.bare();
        program.arg("--home").arg(world.home.path("home"));
        let mut person = Person::runs(program, &["status", "babelfor"]);
        person.is_asked("Passphrase of the profile: ").answers_unseen(passphrase);
        let screen = person.ends_with(code);
        assert!(!screen.contains(passphrase), "{screen}");
        assert_eq!(screen.contains("signed in"), code == 0, "{screen}");
    }
}
