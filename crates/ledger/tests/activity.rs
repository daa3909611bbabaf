//! The log: pages of it, and whether a change by another hand is found.
#![allow(clippy::unwrap_used, reason = "a test ends where its preparation fails")]

mod common;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use chatelaine_ledger::{
    ActivityBreak, ActivityFault, ActivityQuery, Ledger, LedgerError, OutcomeCounts, PAGE_LIMIT, SqliteLedger,
};
use chatelaine_model::{Activity, Deed, KeyId, Outcome};
use chrono::TimeDelta;
use common::{id, ledger, now, server};
use rusqlite::Connection;
use tempfile::TempDir;

fn entry(number: i64) -> Activity {
    Activity {
        at: now() + TimeDelta::minutes(number),
        server: Some(id("a")),
        who: Some("anna".into()),
        deed: Deed::CreateKey,
        key: Some(KeyId::new(number.to_string())),
        subject: Some(format!("key {number}")),
        outcome: Outcome::Done,
        reason: None,
    }
}

/// A file with six entries, opened by another hand than the ledger's.
fn touched(sql: &str) -> Vec<(u64, ActivityFault)> {
    let (_folder, path) = six();
    by_another_hand(&path, sql);
    breaks(&SqliteLedger::open(&path).unwrap())
}

fn six() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.db");
    let ledger = SqliteLedger::open(&path).unwrap();
    for number in 1..=6 {
        ledger.append(&entry(number)).unwrap();
    }
    (folder, path)
}

fn by_another_hand(path: &Path, sql: &str) {
    let connection = Connection::open(path).unwrap();
    let open = "DROP TRIGGER activity_is_not_changed; DROP TRIGGER activity_is_not_removed;";
    connection.execute_batch(open).unwrap();
    connection.execute_batch(sql).unwrap();
}

fn breaks(ledger: &SqliteLedger) -> Vec<(u64, ActivityFault)> {
    let found = ledger.verify_activity(None).unwrap().breaks;
    found.into_iter().map(|ActivityBreak { number, fault }| (number, fault)).collect()
}

#[test]
fn a_log_that_nobody_touched_is_intact() {
    let (_folder, path) = six();
    let ledger = SqliteLedger::open(&path).unwrap();
    ledger.append(&entry(7)).unwrap();
    let verdict = ledger.verify_activity(None).unwrap();
    assert_eq!((verdict.entries, verdict.breaks), (7, vec![]));
    let empty = common::ledger(&[]);
    assert_eq!(empty.verify_activity(None).unwrap().breaks, []);
}

#[test]
fn an_edit_of_any_column_is_found_at_its_entry() {
    let edits = [
        "at = at + 1",
        "server = 'b'",
        "server = NULL",
        "who = 'otto'",
        "deed = 'revoke_key'",
        "key = '99'",
        "subject = 'another'",
        "outcome = 'failed'",
        "reason = 'refused'",
        "sought = 'hidden'",
        "hash = zeroblob(32)",
        "hash = NULL",
    ];
    for edit in edits {
        let found = touched(&format!("UPDATE activity SET {edit} WHERE number = 3"));
        assert_eq!(found.first(), Some(&(3, ActivityFault::Edited)), "{edit}: {found:?}");
    }
}

#[test]
fn a_gap_is_found_whether_or_not_the_rest_was_renumbered() {
    let found = touched("DELETE FROM activity WHERE number = 3");
    assert_eq!(found, [(3, ActivityFault::Missing)]);
    let first = touched("DELETE FROM activity WHERE number = 1");
    assert_eq!(first, [(1, ActivityFault::Missing)]);
    let closed = touched(
        "DELETE FROM activity WHERE number = 3;
         UPDATE activity SET number = number - 1 WHERE number > 3;
         UPDATE activity_head SET count = 5;",
    );
    assert_eq!(closed, [(3, ActivityFault::Missing)]);
}

#[test]
fn another_order_is_found() {
    let found = touched(
        "UPDATE activity SET number = 100 WHERE number = 3;
         UPDATE activity SET number = 3 WHERE number = 4;
         UPDATE activity SET number = 4 WHERE number = 100;",
    );
    assert_eq!(found.first(), Some(&(3, ActivityFault::Moved)), "{found:?}");
    assert!(found.iter().all(|(_, fault)| *fault == ActivityFault::Moved), "{found:?}");
}

