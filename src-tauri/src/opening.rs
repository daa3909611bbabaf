//! What lies open, from the start on: nothing yet, nothing because it could not be opened, or something.

use chatelaine_console::view::{ErrorView, ProfileKind};
use serde::Serialize;
use specta::Type;
use tokio::sync::{SetOnce, watch};

/// The profile that was to be opened at the start, and why it could not be.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct UnopenedView {
    /// Whose it is.
    pub kind: ProfileKind,
    /// Where it lies.
    pub folder: String,
    /// Why it could not be opened.
    pub error: ErrorView,
}

/// What lies open.
#[derive(Debug)]
pub(crate) struct Opening<T> {
    open: SetOnce<T>,
    unopened: watch::Sender<Option<UnopenedView>>,
}

impl<T> Default for Opening<T> {
    fn default() -> Self {
        Self { open: SetOnce::new(), unopened: watch::Sender::default() }
    }
}

impl<T> Opening<T> {
    /// What lies open. Whoever comes before anything does waits, over failures too: what was asked meanwhile is answered
    /// by whatever can be opened in the end.
    pub(crate) async fn wait(&self) -> &T {
        self.open.wait().await
    }

    /// What lies open now.
    pub(crate) fn get(&self) -> Option<&T> {
        self.open.get()
    }

    /// Lays open what was opened first; anything later is dropped.
    pub(crate) fn succeed(&self, open: T) {
        let _ = self.open.set(open);
    }

    /// Keeps why nothing could be opened. Of another profile, tried instead of the first, its asker is told alone.
    pub(crate) fn fail(&self, view: UnopenedView) {
        self.unopened.send_if_modified(|before| {
            let is_same = before.as_ref().is_none_or(|before| before.kind == view.kind);
            if is_same {
                *before = Some(view);
            }
            is_same
        });
    }

    /// Why nothing lies open, as soon as that is known; `None` once something does.
    pub(crate) async fn unopened(&self) -> Option<UnopenedView> {
        let mut unopened = self.unopened.subscribe();
        tokio::select! {
            biased;
            _ = self.open.wait() => None,
            Ok(view) = unopened.wait_for(Option::is_some) => view.clone(),
            else => None,
        }
    }

    /// Whether nothing lies open because it could not be opened.
    pub(crate) fn has_failed(&self) -> bool {
        self.open.get().is_none() && self.unopened.borrow().is_some()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use chatelaine_console::view::ErrorCode;
    use tauri::async_runtime::{block_on, spawn};

    use super::*;
    use crate::fail::fail;

    fn view(kind: ProfileKind, message: &str) -> UnopenedView {
        let error = fail(ErrorCode::LedgerFailed, &std::io::Error::other(message.to_owned()));
        UnopenedView { kind, folder: "/own".into(), error }
    }

    fn message(opening: &Opening<&str>) -> Option<String> {
        block_on(opening.unopened()).map(|view| view.error.message)
    }

    #[test]
    fn why_nothing_opens_is_told_to_who_asked_before_and_after() {
        let opening = Arc::new(Opening::<&str>::default());
        assert!(!opening.has_failed());
        let asked = opening.clone();
        let before = spawn(async move { asked.unopened().await });
        opening.fail(view(ProfileKind::Own, "damaged"));
        assert_eq!(block_on(before).unwrap().unwrap().error.message, "damaged");
        assert_eq!(message(&opening).unwrap(), "damaged");
        assert!(opening.has_failed());
    }

    #[test]
    fn another_try_of_the_same_profile_tells_anew_and_another_profile_does_not() {
        let opening = Opening::<&str>::default();
        opening.fail(view(ProfileKind::Own, "damaged"));
        opening.fail(view(ProfileKind::Sandbox, "no port"));
        assert_eq!(message(&opening).unwrap(), "damaged");
        opening.fail(view(ProfileKind::Own, "not writable"));
        assert_eq!(message(&opening).unwrap(), "not writable");
    }

    #[test]
    fn who_waited_over_a_failure_gets_what_opened_in_the_end() {
        let opening = Arc::new(Opening::default());
        let asked = opening.clone();
        let waiting = spawn(async move { *asked.wait().await });
        opening.fail(view(ProfileKind::Own, "damaged"));
        assert_eq!(opening.get(), None);
        opening.succeed("sandbox");
        assert_eq!(block_on(waiting).unwrap(), "sandbox");
        assert_eq!(message(&opening), None);
        assert!(!opening.has_failed());
    }
}
