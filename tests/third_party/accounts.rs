//! Other people's accounts.

use serde_json::Value;

use crate::hub::{CHIEF, Hub};
use crate::terminal::{SERVER, Terminal};

fn fact<'a>(account: &'a Value, name: &str) -> &'a Value {
    let mut facts = account["facts"].as_array().unwrap().iter();
    &facts.find(|fact| fact["name"] == name).unwrap_or_else(|| panic!("no {name} in {account}"))["value"]
}

fn names(list: &Value) -> Vec<&str> {
    let mut names: Vec<_> =
        list["accounts"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    names.sort_unstable();
    names
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs JupyterHub: cargo xtask test --only third-party"]
async fn an_administrator_lists_searches_and_looks_at_people() {
    let hub = Hub::start().await;
    let terminal = Terminal::signed_in(&hub, CHIEF);
    let all = terminal.run(&["account", "list", SERVER]).done();
    assert_eq!(names(&all), ["ada", "ben", "chief"]);
    assert_eq!(all["more"], false, "{all}");
    let two = terminal.run(&["account", "list", SERVER, "--limit", "2"]).done();
    assert_eq!((names(&two).len(), &two["more"]), (2, &Value::Bool(true)), "{two}");
    let found = terminal.run(&["account", "list", SERVER, "--search", "be"]).done();
    assert_eq!(names(&found), ["ben"]);

    let ben = terminal.run(&["account", "show", SERVER, "ben"]).done();
    assert_eq!(ben["account"]["id"], "ben");
    assert_eq!(fact(&ben["account"], "administrator"), "false");
    assert_eq!(ben["account"]["roles"], serde_json::json!(["user"]));
    let own = terminal.run(&["account", "show", SERVER]).done();
    assert_eq!((fact(&own, "administrator"), fact(&own, "kind")), (&"true".into(), &"user".into()));
    let nobody = terminal.run(&["account", "show", SERVER, "nobody"]).failed(1);
    assert_eq!(nobody["code"], "refused", "{nobody}");
}
