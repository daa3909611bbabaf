use chatelaine_console::view::ErrorCode;

use crate::world::{World, code_of};

#[tokio::test(flavor = "multi_thread")]
async fn ones_own_account_comes_as_far_as_the_system_tells_of_it() {
    let mut world = World::new().await;
    for system in ["babelfor", "haut", "bfore", "mgmtapp"] {
        let server = world.sign_in(system).await;
        let account = world.console.account(&server, false).await.unwrap();
        assert!(account.name.is_some() || account.email.is_some(), "{system}");
        assert!(!account.facts.is_empty(), "{system}");
        if system == "babelfor" {
            let settings = account.settings.as_ref().unwrap();
            assert!(settings.iter().any(|setting| setting.read_only));
            assert!(settings.iter().any(|setting| !setting.read_only));
        }
    }
    world.restart().await;
    let haut = world.id("haut").await;
    assert!(world.console.account(&haut, false).await.is_ok(), "what sign-in told is lost");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_system_without_accounts_says_so() {
    let world = World::new().await;
    let server = world.sign_in("b2core").await;
    let error = world.console.account(&server, false).await.unwrap_err();
    assert_eq!(code_of(&error), ErrorCode::NotOffered);
}
