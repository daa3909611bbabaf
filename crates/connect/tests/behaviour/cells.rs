//! What a system can do beyond sessions and keys, each as it is on the sandbox. Whole cells of the table of systems and
//! powers are tested through the terminal, in `tests/table`; here the engine is asked alone.

use std::collections::BTreeMap;

use chatelaine_connect::{ConnectError, Connection, Credentials, SignIn};
use chatelaine_model::{Account, KeyId, NewKey, Power, Secret, Setting, SettingType};
use chrono::{TimeDelta, Utc};

use crate::common::{connect_by, definition, fields, server};
use crate::sandbox::Running;

fn changes(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect()
}

fn fact<'a>(account: &'a Account, name: &str) -> &'a str {
    let fact = account.facts.iter().find(|fact| fact.name == name);
    fact.map_or_else(|| panic!("there is no {name}"), |fact| fact.value.as_str())
}

fn setting<'a>(account: &'a Account, name: &str) -> &'a Setting {
    let mut all = account.settings.iter().flatten();
    all.find(|setting| setting.name == name || setting.id == name).unwrap()
}

#[tokio::test]
async fn babelfor_own_account_is_read_and_changed_without_losing_anything() {
    let running = Running::start().await;
    let (connection, signed) = running.sign_in("babelfor").await;
    let credentials = &signed.credentials;
    let before = connection.account(credentials, false).await.unwrap();
    let keys = connection.keys(credentials, &|_| {}).await.unwrap();
    let wanted = changes(&[("city", "Łódź"), ("notes", ""), ("last_name", fact(&before, "last_name"))]);
    let after = connection.change_account(credentials, &wanted).await.unwrap();
    assert_eq!(fact(&after, "city"), "Łódź");
    let rest = |account: &Account| {
        let mut facts = account.facts.clone();
        facts.retain(|fact| !matches!(fact.name.as_str(), "city" | "notes"));
        facts
    };
    assert_eq!(
        (rest(&after), &after.settings, &after.roles),
        (rest(&before), &before.settings, &before.roles)
    );
    assert_eq!(connection.keys(credentials, &|_| {}).await.unwrap(), keys);
    assert_eq!(connection.account(credentials, false).await.unwrap(), after);
    let locked = connection.change_account(credentials, &changes(&[("login", "other")])).await.unwrap_err();
    assert!(matches!(locked, ConnectError::Input { ref name, .. } if name == "login"), "{locked:?}");
}

#[tokio::test]
async fn babelfor_settings_have_typed_editors_and_locked_ones_stay() {
    let running = Running::start().await;
    let (connection, signed) = running.sign_in("babelfor").await;
    let credentials = &signed.credentials;
    let before = connection.account(credentials, false).await.unwrap();
    let rows = setting(&before, "RowsPerPage");
    assert_eq!((rows.kind, rows.read_only, rows.groups.len()), (SettingType::Int, false, 2));
    let after = connection.change_setting(credentials, &rows.id, "50").await.unwrap();
    assert_eq!(setting(&after, "RowsPerPage").value, "50");
    let mail = setting(&before, "SendExpiryMail");
    assert_eq!(mail.kind, SettingType::Bool);
    let after = connection.change_setting(credentials, &mail.id, "true").await.unwrap();
    assert_eq!(setting(&after, "SendExpiryMail").value, "true");
    let wrong = connection.change_setting(credentials, &rows.id, "many").await.unwrap_err();
    assert!(matches!(wrong, ConnectError::Input { .. }), "{wrong:?}");
    let locked = setting(&before, "MaxActivations");
    assert!(locked.read_only);
    let refused = connection.change_setting(credentials, &locked.id, "6").await.unwrap_err();
    assert!(matches!(refused, ConnectError::Input { .. }), "{refused:?}");
}

