//! The profile: where it lies and what seals it.

use crate::world::{Home, ended};

#[test]
fn another_passphrase_opens_nothing() {
    let home = Home::new();
    home.run(&["status"]).with(0);
    home.file("passphrase", "another one");
    assert_eq!(home.json(&["status"]).with(1).error()["code"], "wrong_passphrase");
}

#[test]
fn a_profile_sealed_by_a_passphrase_asks_for_it() {
    let home = Home::new();
    home.run(&["status"]).with(0);
    let shut = ended(home.bare().arg("--home").arg(home.path("home")).args(["--json", "status"])).with(1);
    assert_eq!(shut.error()["code"], "vault_closed");
    // What needs no secret goes on.
    ended(home.bare().arg("--home").arg(home.path("home")).args(["server", "list"])).with(0);
}

#[test]
fn the_profile_lies_where_the_window_has_it() {
    let home = Home::new();
    let data = home.path("data");
    ended(home.bare().env("XDG_DATA_HOME", &data).args(["server", "list"])).with(0);
    if cfg!(target_os = "linux") {
        assert!(data.join("org.chatelaine.desktop/own/ledger.sqlite").is_file());
    }
}

#[test]
fn a_passphrase_comes_from_standard_input_as_well() {
    let home = Home::new();
    home.run(&["status"]).with(0);
    let file = std::fs::File::open(home.path("passphrase")).unwrap();
    let mut command = home.bare();
    command.arg("--home").arg(home.path("home")).args(["--passphrase-file", "-", "status"]).stdin(file);
    ended(&mut command).with(0);
}
