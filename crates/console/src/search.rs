//! What is searched for.

/// Longer than anything worth searching for.
const LIMIT: usize = 200;

/// The words to search for; none when there is nothing but white space.
pub(crate) fn sought(search: Option<String>) -> Option<String> {
    search.map(|text| text.trim().chars().take(LIMIT).collect::<String>()).filter(|text| !text.is_empty())
}
