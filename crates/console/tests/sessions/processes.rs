//! Several processes on one profile.

use chatelaine_model::SessionState;
use chrono::TimeDelta;

use crate::child;
use crate::place::{Place, use_session, view};
use crate::server::{Ask, Fault, Held, RENEWING};

#[tokio::test(flavor = "multi_thread")]
async fn two_processes_and_this_one_renew_once_between_them() {
    for dialect in RENEWING {
        let place = Place::signed_in(dialect).await;
        place.to_the_end();
        let children = [child::start(&place, 100, None), child::start(&place, 100, None)];
        let running: Vec<_> = children.into_iter().map(|child| tokio::spawn(child::run(child))).collect();
        use_session(&place.console, &place.id).await.unwrap();
        for child in running {
            assert_eq!(child.await.unwrap(), Some(0), "{dialect:?}");
        }
        assert_eq!(place.renewals(), 1, "{dialect:?}");
        assert_eq!(place.server.count(Ask::SignIn), 1, "{dialect:?}");
        place.assert_nothing_wrong();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_opened_in_one_program_serves_the_other_and_ends_for_both() {
    for dialect in RENEWING {
        let place = Place::new(dialect).await;
        let other = place.another().await;
        place.sign_in().await;
        use_session(&other, &place.id).await.unwrap();
        assert!(matches!(view(&other).await.session, SessionState::SignedIn { .. }), "{dialect:?}");
        place.console.sign_out(&place.id).await.unwrap();
        other.look_after_sessions().await;
        assert_eq!(view(&other).await.session, SessionState::SignedOut, "{dialect:?}");
        place.sign_in_on(&other).await;
        place.console.look_after_sessions().await;
        assert!(matches!(place.state().await, SessionState::SignedIn { .. }), "{dialect:?}");
        assert_eq!(place.server.count(Ask::SignIn), 2);
        place.assert_nothing_wrong();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_renewal_that_only_looked_lost_to_a_program_that_starts_is_done_later() {
    for dialect in RENEWING {
        let place = Place::signed_in(dialect).await;
        place.to_the_due();
        let held = Held::new();
        let busy = Some(Box::new(Fault::Status(503)));
        place.server.fail_next(Fault::HoldThen { held: held.clone(), then: busy });
        let (console, id) = (place.console.clone(), place.id.clone());
        let renewing = tokio::spawn(async move { use_session(&console, &id).await });
        held.arrived().await;
        // What it takes up says that a renewal was sent, and nothing of what came of it.
        let next = place.another().await;
        held.release();
        renewing.await.unwrap().unwrap();
        place.clock.forward(TimeDelta::seconds(61));
        next.look_after_sessions().await;
        assert!(
            matches!(view(&next).await.session, SessionState::SignedIn { renews: true, .. }),
            "{dialect:?}"
        );
        assert_eq!((place.renewals(), place.server.count(Ask::SignIn)), (2, 1), "{dialect:?}");
        place.assert_nothing_wrong();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_that_starts_while_another_renews_waits_for_it_and_asks_nobody() {
    for dialect in RENEWING.into_iter().filter(|dialect| dialect.renews_by_refresh()) {
        let place = Place::signed_in(dialect).await;
        place.past_the_end();
        let held = Held::new();
        place.server.fail_next(Fault::Hold { held: held.clone(), after: true });
        let (console, id) = (place.console.clone(), place.id.clone());
        let renewing = tokio::spawn(async move { use_session(&console, &id).await });
        held.arrived().await;
        let starting = place.another();
        let (next, ()) = tokio::join!(starting, async { held.release() });
        renewing.await.unwrap().unwrap();
        assert!(matches!(view(&next).await.session, SessionState::SignedIn { .. }), "{dialect:?}");
        use_session(&next, &place.id).await.unwrap();
        assert_eq!((place.renewals(), place.server.count(Ask::SignIn)), (1, 1), "{dialect:?}");
        place.assert_nothing_wrong();
    }
}
