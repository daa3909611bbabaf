//! Accounts: one's own, shown and changed; others, inspected; passwords.

use serde_json::Value;

use crate::world::World;

fn fact<'a>(account: &'a Value, name: &str) -> &'a Value {
    account["facts"].as_array().unwrap().iter().find(|fact| fact["name"] == name).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_field_of_ones_own_account_is_changed_and_the_others_stay() {
    let world = World::signed_in("babelfor").await;
    let before = world.json(&["account", "show", "babelfor"]).with(0).json();
    let editable = before["facts"].as_array().unwrap().iter().find(|fact| fact["editable"] == true).unwrap();
    let name = editable["name"].as_str().unwrap();
    let after = world.json(&["account", "set", "babelfor", &format!("{name}=Szeged = Algyő")]).with(0).json();
    assert_eq!(fact(&after, name)["value"], "Szeged = Algyő");
    let shown = world.json(&["account", "show", "babelfor"]).with(0).json();
    for other in before["facts"].as_array().unwrap().iter().filter(|fact| fact["name"] != name) {
        assert_eq!(fact(&shown, other["name"].as_str().unwrap()), other);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn others_are_listed_searched_and_shown_and_a_block_is_lifted() {
    let world = World::with("b2core").await;
    let person = world.person("b2core", "Has no second factor");
    let password = world.home.file("password", &person.password);
    world.run(&["sign-in", "b2core", "--user", &person.login, "--password-file", &password]).with(0);
    let all = world.json(&["account", "list", "b2core", "--limit", "1000"]).with(0).json();
    let accounts = all["accounts"].as_array().unwrap();
    assert!(accounts.len() > 1 && all["more"] == false, "{all}");
    let few = world.json(&["account", "list", "b2core", "--limit", "1"]).with(0).json();
    assert_eq!((few["accounts"].as_array().unwrap().len(), &few["more"]), (1, &Value::Bool(true)));
    let email = accounts.iter().find_map(|account| account["email"].as_str()).unwrap();
    let found = world.json(&["account", "list", "b2core", "--search", email]).with(0).json();
    assert!(found["accounts"].as_array().unwrap().iter().any(|account| account["email"] == email), "{found}");

    let mut lifted = 0;
    for account in accounts {
        let id = account["id"].as_str().unwrap();
        let shown = world.json(&["account", "show", "b2core", id]).with(0).json();
        assert!(shown["secondFactors"].is_array() && shown["signIns"].is_array(), "{shown}");
        let Some(block) = shown["blocks"][0]["id"].as_str() else { continue };
        world.run(&["account", "unblock", "b2core", block]).with(2);
        world.run(&["account", "unblock", "b2core", block, "--yes"]).with(0);
        let after = world.json(&["account", "show", "b2core", id]).with(0).json();
        assert!(after["blocks"].as_array().unwrap().iter().all(|other| other["id"] != block), "{after}");
        lifted += 1;
        break;
    }
    assert_eq!(lifted, 1, "no account has a blocked address, so that nothing was tried");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_expired_password_is_changed_and_then_signs_in() {
    let world = World::with("bfore").await;
    let person = world.person("bfore", "expired");
    let old = world.home.file("old", &person.password);
    let new = world.home.file("new", "Fresh-Password-2027!");
    let sign_in =
        |file: &str| world.json(&["sign-in", "bfore", "--user", &person.login, "--password-file", file]);
    assert_eq!(sign_in(&old).with(1).error()["code"], "password_expired");
    let change = ["account", "password", "bfore", "--user", &person.login];
    let change = [&change[..], &["--password-file", &old, "--new-password-file", &new]].concat();
    world.json(&change).with(0);
    sign_in(&new).with(0);
}

#[tokio::test(flavor = "multi_thread")]
async fn others_are_not_offered_where_a_system_shows_none() {
    let world = World::signed_in("bfore").await;
    world.run(&["account", "list", "bfore"]).with(5);
    world.run(&["account", "show", "bfore", "1"]).with(5);
    world.run(&["account", "set", "bfore", "name=x"]).with(5);
}
