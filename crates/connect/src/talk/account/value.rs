//! From what a user typed to the JSON that a server takes.

use chatelaine_model::{Setting, SettingType};
use chrono::{DateTime, NaiveDate};
use serde_json::Value;

use super::schema::is_closed;
use crate::read::times::rfc3339;

/// The new value of a setting. It keeps the type of the value before it; `strings` says that all are strings.
pub(super) fn of_setting(
    setting: &Setting,
    before: Option<&Value>,
    text: &str,
    strings: bool,
) -> Result<Value, &'static str> {
    if is_closed(setting) && !setting.choices.iter().any(|choice| choice == text) {
        return Err("it is none of the choices");
    }
    let string = strings || matches!(before, Some(Value::String(_)));
    let value = of_kind(setting.kind, text)?;
    Ok(match value {
        // Written as the user wrote it: 007 stays 007.
        _ if string && matches!(setting.kind, SettingType::Bool | SettingType::Int | SettingType::Number) => {
            text.trim().into()
        }
        // Choices come from a database and may be numbers.
        Value::String(text)
            if matches!(before, Some(Value::Number(_))) && setting.kind == SettingType::Choice =>
        {
            text.parse::<serde_json::Number>().map_or(Value::String(text), Value::Number)
        }
        value => value,
    })
}

/// The JSON of a kind of value.
pub(super) fn of_kind(kind: SettingType, text: &str) -> Result<Value, &'static str> {
    let trimmed = text.trim();
    match kind {
        SettingType::Bool => trimmed.parse().map(Value::Bool).map_err(|_| "it is neither true nor false"),
        SettingType::Int => trimmed.parse::<i64>().map(Value::from).map_err(|_| "it is no whole number"),
        SettingType::Number => {
            trimmed.parse::<serde_json::Number>().map(Value::Number).map_err(|_| "it is no number")
        }
        SettingType::Time => DateTime::parse_from_rfc3339(trimmed)
            .map(|at| rfc3339(at.to_utc()).into())
            .map_err(|_| "it is no time such as 2026-11-24T08:00:00Z"),
        SettingType::Day => trimmed
            .parse::<NaiveDate>()
            .map(|day| day.to_string().into())
            .map_err(|_| "it is no day such as 2026-11-24"),
        SettingType::Choice | SettingType::Text => Ok(text.into()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn setting(kind: SettingType, choices: &[&str], open: bool) -> Setting {
        Setting {
            id: "x".into(),
            groups: vec![],
            name: "x".into(),
            value: String::new(),
            kind,
            about: None,
            read_only: false,
            choices: choices.iter().map(|&choice| choice.to_owned()).collect(),
            open,
        }
    }

    #[test]
    fn a_value_keeps_the_type_that_the_server_uses() {
        let int = setting(SettingType::Int, &[], false);
        assert_eq!(of_setting(&int, Some(&json!(7)), "8", false), Ok(json!(8)));
        assert_eq!(of_setting(&int, Some(&json!("7")), "8", false), Ok(json!("8")));
        assert_eq!(of_setting(&int, None, "8", true), Ok(json!("8")));
        assert!(of_setting(&int, Some(&json!("7")), "eight", false).is_err());
        let flag = setting(SettingType::Bool, &[], false);
        assert_eq!(of_setting(&flag, Some(&json!(true)), "false", false), Ok(json!(false)));
        let rate = setting(SettingType::Number, &[], false);
        assert_eq!(of_setting(&rate, Some(&json!(1)), "12.5", false), Ok(json!(12.5)));
    }

    #[test]
    fn a_closed_choice_takes_its_values_and_an_open_one_any() {
        let closed = setting(SettingType::Choice, &["en", "hu"], false);
        assert_eq!(of_setting(&closed, Some(&json!("en")), "hu", false), Ok(json!("hu")));
        assert!(of_setting(&closed, Some(&json!("en")), "de", false).is_err());
        let open = setting(SettingType::Choice, &["en"], true);
        assert_eq!(of_setting(&open, Some(&json!("en")), "de", false), Ok(json!("de")));
        let numbered = setting(SettingType::Choice, &["1", "2"], false);
        assert_eq!(of_setting(&numbered, Some(&json!(1)), "2", false), Ok(json!(2)));
    }

    #[test]
    fn times_and_days_are_checked() {
        assert_eq!(of_kind(SettingType::Day, "1990-02-28"), Ok(json!("1990-02-28")));
        assert!(of_kind(SettingType::Day, "1990-02-30").is_err());
        let time = of_kind(SettingType::Time, "2026-11-24T09:00:00+01:00");
        assert_eq!(time, Ok(json!("2026-11-24T08:00:00Z")));
        assert!(of_kind(SettingType::Time, "tomorrow").is_err());
    }
}
