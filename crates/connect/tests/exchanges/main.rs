//! Recorded exchanges of each system, built from what its vendor documents: the request as it must be sent, the answer
//! as it is documented, and what the engine makes of it. One file is one conversation; `from` tells where it is known
//! from.
#![allow(clippy::unwrap_used, reason = "what a test helper cannot do is the test's failure")]

mod play;
mod recording;

use std::path::PathBuf;

use recording::Recording;

fn folder(system: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", "exchanges", system].iter().collect()
}

fn recordings(system: &str) -> Vec<(String, Recording)> {
    let mut files: Vec<_> =
        std::fs::read_dir(folder(system)).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).unwrap();
        let recording =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        (path.display().to_string(), recording)
    };
    files.into_iter().map(read).collect()
}

async fn keeps_to_its_documents(system: &str) {
    let recordings = recordings(system);
    assert!(!recordings.is_empty());
    for (file, recording) in recordings {
        assert!(!recording.from.is_empty(), "{file} does not tell where it is known from");
        if let Err(difference) = play::play(system, &recording).await {
            panic!("{file}: {difference}");
        }
    }
}

#[tokio::test]
async fn babelfor_keeps_to_its_documents() {
    keeps_to_its_documents("babelfor").await;
}

#[tokio::test]
async fn b2core_keeps_to_its_documents() {
    keeps_to_its_documents("b2core").await;
}

#[tokio::test]
async fn bfore_keeps_to_its_documents() {
    keeps_to_its_documents("bfore").await;
}

#[tokio::test]
async fn haut_keeps_to_its_documents() {
    keeps_to_its_documents("haut").await;
}

#[tokio::test]
async fn mgmtapp_keeps_to_its_documents() {
    keeps_to_its_documents("mgmtapp").await;
}

/// A system that is not shipped: its definition is a user's.
#[tokio::test]
async fn jupyterhub_keeps_to_its_answers() {
    keeps_to_its_documents("jupyterhub").await;
}

/// The harness itself: a recording with another verb, path, header, body, one request more or another outcome fails.
#[tokio::test]
async fn a_recording_that_differs_in_anything_fails() {
    let (_, good) =
        recordings("babelfor").into_iter().find(|(file, _)| file.ends_with("session.json")).unwrap();
    let spoil: [fn(&mut Recording); 6] = [
        |recording| recording.steps[0].exchanges[0].request.method = "PUT".into(),
        |recording| recording.steps[0].exchanges[0].request.path = "/v1/auth/signin".into(),
        |recording| {
            recording.steps[0].exchanges[0].request.body = Some(serde_json::json!({ "username": "x" }))
        },
        |recording| {
            let headers = &mut recording.steps[1].exchanges[0].request.headers;
            headers.insert("authorization".into(), Some("Bearer other".into()));
        },
        |recording| {
            let again = recording.steps[0].exchanges[0].clone();
            recording.steps[0].exchanges.push(again);
        },
        |recording| recording.steps[0].gives = Some(serde_json::json!({ "renewable": true })),
    ];
    for (index, spoil) in spoil.into_iter().enumerate() {
        let mut recording = good.clone();
        spoil(&mut recording);
        assert!(play::play("babelfor", &recording).await.is_err(), "case {index}");
    }
}
