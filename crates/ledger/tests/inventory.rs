//! Taking over lists of keys.
#![allow(clippy::unwrap_used, reason = "a test ends where its preparation fails")]

mod common;

use chatelaine_ledger::{Difference, KeyQuery, Ledger, LedgerError};
use chatelaine_model::{Key, KeyId, KeyStatus};
use chrono::{DateTime, TimeDelta};
use common::{id, in_days, key, ledger, names, now, page};

fn full(id: &str) -> Key {
    Key {
        hint: Some("api_7…x2".into()),
        owner: Some("Zoë".into()),
        created: in_days(-30),
        last_used: in_days(-1),
        expires: in_days(30),
        endless: true,
        revoked: true,
        permissions: Some(vec!["read".into(), "\"<write>".into()]),
        about: Some("for the nightly run".into()),
        ..key(id, "nightly")
    }
}

#[test]
fn a_key_comes_back_as_it_was_put() {
    let ledger = ledger(&["a"]);
    let far = DateTime::from_timestamp(253_402_300_799, 0);
    let none = Key { permissions: Some(Vec::new()), expires: far, ..key("2", "") };
    for put in [full("1"), none, key("3", "Ünïcode 'quoted' \u{FFFD}")] {
        ledger.put_key(&id("a"), &put).unwrap();
        let row = ledger.key(&id("a"), &put.id, now()).unwrap().unwrap();
        assert_eq!((&row.key, row.status), (&put, put.status(now())));
        assert_eq!((row.server, row.gone_since), (id("a"), None));
    }
    assert_eq!(ledger.key(&id("a"), &KeyId::new("4"), now()).unwrap(), None);
    assert_eq!(ledger.key(&id("b"), &KeyId::new("1"), now()).unwrap(), None);
}

#[test]
fn a_refresh_tells_the_difference() {
    let ledger = ledger(&["a", "b"]);
    let list = [full("1"), key("2", "two"), key("3", "three")];
    let found = ledger.refresh(&id("a"), &list, now()).unwrap();
    assert_eq!(found, Difference { added: 3, ..Difference::default() });
    ledger.refresh(&id("b"), &[key("9", "other")], now()).unwrap();

    let later = now() + TimeDelta::hours(1);
    let list = [full("1"), key("2", "second"), key("4", "four")];
    let found = ledger.refresh(&id("a"), &list, later).unwrap();
    assert_eq!(found, Difference { added: 1, changed: 1, gone: 1, same: 1 });
    assert_eq!(ledger.as_of(&id("a")).unwrap(), Some(later));
    assert_eq!(names(&page(&ledger, &KeyQuery::default())), ["four", "nightly", "other", "second"]);

    let row = ledger.key(&id("a"), &KeyId::new("3"), now()).unwrap().unwrap();
    assert_eq!(row.gone_since, Some(later));
    let with_gone = page(&ledger, &KeyQuery { gone: true, ..KeyQuery::default() });
    assert_eq!(names(&with_gone), ["four", "nightly", "other", "second", "three"]);
    assert_eq!(with_gone.all, 5);
}

#[test]
fn a_tombstone_keeps_its_first_time_and_goes_when_the_key_returns() {
    let ledger = ledger(&["a"]);
    let (first, second) = (now() + TimeDelta::hours(1), now() + TimeDelta::hours(2));
    ledger.refresh(&id("a"), &[key("1", "one")], now()).unwrap();
    ledger.refresh(&id("a"), &[], first).unwrap();
    let found = ledger.refresh(&id("a"), &[], second).unwrap();
    assert_eq!(found, Difference::default());
    let gone_since = |id_: &str| ledger.key(&id("a"), &KeyId::new(id_), now()).unwrap().unwrap().gone_since;
    assert_eq!(gone_since("1"), Some(first));

    let found = ledger.refresh(&id("a"), &[key("1", "one")], second).unwrap();
    assert_eq!(found, Difference { added: 1, ..Difference::default() });
    assert_eq!(gone_since("1"), None);

    ledger.mark_gone(&id("a"), &KeyId::new("1"), first).unwrap();
    ledger.mark_gone(&id("a"), &KeyId::new("1"), second).unwrap();
    ledger.mark_gone(&id("a"), &KeyId::new("unknown"), second).unwrap();
    assert_eq!(gone_since("1"), Some(first));
    ledger.put_key(&id("a"), &key("1", "one")).unwrap();
    assert_eq!(gone_since("1"), None);
}

