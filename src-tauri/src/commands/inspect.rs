//! Accounts of others.

use chatelaine_console::view::{AccountListRequest, SignInListView};
use chatelaine_model::{Account, AccountList, BlockedAddress, SecondFactor, ServerId};

use super::{Answer, At};

/// A part of the list of accounts.
#[tauri::command]
#[specta::specta]
pub(crate) async fn account_list(desk: At<'_>, request: AccountListRequest) -> Answer<AccountList> {
    Ok(desk.console().accounts(request).await?)
}

/// One account of somebody else.
#[tauri::command]
#[specta::specta]
pub(crate) async fn account_other(desk: At<'_>, server: ServerId, id: String) -> Answer<Account> {
    Ok(desk.console().other_account(&server, &id).await?)
}

/// The second factors of an account.
#[tauri::command]
#[specta::specta]
pub(crate) async fn account_second_factors(
    desk: At<'_>,
    server: ServerId,
    id: String,
) -> Answer<Vec<SecondFactor>> {
    Ok(desk.console().second_factors(&server, &id).await?)
}

/// A part of an account's sign-ins.
#[tauri::command]
#[specta::specta]
pub(crate) async fn account_sign_ins(
    desk: At<'_>,
    server: ServerId,
    id: String,
    offset: u32,
    limit: u32,
) -> Answer<SignInListView> {
    Ok(desk.console().sign_ins(&server, &id, offset, limit).await?)
}

/// The addresses that are blocked for an account.
#[tauri::command]
#[specta::specta]
pub(crate) async fn account_blocks(
    desk: At<'_>,
    server: ServerId,
    id: String,
) -> Answer<Vec<BlockedAddress>> {
    Ok(desk.console().blocked_addresses(&server, &id).await?)
}

/// Lifts a block.
#[tauri::command]
#[specta::specta]
pub(crate) async fn account_unblock(desk: At<'_>, server: ServerId, block: String) -> Answer<()> {
    Ok(desk.console().unblock(&server, &block).await?)
}
