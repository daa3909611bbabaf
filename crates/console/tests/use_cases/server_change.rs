use chatelaine_console::view::{ChangeServerRequest, ErrorCode};
use chatelaine_model::{EnvironmentMark, ServerId, SessionState};

use crate::world::{World, code_of};

fn change(server: &ServerId) -> ChangeServerRequest {
    ChangeServerRequest {
        server: server.clone(),
        name: None,
        address: None,
        mark: None,
        options: None,
        corrections: None,
        trust: None,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_and_options_are_changed_and_the_session_goes_on() {
    let mut world = World::new().await;
    let server = world.sign_in("bfore").await;
    let mut request = change(&server);
    request.name = Some("  Warehouse  ".into());
    request.options = Some([("bearer".to_owned(), String::new())].into());
    let view = world.console.change_server(request).await.unwrap();
    assert_eq!(view.name, "Warehouse");
    assert!(matches!(view.session, SessionState::SignedIn { .. }));
    world.read_keys(&server).await;
    world.restart().await;
    let details = world.console.server_details(&server).await.unwrap();
    assert_eq!((details.server.name.as_str(), details.options["bearer"].as_str()), ("Warehouse", ""));
    assert!(details.assumed.iter().all(|fact| fact.accepted.is_some()), "acceptances are lost");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_is_not_taken_along_to_another_host() {
    let world = World::new().await;
    let server = world.sign_in("haut").await;
    let mut request = change(&server);
    request.address = Some(format!("{}/base", world.server("haut").await.address));
    let view = world.console.change_server(request.clone()).await.unwrap();
    assert!(matches!(view.session, SessionState::SignedIn { .. }), "it is the same host");
    request.address = Some("https://moved.kontor.example".into());
    let view = world.console.change_server(request).await.unwrap();
    assert_eq!(view.session, SessionState::SignedOut);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_that_does_not_fit_changes_nothing() {
    let world = World::new().await;
    let server = world.id("haut").await;
    let before = world.server("haut").await;
    let taken = world.server("bfore").await.name.to_uppercase();
    let name = ChangeServerRequest { name: Some(taken), ..change(&server) };
    let options = [("refresh_field".to_owned(), "nonsense".to_owned())].into();
    let option = ChangeServerRequest { options: Some(options), name: Some("New".into()), ..change(&server) };
    let mark = ChangeServerRequest { mark: Some(EnvironmentMark::Production), ..change(&server) };
    for request in [name, option, mark] {
        let error = world.console.change_server(request).await.unwrap_err();
        assert_eq!(code_of(&error), ErrorCode::InputRefused);
    }
    assert_eq!(world.server("haut").await.name, before.name);
}
