//! The list of servers: options, names, addresses.

use crate::world::{Home, World};

#[test]
fn an_option_is_set_when_a_server_is_added_and_changed_later() {
    let home = Home::new();
    let add = ["server", "add", "B", "--system", "babelfor", "--url", "https://b.example", "--set"];
    home.run(&[&add[..], &["api_key_header=x-other"]].concat()).with(0);
    let shown = home.json(&["server", "show", "b"]).with(0).json();
    assert_eq!(shown["options"]["api_key_header"], "x-other");
    home.run(&["server", "set", "b", "--name", "Bee", "api_key_header=x-third"]).with(0);
    assert_eq!(home.json(&["server", "show", "bee"]).with(0).json()["options"]["api_key_header"], "x-third");
    home.run(&["server", "set", "bee", "--unset", "api_key_header"]).with(0);
    assert_eq!(
        home.json(&["server", "show", "bee"]).with(0).json()["options"]["api_key_header"],
        "x-api-key"
    );
    home.run(&["server", "set", "bee", "no_such=1"]).with(2);
}

#[test]
fn a_name_is_taken_once() {
    let home = Home::new();
    let add = ["server", "add", "B", "--system", "bfore", "--url", "https://b.example"];
    home.run(&add).with(0);
    assert_eq!(home.json(&add).with(2).error()["code"], "input_refused");
    home.run(&["server", "add", "C", "--system", "no-such", "--url", "https://b.example"]).with(1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_is_found_by_name_in_any_case_or_by_id() {
    let world = World::with("bfore").await;
    let id = world.json(&["server", "list"]).with(0).json()[0]["id"].as_str().unwrap().to_owned();
    for given in [id.as_str(), "bfore", "BFORE"] {
        assert_eq!(world.json(&["server", "show", given]).with(0).json()["id"], id.as_str());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_of_another_kind_is_told_apart() {
    let world = World::new().await;
    let address = world.address("haut");
    world.run(&["server", "add", "H", "--system", "b2core", "--url", &address]).with(0);
    assert_eq!(world.json(&["server", "test", "H"]).with(1).error()["code"], "not_this_system");
}
