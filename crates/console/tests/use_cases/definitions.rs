use chatelaine_console::view::{AddServerRequest, ChangeServerRequest, ErrorCode, ErrorView, TrustRequest};
use chatelaine_model::{EnvironmentMark, ServerId, SessionState, SystemId};

use crate::world::{World, code_of};

/// A definition of the user's own: that of Haut.AI under another id, so that the sandbox speaks it.
fn own(world: &World) -> String {
    let text = world.console.definition_details(&SystemId::new("haut")).unwrap().text;
    text.replace("id = \"haut\"", "id = \"mine\"").replace("name = \"Haut.AI SaaS\"", "name = \"My own\"")
}

async fn add_server(world: &World, system: &str, address: &str) -> ServerId {
    let request = AddServerRequest {
        name: format!("{system} of mine"),
        system: SystemId::new(system),
        address: address.into(),
        mark: EnvironmentMark::Test,
        trust: TrustRequest::default(),
        options: [].into(),
    };
    world.console.add_server(request).await.unwrap().id
}

fn correct(server: &ServerId, place: &str, value: &str) -> ChangeServerRequest {
    ChangeServerRequest {
        server: server.clone(),
        name: None,
        address: None,
        mark: None,
        options: None,
        corrections: Some([(place.to_owned(), value.to_owned())].into()),
        trust: None,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_definition_of_ones_own_is_added_used_and_there_after_a_restart() {
    let mut world = World::new().await;
    let system = world.console.add_definition("mine.toml", &own(&world)).await.unwrap();
    assert_eq!((system.id.as_str(), system.name.as_str()), ("mine", "My own"));
    world.restart().await;
    let listed = world.console.definitions().into_iter().find(|view| view.id.as_str() == "mine").unwrap();
    assert!(listed.own && listed.trouble.is_none());
    assert!(world.console.systems().iter().any(|system| system.id.as_str() == "mine"));

    let server = add_server(&world, "mine", &world.server("haut").await.address).await;
    world.console.accept_assumed(&server, vec!["session.renew".into()]).await.unwrap();
    let person = world.person("haut");
    let mut request = world.request(&person, &person.password).await;
    request.server = server.clone();
    world.console.sign_in(request).await.unwrap();
    world.read_keys(&server).await;
    assert!(world.page(&server, None).await.total >= 80);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_definition_that_comes_with_the_program_is_not_replaced_and_a_damaged_one_changes_nothing() {
    let world = World::new().await;
    let haut = world.console.definition_details(&SystemId::new("haut")).unwrap();
    assert!(!haut.own);
    let error = world.console.add_definition("haut.toml", &haut.text).await.unwrap_err();
    assert_eq!(code_of(&error), ErrorCode::InputRefused);

    let broken = own(&world).replace("{private_token}", "{nonsense}");
    for error in [
        world.console.check_definition("mine.toml", &broken).unwrap_err(),
        world.console.add_definition("mine.toml", &broken).await.unwrap_err(),
    ] {
        let view = ErrorView::from(&error);
        assert_eq!(view.code, ErrorCode::InputRefused);
        let detail = view.detail.unwrap();
        assert!(detail.contains("mine.toml, line ") && detail.contains("nonsense"), "{detail}");
    }
    assert_eq!(world.console.definitions().len(), 5);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_file_is_told_and_keeps_nothing_else_shut() {
    let mut world = World::new().await;
    world.console.add_definition("mine.toml", &own(&world)).await.unwrap();
    let folder = world.dir.path().join("profile/definitions");
    std::fs::write(folder.join("broken.toml"), "[system]\nid = 7\n").unwrap();
    let haut = world.console.definition_details(&SystemId::new("haut")).unwrap().text;
    std::fs::write(folder.join("haut.toml"), haut).unwrap();
    world.restart().await;
    let views = world.console.definitions();
    let trouble = |id: &str| {
        let mut own = views.iter().filter(|view| view.own && view.id.as_str() == id);
        own.next().unwrap().trouble.clone()
    };
    assert!(trouble("broken").unwrap().contains("broken.toml, line 2"));
    assert!(trouble("haut").unwrap().contains("another definition"));
    assert_eq!(trouble("mine"), None);
    assert!(!world.console.definition_details(&SystemId::new("haut")).unwrap().own);
}

#[tokio::test(flavor = "multi_thread")]
async fn replacing_an_own_definition_keeps_its_servers_and_what_was_accepted() {
    let world = World::new().await;
    world.console.add_definition("mine.toml", &own(&world)).await.unwrap();
    let server = add_server(&world, "mine", &world.server("haut").await.address).await;
    world.console.accept_assumed(&server, vec!["session.renew".into()]).await.unwrap();
    let next = own(&world).replace("name = \"My own\"", "name = \"My next\"");
    world.console.add_definition("mine.toml", &next).await.unwrap();
    let details = world.console.server_details(&server).await.unwrap();
    assert!(details.assumed.iter().any(|fact| fact.table == "session.renew" && fact.accepted.is_some()));
    let details = world.console.definition_details(&SystemId::new("mine")).unwrap();
    assert_eq!(details.system.name, "My next");
    assert!(details.own && details.text == next);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_definition_of_ones_own_is_removed_once_no_server_is_spoken_to_by_it() {
    let mut world = World::new().await;
    world.console.add_definition("mine.toml", &own(&world)).await.unwrap();
    let server = add_server(&world, "mine", &world.server("haut").await.address).await;
    let mine = SystemId::new("mine");
    let view = ErrorView::from(world.console.remove_definition(&mine).await.unwrap_err());
    assert_eq!(view.code, ErrorCode::InputRefused);
    assert!(view.detail.unwrap().contains("mine of mine"), "the server is named");
    assert!(world.console.definition_details(&mine).is_ok());

    world.console.remove_server(&server).await.unwrap();
    world.console.remove_definition(&mine).await.unwrap();
    assert!(world.console.systems().iter().all(|system| system.id != mine));
    world.restart().await;
    assert_eq!(world.console.definitions().len(), 5);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_with_the_program_stays_and_a_damaged_file_of_its_name_goes() {
    let mut world = World::new().await;
    let haut = SystemId::new("haut");
    let folder = world.dir.path().join("profile/definitions");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("haut.toml"), "[system]\nid = 7\n").unwrap();
    world.restart().await;
    assert_eq!(world.console.definitions().len(), 6);
    world.console.remove_definition(&haut).await.unwrap();
    assert!(!folder.join("haut.toml").exists());
    assert_eq!(world.console.definitions().len(), 5);
    let error = world.console.remove_definition(&haut).await.unwrap_err();
    assert_eq!(code_of(&error), ErrorCode::InputRefused);
    assert!(world.console.definition_details(&haut).is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_replacement_goes_into_the_file_that_was_there() {
    let mut world = World::new().await;
    let folder = world.dir.path().join("profile/definitions");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("put-here-by-hand.toml"), own(&world)).unwrap();
    world.restart().await;
    let next = own(&world).replace("name = \"My own\"", "name = \"My next\"");
    world.console.add_definition("mine.toml", &next).await.unwrap();
    world.restart().await;
    let details = world.console.definition_details(&SystemId::new("mine")).unwrap();
    assert_eq!(details.system.name, "My next");
    assert!(world.console.definitions().iter().all(|view| view.trouble.is_none()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_system_says_whether_it_tells_of_the_last_use_of_keys() {
    let world = World::new().await;
    let told = |system: &str| {
        let details = world.console.definition_details(&SystemId::new(system)).unwrap();
        details.system.keys.is_some_and(|keys| keys.last_used)
    };
    for system in ["babelfor", "haut", "bfore", "mgmtapp", "b2core"] {
        assert!(!told(system), "{system}");
    }
    let hub = include_str!("../../../../tests/third_party/jupyterhub.toml");
    let hub = world.console.check_definition("jupyterhub.toml", hub).unwrap();
    assert!(hub.system.keys.unwrap().last_used);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_holds_for_its_server_alone_and_at_once() {
    let world = World::new().await;
    let server = world.sign_in("bfore").await;
    let place = "session.sign_out.request.path";
    world.console.change_server(correct(&server, place, "/user/gone")).await.unwrap();
    assert!(matches!(world.server("bfore").await.session, SessionState::SignedIn { .. }));
    let details = world.console.server_details(&server).await.unwrap();
    let shown = details.assumed.iter().flat_map(|fact| &fact.places).find(|shown| shown.place == place);
    let shown = shown.unwrap();
    assert_eq!((shown.value.as_str(), shown.default.as_str()), ("/user/gone", "/user/logout"));
    let other = add_server(&world, "bfore", &world.server("bfore").await.address).await;
    let details = world.console.server_details(&other).await.unwrap();
    let mut places = details.assumed.iter().flat_map(|fact| &fact.places);
    assert!(places.any(|shown| shown.place == place && shown.value == "/user/logout"));

    let told = world.console.sign_out(&server).await.unwrap();
    assert_ne!(told, chatelaine_console::view::SignOutView::EndedOnServer, "the sandbox has no such path");
    world.sign_in("bfore").await;
    world.console.change_server(correct(&server, place, "/user/logout")).await.unwrap();
    let told = world.console.sign_out(&server).await.unwrap();
    assert_eq!(told, chatelaine_console::view::SignOutView::EndedOnServer);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_that_does_not_fit_is_refused_with_its_place() {
    let world = World::new().await;
    let server = world.id("bfore").await;
    for (place, value) in
        [("session.sign_out.request.method", "SHOUT"), ("keys.nonsense", "1"), ("system.id", "other")]
    {
        let error = world.console.change_server(correct(&server, place, value)).await.unwrap_err();
        let view = ErrorView::from(&error);
        assert_eq!(view.code, ErrorCode::InputRefused, "{place}");
        assert!(view.detail.unwrap().contains(place), "{place}");
    }
    let details = world.console.server_details(&server).await.unwrap();
    assert!(details.assumed.iter().flat_map(|fact| &fact.places).all(|shown| shown.value == shown.default));
}
