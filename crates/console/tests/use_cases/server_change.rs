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

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_stays_where_another_place_is_corrected_and_nothing_of_it_is_shown() {
    let world = World::new().await;
    let server = world.id("haut").await;
    let correct = |place: &str, value: Option<&str>| ChangeServerRequest {
        corrections: Some([(place.to_owned(), value.map(str::to_owned))].into()),
        ..change(&server)
    };
    let (documented, assumed) = ("keys.list.request.path", "session.renew.request.path");
    world.console.change_server(correct(documented, Some("/v2/tokens/"))).await.unwrap();
    let shown = world.console.server_details(&server).await.unwrap().assumed;
    let mut places = shown.iter().flat_map(|fact| &fact.places);
    assert!(places.all(|place| place.place != documented), "another place has to be chosen for this test");

    world.console.change_server(correct(assumed, Some("/v2/refresh/"))).await.unwrap();
    let held = |place: &str, value: &str| (place.to_owned(), value.to_owned());
    let both = [held(documented, "/v2/tokens/"), held(assumed, "/v2/refresh/")];
    assert_eq!(world.console.corrections(&server).await.unwrap(), both.clone().into());
    // What is no correction says nothing of corrections.
    let name = ChangeServerRequest { name: Some("Skin".into()), ..change(&server) };
    world.console.change_server(name).await.unwrap();
    assert_eq!(world.console.corrections(&server).await.unwrap(), both.clone().into());

    world.console.change_server(correct(assumed, None)).await.unwrap();
    assert_eq!(world.console.corrections(&server).await.unwrap(), [both[0].clone()].into());
    world.console.change_server(correct(documented, None)).await.unwrap();
    assert_eq!(world.console.corrections(&server).await.unwrap(), [].into());
}
