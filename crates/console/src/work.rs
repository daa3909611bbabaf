//! Work that the user may stop: it is named by whoever began it.

use std::collections::HashMap;
use std::future::Future;

use parking_lot::Mutex;
use tokio_util::sync::CancellationToken;

use crate::error::ConsoleError;

/// The work that can be stopped now, by name.
#[derive(Debug, Default)]
pub(crate) struct Works(Mutex<HashMap<String, CancellationToken>>);

impl Works {
    /// Runs to the end, or until somebody cancels that name. Only for work that changes nothing when it is dropped.
    pub(crate) async fn run<T>(
        &self,
        name: &str,
        work: impl Future<Output = Result<T, ConsoleError>>,
    ) -> Result<T, ConsoleError> {
        let token = CancellationToken::new();
        self.0.lock().insert(name.to_owned(), token.clone());
        let result = tokio::select! {
            biased;
            () = token.cancelled() => Err(ConsoleError::Cancelled),
            result = work => result,
        };
        self.0.lock().remove(name);
        result
    }

    /// Stops all of it.
    pub(crate) fn cancel_all(&self) {
        self.0.lock().drain().for_each(|(_, token)| token.cancel());
    }

    /// Stops the work of that name, if it still runs.
    pub(crate) fn cancel(&self, name: &str) {
        if let Some(token) = self.0.lock().remove(name) {
            token.cancel();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn work_ends_when_its_name_is_cancelled() {
        let works = std::sync::Arc::new(Works::default());
        let other = works.clone();
        let (result, ()) =
            tokio::join!(works.run("probe", std::future::pending::<Result<(), _>>()), async move {
                other.cancel("another");
                other.cancel("probe");
            });
        assert!(matches!(result, Err(ConsoleError::Cancelled)));
    }

    #[tokio::test]
    async fn work_that_ends_by_itself_gives_its_result() {
        let works = Works::default();
        assert_eq!(works.run("a", async { Ok(7) }).await.ok(), Some(7));
        assert!(works.0.lock().is_empty());
    }
}
