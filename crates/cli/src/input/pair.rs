//! `KEY=VALUE`.

use std::str::FromStr;

/// A name and a value, as one argument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pair {
    /// What stands before the first `=`.
    pub(crate) key: String,
    /// What stands after it; may be empty.
    pub(crate) value: String,
}

impl Pair {
    /// Whether the name is a place of a definition, such as `keys.create.request.path`, and not an option.
    pub(crate) fn is_place(&self) -> bool {
        self.key.contains('.')
    }
}

impl FromStr for Pair {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once('=') {
            Some((key, value)) if !key.trim().is_empty() => {
                Ok(Self { key: key.trim().to_owned(), value: value.to_owned() })
            }
            _ => Err("write it as KEY=VALUE".into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_equals_sign_divides() {
        let pair: Pair = "a.b=c=d".parse().unwrap();
        assert_eq!((pair.key.as_str(), pair.value.as_str()), ("a.b", "c=d"));
        let empty: Pair = "bearer=".parse().unwrap();
        assert_eq!(empty.value, "");
        assert!("bearer".parse::<Pair>().is_err());
        assert!("=x".parse::<Pair>().is_err());
    }
}
