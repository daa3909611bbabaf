//! The engine against the whole sandbox: what the definitions say and what real servers do must meet.

use std::sync::Arc;

use chatelaine_connect::{ConnectError, Connection, Credentials, SignIn, SignedIn, SignedOut};
use chatelaine_model::{Clock, KeyId, KeyStatus, NewKey, Power, Secret};
use chatelaine_sandbox::{KeyPresence, Person, Sandbox, SandboxOptions};
use chrono::{DateTime, TimeDelta, Utc};

use crate::common::{connect_by, definition, fields, server};

#[derive(Debug)]
struct System;

impl Clock for System {
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }
}

/// A running sandbox in a folder of its own.
pub(crate) struct Running {
    pub(crate) sandbox: Sandbox,
    _dir: tempfile::TempDir,
}

impl Running {
    pub(crate) async fn start() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let options =
            SandboxOptions { dir: dir.path().join("sandbox"), base_port: None, clock: Arc::new(System) };
        Self { sandbox: Sandbox::start(options).await.unwrap(), _dir: dir }
    }

    pub(crate) fn connect(&self, system: &str) -> Connection {
        let all = self.sandbox.servers();
        let one = all.iter().find(|server| server.system.as_str() == system).unwrap();
        connect_by(server(system, &one.address), definition(system))
    }

    /// The first person of a system.
    pub(crate) fn person(&self, system: &str) -> Person {
        self.sandbox.people().into_iter().find(|person| person.system.as_str() == system).unwrap()
    }

    /// Signs in with a password as the first person, through the code where one is mailed.
    pub(crate) async fn sign_in(&self, system: &str) -> (Connection, SignedIn) {
        let connection = self.connect(system);
        let person = self.person(system);
        let way = &definition(system).ways()[0];
        let values = [person.login.as_str(), person.password.as_str()];
        let entered: Vec<_> = way.fields.iter().map(|field| field.name.as_str()).zip(values).collect();
        let signed = match connection.sign_in("password", &fields(&entered), "en").await.unwrap() {
            SignIn::Done(signed) => signed,
            SignIn::SecondFactor(challenge) => {
                assert_eq!(challenge.channel(), "email");
                let code = self.sandbox.mails().unwrap()[0].code.clone().unwrap();
                let wrong = if code == "000000" { "111111" } else { "000000" };
                let refused = connection.confirm(&challenge, &Secret::new(wrong)).await.unwrap_err();
                assert_eq!(refused, ConnectError::WrongCode);
                connection.confirm(&challenge, &Secret::new(code)).await.unwrap()
            }
        };
        (connection, signed)
    }

    pub(crate) fn presence(&self, system: &str, name: &str) -> KeyPresence {
        self.sandbox.key_exists(&chatelaine_model::SystemId::new(system), name).unwrap()
    }

    /// Lists, makes a key, finds it, and revokes it.
    async fn live_of_a_key(&self, system: &str, credentials: &Credentials, connection: &Connection) {
        let traits = definition(system).keys().unwrap();
        let before = connection.keys(credentials, &|_| {}).await.unwrap();
        assert!(before.len() > 20, "{system}: {}", before.len());
        let ends = Utc::now() + TimeDelta::days(30);
        let expires = (traits.expiry != chatelaine_connect::KeyExpiry::None).then_some(ends);
        let permissions = traits.permissions.iter().take(2).map(|spec| spec.name.clone()).collect();
        let about = traits.about.then(|| "made by a test".to_owned());
        let new = NewKey { name: "warehouse-labels-őű".into(), expires, permissions, about };
        let created = connection.create_key(credentials, &new).await.unwrap();
        assert_eq!(self.presence(system, &new.name), KeyPresence::Live);
        let listed = connection.keys(credentials, &|_| {}).await.unwrap();
        assert_eq!(listed.len(), before.len() + 1);
        let found = listed.iter().find(|key| key.id == created.key.id).unwrap();
        assert_eq!((&found.name, found.expires.is_some()), (&new.name, expires.is_some()));
        if traits.secret == chatelaine_connect::SecretReach::Readable {
            let again = connection.key_secret(credentials, &created.key.id).await.unwrap();
            assert_eq!(again.expose(), created.secret.expose());
        }
        connection.revoke_key(credentials, &created.key.id).await.unwrap();
        assert_ne!(self.presence(system, &new.name), KeyPresence::Live);
        let unknown = connection.revoke_key(credentials, &KeyId::new("999999999")).await;
        assert!(matches!(unknown, Ok(()) | Err(ConnectError::NoSuchKey)), "{unknown:?}");
    }
}

#[tokio::test]
async fn each_server_passes_its_own_probe_and_no_other() {
    let running = Running::start().await;
    for one in running.sandbox.servers() {
        for definition in chatelaine_connect::Definition::builtin().unwrap() {
            let connection =
                connect_by(server(definition.id().as_str(), &one.address), Arc::clone(&definition));
            let probe = connection.probe().await;
            assert_eq!(
                probe.is_ok(),
                *definition.id() == one.system,
                "{} at {}: {probe:?}",
                definition.id(),
                one.name
            );
        }
    }
}

