//! One renewal at a time across programs: two windows, or a window and a terminal, may share a profile.

use std::fs::File;
use std::sync::Arc;

use chatelaine_model::ServerId;

use super::{Holder, Phase, Seat, record};
use crate::console::Console;
use crate::error::ConsoleError;

/// The right to renew one server's session, held as a lock of the operating system until it is dropped: also when the
/// program dies.
pub(super) struct Turn(#[expect(dead_code, reason = "held for its lock")] File);

/// What another program on the same profile did to a session meanwhile.
pub(super) enum Meanwhile {
    /// Nothing.
    Nothing,
    /// Renewed it.
    Renewed(Box<Holder>),
    /// Sent a renewal and died before the answer: what renews may be spent.
    Lost,
    /// Signed out.
    SignedOut,
}

impl Console {
    /// Waits for the right to renew.
    pub(super) async fn turn(self: &Arc<Self>, server: &ServerId) -> Result<Turn, ConsoleError> {
        let folder = self.home.folder.join("locks");
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

    /// Looks at what is sealed now. Only sessions that are kept are shared.
    pub(super) async fn meanwhile(
        self: &Arc<Self>,
        server: &ServerId,
        held: &Holder,
    ) -> Result<Meanwhile, ConsoleError> {
        if !held.keep {
            return Ok(Meanwhile::Nothing);
        }
        let name = record::name(server)?;
        let Some(bytes) = self.block(move |console| Ok(console.vault.get(&name)?)).await? else {
            return Ok(Meanwhile::SignedOut);
        };
        let sealed = record::read(&bytes)?;
        Ok(match sealed.credentials.issued().cmp(&held.credentials.issued()) {
            std::cmp::Ordering::Greater => Meanwhile::Renewed(Box::new(sealed)),
            _ if sealed.lost => Meanwhile::Lost,
            _ => Meanwhile::Nothing,
        })
    }

    /// Takes over what another program did. `None`: it is ours to renew.
    pub(super) fn take_over(
        &self,
        seat: &Seat,
        generation: u64,
        held: &Holder,
        meanwhile: Meanwhile,
    ) -> Option<Option<Holder>> {
        let (phase, answer) = match meanwhile {
            Meanwhile::Nothing => return None,
            Meanwhile::Renewed(sealed) => (Phase::In((*sealed).clone()), Some(*sealed)),
            Meanwhile::Lost => (Phase::In(Holder { lost: true, ..held.clone() }), None),
            Meanwhile::SignedOut => (Phase::Out, None),
        };
        seat.proceed(generation, phase);
        Some(answer)
    }
}
