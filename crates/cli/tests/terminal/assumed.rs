//! What rests on an assumed fact: asked before its first use on a server, accepted once, correctable.

use crate::world::World;

#[tokio::test(flavor = "multi_thread")]
async fn an_assumed_fact_stops_before_anything_is_sent_until_it_is_accepted() {
    let world = World::with("mgmtapp").await;
    let person = world.person("mgmtapp", "Speaks English");
    let password = world.home.file("password", &person.password);
    let sign_in = ["sign-in", "mgmtapp", "--user", &person.login, "--password-file", &password];
    let told = world.home.json(&sign_in).with(9).error();
    assert_eq!(told["code"], "assumed");
    let facts = told["assumed"].as_array().unwrap();
    assert!(facts.iter().any(|fact| fact["table"] == "sign_in.password"), "{told}");
    assert!(facts.iter().all(|fact| !fact["why"].as_str().unwrap().is_empty()), "{told}");

    world.home.json(&[&["--accept-assumed"], &sign_in[..]].concat()).with(0);
    // Remembered: the second time nobody has to say it.
    world.home.json(&sign_in).with(0);
    let shown = world.json(&["server", "show", "mgmtapp"]).with(0).json();
    let fact = shown["assumed"].as_array().unwrap().iter().find(|fact| fact["table"] == "sign_in.password");
    assert!(fact.unwrap()["accepted"].is_string(), "{shown}");
}
