use std::path::{Path, PathBuf};

use chatelaine_console::ExportTarget;
use chatelaine_console::view::{
    ActivityQueryView, ErrorCode, ExportFormat, KeyColumnView, KeyQueryView, SecretChoice,
};
use chatelaine_model::{KeyStatus, ServerId};
use chrono::TimeDelta;

use crate::world::{World, code_of};

fn target(path: &Path, format: ExportFormat) -> ExportTarget {
    ExportTarget { path: path.to_owned(), format, replace: false }
}

fn keys(servers: Vec<ServerId>, statuses: Vec<KeyStatus>) -> KeyQueryView {
    KeyQueryView {
        search: None,
        statuses,
        servers,
        gone: false,
        sort: KeyColumnView::Name,
        descending: false,
        grouped: false,
        offset: 7,
        limit: 1,
    }
}

fn file(world: &World, name: &str) -> PathBuf {
    world.folder().join(name)
}

#[tokio::test(flavor = "multi_thread")]
async fn all_keys_that_match_are_written_in_order() {
    let world = World::new().await;
    let server = world.sign_in("babelfor").await;
    let wanted = world.page(&server, None).await;
    let path = file(&world, "keys.json");
    let query = keys(vec![server.clone()], vec![]);
    let view =
        world.console.export_keys(query, None, target(&path, ExportFormat::Json), "export").await.unwrap();
    assert_eq!((view.rows, view.path), (wanted.total, path.display().to_string()));
    let written: Vec<serde_json::Value> =
        serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
    assert_eq!(written.len(), wanted.total as usize);
    for (written, row) in written.iter().zip(&wanted.rows) {
        assert_eq!(written["id"], row.id.as_str());
        assert_eq!(written["name"], row.name);
        assert_eq!(written["status"], serde_json::to_value(row.status).unwrap());
        assert_eq!(written["serverName"], world.server("babelfor").await.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_filter_and_an_end_narrow_what_is_written() {
    let world = World::new().await;
    let server = world.sign_in("babelfor").await;
    let counts = world.page(&server, None).await.counts;
    let path = file(&world, "keys.csv");
    let query = keys(vec![server.clone()], vec![KeyStatus::Expired]);
    let view =
        world.console.export_keys(query, None, target(&path, ExportFormat::Csv), "export").await.unwrap();
    assert_eq!(view.rows, counts.expired);
    let path = file(&world, "soon.csv");
    let ends_by = Some(world.now() + TimeDelta::days(7));
    let query = keys(vec![server], vec![KeyStatus::Active, KeyStatus::Expiring]);
    let view =
        world.console.export_keys(query, ends_by, target(&path, ExportFormat::Csv), "export").await.unwrap();
    assert_eq!(view.rows, counts.expiring);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_secret_is_in_any_export() {
    let world = World::new().await;
    let mut secrets = Vec::new();
    for system in ["babelfor", "haut", "bfore", "mgmtapp"] {
        let server = world.sign_in(system).await;
        secrets.push(world.person(system).password);
        if system == "mgmtapp" {
            continue;
        }
        let mut new = world.new_key(&server, "sentinel-export");
        if system == "bfore" {
            new.expires = None;
        }
        let created = world.console.create_key(new).await.unwrap();
        let secret = world.console.reveal_secret(&created.operation).await.unwrap();
        secrets.push(secret.expose().to_owned());
        world.console.settle_secret(&created.operation, SecretChoice::Keep).await.unwrap();
    }
    assert!(secrets.len() >= 7 && secrets.iter().all(|secret| secret.len() > 3), "{}", secrets.len());
    for format in [ExportFormat::Csv, ExportFormat::Json] {
        let (keys_file, log_file) = (file(&world, "keys"), file(&world, "activity"));
        let replacing = |path: &Path| ExportTarget { replace: true, ..target(path, format) };
        let query = KeyQueryView { gone: true, ..keys(vec![], vec![]) };
        world.console.export_keys(query, None, replacing(&keys_file), "export").await.unwrap();
        let query = ActivityQueryView::default();
        world.console.export_activity(query, replacing(&log_file), "export").await.unwrap();
        for path in [keys_file, log_file] {
            let text = std::fs::read_to_string(&path).unwrap();
            assert!(text.contains("sentinel-export"), "{}", path.display());
            for secret in &secrets {
                assert!(!text.contains(secret.as_str()), "a secret stands in {}", path.display());
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_there_is_left_alone_unless_asked() {
    let world = World::new().await;
    world.sign_in("haut").await;
    let path = file(&world, "activity.csv");
    std::fs::write(&path, "mine").unwrap();
    let again = target(&path, ExportFormat::Csv);
    let refused = world.console.export_activity(ActivityQueryView::default(), again.clone(), "export").await;
    assert_eq!(code_of(&refused.unwrap_err()), ErrorCode::FileExists);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "mine");
    let replacing = ExportTarget { replace: true, ..again };
    let view =
        world.console.export_activity(ActivityQueryView::default(), replacing, "export").await.unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    assert_eq!(text.lines().count(), view.rows as usize + 1);
    assert!(text.starts_with("\u{FEFF}number,at,who,deed,"));
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_that_are_gone_are_shown_when_asked() {
    let world = World::new().await;
    let server = world.sign_in("haut").await;
    let row = world.page(&server, None).await.rows.remove(0);
    world.console.revoke_key(&server, &row.id).await.unwrap();
    let living = world.page(&server, None).await;
    assert!(living.rows.iter().all(|living| living.id != row.id && living.gone_since.is_none()));
    let query = KeyQueryView { gone: true, offset: 0, limit: 200, ..keys(vec![server.clone()], vec![]) };
    let all = world.console.key_page(query).await.unwrap();
    assert_eq!(all.total, living.total + 1);
    let gone = all.rows.iter().find(|gone| gone.id == row.id).unwrap();
    assert_eq!(gone.gone_since, Some(world.now()));
}
