//! Screenfuls: search, filters, orders, groups, counts.
#![allow(clippy::unwrap_used, reason = "a test ends where its preparation fails")]

mod common;

use std::ops::ControlFlow;

use chatelaine_ledger::{
    Group, KeyColumn, KeyQuery, KeySort, Ledger, PAGE_LIMIT, SqliteLedger, StatusCounts,
};
use chatelaine_model::{Key, KeyStatus};
use common::{id, in_days, key, ledger, names, now, page};

/// Two servers with keys in all states.
fn filled() -> SqliteLedger {
    let ledger = ledger(&["a", "b", "empty"]);
    let owned = |id: &str, name: &str, owner: &str| Key { owner: Some(owner.into()), ..key(id, name) };
    let of_a = [
        Key { expires: in_days(30), created: in_days(-3), ..owned("1", "Export 10", "Zoë") },
        Key {
            expires: in_days(3),
            created: in_days(-1),
            hint: Some("api_7…x2".into()),
            ..owned("2", "export 2", "anna")
        },
        Key { expires: in_days(-3), about: Some("für den Nachtlauf".into()), ..key("3", "Backup") },
    ];
    let of_b = [
        Key { endless: true, created: in_days(-2), ..owned("1", "éclair", "Bert") },
        Key { revoked: true, expires: in_days(5), ..owned("2", "Zulu", "Bert") },
    ];
    ledger.refresh(&id("b"), &of_b, now()).unwrap();
    ledger.refresh(&id("a"), &of_a, now()).unwrap();
    ledger
}

fn sorted(column: KeyColumn, descending: bool) -> KeyQuery {
    KeyQuery { sort: KeySort { column, descending }, ..KeyQuery::default() }
}

fn search(text: &str) -> KeyQuery {
    KeyQuery { search: Some(text.into()), ..KeyQuery::default() }
}

#[test]
fn every_order_runs_both_ways_and_absent_facts_stand_last() {
    let ledger = filled();
    let shown = |column, descending| {
        let page = page(&ledger, &sorted(column, descending));
        page.rows.into_iter().map(|row| row.key.name).collect::<Vec<_>>()
    };
    use KeyColumn::{Created, Expires, Name, Owner, Server, Status};
    assert_eq!(shown(Name, false), ["Backup", "éclair", "export 2", "Export 10", "Zulu"]);
    assert_eq!(shown(Name, true), ["Zulu", "Export 10", "export 2", "éclair", "Backup"]);
    assert_eq!(shown(Server, false), ["Backup", "export 2", "Export 10", "éclair", "Zulu"]);
    assert_eq!(shown(Server, true), ["éclair", "Zulu", "Backup", "export 2", "Export 10"]);
    assert_eq!(shown(Owner, false), ["export 2", "éclair", "Zulu", "Export 10", "Backup"]);
    assert_eq!(shown(Owner, true), ["Export 10", "Zulu", "éclair", "export 2", "Backup"]);
    assert_eq!(shown(Created, false), ["Export 10", "éclair", "export 2", "Backup", "Zulu"]);
    assert_eq!(shown(Created, true), ["export 2", "éclair", "Export 10", "Zulu", "Backup"]);
    assert_eq!(shown(Expires, false), ["Backup", "export 2", "Zulu", "Export 10", "éclair"]);
    assert_eq!(shown(Expires, true), ["Export 10", "Zulu", "export 2", "Backup", "éclair"]);
    assert_eq!(shown(Status, false), ["Export 10", "export 2", "Backup", "Zulu", "éclair"]);
    assert_eq!(shown(Status, true), ["éclair", "Zulu", "Backup", "export 2", "Export 10"]);
}

