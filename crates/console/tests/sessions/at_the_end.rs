//! Many uses at the moment of expiry.

use chatelaine_console::view::ErrorCode;
use chatelaine_model::SessionState;
use chrono::TimeDelta;

use crate::place::{Place, code_of, use_session};
use crate::server::{Ask, RENEWING};

const MANY: usize = 200;

async fn use_many(consoles: &[std::sync::Arc<chatelaine_console::Console>], place: &Place) {
    let uses = (0..MANY).map(|number| {
        let (console, id) = (consoles[number % consoles.len()].clone(), place.id.clone());
        tokio::spawn(async move { use_session(&console, &id).await })
    });
    for used in uses.collect::<Vec<_>>() {
        used.await.unwrap().unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_uses_cause_one_renewal_and_no_prompt() {
    for dialect in RENEWING {
        let place = Place::signed_in(dialect).await;
        for round in 1..=3 {
            place.to_the_end();
            use_many(std::slice::from_ref(&place.console), &place).await;
            assert_eq!(place.renewals(), round, "{dialect:?}");
        }
        assert!(matches!(place.state().await, SessionState::SignedIn { renews: true, .. }), "{dialect:?}");
        assert_eq!(place.server.count(Ask::SignIn), 1, "{dialect:?}");
        place.assert_nothing_wrong();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_with_two_programs_on_one_profile() {
    for dialect in RENEWING {
        let place = Place::signed_in(dialect).await;
        let both = [place.console.clone(), place.another().await];
        for round in 1..=3 {
            place.to_the_end();
            use_many(&both, &place).await;
            assert_eq!(place.renewals(), round, "{dialect:?}");
        }
        assert_eq!(place.server.count(Ask::SignIn), 1, "{dialect:?}");
        place.assert_nothing_wrong();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn past_the_end_what_renews_by_its_own_token_renews_and_the_rest_asks() {
    for dialect in RENEWING {
        let place = Place::signed_in(dialect).await;
        place.past_the_end();
        let used = use_session(&place.console, &place.id).await;
        if dialect.renews_by_refresh() {
            used.unwrap();
            assert_eq!(place.renewals(), 1, "{dialect:?}");
        } else {
            assert_eq!(code_of(&used.unwrap_err()), ErrorCode::SignInNeeded);
            assert_eq!(place.renewals(), 0, "what is over is not sent to be renewed");
        }
        place.assert_nothing_wrong();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_hour_between_the_clocks_changes_nothing() {
    for dialect in RENEWING {
        for skew in [-1, 1] {
            let place = Place::apart(dialect, TimeDelta::hours(skew)).await;
            place.sign_in().await;
            // A program that has not heard of the server's clock yet takes the session up.
            let other = place.another().await;
            use_session(&other, &place.id).await.unwrap();
            assert_eq!(place.renewals(), 0, "{dialect:?} {skew}");
            place.to_the_end();
            use_session(&place.another().await, &place.id).await.unwrap();
            assert_eq!(place.renewals(), 1, "{dialect:?} {skew}");
            place.assert_nothing_wrong();
        }
    }
}
