use chatelaine_console::view::{ErrorCode, SignOutView};
use chatelaine_model::{Secret, SessionState};
use chrono::TimeDelta;

use crate::world::{World, code_of};

#[tokio::test(flavor = "multi_thread")]
async fn every_system_lets_its_first_person_in() {
    let world = World::new().await;
    for system in ["babelfor", "haut", "bfore", "mgmtapp", "b2core"] {
        let id = world.sign_in(system).await;
        let server = world.server(system).await;
        assert_eq!(server.id, id);
        let SessionState::SignedIn { who, ends, .. } = server.session else { panic!("{system}") };
        assert_eq!(who, world.person(system).login, "{system}");
        assert!(ends.is_some(), "{system} tells no end");
        assert_eq!(server.known, [who]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_password_is_told_and_changes_nothing() {
    let world = World::new().await;
    for system in ["babelfor", "haut", "bfore", "mgmtapp", "b2core"] {
        let request = world.request(&world.person(system), "not-the-password").await;
        let error = world.console.sign_in(request).await.unwrap_err();
        assert_eq!(code_of(&error), ErrorCode::WrongCredentials, "{system}");
        assert_eq!(world.server(system).await.session, SessionState::SignedOut, "{system}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_code_leaves_the_sign_in_waiting_and_the_right_one_ends_it() {
    let world = World::new().await;
    let person = world.person("b2core");
    let request = world.request(&person, &person.password).await;
    let server = request.server.clone();
    let state = world.console.sign_in(request).await.unwrap();
    let SessionState::SecondFactor { channel, ends, .. } = state else { panic!("no second factor") };
    assert_eq!(channel, "email");
    assert!(ends.is_some());

    let right = world.code();
    let wrong = if right == "000000" { "000001" } else { "000000" };
    let error = world.console.confirm(&server, Secret::new(wrong)).await.unwrap_err();
    assert_eq!(code_of(&error), ErrorCode::WrongCode);
    assert!(matches!(world.server("b2core").await.session, SessionState::SecondFactor { .. }));
    let state = world.console.confirm(&server, Secret::new(right)).await.unwrap();
    assert!(matches!(state, SessionState::SignedIn { .. }));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_that_nobody_waits_for_is_refused() {
    let world = World::new().await;
    let server = world.id("b2core").await;
    let error = world.console.confirm(&server, Secret::new("123456")).await.unwrap_err();
    assert_eq!(code_of(&error), ErrorCode::NoCodeExpected);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lockout_is_kept_to_here_and_ends_with_time() {
    let world = World::new().await;
    let person = world.person("babelfor");
    let mut last = None;
    for _ in 0..6 {
        let request = world.request(&person, "not-the-password").await;
        last = world.console.sign_in(request).await.err();
    }
    assert_eq!(code_of(&last.unwrap()), ErrorCode::LockedOut);
    let SessionState::LockedOut { until: Some(until), .. } = world.server("babelfor").await.session else {
        panic!("the block is not shown")
    };
    let request = world.request(&person, &person.password).await;
    assert_eq!(code_of(&world.console.sign_in(request).await.unwrap_err()), ErrorCode::LockedOut);
    world.clock.forward(TimeDelta::minutes(6));
    assert!(until < chatelaine_model::Clock::now(&*world.clock));
    world.sign_in("babelfor").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_expired_password_and_a_second_factor_out_of_reach_have_words_of_their_own() {
    let world = World::new().await;
    let people = world.sandbox.people();
    let expired = people.iter().find(|person| person.about.contains("expired")).unwrap();
    let request = world.request(expired, &expired.password).await;
    assert_eq!(code_of(&world.console.sign_in(request).await.unwrap_err()), ErrorCode::PasswordExpired);
    let barred = people
        .iter()
        .find(|person| person.system.as_str() == "haut" && person.about.contains("second factor"));
    let barred = barred.unwrap();
    let request = world.request(barred, &barred.password).await;
    assert_eq!(code_of(&world.console.sign_in(request).await.unwrap_err()), ErrorCode::InputOrSecondFactor);
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_says_which_of_the_two_happened() {
    let world = World::new().await;
    for (system, told) in [
        ("babelfor", SignOutView::EndedOnServer),
        ("b2core", SignOutView::EndedOnServer),
        ("bfore", SignOutView::EndedOnServer),
        ("haut", SignOutView::ForgottenHere),
        ("mgmtapp", SignOutView::ForgottenHere),
    ] {
        let server = world.sign_in(system).await;
        assert_eq!(world.console.sign_out(&server).await.unwrap(), told, "{system}");
        assert_eq!(world.server(system).await.session, SessionState::SignedOut, "{system}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_field_left_empty_is_refused_before_anything_is_sent() {
    let world = World::new().await;
    let request = world.request(&world.person("haut"), "").await;
    assert_eq!(code_of(&world.console.sign_in(request).await.unwrap_err()), ErrorCode::InputRefused);
}
