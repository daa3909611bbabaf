//! Building the programs, in one way everywhere so that the 600 crates below are compiled once.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::error::XtaskError;
use crate::program::Program;

/// Without this feature the window looks for a development server instead of its own pages.
pub(crate) const WINDOW_FEATURE: &str = "chatelaine-window/custom-protocol";

/// What everything that looks at the whole workspace passes to cargo. Equal arguments mean equal features of the
/// crates below, and so one compilation of them.
pub(crate) const WHOLE: [&str; 4] = ["--workspace", "--all-targets", "--features", WINDOW_FEATURE];

/// Programs that a build made.
#[derive(Debug, Default)]
pub(crate) struct Programs(BTreeMap<String, PathBuf>);

impl Programs {
    /// Where the binary or example of this name lies.
    pub(crate) fn path(&self, name: &str) -> Result<&Path, XtaskError> {
        self.0.get(name).map(PathBuf::as_path).ok_or_else(|| XtaskError::NoProgram(name.to_owned()))
    }

    /// Takes note of one line of cargo's messages.
    fn note(&mut self, line: &str) {
        let Ok(message) = serde_json::from_str::<Value>(line) else { return };
        let kind = message.pointer("/target/kind/0").and_then(Value::as_str);
        let in_test = message.pointer("/profile/test").and_then(Value::as_bool).unwrap_or_default();
        if !matches!(kind, Some("bin" | "example")) || in_test {
            return;
        }
        let name = message.pointer("/target/name").and_then(Value::as_str);
        if let (Some(name), Some(path)) = (name, message["executable"].as_str()) {
            self.0.insert(name.to_owned(), PathBuf::from(path));
        }
    }
}

/// Builds what these arguments of `cargo build` name.
pub(crate) fn build(args: &[&str]) -> Result<Programs, XtaskError> {
    let mut programs = Programs::default();
    Program::cargo()
        .args(["build", "--message-format", "json-render-diagnostics"])
        .args(args)
        .read(|line| programs.note(line))?;
    Ok(programs)
}

/// Builds every program and test of the workspace.
pub(crate) fn whole() -> Result<Programs, XtaskError> {
    build(&WHOLE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_found_in_cargos_messages_and_test_builds_of_them_are_not() {
        let mut programs = Programs::default();
        programs
            .note(r#"{"target":{"kind":["bin"],"name":"a"},"profile":{"test":false},"executable":"/x/a"}"#);
        programs.note(
            r#"{"target":{"kind":["bin"],"name":"a"},"profile":{"test":true},"executable":"/x/a-123"}"#,
        );
        programs.note(r#"{"target":{"kind":["lib"],"name":"b"},"profile":{"test":false},"executable":null}"#);
        programs.note("not a message");
        assert_eq!(programs.path("a").unwrap(), Path::new("/x/a"));
        assert!(matches!(programs.path("b"), Err(XtaskError::NoProgram(name)) if name == "b"));
    }
}
