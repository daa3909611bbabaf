//! The computer sleeps, and the clock is hours ahead when it wakes.

use chatelaine_console::view::ErrorCode;
use chatelaine_model::{EndReason, SessionState};
use chrono::TimeDelta;

use crate::place::{Place, code_of, use_session, view};
use crate::server::{Ask, Dialect};

#[tokio::test(flavor = "multi_thread")]
async fn the_first_use_after_a_night_renews_or_asks_and_sends_nothing_that_is_over() {
    for dialect in [Dialect::B2core, Dialect::Haut, Dialect::Mgmtapp, Dialect::Bfore, Dialect::Babelfor] {
        let place = Place::signed_in(dialect).await;
        let before = place.server.count(Ask::Use);
        place.clock.forward(TimeDelta::hours(9));
        place.server.step();
        let used = use_session(&place.console, &place.id).await;
        if matches!(dialect, Dialect::Bfore | Dialect::Babelfor) {
            assert_eq!(code_of(&used.unwrap_err()), ErrorCode::SignInNeeded, "{dialect:?}");
            assert_eq!((place.renewals(), place.server.count(Ask::Use)), (0, before), "{dialect:?}");
            let state = place.state().await;
            assert!(
                matches!(state, SessionState::NeedsSignIn { reason: EndReason::Expired, .. }),
                "{dialect:?}"
            );
        } else {
            used.unwrap();
            assert_eq!((place.renewals(), place.server.count(Ask::SignIn)), (1, 1), "{dialect:?}");
        }
        place.assert_nothing_wrong();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_month_even_what_renews_is_over_and_is_not_sent() {
    // Only this system tells the end of what renews; of the cookie it is documented.
    for dialect in [Dialect::B2core, Dialect::Mgmtapp] {
        let place = Place::signed_in(dialect).await;
        place.clock.forward(TimeDelta::days(31));
        place.console.look_after_sessions().await;
        assert!(matches!(place.state().await, SessionState::NeedsSignIn { .. }), "{dialect:?}");
        assert_eq!(place.renewals(), 0, "{dialect:?}");
        place.assert_nothing_wrong();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_looks_sees_when_a_session_ends_that_nothing_renews() {
    let place = Place::signed_in(Dialect::Babelfor).await;
    let SessionState::SignedIn { ends: Some(ends), renews, .. } = place.state().await else { panic!() };
    assert!(!renews);
    assert_eq!(ends, chatelaine_model::Clock::now(&*place.clock) + TimeDelta::minutes(30));
    place.clock.forward(TimeDelta::minutes(29));
    place.console.look_after_sessions().await;
    assert!(matches!(place.state().await, SessionState::SignedIn { .. }), "it serves to its end");
    place.clock.forward(TimeDelta::minutes(1));
    place.console.look_after_sessions().await;
    let state = place.state().await;
    assert!(matches!(state, SessionState::NeedsSignIn { reason: EndReason::Expired, .. }), "{state:?}");
    assert_eq!(view(&place.another().await).await.session, state);
    place.assert_nothing_wrong();
}
