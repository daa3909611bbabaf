//! The sandbox: who may sign in, and the mails it "sent".

use super::{Answer, At};
use crate::profile::SandboxView;

/// The made-up people and mails; nothing outside the sandbox's profile.
#[tauri::command]
#[specta::specta]
pub(crate) async fn sandbox_view(desk: At<'_>) -> Answer<Option<SandboxView>> {
    desk.sandbox().await
}
