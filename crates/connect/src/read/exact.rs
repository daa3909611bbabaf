//! Whether a text of JSON comes back unchanged when it is read and written: numbers may be longer than a program keeps.

use std::collections::BTreeMap;

use serde_json::value::RawValue;
use serde_json::{Number, Value};

/// The place of the first number that would come back as another one, as a JSON pointer. What is no JSON holds none.
pub(crate) fn lossy(text: &[u8]) -> Option<String> {
    lossy_in(serde_json::from_slice(text).ok()?)
}

fn lossy_in(value: &RawValue) -> Option<String> {
    let text = value.get();
    match text.bytes().next()? {
        b'{' => {
            let members: BTreeMap<String, &RawValue> = serde_json::from_str(text).ok()?;
            members.into_iter().find_map(|(name, member)| {
                let name = name.replace('~', "~0").replace('/', "~1");
                lossy_in(member).map(|rest| format!("/{name}{rest}"))
            })
        }
        b'[' => {
            let items: Vec<&RawValue> = serde_json::from_str(text).ok()?;
            items
                .into_iter()
                .enumerate()
                .find_map(|(index, item)| lossy_in(item).map(|rest| format!("/{index}{rest}")))
        }
        b'-' | b'0'..=b'9' => {
            let kept: Number = serde_json::from_str(text).ok()?;
            (decimal(text) != decimal(&Value::Number(kept).to_string())).then(String::new)
        }
        _ => None,
    }
}

/// A number as its sign, its digits without zeros at either end, and the power of ten of the last of them.
fn decimal(text: &str) -> (bool, String, i64) {
    let (sign, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (mantissa, power) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{part}");
    let significant = digits.trim_end_matches('0');
    let power = power.parse::<i64>().unwrap_or(i64::MAX).saturating_sub(part.len() as i64);
    let power = power.saturating_add((digits.len() - significant.len()) as i64);
    let significant = significant.trim_start_matches('0');
    if significant.is_empty() { (sign, String::new(), 0) } else { (sign, significant.to_owned(), power) }
}

#[cfg(test)]
mod tests {
    use super::lossy;

    #[test]
    fn numbers_that_come_back_the_same_are_no_matter_how_they_are_written() {
        for same in [
            "0",
            "-0",
            "1.0",
            "1.50",
            "1e2",
            "1E+2",
            "100",
            "0.1",
            "18446744073709551615",
            "-9223372036854775808",
        ] {
            assert_eq!(lossy(format!("{{\"a\":[{same}]}}").as_bytes()), None, "{same}");
        }
        assert_eq!(lossy(b"{\"text\":\"12345678901234567890123\",\"no\":null,\"yes\":true}"), None);
        assert_eq!(lossy(b"<html>"), None);
    }

    #[test]
    fn a_number_that_would_come_back_as_another_is_named_by_its_place() {
        for other in ["12345678901234567890123", "-9223372036854775809", "0.12345678901234567890"] {
            let text = format!("{{\"a/b\":[1,{{\"c\":{other}}}]}}");
            assert_eq!(lossy(text.as_bytes()).as_deref(), Some("/a~1b/1/c"), "{other}");
        }
    }
}
