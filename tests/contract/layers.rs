//! The layers point down only, and each outside library is reached from one place.

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, PackageId};

use crate::project::root;

/// Which of our packages each may use outside of its tests.
const MAY_USE: [(&str, &[&str]); 9] = [
    ("chatelaine-model", &[]),
    ("chatelaine-connect", &["chatelaine-model"]),
    ("chatelaine-vault", &["chatelaine-model"]),
    ("chatelaine-ledger", &["chatelaine-model"]),
    ("chatelaine-sandbox", &["chatelaine-model"]),
    (
        "chatelaine-console",
        &["chatelaine-connect", "chatelaine-ledger", "chatelaine-model", "chatelaine-vault"],
    ),
    ("chatelaine-desktop", &["chatelaine-console", "chatelaine-model"]),
    (
        "chatelaine-cli",
        &[
            "chatelaine-console",
            "chatelaine-desktop",
            "chatelaine-model",
            "chatelaine-sandbox",
            "chatelaine-vault",
        ],
    ),
    (
        "chatelaine-window",
        &[
            "chatelaine-console",
            "chatelaine-desktop",
            "chatelaine-model",
            "chatelaine-sandbox",
            "chatelaine-vault",
        ],
    ),
];

/// Packages that only drive and check the others.
const OUTSIDE: [&str; 3] = ["chatelaine-tests", "chatelaine-empty-window", "xtask"];

struct Graph {
    metadata: Metadata,
    edges: BTreeMap<PackageId, BTreeSet<PackageId>>,
}

impl Graph {
    /// All packages with what they use outside of their tests.
    fn read() -> Self {
        let metadata = MetadataCommand::new()
            .manifest_path(root().join("Cargo.toml"))
            .other_options(vec!["--locked".to_owned()])
            .exec()
            .unwrap();
        let nodes = &metadata.resolve.as_ref().unwrap().nodes;
        let used = |node: &cargo_metadata::Node| {
            let real = |kinds: &[cargo_metadata::DepKindInfo]| {
                kinds.iter().any(|kind| kind.kind != DependencyKind::Development)
            };
            node.deps.iter().filter(|dep| real(&dep.dep_kinds)).map(|dep| dep.pkg.clone()).collect()
        };
        let edges = nodes.iter().map(|node| (node.id.clone(), used(node))).collect();
        Self { metadata, edges }
    }

    fn name(&self, id: &PackageId) -> String {
        self.metadata[id].name.to_string()
    }

    fn member(&self, name: &str) -> PackageId {
        let found =
            self.metadata.workspace_packages().into_iter().find(|package| package.name.as_str() == name);
        found.unwrap_or_else(|| panic!("no package {name}")).id.clone()
    }

    /// The names of what a package uses itself.
    fn direct(&self, name: &str) -> BTreeSet<String> {
        self.edges[&self.member(name)].iter().map(|id| self.name(id)).collect()
    }

    /// The names of all that a package reaches, not looking further than `barrier`.
    fn reached(&self, name: &str, barrier: &[&str]) -> BTreeSet<String> {
        let mut seen = BTreeSet::new();
        let mut open = vec![self.member(name)];
        while let Some(id) = open.pop() {
            for next in &self.edges[&id] {
                let next_name = self.name(next);
                if !barrier.contains(&next_name.as_str()) && seen.insert(next.clone()) {
                    open.push(next.clone());
                }
            }
        }
        seen.iter().map(|id| self.name(id)).collect()
    }
}

#[test]
fn every_package_has_its_place() {
    let graph = Graph::read();
    let members: BTreeSet<_> =
        graph.metadata.workspace_packages().iter().map(|package| package.name.to_string()).collect();
    let known: BTreeSet<_> =
        MAY_USE.iter().map(|(name, _)| *name).chain(OUTSIDE).map(str::to_owned).collect();
    assert_eq!(members, known);
}

#[test]
fn layers_point_down_only() {
    let graph = Graph::read();
    for (name, may_use) in MAY_USE {
        let ours: Vec<_> = graph
            .direct(name)
            .into_iter()
            .filter(|used| used.starts_with("chatelaine-") || used == "xtask")
            .collect();
        let wrong: Vec<_> = ours.iter().filter(|used| !may_use.contains(&used.as_str())).collect();
        assert!(wrong.is_empty(), "{name} uses {wrong:?}");
    }
}

#[test]
fn nothing_under_crates_reaches_tauri() {
    let graph = Graph::read();
    for package in graph.metadata.workspace_packages() {
        if !package.manifest_path.as_str().replace('\\', "/").contains("/crates/") {
            continue;
        }
        let reached = graph.reached(package.name.as_str(), &[]);
        let wrong: Vec<_> =
            reached.iter().filter(|name| name.starts_with("tauri") || *name == "wry").collect();
        assert!(wrong.is_empty(), "{} reaches {wrong:?}", package.name);
    }
    assert!(graph.reached("chatelaine-window", &[]).contains("tauri"), "the test sees no edges");
}

/// Checks that of the product's packages only `owners` use libraries for which `is_it` holds, and reach them through
/// nobody else.
fn only(owners: &[&str], what: &str, is_it: impl Fn(&str) -> bool) {
    let graph = Graph::read();
    // Tauri brings libraries of its own that it does not hand on.
    let barrier: Vec<_> = owners.iter().copied().chain(["tauri", "tauri-build"]).collect();
    for (name, _) in MAY_USE {
        let owned = owners.contains(&name);
        let reached = graph.reached(name, if owned { &[] } else { &barrier });
        assert_eq!(reached.iter().any(|other| is_it(other)), owned, "{name} and {what}");
    }
}

#[test]
fn only_connect_speaks_http_to_servers() {
    only(&["chatelaine-connect"], "reqwest", |name| name == "reqwest");
}

#[test]
fn only_vault_reaches_the_keychain() {
    only(&["chatelaine-vault"], "keyring", |name| {
        name.starts_with("keyring") || name.ends_with("-keyring-store")
    });
}

#[test]
fn only_ledger_and_sandbox_reach_sqlite() {
    only(&["chatelaine-ledger", "chatelaine-sandbox"], "rusqlite", |name| name == "rusqlite");
}

#[test]
fn the_window_has_no_plugin_that_opens_files_sites_or_shells() {
    let graph = Graph::read();
    let plugins: Vec<_> = graph
        .direct("chatelaine-window")
        .into_iter()
        .filter(|name| name.starts_with("tauri-plugin-"))
        .collect();
    // The dialog is opened by the host alone; the one capability grants nothing of it.
    assert_eq!(plugins, ["tauri-plugin-dialog", "tauri-plugin-store"]);
}

#[test]
fn every_package_keeps_the_workspaces_rules() {
    for package in Graph::read().metadata.workspace_packages() {
        let manifest = std::fs::read_to_string(&package.manifest_path).unwrap();
        assert!(manifest.contains("[lints]\nworkspace = true"), "{} has rules of its own", package.name);
    }
}
