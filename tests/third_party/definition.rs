//! A server of a kind that Chatelaine has never heard of, from its definition alone.

use serde_json::Value;

use crate::hub::Hub;
use crate::terminal::{SERVER, Terminal, definition};

fn ids(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs JupyterHub: cargo xtask test --only third-party"]
async fn a_definition_is_checked_and_a_server_added_and_tested_by_it_alone() {
    let (hub, terminal) = (Hub::start().await, Terminal::new());
    let checked = terminal.run(&["definition", "check", &definition()]).done();
    assert_eq!(checked["id"], "jupyterhub");
    assert_eq!(ids(&checked["ways"]), ["password", "key"]);
    let listed = terminal.run(&["definition", "list"]).done();
    assert!(!ids(&listed).contains(&"jupyterhub"), "checking adds nothing: {listed}");
    terminal.run(&["server", "add", SERVER, "--system", "jupyterhub", "--url", hub.address()]).with(1);

    let added = terminal.add(&hub).done();
    assert_eq!((&added["name"], &added["system"]), (&Value::from(SERVER), &Value::from("jupyterhub")));
    let listed = terminal.run(&["definition", "list"]).done();
    let own = listed.as_array().unwrap().iter().find(|one| one["id"] == "jupyterhub").unwrap();
    assert_eq!((&own["own"], &own["trouble"]), (&Value::Bool(true), &Value::Null));
    let tested = terminal.run(&["server", "test", SERVER]).done();
    assert_eq!(tested["encrypted"], false, "{tested}");

    let shown = terminal.run(&["definition", "show", "jupyterhub"]).done();
    let assumed = shown["assumed"].as_array().unwrap();
    assert!(assumed.iter().any(|fact| fact["table"] == "sign_in.password"), "{shown}");
    for fact in assumed {
        assert!(!fact["why"].as_str().unwrap().is_empty(), "{fact}");
        assert!(!fact["places"].as_array().unwrap().is_empty(), "cannot be corrected: {fact}");
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs JupyterHub: cargo xtask test --only third-party"]
async fn another_kind_of_server_is_not_taken_for_it() {
    let (hub, terminal) = (Hub::start().await, Terminal::new());
    terminal.run(&["server", "add", SERVER, "--system", "bfore", "--url", hub.address()]).done();
    let told = terminal.run(&["server", "test", SERVER]).failed(1);
    assert_eq!(told["code"], "not_this_system", "{told}");
}
