//! A pause that a server wants, and how the programs on one profile tell each other of it.

use std::fs::File;
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};

use chatelaine_connect::Errand;
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// No pause is longer: what claims to be is damaged.
const LONGEST: TimeDelta = TimeDelta::days(1);
/// Longer than any pause as it is written, in bytes.
const SIZE_LIMIT: u64 = 1_000;

/// From when until when nothing is sent to a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Pause {
    pub(super) since: DateTime<Utc>,
    pub(super) until: DateTime<Utc>,
    /// Whether its length is ours or the definition's, and not the server's word.
    #[serde(default)]
    pub(super) assumed: bool,
}

impl Pause {
    /// Whether it holds at an instant. One that has not begun was written before the clock was set back: it must not
    /// block for as long as the clock was ahead.
    pub(super) fn holds(&self, now: DateTime<Utc>) -> bool {
        self.since <= now && now < self.until && self.length() <= LONGEST
    }

    /// How long it is as a whole.
    pub(super) fn length(&self) -> TimeDelta {
        self.until - self.since
    }
}

/// The pause of one server as all programs on the profile know it: a small file. It is no secret, and what cannot be
/// read of it is no pause.
#[derive(Debug, Clone)]
pub(super) struct Board(PathBuf);

impl Board {
    /// The board in a folder, for one gate of one server.
    pub(super) fn of(folder: &Path, server: &str, gate: Errand) -> Self {
        let name = match gate {
            Errand::SignIn => format!("{server}.sign-in.pause"),
            Errand::Code => format!("{server}.code.pause"),
            Errand::Reading | Errand::Renewal | Errand::SignOut | Errand::Other => format!("{server}.pause"),
        };
        Self(folder.join(name))
    }

    /// What is written there.
    pub(super) async fn read(&self) -> Option<Pause> {
        let file = self.0.clone();
        let read = move || {
            // Most servers never want a pause, and then there is no file.
            let mut file = File::open(file).ok()?;
            file.lock_shared().ok()?;
            pause(&mut file)
        };
        tokio::task::spawn_blocking(read).await.ok().flatten()
    }

    /// Writes a pause there, unless a longer one holds already.
    pub(super) async fn write(&self, pause: Pause) {
        let file = self.0.clone();
        let written = tokio::task::spawn_blocking(move || write(&file, pause)).await;
        if let Ok(Err(error)) = written {
            tracing::warn!(%error, "other programs are not told of a server's pause");
        }
    }

    /// Takes it away, together with its server.
    pub(super) fn remove(&self) {
        if let Err(error) = std::fs::remove_file(&self.0)
            && error.kind() != std::io::ErrorKind::NotFound
        {
            tracing::warn!(%error, "the pause of a server that is gone is still written down");
        }
    }
}

/// The boards of one server, one for each gate.
#[derive(Debug, Clone)]
pub(super) struct Boards {
    server: Board,
    sign_in: Board,
    code: Board,
}

impl Boards {
    pub(super) fn of(folder: &Path, server: &str) -> Self {
        let board = |gate| Board::of(folder, server, gate);
        Self { server: board(Errand::Other), sign_in: board(Errand::SignIn), code: board(Errand::Code) }
    }

    /// The one for the gate that an errand is counted at.
    pub(super) fn at(&self, errand: Errand) -> &Board {
        match errand {
            Errand::SignIn => &self.sign_in,
            Errand::Code => &self.code,
            Errand::Reading | Errand::Renewal | Errand::SignOut | Errand::Other => &self.server,
        }
    }

    pub(super) fn remove(&self) {
        [&self.server, &self.sign_in, &self.code].into_iter().for_each(Board::remove);
    }
}

fn write(path: &Path, fresh: Pause) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut file = File::options().create(true).truncate(false).read(true).write(true).open(path)?;
    file.lock()?;
    if pause(&mut file).is_some_and(|known| known.holds(fresh.since) && known.until >= fresh.until) {
        return Ok(());
    }
    file.set_len(0)?;
    file.rewind()?;
    file.write_all(&serde_json::to_vec(&fresh)?)
}

fn pause(file: &mut File) -> Option<Pause> {
    let mut text = Vec::new();
    file.take(SIZE_LIMIT).read_to_end(&mut text).ok()?;
    serde_json::from_slice(&text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_795_000_000 + seconds, 0).unwrap()
    }

    fn pause(since: i64, until: i64) -> Pause {
        Pause { since: at(since), until: at(until), assumed: false }
    }

    #[test]
    fn a_pause_holds_from_its_beginning_to_its_end_and_never_for_more_than_a_day() {
        assert!(pause(0, 60).holds(at(0)) && pause(0, 60).holds(at(59)));
        assert!(!pause(0, 60).holds(at(60)));
        assert!(!pause(0, 60).holds(at(-1)), "the clock was set back");
        assert!(!pause(0, 2 * 24 * 60 * 60).holds(at(1)), "nothing wants that");
    }

    #[tokio::test]
    async fn the_longer_of_two_pauses_stands_and_one_that_is_over_gives_way() {
        let dir = tempfile::tempdir().unwrap();
        let board = Board::of(&dir.path().join("locks"), "one", Errand::Other);
        assert_eq!(board.read().await, None);
        board.write(pause(0, 60)).await;
        board.write(pause(1, 5)).await;
        assert_eq!(board.read().await, Some(pause(0, 60)));
        board.write(pause(2, 90)).await;
        assert_eq!(board.read().await, Some(pause(2, 90)));
        board.write(pause(100, 101)).await;
        assert_eq!(board.read().await, Some(pause(100, 101)));
        board.write(pause(-3_600, -3_590)).await;
        assert_eq!(board.read().await, Some(pause(-3_600, -3_590)), "the clock was set back");
        board.remove();
        board.remove();
        assert_eq!(board.read().await, None);
    }

    #[tokio::test]
    async fn what_cannot_be_read_is_no_pause_and_is_written_over() {
        let dir = tempfile::tempdir().unwrap();
        let board = Board::of(dir.path(), "one", Errand::Other);
        for garbage in [&b""[..], b"{\"since\":", b"\xFF\xFE", &[b' '; 5_000]] {
            std::fs::write(dir.path().join("one.pause"), garbage).unwrap();
            assert_eq!(board.read().await, None);
            board.write(pause(0, 60)).await;
            assert_eq!(board.read().await, Some(pause(0, 60)));
        }
    }
}
