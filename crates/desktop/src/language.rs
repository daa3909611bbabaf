//! The language that the user chose in the window.

use std::path::Path;

use serde_json::Value;

/// The language (BCP 47) in which servers are asked to answer, as the window keeps it among its preferences in the
/// folder of all profiles; `None` where none was chosen, or where they cannot be read.
pub fn language(root: &Path) -> Option<String> {
    let bytes = std::fs::read(root.join("preferences.json")).ok()?;
    let preferences: Value = serde_json::from_slice(&bytes).ok()?;
    preferences.pointer("/preferences/language").and_then(Value::as_str).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_in_the_window_is_found() {
        let root = tempfile::tempdir().unwrap();
        assert_eq!(language(root.path()), None);
        let kept = r#"{"preferences":{"theme":"system","language":"hu"}}"#;
        std::fs::write(root.path().join("preferences.json"), kept).unwrap();
        assert_eq!(language(root.path()).as_deref(), Some("hu"));
        std::fs::write(root.path().join("preferences.json"), "damaged").unwrap();
        assert_eq!(language(root.path()), None);
    }
}