/// A new key of Babelfor.
async fn new_key(connection: &Connection, credentials: &Credentials, name: &str) -> KeyId {
    let expires = Some(Utc::now() + TimeDelta::days(9));
    let permissions = vec!["Read".to_owned()];
    let new = NewKey { name: name.into(), expires, permissions, about: Some("made by a test".into()) };
    connection.create_key(credentials, &new).await.unwrap().key.id
}

#[tokio::test]
async fn babelfor_keys_change_expiry_and_revoke_by_the_account_or_one_by_one() {
    let running = Running::start().await;
    let (_, signed) = running.sign_in("babelfor").await;
    let credentials = &signed.credentials;
    let address = running.sandbox.servers()[0].address.clone();
    for choice in ["account", "put", "delete"] {
        let mut server = server("babelfor", &address);
        server.options.insert("key_changes".into(), choice.into());
        let connection = connect_by(server, definition("babelfor"));
        let id = new_key(&connection, credentials, choice).await;
        let before = connection.keys(credentials, &|_| {}).await.unwrap();
        let end = Utc::now() + TimeDelta::days(77);
        connection.change_expiry(credentials, &id, Some(end)).await.unwrap();
        let after = connection.keys(credentials, &|_| {}).await.unwrap();
        let other = |keys: &[chatelaine_model::Key]| {
            keys.iter().filter(|key| key.id != id).cloned().collect::<Vec<_>>()
        };
        assert_eq!(other(&after), other(&before), "{choice}");
        let key = after.iter().find(|key| key.id == id).unwrap();
        assert_eq!(key.expires.unwrap().timestamp(), end.timestamp(), "{choice}");
        assert_eq!(key.about.as_deref(), Some("made by a test"), "what was not changed is kept");
        assert_eq!(key.permissions, Some(vec!["Read".to_owned()]));
        connection.revoke_key(credentials, &id).await.unwrap();
        let left = connection.keys(credentials, &|_| {}).await.unwrap();
        let left = left.iter().find(|key| key.id == id);
        assert_eq!(left.map(|key| key.revoked), (choice != "delete").then_some(true), "{choice}");
        let restored = connection.restore_key(credentials, &id).await;
        assert_eq!(restored.is_ok(), choice != "delete", "{choice}: {restored:?}");
    }
}

#[tokio::test]
async fn bfore_own_account_an_expired_password_is_changed() {
    let running = Running::start().await;
    let people = running.sandbox.people();
    let person = people.iter().find(|person| person.login == "k.expired").unwrap();
    let connection = running.connect("bfore");
    let entered = fields(&[("username", &person.login), ("password", &person.password)]);
    let expired = connection.sign_in("password", &entered, "").await.unwrap_err();
    assert_eq!(expired, ConnectError::PasswordExpired);
    let (old, new) = (Secret::new(person.password.as_str()), Secret::new("SENTINEL-a-new-password"));
    let wrong = connection.change_password(&person.login, &new, &new, "").await.unwrap_err();
    assert!(matches!(wrong, ConnectError::WrongCredentials { .. }), "{wrong:?}");
    let weak = connection.change_password(&person.login, &old, &Secret::new("short"), "").await.unwrap_err();
    assert!(matches!(weak, ConnectError::Refused { status: 400, message: Some(_), .. }), "{weak:?}");
    connection.change_password(&person.login, &old, &new, "").await.unwrap();
    let entered = fields(&[("username", &person.login), ("password", new.expose())]);
    assert!(matches!(connection.sign_in("password", &entered, "").await, Ok(SignIn::Done(_))));
}

#[tokio::test]
async fn bfore_sign_in_sends_the_token_with_and_without_bearer() {
    let running = Running::start().await;
    let person = running.person("bfore");
    let servers = running.sandbox.servers();
    let one = servers.iter().find(|server| server.system.as_str() == "bfore").unwrap();
    for prefix in ["Bearer ", ""] {
        let mut server = server("bfore", &one.address);
        server.options.insert("bearer".into(), prefix.into());
        let connection = connect_by(server, definition("bfore"));
        let entered = fields(&[("username", &person.login), ("password", &person.password)]);
        let SignIn::Done(signed) = connection.sign_in("password", &entered, "").await.unwrap() else {
            panic!("no code was expected")
        };
        assert!(!connection.keys(&signed.credentials, &|_| {}).await.unwrap().is_empty(), "'{prefix}'");
    }
}

