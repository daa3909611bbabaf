use chatelaine_console::view::ErrorCode;
use chatelaine_model::{EndReason, SessionState};
use chrono::TimeDelta;

use crate::world::{World, code_of};

#[tokio::test(flavor = "multi_thread")]
async fn a_session_near_its_end_is_renewed_by_the_next_use() {
    let world = World::new().await;
    let server = world.sign_in("mgmtapp").await;
    let SessionState::SignedIn { ends: before, renews, .. } = world.server("mgmtapp").await.session else {
        panic!("not signed in")
    };
    assert!(renews);
    world.clock.forward(TimeDelta::minutes(14));
    world.console.account(&server, false).await.unwrap();
    let SessionState::SignedIn { ends: after, .. } = world.server("mgmtapp").await.session else {
        panic!("not signed in")
    };
    assert!(after > before);
}

#[tokio::test(flavor = "multi_thread")]
async fn many_uses_at_the_end_cause_one_renewal() {
    let world = World::new().await;
    let server = world.sign_in("mgmtapp").await;
    // The refresh cookie is single use and a spent one ends the whole session: two renewals would show.
    world.clock.forward(TimeDelta::minutes(20));
    let uses = (0..40).map(|_| {
        let (console, server) = (world.console.clone(), server.clone());
        tokio::spawn(async move { console.account(&server, false).await.is_ok() })
    });
    for used in uses.collect::<Vec<_>>() {
        assert!(used.await.unwrap());
    }
    world.clock.forward(TimeDelta::minutes(20));
    assert!(world.console.account(&server, false).await.is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_cannot_be_renewed_ends_with_its_reason() {
    let world = World::new().await;
    let server = world.sign_in("babelfor").await;
    world.clock.forward(TimeDelta::minutes(31));
    let error = world.console.account(&server, false).await.unwrap_err();
    assert_eq!(code_of(&error), ErrorCode::SignInNeeded);
    let who = world.person("babelfor").login;
    let state = world.server("babelfor").await.session;
    assert_eq!(state, SessionState::NeedsSignIn { reason: EndReason::Expired, who });
}

#[tokio::test(flavor = "multi_thread")]
async fn two_programs_on_one_profile_renew_once_between_them() {
    let world = World::new().await;
    let server = world.sign_in("mgmtapp").await;
    let other = world.another().await;
    for _ in 0..3 {
        // A cookie that is sent twice ends the session for both.
        world.clock.forward(TimeDelta::minutes(20));
        let uses = (0..20).map(|number| {
            let console = if number % 2 == 0 { world.console.clone() } else { other.clone() };
            let server = server.clone();
            tokio::spawn(async move { console.account(&server, false).await.map(drop) })
        });
        for used in uses.collect::<Vec<_>>() {
            used.await.unwrap().unwrap();
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_out_in_another_program_ends_the_session_here_at_its_next_renewal() {
    let world = World::new().await;
    let server = world.sign_in("mgmtapp").await;
    world.another().await.sign_out(&server).await.unwrap();
    world.clock.forward(TimeDelta::minutes(20));
    let error = world.console.account(&server, false).await.unwrap_err();
    assert_eq!(code_of(&error), ErrorCode::SignInNeeded);
    assert_eq!(world.server("mgmtapp").await.session, SessionState::SignedOut);
}
