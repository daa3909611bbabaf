//! The value of a key, token or password.

use secrecy::{ExposeSecret, SecretString};

/// A secret value. It cannot be serialised, printed or compared by accident, and is wiped from memory on drop.
#[derive(Clone)]
pub struct Secret(SecretString);

impl Secret {
    /// Takes ownership of a secret value.
    pub fn new(value: impl Into<String>) -> Self {
        Self(SecretString::from(value.into()))
    }

    /// The value itself. Every call is a place where a secret leaves its type: keep them few.
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.expose().is_empty()
    }

    /// What may be shown of it; see [`hint_of`].
    pub fn hint(&self) -> String {
        hint_of(self.expose())
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// What may be shown of a secret: the start and the last two characters (`api_7Q…x2`), and less of short ones.
///
/// At most a quarter of the characters is ever given away; a value of fewer than 12 gives none.
pub fn hint_of(value: &str) -> String {
    let letters: Vec<char> = value.chars().collect();
    let count = letters.len();
    if count < 12 {
        return "…".into();
    }
    let start = (count / 4).saturating_sub(2).clamp(1, 6);
    let head: String = letters.iter().take(start).collect();
    let tail: String = letters.iter().skip(count - 2).collect();
    format!("{head}…{tail}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_nothing_of_the_value() {
        assert_eq!(format!("{:?}", Secret::new("sentinel-4711-value")), "Secret(…)");
    }

    #[test]
    fn a_hint_keeps_the_start_and_the_last_two() {
        assert_eq!(hint_of("api_7QmNcVb2LsKdPfRtYwX1Zgx2"), "api_7…x2");
        assert_eq!(hint_of("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJlQ4"), "eyJhbG…Q4");
    }

    #[test]
    fn a_short_value_gives_nothing_away() {
        assert_eq!(hint_of("hunter2"), "…");
        assert_eq!(hint_of(""), "…");
    }

    #[test]
    fn no_more_than_a_quarter_is_given_away() {
        for count in 12..200 {
            let value = "x".repeat(count);
            assert!(hint_of(&value).matches('x').count() <= count / 4, "{count} characters");
        }
    }
}
