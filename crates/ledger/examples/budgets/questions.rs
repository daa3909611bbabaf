//! What a window asks of the inventory: each kind with the questions that it is made of.

use chatelaine_ledger::{KeyColumn, KeyQuery, KeySort};
use chatelaine_model::KeyStatus;

use crate::keys::server_id;

const COLUMNS: [KeyColumn; 6] = [
    KeyColumn::Name,
    KeyColumn::Server,
    KeyColumn::Owner,
    KeyColumn::Created,
    KeyColumn::Expires,
    KeyColumn::Status,
];
const STATUSES: [KeyStatus; 5] =
    [KeyStatus::Active, KeyStatus::Expiring, KeyStatus::Expired, KeyStatus::Revoked, KeyStatus::Never];
/// From a letter that is everywhere to what is nowhere, as it is typed.
const SEARCHES: [&str; 12] = [
    "b",
    "be",
    "ber",
    "berlin",
    "berlin mirror",
    "zurich",
    "nightly-robot-7",
    "KT-4711",
    "fournier",
    "api_7",
    "o",
    "nowhere",
];

pub(crate) fn all() -> Vec<(&'static str, Vec<KeyQuery>)> {
    vec![
        ("sort", sorts().collect()),
        ("sort, in the middle and at the end", deep(sorts())),
        ("group by server", grouped().collect()),
        ("group by server, deep", deep(grouped())),
        ("filter by state", states()),
        ("filter by server", servers()),
        ("search", searches(&[], false)),
        ("search in a state, by expiry", searches(&[KeyStatus::Active], false)),
        ("search, grouped", searches(&[], true)),
        ("with those that are gone", sorts().map(|query| KeyQuery { gone: true, ..query }).collect()),
    ]
}

fn sorts() -> impl Iterator<Item = KeyQuery> {
    COLUMNS.into_iter().flat_map(|column| {
        [false, true].into_iter().map(move |descending| KeyQuery {
            sort: KeySort { column, descending },
            limit: 100,
            ..KeyQuery::default()
        })
    })
}

fn grouped() -> impl Iterator<Item = KeyQuery> {
    sorts().map(|query| KeyQuery { grouped: true, ..query })
}

fn deep(queries: impl Iterator<Item = KeyQuery>) -> Vec<KeyQuery> {
    queries.flat_map(|query| [50_000, 99_900].map(|offset| KeyQuery { offset, ..query.clone() })).collect()
}

fn states() -> Vec<KeyQuery> {
    let by =
        |statuses: Vec<KeyStatus>| sorts().map(move |query| KeyQuery { statuses: statuses.clone(), ..query });
    let single = STATUSES.into_iter().flat_map(|status| by(vec![status]));
    single.chain(by(vec![KeyStatus::Active, KeyStatus::Expiring, KeyStatus::Never])).collect()
}

fn servers() -> Vec<KeyQuery> {
    let few = (0..5).map(server_id).collect::<Vec<_>>();
    let one = vec![server_id(17)];
    [one, few]
        .into_iter()
        .flat_map(|servers| sorts().map(move |query| KeyQuery { servers: servers.clone(), ..query }))
        .collect()
}

fn searches(statuses: &[KeyStatus], grouped: bool) -> Vec<KeyQuery> {
    let column = if statuses.is_empty() { KeyColumn::Name } else { KeyColumn::Expires };
    let asked = SEARCHES.into_iter().map(|search| KeyQuery {
        search: Some(search.to_owned()),
        statuses: statuses.to_vec(),
        sort: KeySort { column, descending: false },
        grouped,
        limit: 100,
        ..KeyQuery::default()
    });
    asked.collect()
}
