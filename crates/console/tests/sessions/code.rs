//! The code of a second factor, entered in another program than the password was.

use chatelaine_console::view::ErrorCode;
use chatelaine_model::{Secret, SessionState};
use chrono::TimeDelta;

use crate::place::{Place, code_of, console, use_session, view};
use crate::server::{Ask, CODE, Dialect};

/// A sign-in that waits for its code.
async fn waiting() -> Place {
    let place = Place::new(Dialect::B2core).await;
    place.server.books(|books| books.second_factor = true);
    let state = place.console.sign_in(place.request()).await.unwrap();
    assert!(matches!(state, SessionState::SecondFactor { .. }), "{state:?}");
    place
}

#[tokio::test(flavor = "multi_thread")]
async fn another_program_goes_on_with_the_code() {
    let place = waiting().await;
    let before = place.state().await;
    let next = place.another().await;
    assert_eq!(view(&next).await.session, before);
    let wrong = next.confirm(&place.id, Secret::new("000000")).await.unwrap_err();
    assert_eq!(code_of(&wrong), ErrorCode::WrongCode);
    let third = place.another().await;
    let state = third.confirm(&place.id, Secret::new(CODE)).await.unwrap();
    assert!(matches!(state, SessionState::SignedIn { kept: true, .. }), "{state:?}");
    // Used: it waits nowhere any more, and the session serves where the password was entered.
    for console in [&place.console, &next] {
        console.look_after_sessions().await;
        assert!(matches!(view(console).await.session, SessionState::SignedIn { .. }));
        use_session(console, &place.id).await.unwrap();
    }
    assert_eq!(place.server.count(Ask::SignIn), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_console_that_is_open_already_finds_the_code_expected() {
    let place = Place::new(Dialect::B2core).await;
    let other = place.another().await;
    place.server.books(|books| books.second_factor = true);
    place.console.sign_in(place.request()).await.unwrap();
    let state = other.confirm(&place.id, Secret::new(CODE)).await.unwrap();
    assert!(matches!(state, SessionState::SignedIn { .. }), "{state:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_challenge_that_ended_is_dropped_and_not_sent() {
    let place = waiting().await;
    place.clock.forward(TimeDelta::minutes(6));
    assert_eq!(view(&place.another().await).await.session, SessionState::SignedOut);
    let error = place.console.confirm(&place.id, Secret::new(CODE)).await.unwrap_err();
    assert_eq!(code_of(&error), ErrorCode::NoCodeExpected);
    assert_eq!(place.state().await, SessionState::SignedOut);
    assert_eq!(place.server.count(Ask::Confirm), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_that_was_given_up_waits_nowhere() {
    let place = waiting().await;
    assert_eq!(place.console.abandon_sign_in(&place.id).await, SessionState::SignedOut);
    assert_eq!(view(&place.another().await).await.session, SessionState::SignedOut);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_that_shall_not_be_kept_is_not_sealed() {
    let place = Place::new(Dialect::B2core).await;
    place.server.books(|books| books.second_factor = true);
    let request = chatelaine_console::view::SignInRequest { keep: false, ..place.request() };
    place.console.sign_in(request).await.unwrap();
    assert_eq!(view(&place.another().await).await.session, SessionState::SignedOut);
    let state = place.console.confirm(&place.id, Secret::new(CODE)).await.unwrap();
    assert!(matches!(state, SessionState::SignedIn { kept: false, .. }), "{state:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_profile_under_a_passphrase_keeps_the_code_waiting_too() {
    let mut place = Place::new(Dialect::B2core).await;
    place.server.books(|books| books.second_factor = true);
    let folder = crate::place::quick_folder();
    let system = chatelaine_model::SystemId::new("b2core");
    let open = async |phrase: &'static str| {
        let console = console(folder.path(), place.clock.clone(), place.readings.clone());
        console.open_with_passphrase(Secret::new(phrase)).await.map(|()| console)
    };
    let first = open("sentinel-phrase").await.unwrap();
    first.adopt_sandbox_server(&system, "one", &place.server.address).await.unwrap();
    let id = view(&first).await.id;
    let request = chatelaine_console::view::SignInRequest { server: id.clone(), ..place.request() };
    first.sign_in(request).await.unwrap();
    assert_eq!(code_of(&open("another phrase").await.unwrap_err()), ErrorCode::WrongPassphrase);
    let second = open("sentinel-phrase").await.unwrap();
    let state = second.confirm(&id, Secret::new(CODE)).await.unwrap();
    assert!(matches!(state, SessionState::SignedIn { kept: true, .. }), "{state:?}");
    // And a program that was not told the passphrase says that the profile is locked.
    let locked = console(folder.path(), place.clock.clone(), place.readings.clone());
    assert_eq!(code_of(&locked.opened().await.unwrap_err()), ErrorCode::VaultClosed);
    place.id = id;
}
