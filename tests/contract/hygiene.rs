//! The order of the files themselves.

use crate::project::{files, root};

/// Nobody reads on past this many lines.
const MOST_LINES: usize = 400;

/// Files that a tool writes.
const GENERATED: [&str; 4] =
    ["ui/src/ipc/bindings.ts", "ui/package-lock.json", "Cargo.lock", "src-tauri/gen/"];

fn generated(name: &str) -> bool {
    GENERATED.iter().any(|prefix| name.starts_with(prefix))
}

fn code(name: &str) -> bool {
    [".rs", ".ts", ".tsx", ".mjs", ".js", ".css"].iter().any(|end| name.ends_with(end))
}

/// The texts of all files that people write.
fn written() -> impl Iterator<Item = (String, String)> {
    files().into_iter().filter(|(name, _)| !generated(name)).filter_map(|(name, path)| {
        let text = std::fs::read_to_string(path).ok()?;
        Some((name, text))
    })
}

#[test]
fn no_file_of_code_is_too_long_to_be_read() {
    let long: Vec<_> = written()
        .filter(|(name, _)| code(name))
        .map(|(name, text)| (name, text.lines().count()))
        .filter(|(_, lines)| *lines > MOST_LINES)
        .collect();
    assert!(long.is_empty(), "over {MOST_LINES} lines: {long:?}");
}

#[test]
fn no_file_knows_somebodys_computer() {
    // Put together here, so that this file is not found itself.
    let places = [
        root().display().to_string() + "/",
        "/ro".to_owned() + "ot/",
        "/wo".to_owned() + "rk/",
        "C:".to_owned() + "\\Users",
    ];
    let found: Vec<_> = written()
        .filter(|(_, text)| places.iter().any(|place| text.contains(place)))
        .map(|(name, _)| name)
        .collect();
    assert!(found.is_empty(), "absolute paths in {found:?}");
}

#[test]
fn packages_come_from_the_public_registries_and_nowhere_else() {
    for (name, path) in files() {
        assert!(!name.ends_with(".npmrc"), "{name} may name another registry");
        let Ok(text) = std::fs::read_to_string(path) else { continue };
        if name == "Cargo.lock" {
            let elsewhere: Vec<_> = text
                .lines()
                .filter(|line| line.starts_with("source = "))
                .filter(|line| *line != "source = \"registry+https://github.com/rust-lang/crates.io-index\"")
                .collect();
            assert!(elsewhere.is_empty(), "{elsewhere:?}");
        }
        if name.ends_with("package-lock.json") {
            let elsewhere: Vec<_> = text
                .lines()
                .filter(|line| {
                    line.contains("\"resolved\":") && !line.contains("\"https://registry.npmjs.org/")
                })
                .collect();
            assert!(elsewhere.is_empty(), "{name}: {elsewhere:?}");
        }
        if name.ends_with(".cargo/config.toml") {
            assert!(
                !text.contains("[source") && !text.contains("[registries"),
                "{name} names another registry"
            );
        }
    }
}

#[test]
fn an_exception_from_a_rule_says_why() {
    let mut bare = Vec::new();
    for (name, text) in written().filter(|(name, _)| code(name)) {
        if name.ends_with(".rs") {
            for attribute in ["#[allow", "#![allow", "#[expect", "#![expect"] {
                let opened = format!("{attribute}(");
                let parts =
                    text.split(opened.as_str()).skip(1).map(|rest| rest.split(")]").next().unwrap_or(rest));
                bare.extend(
                    parts
                        .filter(|part| !part.contains("reason ="))
                        .map(|part| (name.clone(), part.to_owned())),
                );
            }
        } else {
            let silent = |line: &&str| {
                (line.contains("eslint-disable") && !line.contains("-- "))
                    || line.contains("@ts-ignore")
                    || line.contains("@ts-nocheck")
            };
            bare.extend(text.lines().filter(silent).map(|line| (name.clone(), line.trim().to_owned())));
        }
    }
    assert!(bare.is_empty(), "without a reason: {bare:#?}");
}

#[test]
fn nothing_is_left_for_later() {
    let marks = [
        "TO".to_owned() + "DO",
        "FIX".to_owned() + "ME",
        "to".to_owned() + "do!(",
        "un".to_owned() + "implemented!(",
    ];
    let found: Vec<_> = written()
        .filter(|(name, _)| code(name))
        .filter(|(_, text)| marks.iter().any(|mark| text.contains(mark)))
        .map(|(name, _)| name)
        .collect();
    assert!(found.is_empty(), "left for later in {found:?}");
}