#[tokio::test]
async fn bfore_settings_are_properties_and_read_only() {
    let running = Running::start().await;
    let (connection, signed) = running.sign_in("bfore").await;
    let settings = signed.account.unwrap().settings.unwrap();
    assert!(!settings.is_empty() && settings.iter().all(|setting| setting.read_only));
    let refused = connection.change_setting(&signed.credentials, &settings[0].id, "x").await.unwrap_err();
    assert_eq!(refused, ConnectError::NotOffered(Power::ChangeSettings));
}

#[tokio::test]
async fn haut_settings_are_feature_flags_and_read_only() {
    let running = Running::start().await;
    let (connection, signed) = running.sign_in("haut").await;
    let settings = signed.account.unwrap().settings.unwrap();
    assert!(settings.iter().any(|setting| setting.kind == SettingType::Bool));
    assert!(settings.iter().all(|setting| setting.read_only));
    let refused = connection.change_account(&signed.credentials, &changes(&[("x", "y")])).await.unwrap_err();
    assert_eq!(refused, ConnectError::NotOffered(Power::ChangeAccount));
}

#[tokio::test]
async fn haut_keys_list_is_paged_searched_and_ordered() {
    let running = Running::start().await;
    let (connection, signed) = running.sign_in("haut").await;
    let all = connection.keys(&signed.credentials, &|_| {}).await.unwrap();
    let ids: Vec<u64> = all.iter().map(|key| key.id.as_str().parse().unwrap()).collect();
    assert!(ids.is_sorted(), "{ids:?}");
    let wanted = all[3].name.to_uppercase();
    let found = connection.keys_named(&signed.credentials, &wanted).await.unwrap();
    assert!(found.contains(&all[3]) && found.len() < all.len());
    let mut server = server("haut", &running.sandbox.servers()[1].address);
    server.options.insert("ordering".into(), "-id".into());
    let backwards = connect_by(server, definition("haut")).keys(&signed.credentials, &|_| {}).await.unwrap();
    assert_eq!(backwards, all.iter().rev().cloned().collect::<Vec<_>>());
}

#[tokio::test]
async fn mgmtapp_own_account_is_read_and_changed_in_part() {
    let running = Running::start().await;
    let (connection, signed) = running.sign_in("mgmtapp").await;
    let credentials = &signed.credentials;
    let before = connection.account(credentials, false).await.unwrap();
    let rate = before.facts.iter().find(|fact| fact.name == "hourly_rate").unwrap();
    assert_eq!((rate.editable, rate.value.as_str()), (true, "12500"), "as it is, not as it is formatted");
    let created = before.facts.iter().find(|fact| fact.name == "created_at").unwrap();
    assert!(!created.editable && !created.value.contains('T'), "{created:?}");
    let wanted =
        changes(&[("hourly_rate", "13000.5"), ("phone", "+36 1 555 0199"), ("birth_date", "1984-03-01")]);
    let after = connection.change_account(credentials, &wanted).await.unwrap();
    assert_eq!((fact(&after, "hourly_rate"), fact(&after, "phone")), ("13000.5", "+36 1 555 0199"));
    assert_eq!(after.name, before.name);
    for name in ["id", "created_at", "updated_by", "username", "hourly_rate_formatted"] {
        let refused = connection.change_account(credentials, &changes(&[(name, "7")])).await.unwrap_err();
        assert!(matches!(refused, ConnectError::Input { .. }), "{name}: {refused:?}");
    }
}

