//! The results of a bulk as a file.

use std::path::{Path, PathBuf};

use chatelaine_console::ExportTarget;
use chatelaine_console::view::{BulkSelection, ErrorCode, ExportFormat, KeyRefView, SecretChoice};
use chatelaine_model::{BulkDeed, OperationId};
use chatelaine_sandbox::FaultKind;
use serde_json::Value;

use crate::bulk::{items, keys, prepared, run, these};
use crate::rotation_lost::fault;
use crate::world::{World, code_of};

fn target(path: &Path, format: ExportFormat) -> ExportTarget {
    ExportTarget { path: path.to_owned(), format, replace: false }
}

fn file_in(world: &World, name: &str) -> PathBuf {
    world.folder().join(name)
}

fn fails(world: &World, system: &str, path: (&str, &str), kind: FaultKind) {
    world.sandbox.inject(fault(system, path, kind)).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn they_tell_how_each_key_ended() {
    let world = World::new().await;
    let (server, made) = keys(&world, "haut", 4).await;
    let name = world.server("haut").await.name;
    world.console.revoke_key(&server, &made[3]).await.unwrap();
    let draft = prepared(&world, BulkDeed::Revoke, these(&server, &made)).await;
    let path = |key: usize| format!("/api/v1/auth/private_tokens/{}/", made[key]);
    fails(&world, "haut", ("DELETE", &path(1)), FaultKind::Status { status: 400, retry_after: None });
    fails(&world, "haut", ("DELETE", &path(2)), FaultKind::DropAfter);
    run(&world, &draft.id).await;
    let file = file_in(&world, "results.json");
    let to = target(&file, ExportFormat::Json);
    let view = world.console.export_bulk(&draft.id, to, "export").await.unwrap();
    assert_eq!((view.rows, view.path), (4, file.display().to_string()));
    let text = std::fs::read_to_string(&file).unwrap();
    let written: Vec<Value> = serde_json::from_str(&text).unwrap();
    let shown = items(&world, &draft.id).await;
    assert_eq!(written.len(), shown.len());
    for (written, item) in written.iter().zip(&shown) {
        assert_eq!(written["number"], item.number);
        assert_eq!((&written["key"], &written["name"]), (&item.key.as_str().into(), &(&*item.name).into()));
        assert_eq!(written["deed"], "revoke_key");
        assert_eq!((&written["server"], &written["serverName"]), (&server.as_str().into(), &(&*name).into()));
        assert_eq!(written["state"], serde_json::to_value(item.state).unwrap());
        assert_eq!(written["obstacle"], serde_json::to_value(item.obstacle).unwrap());
    }
    let states: Vec<_> = written.iter().map(|row| row["state"].as_str().unwrap()).collect();
    assert_eq!(states, ["done", "failed", "unknown", "skipped"]);
    assert_eq!((&written[0]["reason"], &written[3]["obstacle"]), (&Value::Null, &"gone".into()));
    assert!(written[1]["reason"].is_string() && written[2]["reason"].is_string(), "{written:?}");

    // Its server is gone from the list, and still has its name.
    world.console.remove_server(&server).await.unwrap();
    let replacing = ExportTarget { replace: true, ..target(&file, ExportFormat::Json) };
    world.console.export_bulk(&draft.id, replacing, "export").await.unwrap();
    let written: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
    assert_eq!(written[0]["serverName"], *name);

    let nobody = OperationId::new("nobody");
    let none = file.with_file_name("none.json");
    let refused = world.console.export_bulk(&nobody, target(&none, ExportFormat::Json), "export").await;
    assert_eq!(code_of(&refused.unwrap_err()), ErrorCode::NoSuchOperation);
    assert!(!none.exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_named_like_a_formula_is_text() {
    let world = World::new().await;
    let server = world.sign_in("haut").await;
    let formula = "=HYPERLINK(\"https://x.example\",\"open\")";
    let made = world.console.create_key(world.new_key(&server, formula)).await.unwrap();
    let draft = prepared(&world, BulkDeed::Revoke, these(&server, &[made.key])).await;
    run(&world, &draft.id).await;
    let file = file_in(&world, "results.csv");
    world.console.export_bulk(&draft.id, target(&file, ExportFormat::Csv), "export").await.unwrap();
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.starts_with("\u{FEFF}number,deed,server,serverName,key,name,"), "{text}");
    let mut csv = csv::Reader::from_reader(text.trim_start_matches('\u{FEFF}').as_bytes());
    let row = csv.records().next().unwrap().unwrap();
    assert_eq!(row.get(5), Some(&*format!("'{formula}")));
}

#[tokio::test(flavor = "multi_thread")]
async fn no_secret_is_in_them() {
    let world = World::new().await;
    let mut secrets = Vec::new();
    let mut all = Vec::new();
    for system in ["babelfor", "haut", "bfore"] {
        let server = world.sign_in(system).await;
        secrets.push(world.person(system).password);
        let mut new = world.new_key(&server, "sentinel-bulk");
        if system == "bfore" {
            new.expires = None;
        }
        let created = world.console.create_key(new).await.unwrap();
        let secret = world.console.reveal_secret(&created.operation).await.unwrap();
        secrets.push(secret.expose().to_owned());
        world.console.settle_secret(&created.operation, SecretChoice::Keep).await.unwrap();
        all.push(KeyRefView { server, key: created.key });
    }
    // One rotation for each, each with a new secret that waits.
    let rotating = prepared(&world, BulkDeed::Rotate, BulkSelection::Keys { keys: all.clone() }).await;
    run(&world, &rotating.id).await;
    for item in items(&world, &rotating.id).await {
        let rotation = world.console.rotation(&item.rotation.unwrap()).await.unwrap();
        let secret = world.console.reveal_secret(&rotation.secret.unwrap()).await.unwrap();
        secrets.push(secret.expose().to_owned());
    }
    // Bfore deletes by the value itself: what is refused and what is lost must not tell it.
    let revoking = prepared(&world, BulkDeed::Revoke, BulkSelection::Keys { keys: all }).await;
    fails(&world, "haut", ("DELETE", "/api/v1/auth/private_tokens/"), FaultKind::Html { status: 400 });
    fails(&world, "bfore", ("POST", "/authheader/delete"), FaultKind::DropAfter);
    run(&world, &revoking.id).await;
    assert!(secrets.len() >= 9 && secrets.iter().all(|secret| secret.len() > 3), "{}", secrets.len());
    for format in [ExportFormat::Csv, ExportFormat::Json] {
        for operation in [&rotating.id, &revoking.id] {
            let file = file_in(&world, "results");
            let replacing = ExportTarget { replace: true, ..target(&file, format) };
            world.console.export_bulk(operation, replacing, "export").await.unwrap();
            let text = std::fs::read_to_string(&file).unwrap();
            assert!(text.contains("sentinel-bulk"), "{text}");
            for secret in &secrets {
                assert!(!text.contains(secret.as_str()), "a secret stands in the results");
            }
        }
    }
}
