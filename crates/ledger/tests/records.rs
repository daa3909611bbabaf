//! Servers, operations and activity.
#![allow(clippy::unwrap_used, reason = "a test ends where its preparation fails")]

mod common;

use chatelaine_ledger::{Ledger, LedgerError};
use chatelaine_model::{Activity, Deed, KeyId, Operation, OperationId, OperationState, Outcome, Trust};
use chrono::TimeDelta;
use common::{id, in_days, key, ledger, now, server};

#[test]
fn servers_keep_their_place_when_changed() {
    let ledger = ledger(&["b", "a"]);
    let mut changed = server("b");
    changed.name = "Renamed".into();
    changed.trust = Trust::System;
    ledger.put_server(&changed).unwrap();
    assert_eq!(ledger.servers().unwrap(), [changed, server("a")]);
}

#[test]
fn a_server_is_changed_as_it_stands() {
    let ledger = ledger(&["a", "b"]);
    let renamed = ledger.change_server(&id("a"), &mut |server| server.name = "Renamed".into()).unwrap();
    let trusted = ledger.change_server(&id("a"), &mut |server| server.trust = Trust::System).unwrap();
    assert_eq!(renamed.name, "Renamed");
    assert_eq!((trusted.name.as_str(), &trusted.trust), ("Renamed", &Trust::System));
    assert_eq!(ledger.servers().unwrap(), [trusted, server("b")]);
    let unknown = ledger.change_server(&id("c"), &mut |_| {});
    assert!(matches!(unknown, Err(LedgerError::UnknownServer)));
}

#[test]
fn a_changed_server_keeps_its_keys_and_a_removed_one_loses_them() {
    let ledger = ledger(&["a", "b"]);
    ledger.refresh(&id("a"), &[key("1", "one")], now()).unwrap();
    ledger.put_server(&server("a")).unwrap();
    assert!(ledger.key(&id("a"), &KeyId::new("1"), now()).unwrap().is_some());
    ledger.append(&activity(Deed::CreateKey)).unwrap();
    ledger.remove_server(&id("a")).unwrap();
    ledger.remove_server(&id("a")).unwrap();
    assert_eq!(ledger.servers().unwrap(), [server("b")]);
    assert_eq!(ledger.activities(9).unwrap(), [activity(Deed::CreateKey)]);
    ledger.put_server(&server("a")).unwrap();
    assert!(ledger.key(&id("a"), &KeyId::new("1"), now()).unwrap().is_none());
    assert_eq!(ledger.as_of(&id("a")).unwrap(), None);
    assert_eq!(ledger.servers().unwrap(), [server("b"), server("a")]);
}

fn operation(id_: &str, state: OperationState, hours: i64) -> Operation {
    Operation {
        id: OperationId::new(id_),
        server: id("a"),
        name: "nightly".into(),
        expires: in_days(30),
        began: now() + TimeDelta::hours(hours),
        state,
        key: None,
        hint: None,
    }
}

#[test]
fn operations_that_wait_are_found_oldest_first() {
    use OperationState::{Failed, Intended, Kept, Removed, Unconfirmed, Unknown};
    let ledger = ledger(&[]);
    let all = [Intended, Unknown, Unconfirmed, Kept, Removed, Failed];
    for (hours, state) in (0..).zip(all) {
        let operation = operation(&format!("o{hours}"), state, -hours);
        ledger.put_operation(&operation).unwrap();
        assert_eq!(ledger.operation(&operation.id).unwrap(), Some(operation));
    }
    let states: Vec<_> = ledger.open_operations().unwrap().into_iter().map(|found| found.state).collect();
    assert_eq!(states, [Unconfirmed, Unknown, Intended]);
    assert_eq!(ledger.operation(&OperationId::new("unknown")).unwrap(), None);
}

#[test]
fn an_operation_goes_on() {
    let ledger = ledger(&["a"]);
    ledger.put_operation(&operation("o", OperationState::Intended, 0)).unwrap();
    let further = Operation {
        state: OperationState::Unconfirmed,
        key: Some(KeyId::new("17")),
        hint: Some("api_7…x2".into()),
        ..operation("o", OperationState::Unconfirmed, 0)
    };
    ledger.put_operation(&further).unwrap();
    assert_eq!(ledger.open_operations().unwrap(), [further]);
    ledger.put_operation(&operation("o", OperationState::Kept, 0)).unwrap();
    assert_eq!(ledger.open_operations().unwrap(), []);
}

fn activity(deed: Deed) -> Activity {
    Activity {
        at: now(),
        server: Some(id("a")),
        who: Some("anna".into()),
        deed,
        key: Some(KeyId::new("1")),
        subject: Some("nightly".into()),
        outcome: Outcome::Unknown,
        reason: Some("outcome_unknown".into()),
    }
}

#[test]
fn the_log_tells_the_last_first_whatever_the_clock() {
    let ledger = ledger(&[]);
    let bare = Activity { server: None, who: None, key: None, subject: None, ..activity(Deed::SignIn) };
    let earlier = Activity { at: now() - TimeDelta::days(1), ..activity(Deed::RevokeKey) };
    for entry in [&bare, &activity(Deed::CopySecret), &earlier] {
        ledger.append(entry).unwrap();
    }
    assert_eq!(ledger.activities(9).unwrap(), [earlier.clone(), activity(Deed::CopySecret), bare]);
    assert_eq!(ledger.activities(1).unwrap(), [earlier]);
}
