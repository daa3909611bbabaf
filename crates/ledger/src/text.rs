//! Text as a search looks through it, and as a reader would put it in order.

use std::borrow::Cow;

use chatelaine_model::hint_of;
use icu_normalizer::DecomposingNormalizerBorrowed;
use icu_normalizer::properties::CanonicalCombiningClassMapBorrowed;

/// The most characters of a text that count for its order.
const ORDER_LIMIT: usize = 200;
/// The most characters of a hint; the schema holds the same limit.
const HINT_LIMIT: usize = 32;
/// What stands in a hint for the part that is not shown.
const VEILS: [&str; 4] = ["…", "...", "*", "•"];

/// Without case, accents and other differences of form (Unicode NFKD without combining marks, in lower case).
pub(crate) fn folded(text: &str) -> String {
    // Nothing in ASCII decomposes, and a hundred thousand names are mostly that.
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    const DECOMPOSER: DecomposingNormalizerBorrowed<'static> = DecomposingNormalizerBorrowed::new_nfkd();
    let marks = CanonicalCombiningClassMapBorrowed::new();
    DECOMPOSER
        .normalize_iter(text.chars())
        .filter(|letter| marks.get_u8(*letter) == 0)
        .flat_map(char::to_lowercase)
        .collect()
}

/// Bytes that compare as a reader would compare the texts: whatever their case and accents, numbers by their value;
/// texts that are then equal by their characters.
pub(crate) fn order(text: &str) -> Vec<u8> {
    let text: String = text.chars().take(ORDER_LIMIT).collect();
    let folded = folded(&text);
    // Most names of keys are their own folded form. What tells them from others need not be kept twice: five indexes
    // hold these bytes for each key.
    let mut is_plain = folded == text;
    let mut order = Vec::with_capacity(folded.len() + text.len() + 2);
    let mut rest = folded.as_str();
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, from_digits) = rest.split_at(at);
        let end = from_digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(from_digits.len());
        let (digits, after) = from_digits.split_at(end);
        let value = digits.trim_start_matches('0');
        is_plain &= value.len() == digits.len();
        order.extend_from_slice(before.as_bytes());
        // A longer number is a larger one. The leading byte keeps numbers where digits stand among letters.
        order.push(b'0');
        order.push(u8::try_from(value.len()).unwrap_or(u8::MAX));
        order.extend_from_slice(value.as_bytes());
        rest = after;
    }
    order.extend_from_slice(rest.as_bytes());
    order.push(0);
    if !is_plain {
        order.extend_from_slice(text.as_bytes());
    }
    order
}

/// A hint that shows no whole secret: one that says that something is missing stays, of anything else the usual
/// parts are kept.
pub(crate) fn safe_hint(hint: &str) -> Cow<'_, str> {
    let veiled = VEILS.iter().any(|veil| hint.contains(veil));
    if veiled && hint.chars().count() <= HINT_LIMIT { Cow::Borrowed(hint) } else { Cow::Owned(hint_of(hint)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_forms_do_not_count() {
        assert_eq!(folded("Éxpört ﬁle ＡＢ"), "export file ab");
        assert_eq!(folded("ÅNGSTRÖM"), folded("a\u{30A}ngstro\u{308}m"));
    }

    #[test]
    fn names_stand_as_a_reader_would_put_them() {
        let sorted =
            ["Backup", "backup 2", "Backup 10", "backup 010", "backup10a", "Éclair", "export", "zulu"];
        let mut shuffled = sorted;
        shuffled.reverse();
        shuffled.sort_by_key(|name| order(name));
        assert_eq!(shuffled, sorted);
    }

    #[test]
    fn equal_only_when_the_same() {
        assert_ne!(order("key"), order("Key"));
        assert_ne!(order("key 01"), order("key 1"));
        assert_ne!(order("key 0"), order("key "));
        assert_ne!(order("e\u{301}"), order("e"));
        assert!(order(&"9".repeat(10_000)).len() < 1_000);
    }

    #[test]
    fn a_whole_secret_is_no_hint() {
        let secret = "sentinel71c0ledgerhint";
        assert!(!safe_hint(secret).contains("71c0"));
        let long = format!("…{}", "s".repeat(40));
        assert!(safe_hint(&long).chars().count() <= HINT_LIMIT);
        for hint in ["api_7…x2", "hai_****12", "…", "•••4711"] {
            assert_eq!(safe_hint(hint), hint);
        }
    }
}
