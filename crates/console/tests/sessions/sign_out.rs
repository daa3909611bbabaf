//! Signing out: what is told, and what comes too late.

use chatelaine_console::view::SignOutView;
use chatelaine_model::SessionState;

use crate::place::{Place, use_session, view};
use crate::server::{Ask, Dialect, Fault, Held, RENEWING};

#[tokio::test(flavor = "multi_thread")]
async fn each_way_to_end_is_told() {
    for (dialect, alive, over) in [
        (Dialect::B2core, SignOutView::EndedOnServer, SignOutView::AlreadyEnded),
        (Dialect::Babelfor, SignOutView::EndedOnServer, SignOutView::AlreadyEnded),
        (Dialect::Bfore, SignOutView::EndedOnServer, SignOutView::AlreadyEnded),
        (Dialect::Haut, SignOutView::ForgottenHere, SignOutView::ForgottenHere),
        (Dialect::Mgmtapp, SignOutView::ForgottenHere, SignOutView::ForgottenHere),
    ] {
        let place = Place::signed_in(dialect).await;
        assert_eq!(place.console.sign_out(&place.id).await.unwrap(), alive, "{dialect:?}");
        place.sign_in().await;
        place.server.books(|books| books.end_all());
        assert_eq!(place.console.sign_out(&place.id).await.unwrap(), over, "{dialect:?}");
        assert_eq!(view(&place.another().await).await.session, SessionState::SignedOut, "{dialect:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_gone_is_told_apart() {
    let mut place = Place::signed_in(Dialect::B2core).await;
    place.server.stop().await;
    assert_eq!(place.console.sign_out(&place.id).await.unwrap(), SignOutView::Unreached);
    assert_eq!(view(&place.another().await).await.session, SessionState::SignedOut);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_renewal_that_comes_after_the_sign_out_is_dropped_and_ended() {
    for dialect in RENEWING {
        let place = Place::signed_in(dialect).await;
        place.to_the_end();
        let held = Held::new();
        place.server.fail_next(Fault::Hold { held: held.clone(), after: true });
        let (console, id) = (place.console.clone(), place.id.clone());
        let renewing = tokio::spawn(async move { use_session(&console, &id).await });
        held.arrived().await;
        assert!(matches!(place.state().await, SessionState::Renewing { .. }), "{dialect:?}");
        place.console.sign_out(&place.id).await.unwrap();
        assert_eq!(place.state().await, SessionState::SignedOut, "{dialect:?}");
        place.server.step();
        held.release();
        assert!(renewing.await.unwrap().is_err(), "{dialect:?}");
        place.console.settle().await;
        assert_eq!(place.state().await, SessionState::SignedOut, "{dialect:?}");
        assert_eq!(view(&place.another().await).await.session, SessionState::SignedOut, "{dialect:?}");
        if matches!(dialect, Dialect::B2core | Dialect::Bfore) {
            assert!(!place.server.books(|books| books.serves()), "{dialect:?}: it lives on there");
        }
        place.assert_nothing_wrong();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_out_while_another_program_renews_leaves_nothing_sealed() {
    for dialect in RENEWING {
        let place = Place::signed_in(dialect).await;
        let other = place.another().await;
        place.to_the_end();
        let held = Held::new();
        place.server.fail_next(Fault::Hold { held: held.clone(), after: true });
        let (renewer, id) = (other.clone(), place.id.clone());
        let renewing = tokio::spawn(async move { use_session(&renewer, &id).await });
        held.arrived().await;
        let (console, id) = (place.console.clone(), place.id.clone());
        let signing_out = tokio::spawn(async move { console.sign_out(&id).await.map(drop) });
        // Gone here at once, whatever the other program waits for.
        while place.state().await != SessionState::SignedOut {
            tokio::task::yield_now().await;
        }
        held.release();
        signing_out.await.unwrap().unwrap();
        drop(renewing.await.unwrap());
        other.look_after_sessions().await;
        assert_eq!(view(&other).await.session, SessionState::SignedOut, "{dialect:?}");
        assert_eq!(view(&place.another().await).await.session, SessionState::SignedOut, "{dialect:?}");
        place.assert_nothing_wrong();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_during_a_late_renewal_is_the_one_that_stays() {
    let place = Place::signed_in(Dialect::Mgmtapp).await;
    place.to_the_end();
    let held = Held::new();
    place.server.fail_next(Fault::Hold { held: held.clone(), after: true });
    let (console, id) = (place.console.clone(), place.id.clone());
    let renewing = tokio::spawn(async move { use_session(&console, &id).await });
    held.arrived().await;
    place.console.sign_out(&place.id).await.unwrap();
    place.console.sign_in(place.request()).await.unwrap();
    held.release();
    drop(renewing.await.unwrap());
    for console in [place.console.clone(), place.another().await] {
        use_session(&console, &place.id).await.unwrap();
    }
    assert_eq!((place.renewals(), place.server.count(Ask::SignIn)), (1, 2));
    place.assert_nothing_wrong();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_with_another_program_during_a_renewal_is_the_one_that_stays() {
    for fault in [None, Some(Fault::Garbage), Some(Fault::Status(400)), Some(Fault::Status(503))] {
        let place = Place::signed_in(Dialect::Mgmtapp).await;
        let other = place.another().await;
        place.to_the_end();
        let held = Held::new();
        place.server.fail_next(Fault::HoldThen { held: held.clone(), then: fault.clone().map(Box::new) });
        let (console, id) = (place.console.clone(), place.id.clone());
        let renewing = tokio::spawn(async move { use_session(&console, &id).await });
        held.arrived().await;
        place.sign_in_on(&other).await;
        held.release();
        drop(renewing.await.unwrap());
        place.server.step();
        // What was renewed or lost there is not what anybody goes on with.
        place.past_the_end();
        for console in [other, place.console.clone(), place.another().await] {
            use_session(&console, &place.id).await.unwrap();
        }
        assert_eq!((place.renewals(), place.server.count(Ask::SignIn)), (2, 2), "{fault:?}");
        place.assert_nothing_wrong();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_gives_up_waiting_does_not_lose_the_session() {
    for dialect in RENEWING {
        let place = Place::signed_in(dialect).await;
        place.to_the_end();
        let held = Held::new();
        place.server.fail_next(Fault::Hold { held: held.clone(), after: true });
        let (console, id) = (place.console.clone(), place.id.clone());
        let renewing = tokio::spawn(async move { use_session(&console, &id).await });
        held.arrived().await;
        renewing.abort();
        assert!(renewing.await.unwrap_err().is_cancelled());
        held.release();
        place.console.settle().await;
        let next = place.another().await;
        place.to_the_end();
        use_session(&next, &place.id).await.unwrap();
        assert_eq!((place.renewals(), place.server.count(Ask::SignIn)), (2, 1), "{dialect:?}");
        place.assert_nothing_wrong();
    }
}
