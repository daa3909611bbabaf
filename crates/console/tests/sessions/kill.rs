//! The process dies at each step of a renewal in turn; the next start is signed in, or asks once, and never sends a
//! spent token again.

use std::fs;
use std::sync::Arc;

use chatelaine_console::Console;
use chatelaine_console::view::ErrorCode;
use chatelaine_model::{EndReason, SessionState};

use crate::child::{self, DIED_AT, KILLED};
use crate::place::{Place, WHO, code_of, use_session, view};
use crate::server::{Ask, Dialect, Fault, Held, RENEWING};

/// The steps at which what renews was perhaps spent and nothing new is sealed yet.
const ASKS: [&str; 3] = ["a renewal is about to be sent", "answered", "a renewal came back"];

/// Uses the session of a new start to its end and beyond. Tells whether it asked for a sign-in.
async fn go_on(place: &Place, console: &Arc<Console>) -> bool {
    let used = use_session(console, &place.id).await;
    // A renewed token that is over can only be renewed by another one.
    if place.server.books(|books| books.dialect.renews_by_refresh()) {
        place.past_the_end();
    } else {
        place.to_the_end();
    }
    let again = use_session(console, &place.id).await;
    let asked = used.is_err() || again.is_err();
    for error in [used, again].into_iter().filter_map(Result::err) {
        assert_eq!(code_of(&error), ErrorCode::SignInNeeded);
    }
    if asked {
        place.sign_in_on(console).await;
        use_session(console, &place.id).await.unwrap();
    }
    asked
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kill_at_any_step_of_a_renewal_costs_one_sign_in_at_most() {
    for dialect in RENEWING {
        let mut seen: Vec<String> = Vec::new();
        for at in 0.. {
            let place = Place::signed_in(dialect).await;
            place.to_the_end();
            let ended = child::run(child::start(&place, 1, Some(at))).await;
            assert!(matches!(ended, Some(0 | KILLED)), "{dialect:?}, step {at}: {ended:?}");
            let died_at = fs::read_to_string(place.dir.path().join(DIED_AT)).unwrap_or_default();
            place.server.step();
            let asked = go_on(&place, &place.another().await).await;
            let sealed = seen.iter().any(|seen| seen == "a renewal is sealed");
            let expected = !sealed && ASKS.contains(&died_at.as_str());
            assert_eq!(asked, expected, "{dialect:?}, step {at}: '{died_at}'");
            assert_eq!(place.server.count(Ask::SignIn), 1 + usize::from(asked), "{dialect:?}, step {at}");
            place.assert_nothing_wrong();
            if ended == Some(0) {
                break;
            }
            seen.push(died_at);
        }
        for step in ASKS.into_iter().chain(["a renewal is sealed", "a renewal is in use"]) {
            assert!(seen.iter().any(|seen| seen == step), "{dialect:?} never died at '{step}': {seen:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kill_at_any_step_of_an_end_by_the_server_hides_it_from_nobody() {
    let ended = SessionState::NeedsSignIn { reason: EndReason::Refused, who: WHO.into() };
    for dialect in [Dialect::Mgmtapp, Dialect::Babelfor] {
        let mut seen: Vec<String> = Vec::new();
        for at in 0.. {
            let place = Place::signed_in(dialect).await;
            place.server.books(|books| books.end_all());
            let killed = child::run(child::start(&place, 1, Some(at))).await == Some(KILLED);
            let died_at = fs::read_to_string(place.dir.path().join(DIED_AT)).unwrap_or_default();
            let case = format!("{dialect:?}, step {at}: '{died_at}'");
            let next = place.another().await;
            let state = view(&next).await.session;
            assert!(
                state == ended || killed && matches!(state, SessionState::SignedIn { .. }),
                "{case}: {state:?}"
            );
            let error = use_session(&next, &place.id).await.unwrap_err();
            assert_eq!(code_of(&error), ErrorCode::SignInNeeded, "{case}");
            place.server.step();
            let last = place.another().await;
            assert!(use_session(&last, &place.id).await.is_err(), "{case}");
            assert_eq!(view(&last).await.session, ended, "{case}");
            place.assert_nothing_wrong();
            if !killed {
                break;
            }
            seen.push(died_at);
        }
        for step in ["it is sealed that a token is dead", "a session ended"] {
            assert!(seen.iter().any(|seen| seen == step), "{dialect:?} never died at '{step}': {seen:?}");
        }
    }
}

/// Kills a child while the server has its renewal in hand.
async fn killed_while_held(dialect: Dialect, after: bool) -> Place {
    let place = Place::signed_in(dialect).await;
    place.to_the_end();
    let held = Held::new();
    place.server.fail_next(Fault::Hold { held: held.clone(), after });
    let mut child = child::start(&place, 1, None);
    drop(child.stdin.take());
    held.arrived().await;
    child.kill().unwrap();
    child.wait().unwrap();
    held.release();
    place.server.step();
    place
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kill_while_the_server_has_the_renewal_in_hand_costs_one_sign_in_at_most() {
    for dialect in RENEWING {
        for after in [false, true] {
            let place = killed_while_held(dialect, after).await;
            let next = place.another().await;
            assert!(matches!(view(&next).await.session, SessionState::SignedIn { renews: false, .. }));
            go_on(&place, &next).await;
            assert!(place.server.count(Ask::SignIn) <= 2, "{dialect:?}");
            place.assert_nothing_wrong();
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_start_after_the_end_of_a_lost_session_asks_and_says_why() {
    let place = killed_while_held(Dialect::Mgmtapp, true).await;
    place.past_the_end();
    let state = view(&place.another().await).await.session;
    let SessionState::NeedsSignIn { reason, .. } = state else { panic!("{state:?}") };
    assert_eq!(reason, EndReason::RenewalLost);
    assert_eq!(place.renewals(), 1);
    place.assert_nothing_wrong();
}