#[test]
fn a_search_looks_through_the_facts_whatever_case_and_accents() {
    let ledger = filled();
    let found =
        |text: &str| names(&page(&ledger, &search(text))).into_iter().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(found("EXPORT"), ["export 2", "Export 10"]);
    assert_eq!(found("ECLAIR"), ["éclair"]);
    assert_eq!(found("zoe"), ["Export 10"]);
    assert_eq!(found("7…x"), ["export 2"]);
    assert_eq!(found("FUR nacht"), ["Backup"]);
    assert_eq!(found("export anna"), ["export 2"]);
    assert_eq!(found("export zulu"), [""; 0]);
    assert_eq!(found("%"), [""; 0]);
    assert_eq!(found("'; DROP TABLE keys; --"), [""; 0]);
    assert_eq!(found("  ").len(), 5);
}

#[test]
fn counts_ignore_the_states_asked_for_and_totals_do_not() {
    let ledger = filled();
    let all = page(&ledger, &KeyQuery::default());
    assert_eq!((all.total, all.all), (5, 5));
    assert_eq!(all.counts, StatusCounts { active: 1, expiring: 1, expired: 1, revoked: 1, never: 1 });

    let query = KeyQuery { statuses: vec![KeyStatus::Expired, KeyStatus::Never], ..KeyQuery::default() };
    let some = page(&ledger, &query);
    assert_eq!(names(&some), ["Backup", "éclair"]);
    assert_eq!((some.total, some.all, some.counts), (2, 5, all.counts));

    let query = KeyQuery { statuses: vec![KeyStatus::Expired], ..search("export") };
    let none = page(&ledger, &query);
    assert_eq!((none.total, none.all), (0, 5));
    assert_eq!(none.counts, StatusCounts { active: 1, expiring: 1, ..StatusCounts::default() });
    assert_eq!(none.groups, []);

    let query = KeyQuery { servers: vec![id("b"), id("unknown")], ..search("z") };
    let of_b = page(&ledger, &query);
    assert_eq!((names(&of_b), of_b.all), (vec!["Zulu"], 2));
    let query = KeyQuery { servers: vec![id("unknown")], ..KeyQuery::default() };
    assert_eq!(page(&ledger, &query).all, 0);
}

#[test]
fn groups_come_in_the_users_order_with_what_needs_care() {
    let ledger = filled();
    let query = KeyQuery { grouped: true, ..sorted(KeyColumn::Name, true) };
    let grouped = page(&ledger, &query);
    assert_eq!(names(&grouped), ["Export 10", "export 2", "Backup", "Zulu", "éclair"]);
    assert_eq!(
        grouped.groups,
        [
            Group { server: id("a"), count: 3, expiring: 1, expired: 1 },
            Group { server: id("b"), count: 2, expiring: 0, expired: 0 },
        ]
    );
    let query = KeyQuery { statuses: vec![KeyStatus::Expired, KeyStatus::Revoked], ..query };
    assert_eq!(
        page(&ledger, &query).groups,
        [
            Group { server: id("a"), count: 1, expiring: 0, expired: 1 },
            Group { server: id("b"), count: 1, expiring: 0, expired: 0 },
        ]
    );
    let ordered = ["a", "b", "empty"].map(id);
    assert_eq!(ledger.servers().unwrap().into_iter().map(|server| server.id).collect::<Vec<_>>(), ordered);
}

/// However a list is cut into pages, put together they are the whole.
#[test]
fn pages_join_without_gap_or_double() {
    let ledger = filled();
    for column in [
        KeyColumn::Name,
        KeyColumn::Server,
        KeyColumn::Owner,
        KeyColumn::Created,
        KeyColumn::Expires,
        KeyColumn::Status,
    ] {
        for (descending, grouped) in [(false, false), (true, false), (false, true), (true, true)] {
            for statuses in [vec![], vec![KeyStatus::Active, KeyStatus::Expired, KeyStatus::Never]] {
                let query = KeyQuery { statuses, grouped, ..sorted(column, descending) };
                let whole = page(&ledger, &query);
                assert_eq!(whole.rows.len() as u64, whole.total);
                for limit in 1..=4 {
                    let mut joined = Vec::new();
                    while joined.len() < whole.rows.len() {
                        let offset = joined.len() as u64;
                        let part = page(&ledger, &KeyQuery { offset, limit, ..query.clone() });
                        assert!(!part.rows.is_empty() && part.rows.len() <= limit as usize);
                        assert_eq!(part.total, whole.total);
                        joined.extend(part.rows);
                    }
                    assert_eq!(joined, whole.rows, "{query:?} by {limit}");
                }
                let beyond = page(&ledger, &KeyQuery { offset: 99, ..query });
                assert_eq!((beyond.rows.len(), beyond.total), (0, whole.total));
            }
        }
    }
}