#[test]
fn times_finer_than_are_kept_and_doubles_are_no_change() {
    let ledger = ledger(&["a"]);
    let fine =
        Key { expires: in_days(3).map(|end| end + TimeDelta::nanoseconds(1_234_567)), ..key("1", "one") };
    ledger.refresh(&id("a"), std::slice::from_ref(&fine), now()).unwrap();
    let found = ledger.refresh(&id("a"), &[fine, key("1", "double")], now()).unwrap();
    assert_eq!(found, Difference { same: 1, ..Difference::default() });
}

#[test]
fn names_are_taken_by_living_keys_of_the_same_server() {
    let ledger = ledger(&["a", "b"]);
    let revoked = Key { revoked: true, ..key("2", "revoked") };
    ledger.refresh(&id("a"), &[key("1", "Nightly"), revoked, key("3", "gone")], now()).unwrap();
    ledger.mark_gone(&id("a"), &KeyId::new("3"), now()).unwrap();
    let taken = |server: &str, name: &str| ledger.name_taken(&id(server), name).unwrap();
    assert!(taken("a", "Nightly"));
    assert!(
        !taken("a", "nightly") && !taken("a", "revoked") && !taken("a", "gone") && !taken("b", "Nightly")
    );
}

#[test]
fn a_server_that_is_not_there_gets_no_keys() {
    let ledger = ledger(&["a"]);
    assert!(matches!(ledger.refresh(&id("b"), &[], now()), Err(LedgerError::UnknownServer)));
    assert!(matches!(ledger.put_key(&id("b"), &key("1", "one")), Err(LedgerError::UnknownServer)));
    assert_eq!(ledger.as_of(&id("a")).unwrap(), None);
    assert_eq!(ledger.as_of(&id("b")).unwrap(), None);
}

#[test]
fn a_whole_secret_in_place_of_a_hint_is_cut() {
    let secret = "sentinel-51f3-ledger-hint";
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.db");
    let ledger = chatelaine_ledger::SqliteLedger::open(&path).unwrap();
    ledger.put_server(&common::server("a")).unwrap();
    let with_secret = Key { hint: Some(secret.into()), ..key("1", "one") };
    ledger.refresh(&id("a"), std::slice::from_ref(&with_secret), now()).unwrap();
    let found = ledger.refresh(&id("a"), &[with_secret], now()).unwrap();
    assert_eq!(found.same, 1);
    drop(ledger);
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        assert!(!bytes.windows(13).any(|window| window == b"sentinel-51f3"));
    }
}

/// Every state, seen from every interesting moment, is the one that the model tells.
#[test]
fn states_agree_with_the_model() {
    let ledger = ledger(&["a"]);
    let mut keys = Vec::new();
    let edges = [-8, -1, 0, 1, 6, 7, 8, 14];
    let ends = edges
        .into_iter()
        .flat_map(|days| [-1, 0, 1].map(|ms| in_days(days).map(|e| e + TimeDelta::milliseconds(ms))));
    for expires in ends.chain([None]) {
        for (endless, revoked) in [(false, false), (false, true), (true, false), (true, true)] {
            let name = format!("key {}", keys.len());
            keys.push(Key { expires, endless, revoked, ..key(&name, &name) });
        }
    }
    ledger.refresh(&id("a"), &keys, now()).unwrap();
    for moment in edges.map(|days| in_days(days).unwrap()) {
        let mut counted = 0;
        let states = [
            KeyStatus::Active,
            KeyStatus::Expiring,
            KeyStatus::Expired,
            KeyStatus::Revoked,
            KeyStatus::Never,
        ];
        for status in states {
            let query = KeyQuery { statuses: vec![status], ..KeyQuery::default() };
            let page = ledger.page(&query, moment).unwrap();
            let mut shown: Vec<&str> = names(&page);
            let mut expected: Vec<&str> =
                keys.iter().filter(|key| key.status(moment) == status).map(|key| key.name.as_str()).collect();
            shown.sort_unstable();
            expected.sort_unstable();
            assert_eq!(shown, expected, "{status:?} at {moment}");
            assert!(page.rows.iter().all(|row| row.status == status));
            let counts = page.counts;
            let count = match status {
                KeyStatus::Active => counts.active,
                KeyStatus::Expiring => counts.expiring,
                KeyStatus::Expired => counts.expired,
                KeyStatus::Revoked => counts.revoked,
                KeyStatus::Never => counts.never,
            };
            assert_eq!(count, expected.len() as u64);
            counted += count;
        }
        assert_eq!(counted, keys.len() as u64);
    }
}