#[tokio::test]
async fn babelfor_from_sign_in_to_sign_out() {
    let running = Running::start().await;
    let (connection, signed) = running.sign_in("babelfor").await;
    let account = connection.account(&signed.credentials, false).await.unwrap();
    assert!(account.name.is_some() && account.settings.is_some_and(|settings| !settings.is_empty()));
    running.live_of_a_key("babelfor", &signed.credentials, &connection).await;
    let keys = connection.keys(&signed.credentials, &|_| {}).await.unwrap();
    let status = |wanted| keys.iter().any(|key| key.status(Utc::now()) == wanted);
    assert!(status(KeyStatus::Revoked) && status(KeyStatus::Expired) && status(KeyStatus::Never));
    assert_eq!(connection.sign_out(&signed.credentials).await, Ok(SignedOut::OnServer));
    let over = connection.account(&signed.credentials, false).await.unwrap_err();
    assert_eq!(over, ConnectError::SessionOver);
    assert_eq!(connection.sign_out(&signed.credentials).await, Ok(SignedOut::AlreadyGone));
}

#[tokio::test]
async fn haut_pages_renews_and_takes_a_private_token() {
    let running = Running::start().await;
    let (connection, signed) = running.sign_in("haut").await;
    assert!(signed.account.is_some());
    running.live_of_a_key("haut", &signed.credentials, &connection).await;
    let renewed = connection.renew(&signed.credentials).await.unwrap();
    let expires = Some(Utc::now() + TimeDelta::days(1));
    let new = NewKey { name: "for signing in".into(), expires, permissions: vec![], about: None };
    let created = connection.create_key(&renewed, &new).await.unwrap();
    let entered = fields(&[("private_token", created.secret.expose())]);
    let SignIn::Done(by_token) = connection.sign_in("key", &entered, "").await.unwrap() else {
        panic!("no code was expected")
    };
    assert!(connection.keys(&by_token.credentials, &|_| {}).await.is_ok());
}

#[tokio::test]
async fn bfore_renews_with_the_live_token_and_deletes_by_value() {
    let running = Running::start().await;
    let (connection, signed) = running.sign_in("bfore").await;
    running.live_of_a_key("bfore", &signed.credentials, &connection).await;
    let renewed = connection.renew(&signed.credentials).await.unwrap();
    let spent = connection.keys(&signed.credentials, &|_| {}).await.unwrap_err();
    assert_eq!(spent, ConnectError::SessionOver);
    assert_eq!(connection.sign_out(&renewed).await, Ok(SignedOut::OnServer));
}

#[tokio::test]
async fn mgmtapp_renews_by_cookie_and_shows_the_account() {
    let running = Running::start().await;
    let (connection, signed) = running.sign_in("mgmtapp").await;
    let account = connection.account(&signed.credentials, false).await.unwrap();
    assert!(account.email.is_some() && !account.facts.is_empty());
    let renewed = connection.renew(&signed.credentials).await.unwrap();
    assert!(renewed.renewable());
    assert!(connection.account(&renewed, false).await.is_ok());
    let spent = connection.renew(&signed.credentials).await.unwrap_err();
    assert_eq!(spent, ConnectError::SessionOver);
}

#[tokio::test]
async fn mgmtapp_shows_the_service_account_key_in_use() {
    let running = Running::start().await;
    let people = running.sandbox.people();
    let fits = |person: &&Person| person.system.as_str() == "mgmtapp" && person.way == "key";
    let service = people.iter().find(fits).unwrap();
    let connection = running.connect("mgmtapp");
    let credentials = crate::common::by_key(&connection, "api_key", &service.password).await;
    let keys = connection.keys(&credentials, &|_| {}).await.unwrap();
    assert_eq!(keys.len(), 1);
    assert_eq!(connection.key_secret(&credentials, &keys[0].id).await.unwrap().expose(), service.password);
}

#[tokio::test]
async fn b2core_confirms_a_mailed_code_renews_and_signs_out() {
    let running = Running::start().await;
    let (connection, signed) = running.sign_in("b2core").await;
    let renewed = connection.renew(&signed.credentials).await.unwrap();
    let none = connection.keys(&renewed, &|_| {}).await.unwrap_err();
    assert_eq!(none, ConnectError::NotOffered(Power::ListKeys));
    assert_eq!(connection.sign_out(&renewed).await, Ok(SignedOut::OnServer));
    assert_eq!(connection.sign_out(&renewed).await, Ok(SignedOut::AlreadyGone));
}

#[tokio::test]
async fn too_many_wrong_passwords_lock_out_for_as_long_as_is_told() {
    let running = Running::start().await;
    for (system, field) in [("babelfor", "username"), ("b2core", "email")] {
        let (connection, person) = (running.connect(system), running.person(system));
        let entered = fields(&[(field, person.login.as_str()), ("password", "sentinel-wrong")]);
        for _ in 0..5 {
            let wrong = connection.sign_in("password", &entered, "").await.unwrap_err();
            assert!(matches!(wrong, ConnectError::WrongCredentials { .. }), "{system}: {wrong:?}");
        }
        let locked = connection.sign_in("password", &entered, "").await.unwrap_err();
        let ConnectError::Limited { retry_after, block, .. } = locked else { panic!("{system}: {locked:?}") };
        assert!(retry_after.or(block).is_some_and(|wait| wait >= TimeDelta::minutes(4)));
    }
}
