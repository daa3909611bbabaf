//! The generated TypeScript against the Rust that it is for and the table that turns its codes into words.

use std::collections::BTreeSet;

use crate::project::{json, text};

include!("../../src-tauri/src/command_names.rs");

const BINDINGS: &str = "ui/src/ipc/bindings.ts";

/// What stands between quotation marks after each `before`.
fn quoted<'a>(text: &'a str, before: &str) -> BTreeSet<&'a str> {
    text.split(before).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The members of the union of error codes.
fn codes(bindings: &str) -> BTreeSet<&str> {
    let union = bindings.split("export type ErrorCode =").nth(1).unwrap();
    let union = union.split("export type").next().unwrap();
    union.lines().filter(|line| line.starts_with('"')).filter_map(|line| line.split('"').nth(1)).collect()
}

#[test]
fn the_page_can_call_exactly_the_declared_commands() {
    let bindings = text(BINDINGS);
    let called: BTreeSet<_> = bindings
        .split("__TAURI_INVOKE<")
        .skip(1)
        .filter_map(|rest| rest.split(">(\"").nth(1))
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert_eq!(called, COMMANDS.iter().copied().collect());
}

#[test]
fn the_declared_commands_are_collected_once_each() {
    let border = text("src-tauri/src/border.rs");
    let list = border.split("collect_commands![").nth(1).unwrap().split(']').next().unwrap();
    let mut collected: Vec<_> = list.split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
    collected.sort_by_key(|name| name.rsplit("::").next());
    let mut declared = COMMANDS.to_vec();
    declared.sort_unstable();
    let names: Vec<_> = collected.iter().map(|name| name.rsplit("::").next().unwrap()).collect();
    assert_eq!(names, declared);
}

#[test]
fn each_error_code_has_its_row_and_its_words() {
    let bindings = text(BINDINGS);
    let codes = codes(&bindings);
    assert!(codes.contains("wrong_credentials"), "no codes were found");

    let table = text("ui/src/errors/table.ts");
    let rows = table.split("Record<ErrorCode").nth(1).unwrap();
    let rows: BTreeSet<_> = rows
        .lines()
        .skip(1)
        .take_while(|line| !line.starts_with('}'))
        .filter_map(|line| line.strip_prefix("  ")?.split_once(": ").map(|(code, _)| code))
        .filter(|code| code.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_'))
        .collect();
    assert_eq!(rows, codes);

    let words = json("ui/src/words/en/errors.json").to_string();
    let named = quoted(&words, "\"");
    let wordless: Vec<_> = codes.iter().filter(|code| !named.contains(*code)).collect();
    assert!(wordless.is_empty(), "no words for {wordless:?}");
}

#[test]
fn no_command_but_those_of_reveal_answers_with_bare_text() {
    let bindings = text(BINDINGS);
    let bare: Vec<_> = bindings
        .split("__TAURI_INVOKE<string>(\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert_eq!(bare, ["recovery_reveal", "secret_reveal"]);
}
