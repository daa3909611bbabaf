//! One renewal at a time across programs: two windows, or a window and a terminal, may share a profile.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use chatelaine_model::ServerId;

use super::{Holder, Phase, Sealed, Seat};
use crate::console::Console;
use crate::error::ConsoleError;

/// The right to renew one server's session, held as a lock of the operating system until it is dropped: also when the
/// program dies.
pub(super) struct Turn(#[expect(dead_code, reason = "held for its lock")] File);

/// Opens a file of the profile to be locked, and makes it if need be.
pub(crate) fn open_lock(path: &Path) -> Result<File, ConsoleError> {
    let failed = |source| ConsoleError::Folder { path: path.to_owned(), source };
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    File::options().create(true).truncate(false).write(true).open(path).map_err(failed)
}

impl Console {
    /// Waits for the right to renew.
    pub(super) async fn turn(self: &Arc<Self>, server: &ServerId) -> Result<Turn, ConsoleError> {
        let path = self.locks().join(server.as_str());
        self.block(move |_| {
            let lock = open_lock(&path)?;
            lock.lock().map_err(|source| ConsoleError::Folder { path, source })?;
            Ok(Turn(lock))
        })
        .await
    }

    /// Takes over what another program did to a session that is kept. The caller has the turn, so nobody is at it
    /// now. `None`: it was signed out or ended there.
    pub(super) async fn catch_up(
        self: &Arc<Self>,
        server: &ServerId,
        seat: &Seat,
        generation: u64,
        held: Holder,
    ) -> Result<Option<Holder>, ConsoleError> {
        if !held.keep {
            return Ok(Some(held));
        }
        let _record = seat.record.lock().await;
        let Some(sealed) = self.sealed(server).await? else {
            seat.proceed(generation, Phase::Out);
            return Ok(None);
        };
        let sealed = match sealed {
            Sealed::Lives(sealed) => *sealed,
            Sealed::Ended(ending) => {
                seat.proceed(generation, ending.into_phase());
                return Ok(None);
            }
        };
        if sealed.is_newer_than(&held) {
            seat.proceed(generation, Phase::In(sealed.clone()));
            return Ok(Some(sealed));
        }
        if sealed.serial != held.serial {
            return Ok(seat.change(generation, |_| ()));
        }
        Ok(seat.change(generation, |holder| {
            // Lost: sent by a program that died before the answer, so that what renews may be spent. What was taken up
            // while another program waited for its answer only looked lost: that program has sealed what came of it.
            holder.lost = sealed.lost;
            holder.refused |= sealed.refused;
            holder.dead |= sealed.dead;
        }))
    }
}
