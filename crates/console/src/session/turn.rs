//! One renewal at a time across programs: two windows, or a window and a terminal, may share a profile.

use std::fs::File;
use std::sync::Arc;

use chatelaine_model::ServerId;

use super::{Holder, Phase, Seat};
use crate::console::Console;
use crate::error::ConsoleError;

/// The right to renew one server's session, held as a lock of the operating system until it is dropped: also when the
/// program dies.
pub(super) struct Turn(#[expect(dead_code, reason = "held for its lock")] File);

impl Console {
    /// Waits for the right to renew.
    pub(super) async fn turn(self: &Arc<Self>, server: &ServerId) -> Result<Turn, ConsoleError> {
        let folder = self.locks();
        let file = folder.join(server.as_str());
        self.block(move |_| {
            let failed = |source| ConsoleError::Folder { path: file.clone(), source };
            std::fs::create_dir_all(&folder).map_err(failed)?;
            let lock =
                File::options().create(true).truncate(false).write(true).open(&file).map_err(failed)?;
            lock.lock().map_err(failed)?;
            Ok(Turn(lock))
        })
        .await
    }

    /// Takes over what another program did to a session that is kept. The caller has the turn, so nobody is at it
    /// now. `None`: it was signed out there.
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
