//! The window's pages: their packages and their build.

use std::fs;

use serde_json::Value;

use crate::error::XtaskError;
use crate::program::Program;
use crate::tree;

/// Sees to Node and npm, which we do not install: many systems' own packages of them are too old.
pub(crate) fn tools() -> Result<(), XtaskError> {
    let package = tree::ui().join("package.json");
    let package = fs::read_to_string(&package).map_err(XtaskError::file(&package))?;
    let version = |program: Program| program.args(["--version"]).ask();
    suffices(&wanted(&package), version(Program::new("node")).as_deref(), version(Program::npm()).is_some())
}

/// The oldest Node that the pages can be built with, as their `package.json` says.
fn wanted(package: &str) -> String {
    let package: Value = serde_json::from_str(package).unwrap_or_default();
    let range = package.pointer("/engines/node").and_then(Value::as_str).unwrap_or_default();
    range.trim_start_matches(|letter: char| !letter.is_ascii_digit()).to_owned()
}

/// Whether this Node is there and new enough, and npm with it.
fn suffices(wanted: &str, node: Option<&str>, npm: bool) -> Result<(), XtaskError> {
    let found = match node.map(str::trim) {
        None => "no program `node` answers".to_owned(),
        Some(node) if numbers(node) < numbers(wanted) => format!("`node` is {node}"),
        Some(_) if !npm => "no program `npm` answers".to_owned(),
        Some(_) => return Ok(()),
    };
    Err(XtaskError::Node { wanted: wanted.to_owned(), found })
}

/// The numbers of a version such as `v20.19.0`.
fn numbers(version: &str) -> Vec<u32> {
    version.trim_start_matches('v').split('.').map_while(|number| number.parse().ok()).collect()
}

/// Installs the packages that the lock file names, unless that has been done since it last changed.
pub(crate) fn install() -> Result<(), XtaskError> {
    tools()?;
    let ui = tree::ui();
    let installed = tree::changed(&ui.join("node_modules/.package-lock.json"));
    if installed.is_some() && installed >= tree::changed(&ui.join("package-lock.json")) {
        return Ok(());
    }
    Program::npm().args(["ci", "--no-audit", "--no-fund"]).run()
}

/// Builds the pages into `ui/dist`.
fn build() -> Result<(), XtaskError> {
    Program::npm().args(["run", "build"]).run()
}

/// Builds the pages unless none of their sources changed since the last build.
pub(crate) fn build_if_changed() -> Result<(), XtaskError> {
    let ui = tree::ui();
    let mut sources = None;
    for part in ["index.html", "package-lock.json", "public", "src", "tsconfig.json", "vite.config.ts"] {
        sources = sources.max(tree::newest(&ui.join(part))?);
    }
    if tree::changed(&ui.join("dist/index.html")).is_some_and(|built| Some(built) >= sources) {
        return Ok(());
    }
    build()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_that_is_missing_or_too_old_is_said_with_what_to_do() {
        let told = |node, npm| suffices("20.19", node, npm).err().map(|error| error.to_string());
        assert_eq!(told(Some("v20.19.0\n"), true), None);
        assert_eq!(told(Some("v22.1.0\n"), true), None);
        for (node, npm, found) in [
            (None, false, "no program `node` answers"),
            (Some("v20.9.1\n"), true, "`node` is v20.9.1"),
            (Some("v18.20.4\n"), true, "`node` is v18.20.4"),
            (Some("v20.19.0\n"), false, "no program `npm` answers"),
        ] {
            let told = told(node, npm).unwrap_or_default();
            for part in [found, "20.19 or later", "https://nodejs.org", "Nothing was installed"] {
                assert!(told.contains(part), "{told}");
            }
        }
    }

    #[test]
    fn the_wanted_version_is_that_of_the_pages() {
        assert_eq!(wanted(r#"{"engines":{"node":">=20.19"}}"#), "20.19");
        let package = fs::read_to_string(tree::ui().join("package.json")).unwrap();
        assert!(!numbers(&wanted(&package)).is_empty(), "{package}");
    }
}