#[test]
fn a_missing_end_is_found_by_the_head_that_lies_apart() {
    assert_eq!(touched("DELETE FROM activity WHERE number > 4"), [(5, ActivityFault::EndMissing)]);
    assert_eq!(touched("DELETE FROM activity"), [(1, ActivityFault::EndMissing)]);
    assert_eq!(touched("DELETE FROM activity_head"), [(7, ActivityFault::EndMissing)]);
    let back = "UPDATE activity_head SET count = 4, hash = (SELECT hash FROM activity WHERE number = 4)";
    assert_eq!(touched(back), [(5, ActivityFault::Added)]);
}

#[test]
fn what_is_added_after_a_removed_end_leaves_the_gap() {
    let (_folder, path) = six();
    by_another_hand(&path, "DELETE FROM activity WHERE number > 4");
    let ledger = SqliteLedger::open(&path).unwrap();
    ledger.append(&entry(7)).unwrap();
    assert_eq!(breaks(&ledger), [(5, ActivityFault::Missing)]);
}

#[test]
fn a_log_written_anew_as_a_whole_is_found_by_an_end_that_was_kept_elsewhere() {
    let (_folder, path) = six();
    let sealed = SqliteLedger::open(&path).unwrap().activity_head(None).unwrap().unwrap();
    // Whoever can write the file can also compute hashes: a whole log is forged with the program itself.
    let forged = ledger(&["a"]);
    for number in 1..=8 {
        forged.append(&Activity { subject: Some("forged".into()), ..entry(number) }).unwrap();
    }
    assert_eq!(breaks(&forged), []);
    let found = forged.verify_activity(Some(&sealed)).unwrap().breaks;
    assert_eq!(found, [ActivityBreak { number: 6, fault: ActivityFault::Rewritten }]);
    assert_eq!(forged.activity_head(Some(&sealed)).unwrap(), None);
}

#[test]
fn an_earlier_end_is_held_by_a_log_that_went_on() {
    let ledger = ledger(&["a"]);
    let none = ledger.activity_head(None).unwrap().unwrap();
    ledger.append(&entry(1)).unwrap();
    let one = ledger.activity_head(Some(&none)).unwrap().unwrap();
    ledger.append(&entry(2)).unwrap();
    assert_eq!(ledger.activity_head(Some(&one)).unwrap().unwrap().count, 2);
    assert_eq!(ledger.verify_activity(Some(&one)).unwrap().breaks, []);
}

#[test]
fn the_file_itself_refuses_changes_of_the_log() {
    let (_folder, path) = six();
    let connection = Connection::open(&path).unwrap();
    assert!(connection.execute("UPDATE activity SET who = 'otto' WHERE number = 3", []).is_err());
    assert!(connection.execute("DELETE FROM activity WHERE number = 6", []).is_err());
}

#[test]
fn two_processes_write_one_chain() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.db");
    let (one, other) = (SqliteLedger::open(&path).unwrap(), SqliteLedger::open(&path).unwrap());
    std::thread::scope(|scope| {
        for ledger in [&one, &other] {
            scope.spawn(move || (0..50).try_for_each(|number| ledger.append(&entry(number))).unwrap());
        }
    });
    let verdict = one.verify_activity(None).unwrap();
    assert_eq!((verdict.entries, verdict.breaks), (100, vec![]));
}

/// A log over five days: two accounts, two servers, one failure.
fn week() -> SqliteLedger {
    let ledger = ledger(&["a", "b"]);
    for day in 0..5 {
        let at = now() + TimeDelta::days(day);
        let anna = Activity { at, ..entry(day) };
        let otto = Activity {
            at,
            who: Some("Ótto".into()),
            server: Some(id("b")),
            deed: Deed::RevokeKey,
            outcome: if day == 2 { Outcome::Failed } else { Outcome::Done },
            reason: (day == 2).then(|| "forbidden".to_owned()),
            ..entry(100 + day)
        };
        for activity in [anna, otto] {
            ledger.append(&activity).unwrap();
        }
    }
    ledger
}

fn numbers(ledger: &SqliteLedger, query: &ActivityQuery) -> Vec<u64> {
    ledger.activity_page(query).unwrap().rows.into_iter().map(|row| row.number).collect()
}

