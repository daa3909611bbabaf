//! The window's configuration as it ships: what its page may load and call.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::project::{json, root, strings};

include!("../../src-tauri/src/command_names.rs");

const CONFIGURATION: &str = "src-tauri/tauri.conf.json";
const CAPABILITY: &str = "src-tauri/capabilities/main.json";

/// All that a directive of the content security policy may name: this page, nothing, and Tauri's own channel, which
/// is not reached over any network (<https://v2.tauri.app/security/csp/>).
fn harmless(directive: &str, source: &str) -> bool {
    match source {
        "'self'" | "'none'" => true,
        "ipc:" | "http://ipc.localhost" => directive == "connect-src",
        "data:" => directive == "img-src",
        _ => false,
    }
}

#[test]
fn the_policy_names_no_remote_origin_and_nothing_unsafe() {
    let csp = &json(CONFIGURATION)["app"]["security"]["csp"];
    for (directive, sources) in csp.as_object().unwrap() {
        for source in sources.as_str().unwrap().split_whitespace() {
            assert!(harmless(directive, source), "{directive} names {source}");
        }
    }
    assert_eq!(csp["default-src"], "'self'");
    for closed in ["object-src", "base-uri", "form-action", "frame-ancestors"] {
        assert_eq!(csp[closed], "'none'", "{closed}");
    }
}

#[test]
fn the_page_gets_no_globals_and_prototypes_are_frozen() {
    let app = &json(CONFIGURATION)["app"];
    assert_eq!(app["withGlobalTauri"], false);
    assert_eq!(app["security"]["freezePrototype"], true);
    assert_ne!(app["security"]["dangerousDisableAssetCspModification"], true);
    assert_ne!(app["security"]["assetProtocol"]["enable"], true);
    assert_eq!(app["security"]["capabilities"], serde_json::json!(["main"]));
}

#[test]
fn there_is_one_window_and_it_shows_its_own_page() {
    let windows = &json(CONFIGURATION)["app"]["windows"];
    let windows = windows.as_array().unwrap();
    assert_eq!(windows.len(), 1);
    assert_eq!(windows[0]["label"], "main");
    let url = windows[0].get("url").and_then(Value::as_str).unwrap_or("index.html");
    assert!(!url.contains(':'), "the window opens {url}");
}

#[test]
fn the_one_capability_grants_each_command_by_name_and_events_to_the_one_window() {
    let granted = json(CAPABILITY);
    assert_eq!(granted["identifier"], "main");
    assert_eq!(strings(&granted["windows"]), ["main"]);
    for wider in ["remote", "webviews", "platforms"] {
        assert!(granted.get(wider).is_none(), "{wider} widens the capability");
    }
    let permissions = strings(&granted["permissions"]);
    let wanted: BTreeSet<_> = COMMANDS
        .iter()
        .map(|command| format!("allow-{}", command.replace('_', "-")))
        .chain(["core:event:allow-listen", "core:event:allow-unlisten"].map(str::to_owned))
        .collect();
    assert_eq!(permissions.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>(), wanted);
    assert_eq!(permissions.len(), wanted.len(), "a permission is granted twice");
}

#[test]
fn there_is_no_other_capability() {
    let folder = root().join("src-tauri/capabilities");
    let names: Vec<_> =
        folder.read_dir().unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(names, ["main.json"]);
}
