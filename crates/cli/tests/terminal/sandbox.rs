//! The made-up servers, served by the program itself.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use serde_json::Value;

use crate::world::Home;

#[test]
fn the_sandbox_tells_its_addresses_people_and_mails() {
    let home = Home::new();
    let mut serving = home
        .bare()
        .arg("--home")
        .arg(home.path("home"))
        .args(["--json", "sandbox", "serve"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(serving.stdout.take().unwrap()).lines();
    let told: Value = serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap();
    let servers = told["servers"].as_array().unwrap();
    assert_eq!(servers.len(), 5);
    let server = servers.iter().find(|server| server["system"] == "b2core").unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let (url, person) = (text(&server["url"]), &server["people"][0]);
    home.run(&["server", "add", "B2", "--system", "b2core", "--url", &url]).with(0);
    let password = home.file("password", &text(&person["password"]));
    let user = text(&person["login"]);
    home.run(&["sign-in", "B2", "--user", &user, "--password-file", &password]).with(3);
    let mail: Value = serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap();
    assert_eq!(text(&mail["to"]), user);
    assert!(mail["code"].is_string());
    serving.kill().unwrap();
    serving.wait().unwrap();
}