#[tokio::test]
async fn mgmtapp_settings_are_driven_by_the_schema() {
    let running = Running::start().await;
    let (connection, signed) = running.sign_in("mgmtapp").await;
    let credentials = &signed.credentials;
    let account = connection.account(credentials, false).await.unwrap();
    let position = setting(&account, "position");
    assert_eq!((position.kind, position.open, position.choices.len()), (SettingType::Choice, true, 3));
    let language = setting(&account, "language");
    assert_eq!(
        (language.kind, language.open, language.name.as_str()),
        (SettingType::Choice, false, "Language")
    );
    assert_eq!(setting(&account, "birth_date").kind, SettingType::Day);
    assert_eq!(setting(&account, "newsletter").kind, SettingType::Bool);
    assert_eq!(setting(&account, "created_at").kind, SettingType::Time);
    for locked in ["id", "created_by", "created_at", "updated_by", "updated_at", "username"] {
        assert!(setting(&account, locked).read_only, "{locked}");
    }
    let changed = connection.change_setting(credentials, "position", "Gardener").await.unwrap();
    assert_eq!(setting(&changed, "position").value, "Gardener", "user_add lets new values in");
    let changed = connection.change_setting(credentials, "newsletter", "true").await.unwrap();
    assert_eq!(setting(&changed, "newsletter").value, "true");
    for (id, value) in [("language", "de"), ("newsletter", "perhaps"), ("birth_date", "1984-02-30")] {
        let refused = connection.change_setting(credentials, id, value).await.unwrap_err();
        assert!(matches!(refused, ConnectError::Input { .. }), "{id}: {refused:?}");
    }
}

#[tokio::test]
async fn mgmtapp_settings_extended_tells_more() {
    let running = Running::start().await;
    let (connection, signed) = running.sign_in("mgmtapp").await;
    let plain = connection.account(&signed.credentials, false).await.unwrap();
    let extended = connection.account(&signed.credentials, true).await.unwrap();
    assert!(plain.facts.iter().all(|fact| fact.name != "company"));
    assert_eq!(fact(&extended, "company"), "Kontor Kft.");
    assert!(extended.settings.unwrap().len() > plain.settings.unwrap().len());
    let (babelfor, signed) = running.sign_in("babelfor").await;
    let refused = babelfor.account(&signed.credentials, true).await.unwrap_err();
    assert_eq!(refused, ConnectError::NotOffered(Power::ExtendedAccount));
}

#[tokio::test]
async fn mgmtapp_language_is_the_users() {
    let running = Running::start().await;
    let connection = running.connect("mgmtapp");
    let person = running.person("mgmtapp");
    let entered = fields(&[("login", &person.login), ("password", &person.password)]);
    let SignIn::Done(signed) = connection.sign_in("password", &entered, "hu").await.unwrap() else {
        panic!("no code was expected")
    };
    let account = connection.account(&signed.credentials, false).await.unwrap();
    assert_eq!(setting(&account, "language").name, "Nyelv");
    let refused = fields(&[("login", &person.login), ("password", "sentinel-wrong")]);
    let refused = connection.sign_in("password", &refused, "hu").await.unwrap_err();
    assert_eq!(
        refused,
        ConnectError::WrongCredentials { message: Some("Hibás azonosító vagy jelszó.".into()) }
    );
}

#[tokio::test]
async fn b2core_inspect_others_clients_are_searched_and_paged() {
    let running = Running::start().await;
    let (connection, signed) = running.sign_in("b2core").await;
    let credentials = &signed.credentials;
    let mut seen = Vec::new();
    loop {
        let part =
            connection.accounts(credentials, None, u32::try_from(seen.len()).unwrap(), 25).await.unwrap();
        seen.extend(part.accounts);
        if !part.more {
            break;
        }
    }
    assert_eq!(seen.len(), 60);
    // The server gives at most a hundred, and sixty are all.
    assert!(!connection.accounts(credentials, None, 0, 500).await.unwrap().more);
    let search = |text: &'static str| connection.accounts(credentials, Some(text), 0, 25);
    for text in ["Dekker", "77", "j.dekker@mail.example"] {
        let found = search(text).await.unwrap().accounts;
        assert!(found.iter().any(|account| account.id == "77"), "{text}: {found:?}");
        assert!(found.len() < 25, "{text}");
    }
    let mut server = server("b2core", &running.sandbox.servers()[4].address);
    server.options.insert("email_filter".into(), "emails".into());
    let other = connect_by(server, definition("b2core"));
    let found = other.accounts(credentials, Some("j.dekker@"), 0, 25).await.unwrap();
    assert_eq!(found.accounts.len(), 1, "the example's name of the filter works as well");
}

