//! The process ends after each step of writing a file in turn; what is found then is the old file or the new, whole. A
//! child process writes it and exits without unwinding, as a kill does.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use chatelaine_connect::Definition;
use chatelaine_model::SystemId;

use crate::definition::Shelf;
use crate::new_file::NewFile;

const KILLED: i32 = 86;
const ROOT: &str = "CHATELAINE_KILL_ROOT";
const AT: &str = "CHATELAINE_KILL_AT";
const CHANGE: &str = "CHATELAINE_KILL_CHANGE";
/// The steps of one file: begun, written, on the disk, in its place, and that on the disk.
const STEPS: usize = 5;
static DONE: AtomicUsize = AtomicUsize::new(0);

/// Ends the process if it is a child whose step this is.
pub(crate) fn step() {
    if let Ok(at) = std::env::var(AT)
        && DONE.fetch_add(1, Ordering::SeqCst) == at.parse::<usize>().unwrap()
    {
        std::process::exit(KILLED);
    }
}

/// Longer than what is written at once.
fn list(row: &str) -> String {
    format!("{row}\n").repeat(10_000)
}

fn export(root: &Path, replace: bool) {
    let mut file = NewFile::begin(&root.join("keys.csv"), replace).unwrap();
    file.write_all(list("new").as_bytes()).unwrap();
    file.finish().unwrap();
}

fn own(name: &str) -> (Arc<Definition>, String) {
    let builtin = Definition::builtin().unwrap();
    let haut = builtin.iter().find(|definition| definition.id().as_str() == "haut").unwrap();
    let text = haut.text().replace("id = \"haut\"", "id = \"mine\"");
    let text = text.replace("name = \"Haut.AI SaaS\"", &format!("name = \"{name}\""));
    (Arc::new(Definition::parse("mine.toml", &text).unwrap()), text)
}

fn keep(root: &Path, name: &str) {
    let (definition, text) = own(name);
    Shelf::open(root.join("definitions")).unwrap().put(&definition, &text).unwrap();
}

/// The name of the definition that a start finds; nothing where there is none.
fn kept(root: &Path) -> Option<String> {
    let shelf = Shelf::open(root.join("definitions")).unwrap();
    assert!(shelf.damaged().is_empty());
    shelf.get(&SystemId::new("mine")).map(|definition| definition.name().to_owned())
}

/// Does one change, and ends after the step that the parent names.
#[test]
#[ignore = "runs as the child of the others"]
fn child() {
    let Ok(root) = std::env::var(ROOT) else { return };
    let root = Path::new(&root);
    match std::env::var(CHANGE).unwrap().as_str() {
        "export" => export(root, false),
        "export over another" => export(root, true),
        "definition" => keep(root, "New"),
        other => panic!("{other}"),
    }
}

/// Runs a change once for each step that it has, ending it there, and at last to its end. `check` is told whether it
/// came to its end.
fn kill_at_each_step(change: &str, prepare: impl Fn(&Path), check: impl Fn(&Path, bool)) {
    for at in 0..=STEPS {
        let folder = tempfile::tempdir().unwrap();
        prepare(folder.path());
        let child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "kill_tests::child", "--ignored"])
            .env(ROOT, folder.path())
            .env(AT, at.to_string())
            .env(CHANGE, change)
            .output()
            .unwrap();
        let expected = if at == STEPS { 0 } else { KILLED };
        assert_eq!(child.status.code(), Some(expected), "{change}, step {at}: {child:?}");
        // From the step on at which it has its place.
        check(folder.path(), at >= STEPS - 2);
    }
}

#[test]
fn an_export_is_there_whole_or_not_at_all() {
    kill_at_each_step(
        "export",
        |_| (),
        |root, placed| {
            let found = fs::read_to_string(root.join("keys.csv")).ok();
            assert_eq!(found, placed.then(|| list("new")));
        },
    );
}

#[test]
fn an_export_takes_the_place_of_another_when_it_is_whole() {
    let before = |root: &Path| fs::write(root.join("keys.csv"), list("old")).unwrap();
    kill_at_each_step("export over another", before, |root, placed| {
        let found = fs::read_to_string(root.join("keys.csv")).unwrap();
        assert_eq!(found, list(if placed { "new" } else { "old" }));
    });
}

#[test]
fn a_first_definition_is_there_whole_or_not_at_all() {
    kill_at_each_step(
        "definition",
        |_| (),
        |root, placed| assert_eq!(kept(root).as_deref(), placed.then_some("New")),
    );
}

#[test]
fn a_definition_takes_the_place_of_another_when_it_is_whole() {
    kill_at_each_step(
        "definition",
        |root| keep(root, "Old"),
        |root, placed| assert_eq!(kept(root).as_deref(), Some(if placed { "New" } else { "Old" })),
    );
}
