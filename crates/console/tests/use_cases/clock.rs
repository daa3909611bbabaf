//! This computer's clock an hour ahead of or behind the servers': it changes nothing.

use std::sync::Arc;

use chatelaine_console::view::{ProfileKind, SignInRequest};
use chatelaine_console::{Console, Home, PATIENT, Ports};
use chatelaine_model::{Clock, Secret, ServerId, SessionState};
use chrono::{DateTime, TimeDelta, Utc};

use crate::world::{News, TestClock, World};

/// A clock that goes wrong by the same time always.
#[derive(Debug)]
struct Wrong {
    right: Arc<TestClock>,
    by: TimeDelta,
}

impl Clock for Wrong {
    fn now(&self) -> DateTime<Utc> {
        self.right.now() + self.by
    }
}

/// A console whose clock is wrong, at the servers of a world whose clock is right.
struct Astray<'w> {
    world: &'w World,
    ports: Ports,
    console: Arc<Console>,
}

impl<'w> Astray<'w> {
    async fn by(world: &'w World, by: TimeDelta) -> Self {
        let ports = Ports {
            clock: Arc::new(Wrong { right: world.clock.clone(), by }),
            events: Arc::new(News::default()),
            clipboard: world.clipboard.clone(),
            keychain: Arc::new(chatelaine_vault::MemoryKeychain::new()),
            patience: PATIENT,
        };
        let console = open(world, &ports).await;
        Self { world, ports, console }
    }

    async fn restart(&mut self) {
        self.console = open(self.world, &self.ports).await;
    }

    async fn state(&self, system: &str) -> (ServerId, SessionState) {
        let servers = self.console.app().await.unwrap().servers;
        let server = servers.into_iter().find(|server| server.system.as_str() == system).unwrap();
        (server.id, server.session)
    }

    async fn sign_in(&self, system: &str) -> ServerId {
        let person = self.world.person(system);
        let request = self.world.request(&person, &person.password).await;
        let server = self.state(system).await.0;
        let state = self.console.sign_in(SignInRequest { server: server.clone(), ..request }).await.unwrap();
        if let SessionState::SecondFactor { ends, .. } = state {
            assert!(
                ends.is_none_or(|ends| ends > self.world.clock.now()),
                "the code ends by the server's clock"
            );
            // The person types for four minutes.
            self.world.clock.forward(TimeDelta::minutes(4));
            self.console.confirm(&server, Secret::new(self.world.code())).await.unwrap();
        }
        self.signed_in(system).await;
        server
    }

    async fn signed_in(&self, system: &str) -> Option<DateTime<Utc>> {
        match self.state(system).await.1 {
            SessionState::SignedIn { ends, .. } => ends,
            other => panic!("{system}: {other:?}"),
        }
    }
}

async fn open(world: &World, ports: &Ports) -> Arc<Console> {
    let home = Home { kind: ProfileKind::Sandbox, folder: world.dir.path().join("astray") };
    let console = Console::open(home, ports.clone()).unwrap();
    for server in world.sandbox.servers() {
        console.adopt_sandbox_server(&server.system, &server.name, &server.address).await.unwrap();
    }
    console.retry_vault().await.unwrap();
    console
}

const HOUR: [TimeDelta; 2] = [TimeDelta::hours(1), TimeDelta::hours(-1)];

#[tokio::test(flavor = "multi_thread")]
async fn signing_in_with_and_without_a_code_works() {
    for by in HOUR {
        let world = World::new().await;
        let astray = Astray::by(&world, by).await;
        for system in ["babelfor", "haut", "bfore", "mgmtapp", "b2core"] {
            astray.sign_in(system).await;
            let servers = astray.console.app().await.unwrap().servers;
            let server = servers.into_iter().find(|server| server.system.as_str() == system).unwrap();
            assert_eq!(server.clock_apart.map(i64::from), Some(-by.num_seconds()), "{system}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_is_renewed_before_its_end_and_not_before_that_is_near() {
    for by in HOUR {
        let world = World::new().await;
        let astray = Astray::by(&world, by).await;
        let server = astray.sign_in("mgmtapp").await;
        let system = world.person("mgmtapp").system;
        let renewals = || world.sandbox.requests(&system, "POST", "/api/token/refresh").unwrap();
        let begun = astray.signed_in("mgmtapp").await;
        world.clock.forward(TimeDelta::minutes(5));
        astray.console.account(&server, false).await.unwrap();
        assert_eq!((astray.signed_in("mgmtapp").await, renewals()), (begun, 0), "by {by}");
        world.clock.forward(TimeDelta::minutes(9));
        astray.console.account(&server, false).await.unwrap();
        assert!(astray.signed_in("mgmtapp").await > begun, "by {by}");
        assert_eq!(renewals(), 1, "by {by}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_cannot_be_renewed_outlives_a_restart() {
    for by in HOUR {
        let world = World::new().await;
        let mut astray = Astray::by(&world, by).await;
        let server = astray.sign_in("babelfor").await;
        world.clock.forward(TimeDelta::minutes(10));
        astray.restart().await;
        astray.signed_in("babelfor").await;
        astray.console.account(&server, false).await.unwrap();
        astray.signed_in("babelfor").await;
    }
}
