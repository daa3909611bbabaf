//! Settings of one's own account.

use serde_json::Value;

use crate::world::World;

fn changeable(settings: &Value) -> &Value {
    let mut all = settings.as_array().unwrap().iter();
    all.find(|setting| setting["readOnly"] == false && setting["kind"] == "bool").unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_setting_is_changed_and_reads_back() {
    let world = World::signed_in("babelfor").await;
    let listed = world.json(&["setting", "list", "babelfor"]).with(0).json();
    let setting = changeable(&listed);
    let (id, value) = (setting["id"].as_str().unwrap(), setting["value"].as_str().unwrap());
    let other = if value == "true" { "false" } else { "true" };
    let after = world.json(&["setting", "set", "babelfor", id, other]).with(0).json();
    assert_eq!((&after["id"], &after["value"]), (&setting["id"], &other.into()));
    let again = world.json(&["setting", "list", "babelfor"]).with(0).json();
    let again = again.as_array().unwrap().iter().find(|setting| setting["id"] == id).unwrap().clone();
    assert_eq!(again["value"], other);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_set_is_refused() {
    let world = World::signed_in("babelfor").await;
    assert_eq!(
        world.json(&["setting", "set", "babelfor", "no-such", "1"]).with(1).error()["code"],
        "no_such_setting"
    );
    let listed = world.json(&["setting", "list", "babelfor"]).with(0).json();
    let locked = listed.as_array().unwrap().iter().find(|setting| setting["readOnly"] == true).unwrap();
    let refused = world.run(&["setting", "set", "babelfor", locked["id"].as_str().unwrap(), "1"]);
    assert_ne!(refused.code, 0, "{refused:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn settings_that_are_only_read_say_so() {
    let world = World::signed_in("bfore").await;
    let listed = world.json(&["setting", "list", "bfore"]).with(0).json();
    assert!(listed.as_array().unwrap().iter().all(|setting| setting["readOnly"] == true), "{listed}");
    world.run(&["setting", "set", "bfore", "any", "1"]).with(5);
    let none = World::with("b2core").await;
    none.run(&["setting", "list", "b2core"]).with(5);
}
