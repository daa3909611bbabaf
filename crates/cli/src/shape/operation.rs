//! Work that waits.

use chatelaine_console::view::{
    BulkItemView, BulkView, KeyLife, LiveKeys, RotationBriefView, RotationView, TroubleView, UnfinishedView,
};
use chatelaine_model::{
    BulkDeed, BulkState, ItemState, KeyId, Obstacle, OperationId, OperationState, Retirement, RotationMode,
    RotationState, RotationStep, ServerId, StepState,
};
use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::output::raw_word;

/// One piece of work in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OperationShape {
    pub(crate) operation: OperationId,
    /// `creation`, `rotation` or `bulk`.
    pub(crate) kind: &'static str,
    pub(crate) server: Option<ServerId>,
    pub(crate) name: Option<String>,
    pub(crate) began: DateTime<Utc>,
    pub(crate) state: String,
    /// The step that it waits for.
    pub(crate) next: Option<String>,
    pub(crate) due: Option<DateTime<Utc>>,
    pub(crate) overdue: bool,
    pub(crate) done: Option<u32>,
    pub(crate) total: Option<u32>,
}

impl OperationShape {
    pub(crate) fn of_rotation(view: &RotationBriefView) -> Self {
        Self {
            operation: view.id.clone(),
            kind: "rotation",
            server: Some(view.server.clone()),
            name: Some(view.name.clone()),
            began: view.began,
            state: match view.step {
                StepState::Unknown | StepState::Failed => raw_word(&view.step),
                _ => raw_word(&view.state),
            },
            next: view.next.as_ref().map(raw_word),
            due: view.due,
            overdue: view.overdue,
            done: None,
            total: None,
        }
    }

    pub(crate) fn of_creation(view: &UnfinishedView) -> Self {
        Self {
            operation: view.operation.clone(),
            kind: "creation",
            server: Some(view.server.clone()),
            name: Some(view.name.clone()),
            began: view.began,
            state: raw_word(&view.state),
            next: None,
            due: None,
            overdue: false,
            done: None,
            total: None,
        }
    }

    pub(crate) fn of_bulk(view: &BulkView) -> Self {
        Self {
            operation: view.id.clone(),
            kind: "bulk",
            server: None,
            name: Some(view.deed.word().to_owned()),
            began: view.began,
            state: raw_word(&view.state),
            next: None,
            due: None,
            overdue: false,
            done: Some(view.counts.done),
            total: Some(view.counts.total),
        }
    }
}

/// A creation that waits, or what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct WaitingShape {
    operation: OperationId,
    server: ServerId,
    name: String,
    began: DateTime<Utc>,
    state: OperationState,
    key: Option<KeyId>,
    /// `not_made`, `secret_lost`, `kept` or `handed_over`; null while it waits.
    settled: Option<&'static str>,
}

impl WaitingShape {
    pub(crate) fn of(view: &UnfinishedView) -> Self {
        Self {
            operation: view.operation.clone(),
            server: view.server.clone(),
            name: view.name.clone(),
            began: view.began,
            state: view.state,
            key: view.created.as_ref().map(|created| created.key.clone()),
            settled: None,
        }
    }

    pub(crate) fn settled(view: &UnfinishedView, how: &'static str) -> Self {
        Self { settled: Some(how), ..Self::of(view) }
    }
}

/// A rotation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RotationShape {
    operation: OperationId,
    server: ServerId,
    mode: RotationMode,
    began: DateTime<Utc>,
    state: RotationState,
    next: Option<RotationStep>,
    old: RotatedShape,
    new: Option<RotatedShape>,
    live: LiveKeys,
    retirement: Option<Retirement>,
    overdue: bool,
    steps: Vec<StepShape>,
}

/// A key of a rotation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct RotatedShape {
    id: KeyId,
    name: String,
    hint: Option<String>,
    expires: Option<DateTime<Utc>>,
    life: KeyLife,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct StepShape {
    step: RotationStep,
    state: StepState,
    at: Option<DateTime<Utc>>,
    error: Option<TroubleView>,
}

impl RotationShape {
    pub(crate) fn of(view: &RotationView) -> Self {
        let key = |key: &chatelaine_console::view::RotatedKeyView| RotatedShape {
            id: key.id.clone(),
            name: key.name.clone(),
            hint: key.hint.clone(),
            expires: key.expires,
            life: key.life,
        };
        Self {
            operation: view.id.clone(),
            server: view.server.clone(),
            mode: view.mode,
            began: view.began,
            state: view.state,
            next: view.next,
            old: key(&view.old),
            new: view.new.as_ref().map(key),
            live: view.live,
            retirement: view.retirement,
            overdue: view.overdue,
            steps: view
                .steps
                .iter()
                .map(|step| StepShape {
                    step: step.step,
                    state: step.state,
                    at: step.at,
                    error: step.error.clone(),
                })
                .collect(),
        }
    }
}

/// A bulk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct BulkShape {
    operation: OperationId,
    #[serde(flatten)]
    deed: BulkDeed,
    began: DateTime<Utc>,
    state: BulkState,
    total: u32,
    done: u32,
    failed: u32,
    unknown: u32,
    skipped: u32,
    left: u32,
    undoable: u32,
}

impl BulkShape {
    pub(crate) fn of(view: &BulkView) -> Self {
        let counts = view.counts;
        Self {
            operation: view.id.clone(),
            deed: view.deed,
            began: view.began,
            state: view.state,
            total: counts.total,
            done: counts.done,
            failed: counts.failed,
            unknown: counts.unknown,
            skipped: counts.skipped,
            left: counts.left,
            undoable: counts.undoable,
        }
    }
}

/// One key of a bulk that is only looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ItemShape {
    id: KeyId,
    server: ServerId,
    name: String,
    expires: Option<DateTime<Utc>>,
    last_used: Option<DateTime<Utc>>,
    /// Whether it would be done.
    would: bool,
    /// Why not.
    obstacle: Option<Obstacle>,
    undoable: bool,
}

impl ItemShape {
    pub(crate) fn of(item: &BulkItemView) -> Self {
        Self {
            id: item.key.clone(),
            server: item.server.clone(),
            name: item.name.clone(),
            expires: item.expires,
            last_used: item.last_used,
            would: item.state == ItemState::Waiting,
            obstacle: item.obstacle,
            undoable: item.undoable,
        }
    }
}
