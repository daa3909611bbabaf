//! One program at a time at an operation: window, tray and terminal may share a profile.

use std::fs::{File, TryLockError};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use chatelaine_model::OperationId;

use crate::console::Console;
use crate::error::ConsoleError;
use crate::session::open_lock;
use crate::view::ConsoleEvent;

/// How often it is looked whether somebody still works at an operation.
const LOOK_AGAIN: Duration = Duration::from_millis(250);

/// How often, and after how long each time, a turn that must be had is tried for.
const TRIES: u32 = 10;
const TRY_AGAIN: Duration = Duration::from_millis(50);

/// The right to work at one operation, held as a lock of the operating system until it is dropped: also when the
/// program dies. What is written as sent while nobody holds it has lost its answer.
#[derive(Debug)]
pub(crate) struct OperationTurn {
    #[expect(dead_code, reason = "held for its lock")]
    lock: File,
    path: PathBuf,
}

impl Console {
    /// The right to work at an operation; `None` while somebody else has it.
    pub(crate) async fn operation_turn(
        self: &Arc<Self>,
        id: &OperationId,
    ) -> Result<Option<OperationTurn>, ConsoleError> {
        let path = self.home.folder.join("locks").join(format!("operation-{id}"));
        self.block(move |_| {
            let lock = open_lock(&path)?;
            match lock.try_lock() {
                Ok(()) => Ok(Some(OperationTurn { lock, path })),
                Err(TryLockError::WouldBlock) => Ok(None),
                Err(TryLockError::Error(source)) => Err(ConsoleError::Folder { path, source }),
            }
        })
        .await
    }

    /// The same, where it must be had.
    ///
    /// # Errors
    /// `OperationBusy` while somebody else has it. Who only looks has it for moments, so it is tried for half a second.
    pub(crate) async fn my_turn(self: &Arc<Self>, id: &OperationId) -> Result<OperationTurn, ConsoleError> {
        for _ in 0..TRIES {
            if let Some(turn) = self.operation_turn(id).await? {
                return Ok(turn);
            }
            tokio::time::sleep(TRY_AGAIN).await;
        }
        Err(ConsoleError::OperationBusy("it is being worked at already"))
    }

    /// Tells of a change as soon as nobody works at an operation any more, this or another program: whoever was shown
    /// that somebody does would be shown it for ever.
    pub(crate) fn tell_when_free(self: &Arc<Self>, id: &OperationId) {
        if !self.watched_turns.lock().insert(id.clone()) {
            return;
        }
        let (console, id) = (Arc::downgrade(self), id.clone());
        tokio::spawn(async move {
            loop {
                tokio::time::sleep(LOOK_AGAIN).await;
                let Some(console) = console.upgrade() else { return };
                if matches!(console.operation_turn(&id).await, Ok(None)) {
                    continue;
                }
                console.watched_turns.lock().remove(&id);
                console.tell(ConsoleEvent::OperationChanged { operation: id });
                return;
            }
        });
    }
}

impl OperationTurn {
    /// Ends the last turn: nothing is left to be done at the operation, so whoever waits for it finds that out by
    /// reading it, whatever file it then locks.
    pub(crate) fn end(self) {
        if let Err(error) = std::fs::remove_file(&self.path) {
            tracing::debug!(path = %self.path.display(), %error, "a lock of a finished operation stays");
        }
    }
}
