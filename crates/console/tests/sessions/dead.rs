//! What the server called dead is not sent again, and renewals never go in circles.

use chatelaine_console::view::{ErrorCode, SignInRequest};
use chatelaine_model::{EndReason, SessionState};
use chrono::TimeDelta;

use crate::place::{Place, WHO, code_of, read_keys, use_session, view};
use crate::server::{Ask, Dialect, Fault, RENEWING};

#[tokio::test(flavor = "multi_thread")]
async fn a_dead_access_token_is_replaced_where_something_else_renews_it() {
    for dialect in [Dialect::Mgmtapp, Dialect::Haut] {
        let place = Place::signed_in(dialect).await;
        place.server.books(|books| books.end_access());
        use_and_read(&place).await.unwrap();
        assert_eq!(place.renewals(), 1, "{dialect:?}");
        place.server.step();
        use_and_read(&place).await.unwrap();
        assert_eq!(place.server.count(Ask::SignIn), 1, "{dialect:?}");
        place.assert_nothing_wrong();
    }
}

async fn use_and_read(place: &Place) -> Result<(), chatelaine_console::ConsoleError> {
    use_session(&place.console, &place.id).await?;
    read_keys(&place.console, &place.id).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dead_access_token_waits_for_a_server_that_cannot_renew_now() {
    let place = Place::signed_in(Dialect::Mgmtapp).await;
    place.server.books(|books| books.end_access());
    place.server.fail_next(Fault::Status(503));
    let error = use_session(&place.console, &place.id).await.unwrap_err();
    assert_eq!(code_of(&error), ErrorCode::ServerFault);
    // Neither the dead token nor another renewal is sent for a while, and the session is not lost.
    let uses = place.server.count(Ask::Use);
    for _ in 0..20 {
        place.server.step();
        let error = use_session(&place.console, &place.id).await.unwrap_err();
        assert_eq!(code_of(&error), ErrorCode::ServerFault);
    }
    assert_eq!((place.renewals(), place.server.count(Ask::Use)), (1, uses));
    // Nor by another program, which only knows what is sealed.
    let other = place.another().await;
    place.clock.forward(TimeDelta::seconds(61));
    use_session(&other, &place.id).await.unwrap();
    use_session(&place.console, &place.id).await.unwrap();
    assert_eq!((place.renewals(), place.server.count(Ask::SignIn)), (2, 1));
    place.assert_nothing_wrong();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dead_session_ends_and_nothing_of_it_is_sent_again() {
    for dialect in [Dialect::Mgmtapp, Dialect::Haut, Dialect::Bfore, Dialect::Babelfor] {
        let place = Place::signed_in(dialect).await;
        place.server.books(|books| books.end_all());
        for _ in 0..5 {
            drop(use_and_read(&place).await);
            place.server.step();
        }
        let state = place.state().await;
        assert!(
            matches!(state, SessionState::NeedsSignIn { reason: EndReason::Refused, .. }),
            "{dialect:?} {state:?}"
        );
        let other = place.another().await;
        assert_eq!(view(&other).await.session, state, "{dialect:?}: the next start says the same");
        assert!(use_session(&other, &place.id).await.is_err(), "{dialect:?}");
        assert!(place.renewals() <= 1, "{dialect:?}");
        let asked = place.server.count(Ask::SignOut);
        place.console.sign_out(&place.id).await.unwrap();
        assert_eq!(place.server.count(Ask::SignOut), asked, "{dialect:?}: there is nothing to end");
        assert_eq!(view(&place.another().await).await.session, SessionState::SignedOut, "{dialect:?}");
        place.assert_nothing_wrong();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_end_is_known_to_every_program_until_somebody_signs_in() {
    for dialect in [Dialect::Mgmtapp, Dialect::Haut, Dialect::Bfore, Dialect::Babelfor] {
        let place = Place::signed_in(dialect).await;
        let other = place.another().await;
        place.server.books(|books| books.end_all());
        assert!(use_and_read(&place).await.is_err(), "{dialect:?}");
        place.server.step();
        other.look_after_sessions().await;
        let ended = SessionState::NeedsSignIn { reason: EndReason::Refused, who: WHO.into() };
        assert_eq!(view(&other).await.session, ended, "{dialect:?}");
        place.sign_in_on(&other).await;
        place.console.look_after_sessions().await;
        assert!(matches!(place.state().await, SessionState::SignedIn { .. }), "{dialect:?}");
        let next = place.another().await;
        assert!(matches!(view(&next).await.session, SessionState::SignedIn { .. }), "{dialect:?}");
        place.assert_nothing_wrong();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_was_not_to_be_kept_leaves_no_word_of_its_end() {
    let place = Place::new(Dialect::Babelfor).await;
    place.console.sign_in(SignInRequest { keep: false, ..place.request() }).await.unwrap();
    place.readings.one().await;
    place.server.books(|books| books.end_all());
    assert!(use_session(&place.console, &place.id).await.is_err());
    assert!(matches!(place.state().await, SessionState::NeedsSignIn { .. }));
    assert_eq!(view(&place.another().await).await.session, SessionState::SignedOut);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_renewal_leaves_the_session_its_time_and_is_not_repeated() {
    for dialect in RENEWING {
        let place = Place::signed_in(dialect).await;
        place.to_the_end();
        place.server.fail_next(Fault::Status(400));
        for _ in 0..10 {
            use_session(&place.console, &place.id).await.unwrap();
        }
        assert_eq!(place.renewals(), 1, "{dialect:?}");
        assert!(matches!(place.state().await, SessionState::SignedIn { renews: false, .. }), "{dialect:?}");
        place.clock.forward(TimeDelta::seconds(21));
        place.console.look_after_sessions().await;
        assert!(matches!(place.state().await, SessionState::NeedsSignIn { .. }), "{dialect:?}");
        assert_eq!(place.renewals(), 1, "{dialect:?}");
        place.assert_nothing_wrong();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_whose_new_tokens_are_dead_at_birth_is_not_asked_in_circles() {
    let place = Place::signed_in(Dialect::Mgmtapp).await;
    for _ in 0..100 {
        place.server.books(|books| books.end_access());
        drop(use_session(&place.console, &place.id).await);
        place.server.step();
        place.clock.forward(TimeDelta::seconds(1));
    }
    let most = place.server.books(|books| books.most_within(Ask::Renew, TimeDelta::minutes(1)));
    assert!(most <= 4, "{most} renewals within a minute");
    place.assert_nothing_wrong();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_server_broke_on_may_be_spent_and_is_not_sent_again() {
    for dialect in RENEWING {
        let place = Place::signed_in(dialect).await;
        place.to_the_end();
        place.server.fail_next(Fault::Status(500));
        use_session(&place.console, &place.id).await.unwrap();
        assert!(matches!(place.state().await, SessionState::SignedIn { renews: false, .. }), "{dialect:?}");
        let other = place.another().await;
        place.clock.forward(TimeDelta::seconds(61));
        for console in [&place.console, &other] {
            let error = use_session(console, &place.id).await.unwrap_err();
            assert_eq!(code_of(&error), ErrorCode::SignInNeeded, "{dialect:?}");
        }
        assert_eq!(place.renewals(), 1, "{dialect:?}");
        place.assert_nothing_wrong();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_a_stranger_ends_no_session() {
    for dialect in RENEWING {
        let place = Place::signed_in(dialect).await;
        place.to_the_end();
        place.server.fail_next(Fault::Status(302));
        use_session(&place.console, &place.id).await.unwrap();
        place.clock.forward(TimeDelta::seconds(61));
        let used = use_session(&place.console, &place.id).await;
        assert_eq!(used.is_ok(), dialect.renews_by_refresh(), "{dialect:?}");
        place.assert_nothing_wrong();
    }
}
