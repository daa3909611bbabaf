//! Before and after a piece of work: whether it may be begun, and the line of the log that it leaves.

use std::sync::Arc;

use chatelaine_connect::ConnectError;
use chatelaine_model::{Deed, Outcome, Power, ServerId};

use crate::activity::reason;
use crate::console::Console;
use crate::error::ConsoleError;

impl Console {
    /// Refuses what a server's system does not offer, and what rests on assumed facts that nobody has accepted for the
    /// server. Asked before anything is sent.
    ///
    /// # Errors
    /// `NotOffered`, `Assumed`.
    pub async fn may(self: &Arc<Self>, id: &ServerId, power: Power) -> Result<(), ConsoleError> {
        let server = self.server(id).await?;
        let definition = self.definition_of(&server)?;
        if !definition.capabilities().iter().any(|capability| capability.power == power) {
            return Err(ConsoleError::at(id)(ConnectError::NotOffered(power)));
        }
        self.accepted(&server, power)
    }

    /// Writes a deed into the log, with how it went and as whom it was done, and hands its answer on.
    pub(crate) async fn recorded<T>(
        self: &Arc<Self>,
        server: &ServerId,
        deed: Deed,
        subject: Option<String>,
        answer: Result<T, ConsoleError>,
    ) -> Result<T, ConsoleError> {
        let who = self.seats.of(server).who();
        let subject = subject.map(|subject| (None, subject));
        self.log_why(Some(server), who, deed, subject, (outcome(&answer), reason(&answer))).await;
        answer
    }

    /// Writes a deed that concerns no server into the log, with how it went, and hands its answer on.
    pub(crate) async fn recorded_here<T>(
        self: &Arc<Self>,
        deed: Deed,
        answer: Result<T, ConsoleError>,
    ) -> Result<T, ConsoleError> {
        self.log_why(None, None, deed, None, (outcome(&answer), reason(&answer))).await;
        answer
    }
}

/// How an attempt to change something stands in the log: one whose answer does not tell may have been done.
pub(crate) fn outcome_of_change<T>(answer: &Result<T, ConsoleError>) -> Outcome {
    match answer {
        Err(ConsoleError::Connect { source: ConnectError::ChangedMeanwhile, .. }) => Outcome::Unknown,
        Err(error) if error.leaves_unknown() => Outcome::Unknown,
        answer => outcome(answer),
    }
}

/// How an attempt stands in the log.
pub(crate) fn outcome<T>(answer: &Result<T, ConsoleError>) -> Outcome {
    match answer {
        Ok(_) => Outcome::Done,
        Err(ConsoleError::Connect { source: ConnectError::OutcomeUnknown, .. }) => Outcome::Unknown,
        Err(_) => Outcome::Failed,
    }
}
