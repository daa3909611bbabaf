//! Mails as they arrive, for whoever shows them one after another.

use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use crate::{Mail, Sandbox, SandboxError};

/// The mails that arrive from now on; what lay there before is none of them.
#[derive(Debug)]
pub struct Arrivals<'a> {
    sandbox: &'a Sandbox,
    rung: UnboundedReceiver<()>,
    /// The newest that was given out or lay there at the start.
    newest: Option<i64>,
}

impl<'a> Arrivals<'a> {
    pub(crate) fn of(sandbox: &'a Sandbox) -> Result<Self, SandboxError> {
        let (ring, rung) = unbounded_channel();
        // Heard before it is looked what lies there: a mail between the two would be told by neither.
        sandbox.on_mail(move || {
            // Nobody listens any more once this is dropped.
            let _ = ring.send(());
        });
        let newest = sandbox.mails()?.iter().map(|mail| mail.id).max();
        Ok(Self { sandbox, rung, newest })
    }

    /// Waits for the next, and gives all that came meanwhile, the oldest first and at least one. May be dropped while
    /// it waits: nothing is lost.
    ///
    /// # Errors
    /// [`SandboxError::Store`] if the database fails.
    pub async fn next(&mut self) -> Result<Vec<Mail>, SandboxError> {
        loop {
            if self.rung.recv().await.is_none() {
                std::future::pending::<()>().await;
            }
            let mut new = self.sandbox.mails()?;
            new.retain(|mail| self.newest.is_none_or(|newest| mail.id > newest));
            new.sort_by_key(|mail| mail.id);
            if let Some(last) = new.last() {
                self.newest = Some(last.id);
                return Ok(new);
            }
        }
    }
}
