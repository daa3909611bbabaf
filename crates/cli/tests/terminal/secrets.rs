//! Sentinels: no secret is in an output, an error, or a file of the profile.

use std::fs;

use crate::world::{PASSPHRASE, World, ended};

#[tokio::test(flavor = "multi_thread")]
async fn no_secret_comes_out_in_a_whole_day_of_work() {
    let world = World::with("bfore").await;
    let person = world.person("bfore", "Holds most");
    let mut seen = String::new();
    let mut note = |args: &[&str]| {
        for json in [false, true] {
            let mut command = world.home.program();
            // All that the program can be made to say, its log included.
            command.env("CHATELAINE_LOG", "trace").arg("--accept-assumed");
            if json {
                command.arg("--json");
            }
            let ended = ended(command.args(args));
            seen += &format!("{} {}", ended.out, ended.err);
        }
    };
    let wrong = world.home.file("wrong", "SENTINEL-wrong-password-93");
    note(&["sign-in", "bfore", "--user", &person.login, "--password-file", &wrong]);
    let right = world.home.file("right", &person.password);
    note(&["sign-in", "bfore", "--user", &person.login, "--password-file", &right]);
    note(&["status"]);
    note(&["account", "show", "bfore"]);
    let made = world.home.path("made");
    let file = made.display().to_string();
    note(&["key", "create", "bfore", "--name", "sentinel", "--secret-file", &file]);
    note(&["key", "create", "bfore", "--name", "kept"]);
    note(&["key", "list"]);
    let id = world.key_id("bfore", "sentinel");
    note(&["key", "copy", "bfore", &id]);
    note(&["key", "revoke", "bfore", &id, "--yes"]);
    note(&["sign-out", "bfore"]);
    let secret = fs::read_to_string(&made).unwrap().trim().to_owned();
    assert!(secret.len() > 12, "nothing was made, so that silence says nothing");
    assert!(seen.len() > 2000, "nothing was said, so that silence says nothing");
    for marker in [PASSPHRASE, "SENTINEL-wrong-password-93", &person.password, &secret] {
        assert!(!seen.contains(marker), "{marker} was shown");
        let files = world.home.files_with(marker);
        assert!(files.is_empty(), "{marker} lies open in {files:?}");
    }
}
