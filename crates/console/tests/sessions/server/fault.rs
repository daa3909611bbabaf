//! What goes wrong with a renewal.

use std::sync::Arc;

use tokio::sync::Semaphore;

/// What goes wrong with one renewal.
#[derive(Debug, Clone)]
pub enum Fault {
    /// The connection breaks, and nothing was done.
    DropBefore,
    /// It was done, and the connection breaks.
    DropAfter,
    /// It was done, and the answer cannot be read.
    Garbage,
    /// Nothing was done, but of some the client cannot know that.
    Status(u16),
    /// Nothing was done: the server wants a pause, of so many seconds where it says so.
    Limited(Option<i64>),
    /// A page of whatever stands in front of the server.
    Page,
    /// It is kept waiting before it is done, or after.
    Hold { held: Arc<Held>, after: bool },
    /// It is kept waiting, and then goes wrong, or not.
    HoldThen { held: Arc<Held>, then: Option<Box<Fault>> },
}

impl Fault {
    /// Whether the client cannot know what was done.
    pub fn loses(&self) -> bool {
        matches!(self, Self::DropBefore | Self::DropAfter | Self::Garbage | Self::Status(500))
    }
}

/// A renewal that a test keeps in its hand.
#[derive(Debug)]
pub struct Held {
    arrived: Semaphore,
    release: Semaphore,
}

impl Held {
    pub fn new() -> Arc<Self> {
        Arc::new(Self { arrived: Semaphore::new(0), release: Semaphore::new(0) })
    }

    /// Waits until the renewal is there.
    pub async fn arrived(&self) {
        self.arrived.acquire().await.unwrap().forget();
    }

    /// Lets it go on.
    pub fn release(&self) {
        self.release.add_permits(1);
    }

    pub(super) async fn wait(&self) {
        self.arrived.add_permits(1);
        self.release.acquire().await.unwrap().forget();
    }
}
