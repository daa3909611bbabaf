//! Definitions: shown, checked, added, corrected.

use std::fs;
use std::path::Path;

use crate::world::{Home, World};

/// A definition of another system, made from one that comes with Chatelaine.
fn another(home: &Home) -> String {
    let built_in = Path::new(env!("CARGO_MANIFEST_DIR")).join("../connect/definitions/bfore.toml");
    let text = fs::read_to_string(built_in).unwrap();
    assert!(text.contains("id = \"bfore\""), "another definition has to be chosen for this test");
    home.file("own.toml", &text.replace("id = \"bfore\"", "id = \"bafore\""))
}

#[test]
fn every_assumed_fact_is_shown_with_its_reason_and_how_to_correct_it() {
    let home = Home::new();
    for id in ["babelfor", "b2core", "bfore", "haut", "mgmtapp"] {
        let shown = home.json(&["definition", "show", id]).with(0).json();
        let assumed = shown["assumed"].as_array().unwrap();
        for fact in assumed {
            assert!(!fact["why"].as_str().unwrap().is_empty(), "{fact}");
        }
        let human = home.run(&["definition", "show", id]).with(0).out;
        for fact in assumed {
            assert!(human.contains(fact["table"].as_str().unwrap()), "{fact}");
            for place in fact["places"].as_array().unwrap() {
                assert!(human.contains(place["place"].as_str().unwrap()), "{place}");
            }
        }
        assert!(assumed.is_empty() || human.contains("chatelaine server set"), "{human}");
    }
    let mgmtapp = home.json(&["definition", "show", "mgmtapp"]).with(0).json();
    let sign_in =
        mgmtapp["assumed"].as_array().unwrap().iter().find(|fact| fact["table"] == "sign_in.password");
    assert!(!sign_in.unwrap()["places"].as_array().unwrap().is_empty(), "nothing of it can be corrected");
    home.run(&["definition", "show", "no-such"]).with(1);
}

#[test]
fn a_definition_is_checked_without_being_added() {
    let home = Home::new();
    let good = another(&home);
    assert_eq!(home.json(&["definition", "check", &good]).with(0).json()["id"], "bafore");
    let bad = home.file("bad.toml", "[system]\nid = 7\n");
    let told = home.json(&["definition", "check", &bad]);
    assert_ne!(told.code, 0);
    assert!(told.err.contains("bad.toml"), "{told:?}");
    let listed = home.json(&["definition", "list"]).with(0).json();
    assert_eq!(listed.as_array().unwrap().len(), 5);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_of_ones_own_definition_is_added_and_used() {
    let world = World::new().await;
    let file = another(&world.home);
    let address = world.address("bfore");
    world.run(&["server", "add", "Own", "--definition", &file, "--url", &address]).with(0);
    let listed = world.json(&["definition", "list"]).with(0).json();
    let own = listed.as_array().unwrap().iter().find(|definition| definition["id"] == "bafore").unwrap();
    assert_eq!(own["own"], true);
    let person = world.person("bfore", "Holds most");
    let password = world.home.file("password", &person.password);
    world.run(&["sign-in", "own", "--user", &person.login, "--password-file", &password]).with(0);
    assert!(!world.json(&["key", "list", "--server", "own"]).with(0).json().as_array().unwrap().is_empty());
    // Again, and the servers of its system stay.
    world.run(&["definition", "add", &file]).with(0);
    world.run(&["server", "show", "own"]).with(0);
}

#[test]
fn a_built_in_definition_is_never_replaced() {
    let home = Home::new();
    let built_in = Path::new(env!("CARGO_MANIFEST_DIR")).join("../connect/definitions/bfore.toml");
    let told = home.run(&["definition", "add", &built_in.display().to_string()]);
    assert_ne!(told.code, 0, "{told:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_holds_for_one_server_and_is_taken_back() {
    let world = World::with("mgmtapp").await;
    let shown = world.json(&["server", "show", "mgmtapp"]).with(0).json();
    let assumed = shown["assumed"].as_array().unwrap();
    let fact = assumed.iter().find(|fact| fact["table"] == "sign_in.password").unwrap();
    let mut places = fact["places"].as_array().unwrap().iter();
    let path = places.find(|place| place["place"].as_str().unwrap().ends_with("path")).unwrap();
    let (place, right) = (path["place"].as_str().unwrap(), path["value"].as_str().unwrap());
    world.run(&["server", "set", "mgmtapp", &format!("{place}=/no/such/path")]).with(0);
    let corrected = world.json(&["server", "show", "mgmtapp"]).with(0).json();
    assert_eq!(corrected["corrections"][place], "/no/such/path");
    assert_ne!(world.sign_in("mgmtapp").code, 0);
    world.run(&["server", "set", "mgmtapp", "--unset", place]).with(0);
    assert_eq!(
        world.json(&["server", "show", "mgmtapp"]).with(0).json()["corrections"],
        serde_json::json!({})
    );
    world.sign_in("mgmtapp").with(0);
    // The same when the server is added; what does not fit leaves no server behind.
    let address = world.address("mgmtapp");
    let add = ["server", "add", "Two", "--system", "mgmtapp", "--url", &address, "--set"];
    world.run(&[&add[..], &["no.such.place=1"]].concat()).with(2);
    world.run(&["server", "show", "Two"]).with(1);
    world.run(&[&add[..], &[&format!("{place}={right}x")]].concat()).with(0);
    assert_eq!(
        world.json(&["server", "show", "Two"]).with(0).json()["corrections"][place],
        format!("{right}x")
    );
}
