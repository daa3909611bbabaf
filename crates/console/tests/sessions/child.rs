//! A program of its own on the profile: this very test binary, run again.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use chatelaine_model::Clock;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use crate::place::{Place, Readings, TestClock, console, use_session, view};

/// How a child ends that was to be killed.
pub const KILLED: i32 = 86;
const ROOT: &str = "CHATELAINE_CHILD_ROOT";
const NOW: &str = "CHATELAINE_CHILD_NOW";
const USES: &str = "CHATELAINE_CHILD_USES";
const KILL_AT: &str = "CHATELAINE_CHILD_KILL_AT";
/// Where a child writes at which step it died.
pub const DIED_AT: &str = "died-at";

/// Starts a child that uses the session so many times at once, as soon as its input ends.
pub fn start(place: &Place, uses: usize, kill_at: Option<usize>) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["--exact", "child::child", "--ignored"])
        .env(ROOT, place.dir.path())
        .env(NOW, place.clock.now().timestamp().to_string())
        .env(USES, uses.to_string())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    if let Some(at) = kill_at {
        command.env(KILL_AT, at.to_string());
    }
    command.spawn().unwrap()
}

/// Lets a child begin and waits for its end. Gives its exit code.
pub async fn run(mut child: Child) -> Option<i32> {
    drop(child.stdin.take());
    tokio::task::spawn_blocking(move || child.wait().unwrap().code()).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "runs as the child of the others"]
async fn child() {
    let Ok(root) = std::env::var(ROOT) else { return };
    let number = |name: &str| std::env::var(name).ok().map(|text| text.parse::<i64>().unwrap());
    let clock = TestClock::at(number(NOW).unwrap());
    let console = console(Path::new(&root), clock, Readings::new());
    console.opened().await.unwrap();
    let id = view(&console).await.id;
    tokio::task::spawn_blocking(|| std::io::copy(&mut std::io::stdin(), &mut std::io::sink()).unwrap())
        .await
        .unwrap();
    if let Some(at) = number(KILL_AT) {
        let died_at = Path::new(&root).join(DIED_AT);
        ARMED.set(Armed { at: usize::try_from(at).unwrap(), died_at }).ok().unwrap();
        tracing::subscriber::set_global_default(Killer).unwrap();
    }
    let uses = (0..number(USES).unwrap()).map(|_| {
        let (console, id) = (Arc::clone(&console), id.clone());
        tokio::spawn(async move { use_session(&console, &id).await })
    });
    for used in uses.collect::<Vec<_>>() {
        used.await.unwrap().unwrap();
    }
}

struct Armed {
    at: usize,
    died_at: std::path::PathBuf,
}

static ARMED: OnceLock<Armed> = OnceLock::new();
static STEPS: AtomicUsize = AtomicUsize::new(0);

/// Ends the process, without unwinding or any last write, at a step that it tells of.
struct Killer;

impl Subscriber for Killer {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.is_event() && metadata.target().starts_with("chatelaine")
    }
    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }
    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, event: &Event<'_>) {
        let Some(armed) = ARMED.get() else { return };
        if STEPS.fetch_add(1, Ordering::SeqCst) == armed.at {
            let mut message = Message::default();
            event.record(&mut message);
            std::fs::write(&armed.died_at, message.0).unwrap();
            std::process::exit(KILLED);
        }
    }
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

#[derive(Default)]
struct Message(String);

impl Visit for Message {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        if field.name() == "message" {
            self.0 = format!("{value:?}");
        }
    }
}
