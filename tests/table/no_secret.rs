//! No secret of a server in anything that a terminal says, writes or exports.

use chatelaine_tests::{Ended, Sentinels};

use crate::world::World;

/// Everything that terminals said in one world.
struct Said(Vec<u8>);

impl Said {
    fn hear(&mut self, ended: &Ended) {
        self.0.extend(ended.out().bytes().chain(ended.err().bytes()));
    }
}

/// A day at a server: sign in, look at all there is, make a key and end it, export, sign out; for people and in JSON,
/// done or refused.
#[tokio::test(flavor = "multi_thread")]
async fn is_said_written_or_exported() {
    for system in ["babelfor", "b2core", "bfore", "haut", "mgmtapp"] {
        let world = World::of(system).await;
        let mut said = Said(Vec::new());
        let person = world.person("");
        let entered = world.sign_in(&person);
        said.hear(&entered);
        if system == "b2core" {
            said.hear(&world.run(&["sign-in", system, "--code", &world.code()]));
        }
        // The secret that the user asks for goes into a file of the user's, outside of the profile.
        let (made, file) = (world.terminal.path("made"), "sentinel-made");
        let create = ["key", "create", system, "--name", file, "--secret-file", made.to_str().unwrap()];
        let created = world.run(&[&create[..], &["--expires", "30d"]].concat());
        said.hear(&created);
        let list = world.run(&["key", "list", "--server", system]);
        let id = serde_json::from_str::<serde_json::Value>(list.out())
            .ok()
            .and_then(|keys| {
                Some(keys.as_array()?.iter().find(|key| key["name"] == file)?["id"].as_str()?.to_owned())
            })
            .unwrap_or_else(|| "none".to_owned());
        said.hear(&list);
        let exports: Vec<String> = ["keys.csv", "keys.json", "log.csv", "log.json"]
            .map(|name| world.terminal.path("home").join(name).display().to_string())
            .into();
        for args in [
            &["status"][..],
            &["account", "show", system],
            &["account", "list", system],
            &["setting", "list", system],
            &["key", "expire", system, &id, "--at", "20d"],
            &["key", "rotate", system, &id, "--dry-run"],
            &["key", "revoke", system, &id, "--yes"],
            &["operation", "list"],
            &["activity", "list"],
            &["activity", "verify"],
            &["definition", "show", system],
            &["key", "export", &exports[0]],
            &["key", "export", &exports[1]],
            &["activity", "export", &exports[2]],
            &["activity", "export", &exports[3]],
            &["sign-out", system],
        ] {
            said.hear(&world.told(args));
            said.hear(&world.run(args));
        }
        let exported: String = exports.iter().map(|file| std::fs::read_to_string(file).unwrap()).collect();
        assert!(exported.contains("sign"), "{system}: no log was exported: {exported}");
        assert_eq!(exported.contains(file), created.code() == 0, "{system}: {created:?}");
        let sentinels = Sentinels::new(&world.sandbox.secrets().unwrap()).unwrap();
        assert!(sentinels.count() > 300, "{}", sentinels.count());
        assert!(said.0.len() > 4000, "{system}: nothing was said");
        assert_eq!(
            sentinels.in_bytes("what was said", &said.0).into_iter().collect::<Vec<_>>(),
            [""; 0],
            "{system}"
        );
        let home = world.terminal.path("home");
        let found = sentinels.in_files(&home, &home.join("nothing")).unwrap();
        assert!(found.is_empty(), "{system}: {found:?}");
    }
}
