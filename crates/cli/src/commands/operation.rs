//! `chatelaine operation`.

use std::path::Path;

use chatelaine_console::ConsoleError;
use chatelaine_console::view::{OperationListView, RotationView, SecretChoice, UnfinishedView};
use chatelaine_model::{BulkState, OperationId, OperationState, RotationStep, StepState};

use super::exported::exported;
use super::key::{Means, carry_on, carry_out, told};
use crate::args::{ExportFile, OperationCommand, ResumeOperation};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::output::{instant, or_dash, word};
use crate::secret_file::{Handover, to_command};
use crate::shape::{BulkShape, OperationShape, RotationShape, WaitingShape};

/// Does a command on work that waits.
pub(crate) async fn run(desk: &Desk, command: &OperationCommand) -> Result<(), Failure> {
    // Results are plain facts: a script that only reads them needs nothing that is sealed.
    if !matches!(command, OperationCommand::Export { .. }) {
        desk.unseal().await?;
    }
    match command {
        OperationCommand::List => list(desk).await,
        OperationCommand::Show { id } => show(desk, id).await,
        OperationCommand::Cancel { id } => cancel(desk, id).await,
        OperationCommand::Resume(args) => resume(desk, args).await,
        OperationCommand::Export { id, file, form } => export(desk, id, file, *form).await,
    }
}

/// What an id names.
enum Work {
    Creation(Box<UnfinishedView>),
    Rotation(Box<RotationView>),
    Bulk,
}

async fn found(desk: &Desk, id: &OperationId) -> Result<Work, Failure> {
    let unfinished = desk.console.app().await?.unfinished;
    if let Some(waiting) = unfinished.into_iter().find(|waiting| waiting.operation == *id) {
        return Ok(Work::Creation(Box::new(waiting)));
    }
    match desk.console.rotation(id).await {
        Ok(view) => return Ok(Work::Rotation(Box::new(view))),
        Err(ConsoleError::NoSuchOperation) => {}
        Err(error) => return Err(error.into()),
    }
    desk.console.bulk(id).await?;
    Ok(Work::Bulk)
}

async fn list(desk: &Desk) -> Result<(), Failure> {
    let OperationListView { rotations, bulks } = desk.console.operations().await?;
    let mut unfinished = desk.console.app().await?.unfinished;
    unfinished.retain(|waiting| {
        rotations.iter().all(|rotation| rotation.successor.as_ref() != Some(&waiting.operation))
    });
    let mut shapes: Vec<OperationShape> = rotations.iter().map(OperationShape::of_rotation).collect();
    shapes.extend(unfinished.iter().map(OperationShape::of_creation));
    shapes.extend(bulks.iter().map(OperationShape::of_bulk));
    desk.out.answer(&shapes, |page| {
        let rows = shapes.iter().map(|shape| {
            let due = shape.due.map(|due| {
                let late = if shape.overdue { ", overdue: sign in" } else { "" };
                format!("{}{late}", instant(due))
            });
            [
                shape.operation.to_string(),
                shape.kind.to_owned(),
                or_dash(shape.name.as_ref()),
                shape.state.replace('_', " "),
                or_dash(shape.next.as_ref().map(|next| next.replace('_', " "))),
                or_dash(due),
            ]
        });
        page.table(["Operation", "Kind", "Name", "State", "Next", "Due"], rows.collect(), "nothing waits");
    })
}

async fn show(desk: &Desk, id: &str) -> Result<(), Failure> {
    let id = OperationId::new(id);
    match found(desk, &id).await? {
        Work::Creation(waiting) => desk.out.answer(&WaitingShape::of(&waiting), |page| {
            page.line(format!(
                "{}: {}, since {}",
                waiting.name,
                word(&waiting.state),
                instant(waiting.began)
            ));
        }),
        Work::Rotation(view) => desk.out.answer(&RotationShape::of(&view), |page| {
            page.line(format!("{}: {}", view.old.name, word(&view.state)));
            for step in &view.steps {
                let why = step.error.as_ref().map(|error| format!(": {}", word(&error.code)));
                let at = or_dash(step.at.map(instant));
                page.line(format!(
                    "  {} {}{} ({at})",
                    word(&step.step),
                    word(&step.state),
                    why.unwrap_or_default()
                ));
            }
            page.line(format!("  keys that work: {}", word(&view.live)));
        }),
        Work::Bulk => {
            let view = desk.console.bulk(&id).await?;
            let counts = view.counts;
            desk.out.answer(&BulkShape::of(&view), |page| {
                page.line(format!(
                    "{}: {}; {} done, {} failed, {} unknown, {} skipped, {} left",
                    view.deed.word(),
                    word(&view.state),
                    counts.done,
                    counts.failed,
                    counts.unknown,
                    counts.skipped,
                    counts.left
                ));
            })
        }
    }
}

