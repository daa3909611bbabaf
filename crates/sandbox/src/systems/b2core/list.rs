//! What all lists have in common: `limit`, `offset`, `sort_by`, `sort_order`, `filter[name]`, and `total` with `data`.

use std::collections::HashMap;

use axum::Json;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// Items where the client does not say, and at most. Assumed.
const USUAL_LIMIT: usize = 20;
const LARGEST_LIMIT: usize = 100;

/// A name to sort by and what it stands for.
pub(super) type SortField<'a, T, K> = (&'a str, fn(&T) -> K);

/// The query of a list.
pub(super) struct Listing(HashMap<String, String>);

impl Listing {
    pub(super) fn new(query: HashMap<String, String>) -> Self {
        Self(query)
    }

    /// What a filter asks for; absent or empty is no filter.
    pub(super) fn filter(&self, name: &str) -> Option<&str> {
        self.0.get(&format!("filter[{name}]")).map(String::as_str).filter(|wanted| !wanted.is_empty())
    }

    /// Whether a text passes a filter. Assumed: part of it suffices, upper and lower case are the same.
    pub(super) fn lets_text(&self, name: &str, text: &str) -> bool {
        self.filter(name).is_none_or(|wanted| text.to_lowercase().contains(&wanted.to_lowercase()))
    }

    /// Whether a value is one of a filter's comma-separated ones.
    pub(super) fn lets_value(&self, name: &str, value: impl ToString) -> bool {
        let value = value.to_string();
        self.filter(name)
            .is_none_or(|wanted| wanted.split(',').any(|one| one.trim().eq_ignore_ascii_case(&value)))
    }

    /// Sorts by the wanted field, of those that the list can be sorted by; the first of them is the usual one.
    pub(super) fn sort<T, K: Ord>(&self, items: &mut [T], fields: &[SortField<'_, T, K>]) {
        let wanted = self.0.get("sort_by").map_or("", String::as_str);
        let by = fields.iter().find(|(name, _)| *name == wanted).or(fields.first());
        if let Some((_, key)) = by {
            items.sort_by_key(key);
        }
        if self.0.get("sort_order").is_some_and(|order| order == "desc") {
            items.reverse();
        }
    }

    /// The wanted stretch of the items.
    pub(super) fn answer<T>(&self, items: &[T], told: impl Fn(&T) -> Value) -> Response {
        let number = |name: &str| self.0.get(name).and_then(|text| text.parse::<usize>().ok());
        let limit = number("limit").unwrap_or(USUAL_LIMIT).min(LARGEST_LIMIT);
        let offset = number("offset").unwrap_or_default();
        let data: Vec<_> = items.iter().skip(offset).take(limit).map(told).collect();
        Json(json!({ "total": items.len(), "data": data })).into_response()
    }
}
