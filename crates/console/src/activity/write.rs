//! Writing to the log.

use std::sync::Arc;

use chatelaine_model::{Activity, Deed, KeyId, Outcome, ServerId};

use crate::console::Console;
use crate::error::ConsoleError;
use crate::view::{ConsoleEvent, ErrorCode, ErrorView};

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
        let (key, subject) = subject.map_or((None, None), |(key, subject)| (key, Some(subject)));
        let entry = Activity {
            at: self.ports.clock.now(),
            server: server.cloned(),
            who,
            deed,
            key,
            subject,
            outcome,
            reason: reason.map(ErrorCode::word),
        };
        let written = self
            .block(move |console| {
                console.ledger.append(&entry)?;
                console.seal_activity();
                Ok(())
            })
            .await;
        match written {
            Ok(()) => self.tell(ConsoleEvent::ActivityChanged),
            Err(error) => tracing::error!(%error, "the activity log cannot be written"),
        }
    }
}

/// Why something was not done. Only the kind of error is kept: a server's sentence may hold anything.
pub(crate) fn reason<T>(answer: &Result<T, ConsoleError>) -> Option<ErrorCode> {
    answer.as_ref().err().map(|error| ErrorView::from(error).code)
}
