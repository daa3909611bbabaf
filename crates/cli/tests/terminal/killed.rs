//! The real program, killed while a server has one of its requests in hand, at each of them; then started again.

use std::fs;
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use chatelaine_model::SystemId;
use chatelaine_sandbox::{Fault, FaultKind, TrueKey};
use serde_json::Value;

use crate::world::World;

/// More is not needed for anything to come to its end.
const TRIES: usize = 4;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Work {
    Create,
    Rotate,
}

/// A system that offers the work, with somebody signed in, and whether its keys end.
struct Site {
    world: World,
    system: String,
    ends: bool,
}

impl Site {
    /// Nothing where the system does not offer it: said before anybody has to be signed in.
    async fn new(system: &SystemId, work: Work) -> Option<Self> {
        let system = system.to_string();
        let world = World::new().await;
        world.add(&system);
        let refused = match work {
            Work::Create => world.json(&["key", "create", &system, "--name", "x"]),
            Work::Rotate => world.json(&["key", "rotate", &system, "1", "--incident", "--yes"]),
        };
        if refused.error()["code"] == "not_offered" {
            return None;
        }
        world.sign_in(&system).with(0);
        let ends = world.json(&["key", "create", &system, "--name", "tried", "--expires", "30d"]).code == 0;
        Some(Self { world, system, ends })
    }

    fn args(&self, work: Work, name: &str) -> Vec<String> {
        let file = self.world.home.path(&format!("{name}.secret")).display().to_string();
        let mut args: Vec<&str> = vec!["key"];
        let id;
        match work {
            Work::Create => {
                args.extend(["create", &self.system, "--name", name]);
                args.extend(["--expires", "30d"].into_iter().filter(|_| self.ends));
            }
            Work::Rotate => {
                id = self.world.key_id(&self.system, name);
                args.extend(["rotate", &self.system, &id, "--retire", "now"]);
            }
        }
        args.extend(["--secret-file", &file]);
        args.into_iter().map(str::to_owned).collect()
    }

    /// The key that is to be rotated.
    fn prepare(&self, work: Work, name: &str) {
        if work == Work::Rotate {
            let mut create = vec!["key", "create", &self.system, "--name", name];
            create.extend(["--expires", "30d"].into_iter().filter(|_| self.ends));
            self.world.json(&create).with(0);
        }
    }

    async fn kill(&self, args: &[String], request: usize, after: bool) {
        let fault = Fault {
            system: SystemId::new(self.system.clone()),
            method: None,
            path: "/".into(),
            times: Some(1),
            kind: FaultKind::Slow { after, millis: None },
        };
        let fault = self.world.sandbox.inject_after(fault, u32::try_from(request).unwrap()).unwrap();
        let mut program = self.world.home.program();
        program.args(["--json", "--accept-assumed"]).args(args);
        let mut program = program.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        assert!(self.world.sandbox.held(fault, 1).await);
        program.kill().unwrap();
        program.wait().unwrap();
        self.world.sandbox.lift(fault);
    }

    /// Goes on with all that waits.
    fn resume(&self, name: &str) {
        for attempt in 0..TRIES {
            let waiting = self.world.json(&["operation", "list"]).with(0).json();
            let waiting = waiting.as_array().unwrap();
            if waiting.is_empty() {
                return;
            }
            for (number, operation) in waiting.iter().enumerate() {
                let id = operation["operation"].as_str().unwrap();
                let file = self.world.home.path(&format!("{name}-{attempt}-{number}.secret"));
                let file = file.display().to_string();
                let resume = ["operation", "resume", id, "--secret-file", &file, "--retire", "now"];
                let told: Value = serde_json::from_str(&self.world.json(&resume).out).unwrap_or_default();
                if told["settled"] == "secret_lost" {
                    let key = self.world.key_id(&self.system, name);
                    self.world.json(&["key", "revoke", &self.system, &key, "--yes"]).with(0);
                    self.world.json(&["operation", "cancel", id]).with(0);
                }
            }
        }
        panic!("{name}: it never comes to an end");
    }

    fn living(&self, name: &str) -> Vec<TrueKey> {
        let keys = self.world.sandbox.keys_named(&SystemId::new(self.system.clone()), name).unwrap();
        keys.into_iter().filter(|key| key.works).collect()
    }

    /// A file that was asked for holds it, or the program gives it.
    fn is_in_hand(&self, key: &TrueKey, name: &str) -> bool {
        let mut files = fs::read_dir(self.world.home.path("")).unwrap().map(|entry| entry.unwrap().path());
        let handed = files.any(|path| {
            let ours = path.file_name().unwrap().to_string_lossy().starts_with(name);
            ours && fs::read_to_string(&path).is_ok_and(|text| text.trim() == key.value)
        });
        let given = || {
            let id = self.world.key_id(&self.system, &key.name);
            let told = self.world.json(&["key", "secret", &self.system, &id, "--secret-file", "-"]);
            told.out.trim() == key.value
        };
        handed || given()
    }
}

async fn killed_at_each_request(work: Work) {
    let (mut cases, mut implied) = (0, 0);
    let systems: Vec<SystemId> =
        World::new().await.sandbox.servers().into_iter().map(|server| server.system).collect();
    for system in systems {
        let Some(site) = Site::new(&system, work).await else { continue };
        let heard = Arc::new(AtomicUsize::new(0));
        let ear = heard.clone();
        site.world.sandbox.on_request(move |_| {
            ear.fetch_add(1, Ordering::SeqCst);
        });
        site.prepare(work, "countedx");
        let args = site.args(work, "countedx");
        heard.store(0, Ordering::SeqCst);
        site.world.json(&args.iter().map(String::as_str).collect::<Vec<_>>()).with(0);
        let requests = heard.load(Ordering::SeqCst);
        implied += 2 * requests;
        for request in 0..requests {
            for after in [false, true] {
                let name = format!("case{request}{}x", if after { "after" } else { "before" });
                let case = format!("{work:?} on {system}, {name}");
                site.prepare(work, &name);
                site.kill(&site.args(work, &name), request, after).await;
                site.resume(&name);
                let living = site.living(&name);
                assert!(living.len() == 1 || work == Work::Create && living.is_empty(), "{case}: {living:?}");
                for key in &living {
                    assert!(site.is_in_hand(key, &name), "{case}: the secret of {} is lost", key.name);
                }
                site.world.json(&["activity", "verify"]).with(0);
                cases += 1;
            }
        }
    }
    assert!(cases > 0 && cases == implied, "{cases} cases of {implied}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_that_is_killed_at_any_request_of_a_creation_loses_no_secret_and_leaves_no_orphan() {
    killed_at_each_request(Work::Create).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_that_is_killed_at_any_request_of_a_rotation_leaves_one_key_with_its_secret() {
    killed_at_each_request(Work::Rotate).await;
}