#[test]
fn a_page_is_filtered_counted_and_cut() {
    let ledger = week();
    let all = ledger.activity_page(&ActivityQuery::default()).unwrap();
    assert_eq!((all.total, all.all, all.first), (10, 10, Some(now())));
    assert_eq!(all.counts, OutcomeCounts { done: 9, failed: 1, unknown: 0 });
    assert_eq!(all.rows.first().unwrap().number, 10);
    assert_eq!(all.rows.last().unwrap().activity, Activity { at: now(), ..entry(0) });

    let query = ActivityQuery { offset: 4, limit: 3, ..ActivityQuery::default() };
    assert_eq!(numbers(&ledger, &query), [6, 5, 4]);
    let since = Some(now() + TimeDelta::days(1));
    let until = Some(now() + TimeDelta::days(3));
    let query = ActivityQuery { since, until, ..ActivityQuery::default() };
    assert_eq!(numbers(&ledger, &query), [6, 5, 4, 3]);
    let query = ActivityQuery { who: vec!["anna".into()], ..query };
    assert_eq!(numbers(&ledger, &query), [5, 3]);
    let query =
        ActivityQuery { servers: vec![id("b")], deeds: vec![Deed::RevokeKey], ..ActivityQuery::default() };
    assert_eq!(numbers(&ledger, &query), [10, 8, 6, 4, 2]);

    let failed = ActivityQuery { outcomes: vec![Outcome::Failed, Outcome::Unknown], ..query };
    let page = ledger.activity_page(&failed).unwrap();
    assert_eq!((page.total, page.all), (1, 10));
    assert_eq!(page.counts, OutcomeCounts { done: 4, failed: 1, unknown: 0 });
    assert_eq!(page.rows[0].activity.reason.as_deref(), Some("forbidden"));
}

#[test]
fn words_are_found_whatever_their_case_and_accents() {
    let ledger = week();
    let search = |text: &str| {
        let query = ActivityQuery { search: Some(text.into()), ..ActivityQuery::default() };
        numbers(&ledger, &query)
    };
    assert_eq!(search("OTTO 102"), [6]);
    assert_eq!(search("key 3"), [8, 7], "the key 103 as well");
    assert_eq!(search("%"), Vec::<u64>::new());
}

#[test]
fn days_are_counted_where_they_begin_and_end_elsewhere() {
    let ledger = week();
    let day = |day: i64| (now() + TimeDelta::days(day), now() + TimeDelta::days(day + 1));
    let spans = [day(-1), day(2), day(4)];
    assert_eq!(ledger.activity_counts(&ActivityQuery::default(), &spans).unwrap(), [0, 2, 2]);
    let failed = ActivityQuery { outcomes: vec![Outcome::Failed], ..ActivityQuery::default() };
    assert_eq!(ledger.activity_counts(&failed, &spans).unwrap(), [0, 1, 0]);
}

#[test]
fn what_occurs_can_be_chosen_and_a_removed_server_keeps_its_name() {
    let ledger = week();
    let removed = Activity {
        deed: Deed::RemoveServer,
        subject: Some("Old stock".into()),
        key: None,
        at: now() + TimeDelta::days(9),
        ..entry(0)
    };
    ledger.append(&removed).unwrap();
    ledger.remove_server(&id("a")).unwrap();
    let choices = ledger.activity_choices().unwrap();
    assert_eq!(choices.who, ["anna", "Ótto"]);
    assert_eq!(
        choices.servers,
        [(id("b"), Some(server("b").name)), (id("a"), Some("Old stock".to_owned())),]
    );
    assert_eq!(choices.deeds.len(), 3);
}

#[test]
fn all_that_matches_is_handed_over_in_pages() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = SqliteLedger::open(&folder.path().join("ledger.db")).unwrap();
    for number in 0..450 {
        ledger.append(&entry(number)).unwrap();
    }
    let mut pages = Vec::new();
    let take = &mut |page: Vec<chatelaine_ledger::Entry>| {
        // Others go on meanwhile, and what they add is not in it.
        ledger.append(&entry(1000)).unwrap();
        pages.push(page.len());
        ControlFlow::Continue(())
    };
    ledger.each_activity(&ActivityQuery::default(), take).unwrap();
    assert_eq!(pages, [PAGE_LIMIT as usize, PAGE_LIMIT as usize, 50]);
    let mut taken = 0;
    let stop = &mut |_: Vec<_>| {
        taken += 1;
        ControlFlow::Break(())
    };
    ledger.each_activity(&ActivityQuery::default(), stop).unwrap();
    assert_eq!(taken, 1);
}

#[test]
fn a_page_is_never_longer_than_the_limit() -> Result<(), LedgerError> {
    let ledger = ledger(&["a"]);
    for number in 0..300 {
        ledger.append(&entry(number))?;
    }
    let query = ActivityQuery { limit: u32::MAX, ..ActivityQuery::default() };
    assert_eq!(numbers(&ledger, &query).len(), PAGE_LIMIT as usize);
    Ok(())
}
