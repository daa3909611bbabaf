//! Waiting for something to come about, with a deadline instead of a guessed pause.

use std::time::{Duration, Instant};

use crate::HarnessError;

/// How long anything may take on a busy machine with two cores.
pub(crate) const PATIENCE: Duration = Duration::from_secs(45);
const STEP: Duration = Duration::from_millis(40);

/// Asks again and again until there is an answer.
///
/// # Errors
/// [`HarnessError::Late`] after 45 s, and whatever the asking itself fails with.
pub async fn until<T>(
    what: &str,
    mut ask: impl AsyncFnMut() -> Result<Option<T>, HarnessError>,
) -> Result<T, HarnessError> {
    let deadline = Instant::now() + PATIENCE;
    loop {
        if let Some(answer) = ask().await? {
            return Ok(answer);
        }
        if Instant::now() > deadline {
            return Err(late(what));
        }
        tokio::time::sleep(STEP).await;
    }
}

pub(crate) fn late(what: &str) -> HarnessError {
    HarnessError::Late { what: what.to_owned(), seconds: PATIENCE.as_secs(), shown: String::new() }
}
