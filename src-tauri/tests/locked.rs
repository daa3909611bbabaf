//! Every command of the border on a locked program.
#![allow(clippy::unwrap_used, reason = "what a test cannot do is its failure")]

use std::collections::BTreeSet;

use chatelaine_window::{COMMANDS, WHILE_LOCKED, border, gate};
use serde_json::{Value, json};
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder, mock_context, noop_assets};
use tauri::webview::InvokeRequest;
use tauri::{WebviewWindow, WebviewWindowBuilder};

/// A window with all commands and nothing behind them: what reaches a command fails for want of a desk.
fn window(locked: bool) -> (tauri::App<MockRuntime>, WebviewWindow<MockRuntime>) {
    let handler = border::<MockRuntime>().invoke_handler();
    let app = mock_builder()
        .invoke_handler(gate(move |_| locked, handler))
        .build(mock_context(noop_assets()))
        .unwrap();
    let window = WebviewWindowBuilder::new(&app, "main", tauri::WebviewUrl::default()).build().unwrap();
    (app, window)
}

/// What a command answers that is called with nothing.
fn refusal(window: &WebviewWindow<MockRuntime>, command: &str) -> Value {
    let url = if cfg!(windows) { "http://tauri.localhost" } else { "tauri://localhost" };
    let request = InvokeRequest {
        cmd: command.to_owned(),
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url: url.parse().unwrap(),
        body: InvokeBody::Json(json!({})),
        headers: Default::default(),
        invoke_key: INVOKE_KEY.to_owned(),
    };
    get_ipc_response(window, request).unwrap_err()
}

fn is_locked(answer: &Value) -> bool {
    answer["code"] == "locked"
}

#[test]
fn nothing_answers_but_what_unlocks() {
    let (_app, window) = window(true);
    let answering: BTreeSet<&str> =
        COMMANDS.iter().copied().filter(|command| !is_locked(&refusal(&window, command))).collect();
    assert_eq!(answering, WHILE_LOCKED.iter().copied().collect());
}

#[test]
fn the_refusal_tells_nothing_but_that() {
    let (_app, window) = window(true);
    let expected = json!({
        "code": "locked",
        "message": "locked: unlock it first",
        "server": null,
        "retryAfter": null,
        "retryAssumed": false,
        "detail": null,
        "assumed": [],
        "certificate": null,
    });
    assert_eq!(refusal(&window, "app_view"), expected);
}

#[test]
fn every_command_passes_while_it_is_open() {
    let (_app, window) = window(false);
    for command in COMMANDS {
        let answer = refusal(&window, command);
        assert!(!is_locked(&answer), "{command}: {answer}");
    }
}
