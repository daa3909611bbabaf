//! Writing to the log.

use std::sync::Arc;

use chatelaine_ledger::Together;
use chatelaine_model::{Activity, Deed, KeyId, Outcome, ServerId};
use chrono::{DateTime, Utc};

use crate::console::Console;
use crate::error::ConsoleError;
use crate::view::{ConsoleEvent, ErrorCode, ErrorView};

/// How many entries of the log are looked through for one that tells of something already.
const LOOK_BACK: u32 = 500;

impl Console {
    /// Adds to the log. A log that cannot be written is said in the program's own log and stops nothing.
    pub(crate) async fn log(
        self: &Arc<Self>,
        server: Option<&ServerId>,
        who: Option<String>,
        deed: Deed,
        subject: Option<(Option<KeyId>, String)>,
        outcome: Outcome,
    ) {
        self.log_why(server, who, deed, subject, (outcome, None)).await;
    }

    /// The same with the reason why something was not done.
    pub(crate) async fn log_why(
        self: &Arc<Self>,
        server: Option<&ServerId>,
        who: Option<String>,
        deed: Deed,
        subject: Option<(Option<KeyId>, String)>,
        (outcome, reason): (Outcome, Option<ErrorCode>),
    ) {
        self.append(self.entry(server, who, deed, subject, (outcome, reason))).await;
    }

    /// The same of an entry that is made already.
    pub(crate) async fn append(self: &Arc<Self>, entry: Activity) {
        let written = self.block(move |console| Ok(console.ledger.append(&entry)?)).await;
        match written {
            Ok(()) => self.logged().await,
            Err(error) => tracing::error!(%error, "the activity log cannot be written"),
        }
    }

    /// An entry for the log, to be written together with what it tells of.
    pub(crate) fn entry(
        &self,
        server: Option<&ServerId>,
        who: Option<String>,
        deed: Deed,
        subject: Option<(Option<KeyId>, String)>,
        (outcome, reason): (Outcome, Option<ErrorCode>),
    ) -> Activity {
        let (key, subject) = subject.map_or((None, None), |(key, subject)| (key, Some(subject)));
        Activity {
            at: self.ports.clock.now(),
            server: server.cloned(),
            who,
            deed,
            key,
            subject,
            outcome,
            reason: reason.map(ErrorCode::word),
        }
    }

    /// Writes what belongs together, the log's entries among it.
    pub(crate) async fn write_together(self: &Arc<Self>, together: Together) -> Result<(), ConsoleError> {
        self.block(move |console| Ok(console.ledger.put_together(&together)?)).await?;
        self.logged().await;
        Ok(())
    }

    /// What follows when the log has grown.
    pub(crate) async fn logged(self: &Arc<Self>) {
        let sealed = self
            .block(|console| {
                console.seal_activity();
                Ok(())
            })
            .await;
        if let Err(error) = sealed {
            tracing::error!(%error, "the end of the activity log was not looked at");
        }
        self.tell(ConsoleEvent::ActivityChanged);
    }

    /// Whether the log says already that this was done to a key since then. Its latest entries are looked through.
    pub(crate) fn was_logged(
        &self,
        server: &ServerId,
        deed: Deed,
        key: &KeyId,
        since: DateTime<Utc>,
    ) -> Result<bool, ConsoleError> {
        let latest = self.ledger.activities(LOOK_BACK)?;
        Ok(latest.iter().any(|entry| {
            entry.deed == deed
                && entry.outcome == Outcome::Done
                && entry.at >= since
                && entry.key.as_ref() == Some(key)
                && entry.server.as_ref() == Some(server)
        }))
    }
}

/// Why something was not done. Only the kind of error is kept: a server's sentence may hold anything.
pub(crate) fn reason<T>(answer: &Result<T, ConsoleError>) -> Option<ErrorCode> {
    answer.as_ref().err().map(|error| ErrorView::from(error).code)
}
