//! The pace that a server asks for: who decides when a request may be sent.

use async_trait::async_trait;
use chatelaine_model::Power;
use chrono::TimeDelta;

use crate::ConnectError;

/// What a request is to the pace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Errand {
    /// It only reads, in the name of somebody who is signed in: it may wait, and be sent again.
    Reading,
    /// It renews a session.
    Renewal,
    /// It brings a password or the like. Servers count these by themselves, against guessing: a pause that is asked for
    /// here says nothing of whoever is signed in.
    SignIn,
    /// It brings the code of a second factor, which is counted by itself as well.
    Code,
    /// It ends a session. It is never held back: a session that nobody wants must not live on for politeness.
    SignOut,
    /// It changes something: somebody stands and waits, so it is sent at once or not at all, and never twice.
    Other,
}

/// Keeps the pace of one server: asked before each request to it, told of each answer that wants a pause.
#[async_trait]
pub trait Pace: Send + Sync + std::fmt::Debug {
    /// Returns when a request may be sent.
    ///
    /// # Errors
    /// [`ConnectError::Limited`] when it may not be sent now and shall not wait.
    async fn before(&self, errand: Errand) -> Result<(), ConnectError>;

    /// The server wants a pause, of a certain length if it said so. `times` counts how often it said that to this
    /// request. Gives whether the request shall be sent again, after [`Pace::before`].
    async fn limited(&self, errand: Errand, wait: Option<TimeDelta>, times: u32) -> bool;

    /// The server answered this without wanting a pause.
    fn answered(&self, errand: Errand);
}

/// No pace at all: every answer goes to the caller.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Unpaced;

#[async_trait]
impl Pace for Unpaced {
    async fn before(&self, _: Errand) -> Result<(), ConnectError> {
        Ok(())
    }

    async fn limited(&self, _: Errand, _: Option<TimeDelta>, _: u32) -> bool {
        false
    }

    fn answered(&self, _: Errand) {}
}

impl Errand {
    /// What a request is for the sake of a power. One that reads on the way to a change is part of that change.
    pub(crate) fn of(power: Power, changes: bool) -> Self {
        match power {
            Power::Renew => Self::Renewal,
            Power::SignOut => Self::SignOut,
            Power::Account
            | Power::Settings
            | Power::ListKeys
            | Power::ExtendedAccount
            | Power::InspectAccounts
            | Power::InspectSecondFactors
            | Power::InspectSignIns
            | Power::InspectBlocks
                if !changes =>
            {
                Self::Reading
            }
            _ => Self::Other,
        }
    }
}