#[tokio::test]
async fn b2core_inspect_others_shows_details_second_factors_and_sign_ins() {
    let running = Running::start().await;
    let (connection, signed) = running.sign_in("b2core").await;
    let credentials = &signed.credentials;
    let client = connection.other_account(credentials, "77").await.unwrap();
    assert_eq!(client.name.as_deref(), Some("Joris Dekker"));
    assert_eq!((fact(&client, "nickname"), fact(&client, "status")), ("jdekker", "Active"));
    assert!(client.facts.iter().any(|fact| fact.name == "created" && fact.time));
    assert!(client.facts.iter().all(|fact| fact.assumed && !fact.editable));
    let factors = connection.second_factors(credentials, "77").await.unwrap();
    let factors: Vec<_> = factors.iter().map(|factor| (factor.name.as_str(), factor.enabled)).collect();
    assert_eq!(factors, [("sms", false), ("google", true)], "both, though the total says one");
    let (first, more) = connection.sign_ins(credentials, "77", 0, 4).await.unwrap();
    assert!(more && first.len() == 4);
    assert!(first.iter().all(|record| record.succeeded == Some(false)));
    assert!(first.windows(2).all(|pair| pair[0].at >= pair[1].at), "the latest first");
    let (rest, more) = connection.sign_ins(credentials, "77", 4, 100).await.unwrap();
    assert!(!more && rest.iter().any(|record| record.succeeded == Some(true)));
    let missing = connection.other_account(credentials, "999").await.unwrap_err();
    assert!(matches!(missing, ConnectError::Refused { status: 404, .. }), "{missing:?}");
}

#[tokio::test]
async fn b2core_inspect_others_a_blocked_address_is_shown_and_unblocked() {
    let running = Running::start().await;
    let (connection, signed) = running.sign_in("b2core").await;
    let credentials = &signed.credentials;
    let blocks = connection.blocked_addresses(credentials, "77").await.unwrap();
    let [block] = blocks.as_slice() else { panic!("{blocks:?}") };
    assert_eq!(block.address, "203.0.113.7");
    assert_eq!(block.reason.as_deref(), Some("Too many login attempts"));
    assert!(block.since.unwrap() < Utc::now() && block.until.unwrap() > Utc::now());
    connection.unblock(credentials, &block.id).await.unwrap();
    assert!(connection.blocked_addresses(credentials, "77").await.unwrap().is_empty());
    assert_eq!(connection.unblock(credentials, &block.id).await, Ok(()), "what is lifted is lifted");
}

#[tokio::test]
async fn b2core_own_account_and_keys_are_not_offered_and_others_inspect_nothing() {
    let running = Running::start().await;
    let (connection, signed) = running.sign_in("b2core").await;
    let account = connection.account(&signed.credentials, false).await.unwrap_err();
    assert_eq!(account, ConnectError::NotOffered(Power::Account));
    let (connection, signed) = running.sign_in("bfore").await;
    let others = connection.accounts(&signed.credentials, None, 0, 10).await.unwrap_err();
    assert_eq!(others, ConnectError::NotOffered(Power::InspectAccounts));
    let blocks = connection.unblock(&signed.credentials, "1").await.unwrap_err();
    assert_eq!(blocks, ConnectError::NotOffered(Power::Unblock));
}
