//! One value of an exported row.

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Serialize, Serializer};
use serde_json::Value;

/// What stands between the parts of a list in one cell.
const BETWEEN: &str = "; ";

/// One value of an exported row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Cell {
    /// Not known, or not there.
    Nothing,
    /// Text of a person or a server: anything may stand in it.
    Text(String),
    /// A count or a place.
    Number(u64),
    /// An instant.
    Time(DateTime<Utc>),
    /// Several texts.
    List(Vec<String>),
}

impl Cell {
    /// One of a closed set, by the word that JSON has for it.
    pub(crate) fn word(value: &impl Serialize) -> Self {
        match serde_json::to_value(value) {
            Ok(Value::String(word)) => Self::Text(word),
            _ => Self::Nothing,
        }
    }

    /// As a spreadsheet may open it: what it would take for a formula is text.
    pub(crate) fn for_spreadsheet(&self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Text(text) => defused(text.clone()),
            Self::Number(number) => number.to_string(),
            Self::Time(at) => written(*at),
            Self::List(texts) => defused(texts.join(BETWEEN)),
        }
    }
}

impl From<Option<String>> for Cell {
    fn from(text: Option<String>) -> Self {
        text.map_or(Self::Nothing, Self::Text)
    }
}

impl From<Option<DateTime<Utc>>> for Cell {
    fn from(at: Option<DateTime<Utc>>) -> Self {
        at.map_or(Self::Nothing, Self::Time)
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Nothing => serializer.serialize_none(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => serializer.serialize_u64(*number),
            Self::Time(at) => serializer.serialize_str(&written(*at)),
            Self::List(texts) => texts.serialize(serializer),
        }
    }
}

fn written(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

/// Text that no spreadsheet takes for a formula: one that could be is begun by an apostrophe. Spreadsheets look past
/// white space and quotation marks at the start, and some read full-width signs as well.
fn defused(text: String) -> String {
    let begun = text.trim_start_matches(|letter: char| {
        matches!(letter, '"' | '\'' | '\u{201C}' | '\u{201D}' | '\u{FEFF}')
            || (letter.is_whitespace() && !matches!(letter, '\t' | '\r'))
    });
    let steers = begun.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    if steers && !is_number(&text) { format!("'{text}") } else { text }
}

/// Digits with a sign and a fraction at most: what a spreadsheet reads as a number and nothing else.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (whole, fraction) =
        digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    all_digits(whole) && fraction.is_none_or(all_digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str) -> String {
        Cell::Text(text.into()).for_spreadsheet()
    }

    #[test]
    fn what_could_be_a_formula_is_text() {
        let formulas = [
            "=1+1",
            "+49 170 1",
            "-2+3",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            " =1",
            "\u{A0}=1",
            "\n=1",
            "\"=1",
            "' =1",
            "\" =HYPERLINK(\"https://x.example\")",
            "＝1",
            "\u{FEFF}=1",
            "-",
            "-1-1",
            "+1e5",
            "-1.",
        ];
        for formula in formulas {
            assert_eq!(cell(formula), format!("'{formula}"), "{formula:?}");
        }
        let list = Cell::List(vec!["=read".into(), "write".into()]);
        assert_eq!(list.for_spreadsheet(), "'=read; write");
    }

    #[test]
    fn numbers_and_other_texts_stay() {
        for text in
            ["-12", "+3.5", "0", "nightly", "a=b", "", "1-2", "'quoted'", "\"q\"", "e-mail", "2026-11-23"]
        {
            assert_eq!(cell(text), text);
        }
        assert_eq!(Cell::Number(7).for_spreadsheet(), "7");
        assert_eq!(Cell::Nothing.for_spreadsheet(), "");
    }

    #[test]
    fn json_keeps_what_was_said() {
        let cells = [
            Cell::Text("=1".into()),
            Cell::Nothing,
            Cell::Number(3),
            Cell::Time(DateTime::from_timestamp(1_795_000_000, 0).unwrap()),
            Cell::List(vec!["-a".into()]),
        ];
        let json = serde_json::to_string(&cells).unwrap();
        assert_eq!(json, r#"["=1",null,3,"2026-11-18T11:06:40Z",["-a"]]"#);
    }
}
