//! The typed border: every command and event in one list, from which the window's TypeScript is made.

use std::path::Path;

use specta_typescript::Typescript;
use tauri_specta::{Builder, ErrorHandlingMode, collect_commands, collect_events};

use crate::commands::{
    account, activity, app, bulk, clipboard, definition, inspect, key, lock, operation, recovery, rotation,
    sandbox, secret, server, session, vault,
};
use crate::desk::ConsoleNews;

/// All commands and events of the window.
pub fn border<R: tauri::Runtime>() -> Builder<R> {
    Builder::new()
        .error_handling(ErrorHandlingMode::Throw)
        // Every type crosses in one direction only, so one TypeScript type for each is enough.
        .disable_serde_phases()
        .commands(collect_commands![
            app::app_view,
            app::opening_view,
            app::system_list,
            definition::definition_list,
            definition::definition_details,
            definition::definition_check,
            definition::definition_add,
            definition::definition_remove,
            app::cancel_work,
            app::profile_switch,
            sandbox::sandbox_view,
            app::preference_get,
            app::preference_set,
            vault::vault_retry,
            vault::vault_choose_passphrase,
            vault::vault_choose_memory,
            vault::vault_unlock,
            lock::lock_view,
            lock::lock_now,
            lock::lock_put_off,
            lock::lock_open,
            recovery::recovery_begin,
            recovery::recovery_reveal,
            recovery::recovery_copy,
            recovery::recovery_confirm,
            recovery::recovery_drop,
            recovery::recovery_decline,
            recovery::vault_recover,
            server::server_probe,
            server::server_add,
            server::server_remove,
            server::server_details,
            server::server_change,
            server::assumed_accept,
            session::session_sign_in,
            session::session_confirm,
            session::session_abandon,
            session::session_sign_out,
            account::account_view,
            account::account_change,
            account::setting_change,
            account::password_change,
            inspect::account_list,
            inspect::account_other,
            inspect::account_second_factors,
            inspect::account_sign_ins,
            inspect::account_blocks,
            inspect::account_unblock,
            key::key_page,
            key::key_export,
            key::key_refresh,
            key::key_name_taken,
            key::key_create,
            key::key_revoke,
            key::key_restore,
            key::key_change_expiry,
            key::key_remind,
            key::key_copy,
            secret::secret_reveal,
            secret::secret_copy,
            secret::secret_settle,
            operation::operation_look,
            operation::operation_dismiss,
            activity::activity_page,
            activity::activity_counts,
            activity::activity_choices,
            activity::activity_verify,
            activity::activity_export,
            rotation::operation_list,
            rotation::rotation_plan,
            rotation::rotation_begin,
            rotation::rotation_view,
            rotation::rotation_advance,
            rotation::rotation_look,
            rotation::rotation_revoke_lost,
            rotation::rotation_hand_over,
            rotation::rotation_verify,
            rotation::rotation_confirm,
            rotation::rotation_retire,
            rotation::rotation_stop,
            bulk::bulk_prepare,
            bulk::bulk_discard,
            bulk::bulk_start,
            bulk::bulk_pause,
            bulk::bulk_stop,
            bulk::bulk_retry,
            bulk::bulk_check,
            bulk::bulk_undo,
            bulk::bulk_view,
            bulk::bulk_items,
            bulk::bulk_export,
            clipboard::clipboard_view,
            clipboard::clipboard_clear,
        ])
        .events(collect_events![ConsoleNews])
}

/// Writes the window's TypeScript bindings to a file.
///
/// # Errors
/// When a type cannot be expressed in TypeScript or the file cannot be written.
pub fn export_bindings(file: &Path) -> Result<(), Box<dyn std::error::Error>> {
    border::<tauri::Wry>().export(Typescript::default(), file)?;
    Ok(())
}
