//! Rotations: a key replaced by a successor.

use chatelaine_console::view::{
    OperationListView, RotationPlanView, RotationRequest, RotationView, SecretChoice,
};
use chatelaine_model::{HandOver, KeyId, OperationId, Retirement, ServerId};

use super::{Answer, At};

/// All rotations and bulks that are open.
#[tauri::command]
#[specta::specta]
pub(crate) async fn operation_list(desk: At<'_>) -> Answer<OperationListView> {
    Ok(desk.console().await.operations().await?)
}

/// What a rotation of a key would do. Nothing is sent or written.
#[tauri::command]
#[specta::specta]
pub(crate) async fn rotation_plan(desk: At<'_>, server: ServerId, key: KeyId) -> Answer<RotationPlanView> {
    Ok(desk.console().await.rotation_plan(&server, &key).await?)
}

/// Writes a rotation down and does its first step; in an incident, the making of the successor too.
#[tauri::command]
#[specta::specta]
pub(crate) async fn rotation_begin(desk: At<'_>, request: RotationRequest) -> Answer<RotationView> {
    Ok(desk.console().await.begin_rotation(request).await?)
}

/// A rotation as it stands.
#[tauri::command]
#[specta::specta]
pub(crate) async fn rotation_view(desk: At<'_>, operation: OperationId) -> Answer<RotationView> {
    Ok(desk.console().await.rotation(&operation).await?)
}

/// Goes on with what waits or failed, up to where a person is needed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn rotation_advance(desk: At<'_>, operation: OperationId) -> Answer<RotationView> {
    Ok(desk.console().await.advance_rotation(&operation).await?)
}

/// Looks on the server what became of a step whose answer was lost.
#[tauri::command]
#[specta::specta]
pub(crate) async fn rotation_look(desk: At<'_>, operation: OperationId) -> Answer<RotationView> {
    Ok(desk.console().await.look_at_rotation(&operation).await?)
}

/// Revokes a successor that was made, but whose secret is lost, so that another can be made.
#[tauri::command]
#[specta::specta]
pub(crate) async fn rotation_revoke_lost(desk: At<'_>, operation: OperationId) -> Answer<RotationView> {
    Ok(desk.console().await.revoke_lost_successor(&operation).await?)
}

/// Says how the secret was handed over, and what shall become of the saved copy.
#[tauri::command]
#[specta::specta]
pub(crate) async fn rotation_hand_over(
    desk: At<'_>,
    operation: OperationId,
    how: HandOver,
    choice: SecretChoice,
) -> Answer<RotationView> {
    Ok(desk.console().await.hand_over(&operation, how, choice).await?)
}

/// Checks the successor by a harmless call with it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn rotation_verify(desk: At<'_>, operation: OperationId) -> Answer<RotationView> {
    Ok(desk.console().await.verify_successor(&operation).await?)
}

/// Ends the check: the user has seen the caller work with the new key, or does without.
#[tauri::command]
#[specta::specta]
pub(crate) async fn rotation_confirm(
    desk: At<'_>,
    operation: OperationId,
    seen: bool,
) -> Answer<RotationView> {
    Ok(desk.console().await.confirm_successor(&operation, seen).await?)
}

/// Retires the old key, now or later, or leaves it. Until it is done, another choice replaces this one.
#[tauri::command]
#[specta::specta]
pub(crate) async fn rotation_retire(
    desk: At<'_>,
    operation: OperationId,
    retirement: Retirement,
) -> Answer<RotationView> {
    Ok(desk.console().await.retire_old_key(&operation, retirement).await?)
}

/// Gives a rotation up. What was done stays done.
#[tauri::command]
#[specta::specta]
pub(crate) async fn rotation_stop(desk: At<'_>, operation: OperationId) -> Answer<RotationView> {
    Ok(desk.console().await.stop_rotation(&operation).await?)
}