async fn cancel(desk: &Desk, id: &str) -> Result<(), Failure> {
    let id = OperationId::new(id);
    match found(desk, &id).await? {
        Work::Creation(waiting) if waiting.state == OperationState::Unconfirmed => {
            return Err(Failure::Usage(
                "its secret waits: `operation resume ID --secret-file FILE` hands it over, without a file it is kept"
                    .into(),
            ));
        }
        Work::Creation(_) => desk.console.dismiss_operation(&id).await?,
        Work::Rotation(_) => {
            desk.console.stop_rotation(&id).await?;
        }
        Work::Bulk => match desk.console.bulk(&id).await?.state {
            BulkState::Draft => desk.console.discard_bulk(&id).await?,
            _ => {
                desk.console.stop_bulk(&id).await?;
            }
        },
    }
    desk.out.answer(&serde_json::json!({ "operation": id }), |page| {
        page.line("Given up. What was done stays done.");
    })
}

async fn export(desk: &Desk, id: &str, file: &Path, form: ExportFile) -> Result<(), Failure> {
    let target = form.target(file)?;
    let id = OperationId::new(id);
    let Work::Bulk = found(desk, &id).await? else {
        return Err(Failure::Usage("only a bulk has results: `operation show ID` tells of this one".into()));
    };
    exported(desk, |work| desk.console.export_bulk(&id, target, work)).await
}

async fn resume(desk: &Desk, args: &ResumeOperation) -> Result<(), Failure> {
    let id = OperationId::new(args.id.clone());
    match found(desk, &id).await? {
        Work::Creation(waiting) => creation(desk, *waiting, args).await,
        Work::Rotation(view) => rotation(desk, *view, args).await,
        Work::Bulk => {
            let view = desk.console.bulk(&id).await?;
            if view.counts.unknown > 0 {
                desk.console.check_bulk(&id).await?;
            }
            let view = desk.console.bulk(&id).await?;
            if matches!(view.state, BulkState::Paused | BulkState::Draft)
                && view.counts.left + view.counts.skipped > 0
            {
                return carry_out(desk, &id).await;
            }
            told(desk, &id).await
        }
    }
}

async fn creation(desk: &Desk, waiting: UnfinishedView, args: &ResumeOperation) -> Result<(), Failure> {
    let id = waiting.operation.clone();
    let key = match waiting.created.as_ref() {
        Some(created) => created.key.clone(),
        None => match desk.console.look_for_key(&id).await? {
            None => {
                desk.console.dismiss_operation(&id).await?;
                return desk.out.answer(&WaitingShape::settled(&waiting, "not_made"), |page| {
                    page.line("It was not made. Make it anew with `key create`.");
                });
            }
            Some(found) if desk.console.recover_key(&id, &found).await? => found.id,
            Some(found) => {
                return desk.out.answer(&WaitingShape::settled(&waiting, "secret_lost"), |page| {
                    page.line(format!("It was made as key {}, and its secret is lost: revoke it.", found.id));
                });
            }
        },
    };
    let failed = |source| Failure::NotHandedOver { server: waiting.server.clone(), key: key.clone(), source };
    let means = Means::prepare(&args.way)?;
    let out = if matches!(means, Means::Place(Handover::Stdout)) { desk.out.aside() } else { desk.out };
    match means {
        Means::Nowhere => {
            desk.console.settle_secret(&id, SecretChoice::Keep).await?;
            return out.answer(&WaitingShape::settled(&waiting, "kept"), |page| {
                page.line("Its secret is kept sealed.");
            });
        }
        Means::Place(mut place) => {
            let secret = desk.console.reveal_secret(&id).await?;
            place.write(&secret).map_err(failed)?;
        }
        Means::Command(command) => {
            let secret = desk.console.reveal_secret(&id).await?;
            to_command(&command, &secret).map_err(failed)?;
        }
    }
    desk.console.settle_secret(&id, SecretChoice::Remove).await?;
    out.answer(&WaitingShape::settled(&waiting, "handed_over"), |page| {
        page.line("Its secret was handed over; no copy is kept here.");
    })
}

async fn rotation(desk: &Desk, mut view: RotationView, args: &ResumeOperation) -> Result<(), Failure> {
    let means = Means::prepare(&args.way)?;
    let unknown = |view: &RotationView| view.steps.iter().any(|step| step.state == StepState::Unknown);
    if unknown(&view) {
        view = desk.console.look_at_rotation(&view.id).await?;
    }
    if unknown(&view) && view.new.is_some() {
        desk.out
            .note("The new key was made, and its secret is lost: it is revoked, and another one is made.");
        view = desk.console.revoke_lost_successor(&view.id).await?;
    }
    let by_itself = match view.next {
        Some(RotationStep::Create) => true,
        Some(RotationStep::Retire) => view.mode == chatelaine_model::RotationMode::Incident,
        _ => false,
    };
    if by_itself {
        view = desk.accepting(async || desk.console.advance_rotation(&view.id).await).await?;
    }
    carry_on(desk, view, means, &args.way).await
}
