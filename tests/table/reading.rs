//! Finding things in what terminal and servers tell.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;

/// The one of a list whose member has this value.
#[track_caller]
pub(crate) fn one<'v>(list: &'v Value, member: &str, value: &str) -> &'v Value {
    let mut of = list.as_array().unwrap_or_else(|| panic!("no list: {list}")).iter();
    of.find(|item| text(&item[member]) == value).unwrap_or_else(|| panic!("no {member} {value} in {list}"))
}

/// The value of a fact of an account.
#[track_caller]
pub(crate) fn fact<'v>(account: &'v Value, name: &str) -> &'v str {
    one(&account["facts"], "name", name)["value"].as_str().unwrap()
}

/// A member of all items of a list, as text.
#[track_caller]
pub(crate) fn all(list: &Value, member: &str) -> BTreeSet<String> {
    let items = list.as_array().unwrap_or_else(|| panic!("no list: {list}"));
    items.iter().map(|item| text(&item[member])).collect()
}

/// A text or number as text.
pub(crate) fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// An instant.
#[track_caller]
pub(crate) fn time(value: &Value) -> DateTime<Utc> {
    value.as_str().unwrap_or_else(|| panic!("no time: {value}")).parse().unwrap()
}

/// Insists that an instant is about so far from another: on a busy computer a command takes its time.
#[track_caller]
pub(crate) fn about(at: DateTime<Utc>, from: DateTime<Utc>, span: TimeDelta) {
    let off = (at - from - span).abs();
    assert!(off < TimeDelta::minutes(2), "{at} is not {span} after {from}");
}
