//! What a person does after a restart: looks at what waits, and goes on with each of it, as `operation list` and
//! `operation resume` do.

use std::sync::Arc;

use chatelaine_console::view::{OperationListView, RotationBriefView, SecretChoice, UnfinishedView};
use chatelaine_console::{Console, ConsoleError};
use chatelaine_model::{
    BulkState, OperationId, OperationState, Retirement, RotationMode, RotationStep, StepState,
};

use crate::work::{Subject, checked, in_place};

/// More than this is not needed for anything to come to its end.
const TRIES: usize = 6;

/// What is shown as waiting.
#[derive(Debug)]
pub struct Waiting {
    pub unfinished: Vec<UnfinishedView>,
    pub list: OperationListView,
}

impl Waiting {
    pub fn is_empty(&self) -> bool {
        self.unfinished.is_empty() && self.list.rotations.is_empty() && self.list.bulks.is_empty()
    }
}

/// Opens the profile's lists.
pub async fn look(console: &Arc<Console>) -> Result<Waiting, ConsoleError> {
    let list = console.operations().await?;
    // As it is shown, which settles what a program left behind.
    for rotation in &list.rotations {
        console.rotation(&rotation.id).await?;
    }
    let list = console.operations().await?;
    Ok(Waiting { unfinished: console.app().await?.unfinished, list })
}

/// Does what an instant was set for, and reads the keys, as the next command does.
pub async fn catch_up(console: &Arc<Console>, subject: &Subject) -> Result<(), ConsoleError> {
    console.retire_what_is_due().await?;
    console.refresh_keys(Some(&subject.site.server)).await
}

/// Goes on with all that waits until nothing does.
pub async fn resume_all(console: &Arc<Console>, subject: &Subject) -> Result<(), String> {
    let said = |error: ConsoleError| error.to_string();
    for _ in 0..TRIES {
        let waiting = look(console).await.map_err(said)?;
        if waiting.is_empty() {
            return Ok(());
        }
        for rotation in &waiting.list.rotations {
            resume_rotation(console, rotation).await.map_err(|error| format!("a rotation: {error}"))?;
        }
        for bulk in &waiting.list.bulks {
            resume_bulk(console, &bulk.id).await.map_err(|error| format!("a bulk: {error}"))?;
        }
        // Those of rotations are gone by now.
        for creation in look(console).await.map_err(said)?.unfinished {
            resume_creation(console, subject, creation)
                .await
                .map_err(|error| format!("a creation: {error}"))?;
        }
    }
    Err(format!("it never comes to an end: {:?}", look(console).await))
}

async fn resume_creation(
    console: &Arc<Console>,
    subject: &Subject,
    waiting: UnfinishedView,
) -> Result<(), ConsoleError> {
    let id = &waiting.operation;
    if waiting.state == OperationState::Unconfirmed {
        return console.settle_secret(id, SecretChoice::Keep).await;
    }
    match console.look_for_key(id).await? {
        None => console.dismiss_operation(id).await,
        Some(found) if console.recover_key(id, &found).await? => {
            console.settle_secret(id, SecretChoice::Keep).await
        }
        Some(found) => {
            console.revoke_key(&subject.site.server, &found.id).await?;
            console.dismiss_operation(id).await
        }
    }
}

async fn resume_rotation(console: &Arc<Console>, brief: &RotationBriefView) -> Result<(), ConsoleError> {
    let id = &brief.id;
    let mut view = console.rotation(id).await?;
    let unknown = |view: &chatelaine_console::view::RotationView| {
        view.steps.iter().any(|step| step.state == StepState::Unknown)
    };
    if unknown(&view) {
        view = console.look_at_rotation(id).await?;
    }
    if unknown(&view) && view.new.is_some() {
        view = console.revoke_lost_successor(id).await?;
    }
    let by_itself = match view.next {
        Some(RotationStep::Create) => true,
        Some(RotationStep::Retire) => view.mode == RotationMode::Incident,
        _ => false,
    };
    if by_itself {
        view = console.advance_rotation(id).await?;
    }
    if view.next == Some(RotationStep::HandOver) {
        view = in_place(console, view).await?;
    }
    if view.next == Some(RotationStep::Verify) {
        view = checked(console, view).await?;
    }
    if view.next == Some(RotationStep::Retire) && view.mode == RotationMode::Planned {
        console.retire_old_key(id, Retirement::Now).await?;
    }
    Ok(())
}

async fn resume_bulk(console: &Arc<Console>, id: &OperationId) -> Result<(), ConsoleError> {
    let mut view = console.bulk(id).await?;
    if view.counts.unknown > 0 {
        view = console.check_bulk(id).await?;
    }
    if view.state == BulkState::Paused {
        console.start_bulk(id).await?;
        console.bulk_over(id).await;
    } else if view.counts.failed > 0 {
        console.retry_bulk(id, vec![]).await?;
        console.bulk_over(id).await;
    }
    Ok(())
}
