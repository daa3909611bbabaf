//! Sessions over several processes.

use crate::world::World;

#[tokio::test(flavor = "multi_thread")]
async fn a_session_opened_by_one_command_serves_the_next_until_it_is_ended() {
    let world = World::signed_in("babelfor").await;
    let status = world.json(&["status", "babelfor"]).with(0).json();
    assert_eq!((&status[0]["state"], &status[0]["who"]), (&"signed_in".into(), &"a.meyer".into()));
    let account = world.json(&["account", "show", "babelfor"]).with(0).json();
    assert_eq!(account["email"], "a.meyer@kontor.example");
    assert_eq!(world.json(&["sign-out", "babelfor"]).with(0).json()["outcome"], "ended_on_server");
    assert_eq!(world.json(&["status"]).with(0).json()[0]["state"], "signed_out");
    world.run(&["account", "show", "babelfor"]).with(4);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_signs_in_from_a_file() {
    let world = World::with("babelfor").await;
    let person = world.person("babelfor", "An API key");
    let key = world.home.file("key", &format!("{}\r\n", person.password));
    world.run(&["sign-in", "babelfor", "--api-key-file", &key]).with(0);
    world.run(&["account", "show", "babelfor"]).with(0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_goes_on_in_another_process() {
    let world = World::with("b2core").await;
    world.sign_in("b2core").with(3);
    assert_eq!(world.json(&["status", "b2core"]).with(0).json()[0]["state"], "second_factor");
    let code = world.home.file("code", &world.code());
    let signed_in = world.json(&["sign-in", "b2core", "--code-file", &code]).with(0).json();
    assert_eq!(signed_in["state"], "signed_in");
    assert_eq!(world.json(&["status"]).with(0).json()[0]["state"], "signed_in");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_password_is_said_and_leaves_nobody_signed_in() {
    let world = World::with("bfore").await;
    let wrong = world.home.file("password", "not-the-password");
    let told = world.json(&["sign-in", "bfore", "--user", "m.fischer", "--password-file", &wrong]).with(1);
    assert_eq!(told.error()["code"], "wrong_credentials");
    assert_eq!(world.json(&["status"]).with(0).json()[0]["state"], "signed_out");
}
