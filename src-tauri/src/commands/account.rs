//! One's own account on a server.

use chatelaine_model::{Account, ServerId};

use super::{Answer, At};

/// What a server tells of the account that is signed in.
#[tauri::command]
#[specta::specta]
pub(crate) async fn account_view(desk: At<'_>, server: ServerId) -> Answer<Account> {
    Ok(desk.console().await.account(&server).await?)
}
