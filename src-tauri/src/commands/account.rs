//! One's own account on a server.

use std::collections::BTreeMap;

use chatelaine_console::view::ChangePasswordRequest;
use chatelaine_model::{Account, ServerId};

use super::{Answer, At};

/// What a server tells of the account that is signed in; `extended` asks for more where the system has more.
#[tauri::command]
#[specta::specta]
pub(crate) async fn account_view(desk: At<'_>, server: ServerId, extended: bool) -> Answer<Account> {
    Ok(desk.console().account(&server, extended).await?)
}

/// Changes facts of the own account: names to new values.
#[tauri::command]
#[specta::specta]
pub(crate) async fn account_change(
    desk: At<'_>,
    server: ServerId,
    changes: BTreeMap<String, String>,
) -> Answer<Account> {
    Ok(desk.console().change_account(&server, changes).await?)
}

/// Changes one setting.
#[tauri::command]
#[specta::specta]
pub(crate) async fn setting_change(
    desk: At<'_>,
    server: ServerId,
    id: String,
    value: String,
) -> Answer<Account> {
    Ok(desk.console().change_setting(&server, &id, &value).await?)
}

/// Changes a password, an expired one included.
#[tauri::command]
#[specta::specta]
pub(crate) async fn password_change(desk: At<'_>, request: ChangePasswordRequest) -> Answer<()> {
    Ok(desk.console().change_password(request).await?)
}
