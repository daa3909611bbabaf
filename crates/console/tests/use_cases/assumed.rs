use chatelaine_console::view::{AddServerRequest, ErrorCode, ErrorView, TrustRequest};
use chatelaine_model::{Deed, EnvironmentMark, ServerId, SessionState, SystemId};

use crate::world::{World, code_of};

/// Adds a server as a user does: nothing that is assumed of it has been accepted.
async fn add(world: &World, system: &str, address: &str) -> ServerId {
    let request = AddServerRequest {
        name: format!("{system} at {address}"),
        system: SystemId::new(system),
        address: address.into(),
        mark: EnvironmentMark::Test,
        trust: TrustRequest::default(),
        options: [].into(),
    };
    world.console.add_server(request).await.unwrap().id
}

/// The tables that an error asks to be accepted.
fn asked(error: &chatelaine_console::ConsoleError) -> Vec<String> {
    let view = ErrorView::from(error);
    assert_eq!(view.code, ErrorCode::Assumed, "{}", view.message);
    assert!(view.assumed.iter().all(|fact| !fact.why.is_empty()));
    let mut tables: Vec<_> = view.assumed.into_iter().map(|fact| fact.table).collect();
    tables.dedup();
    tables
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_asks_once_for_all_that_its_session_rests_on_before_anything_is_sent() {
    let world = World::new().await;
    // Nothing listens there: whatever were sent would fail as refused.
    let nobody = add(&world, "bfore", "http://127.0.0.1:9").await;
    let mut request = world.request(&world.person("bfore"), "made-up").await;
    request.server = nobody.clone();
    let error = world.console.sign_in(request.clone()).await.unwrap_err();
    assert_eq!(asked(&error), ["session.renew"]);
    world.console.accept_assumed(&nobody, vec!["session.renew".into()]).await.unwrap();
    let error = world.console.sign_in(request).await.unwrap_err();
    assert_eq!(code_of(&error), ErrorCode::ConnectionRefused);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_acceptance_is_remembered_for_its_server_alone() {
    let mut world = World::new().await;
    let address = world.server("mgmtapp").await.address;
    let accepted = add(&world, "mgmtapp", &address).await;
    let other = add(&world, "mgmtapp", &format!("{address}/other")).await;
    let person = world.person("mgmtapp");
    let mut request = world.request(&person, &person.password).await;
    request.server = accepted.clone();
    let tables = asked(&world.console.sign_in(request.clone()).await.unwrap_err());
    assert!(tables.contains(&"sign_in.password".to_owned()), "{tables:?}");
    world.console.accept_assumed(&accepted, tables.clone()).await.unwrap();
    world.restart().await;
    let state = world.console.sign_in(request.clone()).await.unwrap();
    assert!(matches!(state, SessionState::SignedIn { .. }));
    request.server = other;
    assert_eq!(asked(&world.console.sign_in(request).await.unwrap_err()), tables);

    let told = world.activities().into_iter().filter(|entry| entry.deed == Deed::AcceptAssumed);
    let told: Vec<_> = told.map(|entry| (entry.server.unwrap(), entry.subject.unwrap())).collect();
    let wanted: Vec<_> = tables.into_iter().rev().map(|table| (accepted.clone(), table)).collect();
    assert_eq!(told, wanted);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_rests_on_an_assumed_request_is_not_begun() {
    let world = World::new().await;
    let address = world.server("babelfor").await.address;
    let server = add(&world, "babelfor", &address).await;
    let person = world.person("babelfor");
    let mut request = world.request(&person, &person.password).await;
    request.server = server.clone();
    world.console.sign_in(request).await.unwrap();
    let mut new = world.new_key(&server, "asked-for");
    new.permissions = vec!["Read".into()];
    let error = world.console.create_key(new.clone()).await.unwrap_err();
    let tables = asked(&error);
    assert_eq!(tables, ["keys.create"]);
    assert!(world.console.app().await.unwrap().unfinished.is_empty());
    assert_eq!(world.presence("babelfor", "asked-for"), chatelaine_sandbox::KeyPresence::Absent);
    world.console.accept_assumed(&server, tables).await.unwrap();
    world.console.create_key(new).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn only_what_the_definition_assumes_can_be_accepted() {
    let world = World::new().await;
    let server = world.id("haut").await;
    let error = world.console.accept_assumed(&server, vec!["keys.nonsense".into()]).await.unwrap_err();
    assert_eq!(code_of(&error), ErrorCode::InputRefused);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_details_tell_what_is_assumed_and_what_was_accepted() {
    let world = World::new().await;
    let address = world.server("bfore").await.address;
    let server = add(&world, "bfore", &address).await;
    world.console.accept_assumed(&server, vec!["session.renew".into()]).await.unwrap();
    let details = world.console.server_details(&server).await.unwrap();
    assert_eq!(details.options["bearer"], "Bearer ");
    let fact = |table: &str| details.assumed.iter().find(|fact| fact.table == table).unwrap();
    assert!(fact("session.renew").asks && fact("session.renew").accepted.is_some());
    assert!(fact("session.sign_out").asks && fact("session.sign_out").accepted.is_none());
    assert!(!fact("probe").asks && !fact("times.zone").asks);
    let path = &fact("session.renew").places.iter().find(|place| place.place == "session.renew.request.path");
    assert_eq!(path.map(|place| place.value.as_str()), Some("/user/renew"));

    let sandbox = world.console.server_details(&world.id("bfore").await).await.unwrap();
    assert!(sandbox.assumed.iter().all(|fact| fact.accepted.is_some()));
}