/// Far down, what is before a page is counted instead of read; where many are found, the order of all is walked along.
#[test]
fn a_page_far_down_is_the_one_that_reading_from_the_start_comes_to() {
    const SERVERS: [&str; 3] = ["a", "b", "c"];
    const OF_EACH: i64 = 3_500;
    let ledger = ledger(&SERVERS);
    for (place, server) in (0_i64..).zip(SERVERS) {
        let keys: Vec<Key> = (0..OF_EACH)
            .map(|number| {
                // The last server is unlike the others: all its names and times come last.
                let lot = if place == 2 { 9_000 + number } else { number * 7919 % 1_009 };
                let name = if lot % 3 == 0 { format!("Key {lot:05}") } else { format!("key {lot}") };
                Key {
                    owner: (lot % 4 != 0).then(|| format!("owner {}", lot % 9)),
                    created: if lot % 5 == 0 { None } else { in_days(-(lot % 50)) },
                    expires: if lot % 6 == 0 { None } else { in_days(lot - 300) },
                    endless: lot % 6 == 0,
                    revoked: lot % 11 == 0,
                    ..key(&number.to_string(), &name)
                }
            })
            .collect();
        ledger.refresh(&id(server), &keys, now()).unwrap();
    }
    use KeyColumn::{Created, Expires, Name, Owner, Status};
    for (column, descending) in
        [Name, Owner, Created, Expires, Status].into_iter().flat_map(|it| [(it, false), (it, true)])
    {
        let dense = KeyQuery { search: Some("y".into()), ..sorted(column, descending) };
        let few = KeyQuery { search: Some("key 5".into()), ..sorted(column, descending) };
        let active = KeyQuery { statuses: vec![KeyStatus::Active], ..sorted(column, descending) };
        for query in [sorted(column, descending), active, dense, few] {
            let mut whole = Vec::new();
            let mut take = |rows| {
                whole.extend(rows);
                ControlFlow::Continue(())
            };
            ledger.each_key(&query, now(), &mut take).unwrap();
            for offset in [999, 1_000, 4_000, 5_250, 8_000, 8_750, 10_490, 20_000] {
                let part = page(&ledger, &KeyQuery { offset, limit: 20, ..query.clone() });
                assert_eq!(part.total, whole.len() as u64);
                let from = whole.len().min(usize::try_from(offset).unwrap());
                assert_eq!(part.rows, whole[from..whole.len().min(from + 20)], "{query:?} at {offset}");
            }
        }
    }
}

#[test]
fn a_page_has_a_largest_size() {
    let ledger = ledger(&["a"]);
    let keys: Vec<Key> = (0..250).map(|number| key(&number.to_string(), &format!("key {number}"))).collect();
    ledger.refresh(&id("a"), &keys, now()).unwrap();
    let page = page(&ledger, &KeyQuery { limit: u32::MAX, ..KeyQuery::default() });
    assert_eq!((page.rows.len(), page.total), (PAGE_LIMIT as usize, 250));
    assert_eq!(names(&page)[..3], ["key 0", "key 1", "key 2"]);
    let tiny = common::page(&ledger, &KeyQuery { limit: 0, ..KeyQuery::default() });
    assert_eq!((tiny.rows.len(), tiny.total), (0, 250));
}