#[test]
fn a_reminder_stays_through_refreshes_until_it_is_taken_back() {
    let ledger = ledger(&["a", "b"]);
    for server in ["a", "b"] {
        ledger.refresh(&id(server), &[key("1", "nightly"), key("2", "hourly")], now()).unwrap();
    }
    let reminders = || {
        let page = page(&ledger, &KeyQuery::default());
        page.rows
            .into_iter()
            .filter_map(|row| Some((row.server, row.key.id, row.reminder?)))
            .collect::<Vec<_>>()
    };
    let one = KeyId::new("1");
    ledger.set_reminder(&id("a"), &one, in_days(10)).unwrap();
    ledger.set_reminder(&id("a"), &one, in_days(20)).unwrap();
    let set = [(id("a"), one.clone(), in_days(20).unwrap())];
    assert_eq!(reminders(), set);
    assert_eq!(ledger.key(&id("a"), &one, now()).unwrap().unwrap().reminder, in_days(20));

    ledger.refresh(&id("a"), &[], now()).unwrap();
    ledger.refresh(&id("a"), &[key("1", "renamed")], now()).unwrap();
    assert_eq!(reminders(), set);

    ledger.set_reminder(&id("a"), &one, None).unwrap();
    ledger.set_reminder(&id("a"), &one, None).unwrap();
    assert_eq!(reminders(), []);
}

#[test]
fn reminders_go_with_their_server() {
    let ledger = ledger(&["a"]);
    let one = KeyId::new("1");
    ledger.put_key(&id("a"), &key("1", "nightly")).unwrap();
    ledger.set_reminder(&id("a"), &one, in_days(10)).unwrap();
    ledger.remove_server(&id("a")).unwrap();
    assert!(matches!(ledger.set_reminder(&id("a"), &one, in_days(10)), Err(LedgerError::UnknownServer)));
    ledger.put_server(&common::server("a")).unwrap();
    ledger.put_key(&id("a"), &key("1", "nightly")).unwrap();
    assert_eq!(ledger.key(&id("a"), &one, now()).unwrap().unwrap().reminder, None);
}

#[test]
fn a_list_that_was_read_before_a_change_does_not_undo_it() {
    let ledger = ledger(&["a", "b"]);
    let list = [key("gone", "gone"), key("revoked", "revoked"), key("longer", "longer"), key("same", "same")];
    ledger.refresh(&id("a"), &list, now()).unwrap();
    let changes = ledger.changes(&id("a")).unwrap();
    ledger.put_key(&id("a"), &key("made", "made")).unwrap();
    ledger.mark_gone(&id("a"), &KeyId::new("gone"), now()).unwrap();
    ledger.put_key(&id("a"), &Key { revoked: true, ..key("revoked", "revoked") }).unwrap();
    ledger.put_key(&id("a"), &Key { expires: in_days(90), ..key("longer", "longer") }).unwrap();
    assert_eq!(ledger.changes(&id("b")).unwrap(), 0, "another server's keys were not changed");

    let mut older = list.to_vec();
    older[3].name = "renamed".into();
    ledger.refresh_since(&id("a"), &older, now(), changes).unwrap();
    let row = |key: &str| ledger.key(&id("a"), &KeyId::new(key), now()).unwrap().unwrap();
    assert_eq!(row("made").gone_since, None);
    assert!(row("gone").gone_since.is_some());
    assert!(row("revoked").key.revoked);
    assert_eq!(row("longer").key.expires, in_days(90));
    assert_eq!(row("same").key.name, "renamed");

    // A list that is read afterwards counts in full.
    ledger.refresh(&id("a"), &older, now()).unwrap();
    assert!(row("made").gone_since.is_some());
    assert_eq!(row("gone").gone_since, None);
    assert!(!row("revoked").key.revoked);
}
