use chatelaine_console::ConsoleError;
use chatelaine_console::view::{ChangePasswordRequest, ErrorCode, ErrorView};
use chatelaine_model::{Account, Deed, ServerId, SessionState, Setting, SettingType};

use crate::world::{World, code_of};

fn fact(account: &Account, name: &str) -> String {
    account.facts.iter().find(|fact| fact.name == name).map(|fact| fact.value.clone()).unwrap_or_default()
}

fn setting(account: &Account, wanted: impl Fn(&Setting) -> bool) -> Setting {
    account.settings.iter().flatten().find(|setting| wanted(setting)).unwrap().clone()
}

fn value(account: &Account, id: &str) -> String {
    setting(account, |setting| setting.id == id).value
}

#[tokio::test(flavor = "multi_thread")]
async fn facts_are_changed_alone_and_the_log_holds_their_names_but_not_their_values() {
    let world = World::new().await;
    for system in ["babelfor", "mgmtapp"] {
        let server = world.sign_in(system).await;
        let before = world.console.account(&server, false).await.unwrap();
        let Some(name) = before.facts.iter().find(|fact| fact.editable && !fact.time).map(|f| f.name.clone())
        else {
            continue;
        };
        let changes = [(name.clone(), "A sentinel value".to_owned())].into();
        let after = world.console.change_account(&server, changes).await.unwrap();
        assert_eq!(fact(&after, &name), "A sentinel value", "{system}");
        let again = world.console.account(&server, false).await.unwrap();
        for fact_before in before.facts.iter().filter(|fact| fact.name != name && fact.editable) {
            assert_eq!(fact(&again, &fact_before.name), fact_before.value, "{system}: {}", fact_before.name);
        }
        let log = world.activities();
        let entry = log.iter().find(|entry| entry.deed == Deed::ChangeAccount).unwrap();
        assert_eq!(entry.subject.as_deref(), Some(name.as_str()));
        assert!(!format!("{log:?}").contains("A sentinel value"));
    }
    assert!(world.activities().iter().any(|entry| entry.deed == Deed::ChangeAccount));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_setting_is_changed_by_its_type_and_a_locked_one_is_refused() {
    let world = World::new().await;
    for system in ["babelfor", "mgmtapp"] {
        let server = world.sign_in(system).await;
        let before = world.console.account(&server, false).await.unwrap();
        let open = setting(&before, |setting| !setting.read_only && setting.kind == SettingType::Bool);
        let wanted = if open.value == "true" { "false" } else { "true" };
        let after = world.console.change_setting(&server, &open.id, wanted).await.unwrap();
        assert_eq!(value(&after, &open.id), wanted, "{system}");

        let error = world.console.change_setting(&server, &open.id, "perhaps").await.unwrap_err();
        assert_eq!(code_of(&error), ErrorCode::InputRefused, "{system}");
        let locked = setting(&before, |setting| setting.read_only);
        let error = world.console.change_setting(&server, &locked.id, "true").await.unwrap_err();
        assert_eq!(code_of(&error), ErrorCode::InputRefused, "{system}");
        let now = world.console.account(&server, false).await.unwrap();
        assert_eq!(value(&now, &open.id), wanted, "{system}");
        assert_eq!(value(&now, &locked.id), locked.value, "{system}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn more_of_an_account_is_shown_where_the_system_has_more() {
    let world = World::new().await;
    let server = world.sign_in("mgmtapp").await;
    let size = |account: Account| account.facts.len() + account.settings.map_or(0, |settings| settings.len());
    let usual = size(world.console.account(&server, false).await.unwrap());
    assert!(size(world.console.account(&server, true).await.unwrap()) > usual);
    let server = world.sign_in("babelfor").await;
    let error = world.console.account(&server, true).await.unwrap_err();
    assert_eq!(code_of(&error), ErrorCode::NotOffered);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_system_does_not_let_change_is_said_without_a_session() {
    let world = World::new().await;
    for system in ["haut", "bfore", "b2core"] {
        let server = world.id(system).await;
        let changes = [("login".to_owned(), "other".to_owned())].into();
        let error = world.console.change_account(&server, changes).await.unwrap_err();
        assert_eq!(code_of(&error), ErrorCode::NotOffered, "{system}");
    }
}

fn change(server: &ServerId, login: &str, old: &str, new: &str) -> ChangePasswordRequest {
    ChangePasswordRequest { server: server.clone(), login: login.into(), old: old.into(), new: new.into() }
}

async fn changed(world: &World, request: ChangePasswordRequest) -> Result<(), ConsoleError> {
    world.console.change_password(request).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_expired_password_is_changed_without_a_session_and_lets_in_again() {
    let world = World::new().await;
    let people = world.sandbox.people();
    let person = people.iter().find(|person| person.about.contains("expired")).unwrap();
    let server = world.id("bfore").await;
    let new = "sentinel-fresh-password-1";
    let wrong = changed(&world, change(&server, &person.login, "not-it", new)).await.unwrap_err();
    assert_eq!(code_of(&wrong), ErrorCode::WrongCredentials);
    let weak = changed(&world, change(&server, &person.login, &person.password, "short")).await.unwrap_err();
    assert_eq!(code_of(&weak), ErrorCode::Refused);
    let empty = changed(&world, change(&server, &person.login, &person.password, "")).await.unwrap_err();
    assert_eq!(code_of(&empty), ErrorCode::InputRefused);

    changed(&world, change(&server, &person.login, &person.password, new)).await.unwrap();
    let state = world.console.sign_in(world.request(person, new).await).await.unwrap();
    assert!(matches!(state, SessionState::SignedIn { .. }));
    let log = world.activities();
    let entry = log.iter().find(|entry| entry.deed == Deed::ChangePassword).unwrap();
    assert_eq!(entry.subject.as_deref(), Some(person.login.as_str()));
    assert!(!format!("{log:?}").contains(new));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_knows_languages_answers_in_the_chosen_one() {
    let world = World::new().await;
    let mut words = Vec::new();
    for language in ["en", "hu"] {
        world.console.set_language(Some(language)).unwrap();
        let request = world.request(&world.person("mgmtapp"), "not-the-password").await;
        let error = ErrorView::from(&world.console.sign_in(request).await.unwrap_err());
        assert_eq!(error.code, ErrorCode::WrongCredentials);
        words.push(error.detail.unwrap());
    }
    assert_ne!(words[0], words[1]);
    for nonsense in ["", "en_GB", "en\r\nX-Other: 1", "englishes-language"] {
        let error = world.console.set_language(Some(nonsense)).unwrap_err();
        assert_eq!(code_of(&error), ErrorCode::InputRefused, "{nonsense}");
    }
}
