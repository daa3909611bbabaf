use std::path::Path;

use chatelaine_console::view::SecretChoice;

use crate::world::World;

/// Every file under a folder that holds these bytes.
fn files_with(folder: &Path, needle: &[u8], found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files_with(&path, needle, found);
        } else if std::fs::read(&path).unwrap().windows(needle.len()).any(|window| window == needle) {
            found.push(path.display().to_string());
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_file_of_the_profile_holds_a_password_a_token_or_a_key() {
    let world = World::new().await;
    let mut secrets: Vec<String> = Vec::new();
    for system in ["babelfor", "haut", "bfore", "mgmtapp", "b2core"] {
        secrets.push(world.person(system).password);
        let server = world.sign_in(system).await;
        if ["babelfor", "haut"].contains(&system) {
            let created = world.console.create_key(world.new_key(&server, "guarded")).await.unwrap();
            let secret = world.console.reveal_secret(&created.operation).await.unwrap();
            secrets.push(secret.expose().to_owned());
            world.console.settle_secret(&created.operation, SecretChoice::Keep).await.unwrap();
        }
    }
    let profile = world.dir.path().join("profile");
    for secret in &secrets {
        let mut found = Vec::new();
        files_with(&profile, secret.as_bytes(), &mut found);
        assert!(found.is_empty(), "a secret lies open in {found:?}");
    }
    let mut found = Vec::new();
    files_with(&world.dir.path().join("servers"), secrets[0].as_bytes(), &mut found);
    assert!(!found.is_empty(), "the search finds nothing even where a secret does lie");
}
