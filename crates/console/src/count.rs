//! Counts as they cross the border.

/// A count, or the largest that JavaScript and its types are told of.
pub(crate) fn count(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
