//! The recovery code: made, kept, and used when the passphrase is lost.

use std::fs;

use crate::world::{Home, PASSPHRASE, World};

#[tokio::test(flavor = "multi_thread")]
async fn it_opens_the_profile_whose_passphrase_is_lost_with_its_session() {
    let world = World::signed_in("babelfor").await;
    let file = world.home.path("recovery").display().to_string();
    let made = world.json(&["vault", "recovery-code", "--secret-file", &file]).with(0);
    assert_eq!(made.json()["protection"], "passphrase");
    assert_eq!(made.json()["recovery"], "made");
    let code = fs::read_to_string(&file).unwrap();
    assert_eq!(code.trim().split('-').count(), 8);
    assert!(!made.out.contains(code.trim()) && !made.err.contains(code.trim()));
    assert!(world.home.files_with(code.trim()).is_empty());
    #[cfg(unix)]
    assert!(crate::world::is_private(&world.home.path("recovery")));

    world.home.file("passphrase", "from now on another one");
    assert_eq!(world.json(&["status"]).with(1).error()["code"], "wrong_passphrase");
    world.json(&["vault", "recover", "--code-file", &file]).with(0);
    let status = world.json(&["status", "babelfor"]).with(0).json();
    assert_eq!(status[0]["state"], "signed_in");
    world.home.file("passphrase", PASSPHRASE);
    assert_eq!(world.json(&["status"]).with(1).error()["code"], "wrong_passphrase");
}

#[test]
fn only_the_newest_one_opens_it_and_a_slip_is_told() {
    let home = Home::new();
    let (first, second) = (home.path("first"), home.path("second"));
    home.run(&["vault", "recovery-code", "--secret-file", &first.display().to_string()]).with(0);
    home.run(&["vault", "recovery-code", "--secret-file", &second.display().to_string()]).with(0);
    let recover = |file: &str| home.json(&["vault", "recover", "--code-file", file]);
    let old = recover(&first.display().to_string()).with(1).error();
    assert_eq!(old["code"], "wrong_recovery_code");
    let slip = home.file("slip", "AAAA-BBBB");
    assert_eq!(recover(&slip).with(2).error()["code"], "recovery_code_malformed");
    recover(&second.display().to_string()).with(0);
}

#[test]
fn a_file_that_is_there_is_not_overwritten_and_nothing_changes() {
    let home = Home::new();
    let good = home.path("good").display().to_string();
    home.run(&["vault", "recovery-code", "--secret-file", &good]).with(0);
    let taken = home.file("taken", "mine");
    home.run(&["vault", "recovery-code", "--secret-file", &taken]).with(1);
    assert_eq!(fs::read_to_string(&taken).unwrap(), "mine");
    home.run(&["vault", "recover", "--code-file", &good]).with(0);
}
