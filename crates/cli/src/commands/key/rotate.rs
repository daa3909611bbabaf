//! `chatelaine key rotate`, and going on with a rotation.

use chatelaine_console::view::{CheckWay, RotationRequest, RotationView, SecretChoice};
use chatelaine_model::{HandOver, KeyId, Power, RotationMode, RotationState, RotationStep, StepState};

use super::known;
use crate::args::{RotateKey, RotationWay};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::output::instant;
use crate::secret_file::Handover;
use crate::shape::RotationShape;

/// Replaces a key, as far as was asked for.
pub(crate) async fn rotate(desk: &Desk, args: &RotateKey) -> Result<(), Failure> {
    let server = desk.server(&args.server).await?;
    desk.offers(&server, Power::CreateKey, "making keys")?;
    if args.incident {
        desk.offers(&server, Power::RevokeKey, "revoking keys")?;
        desk.agree(
            args.yes,
            &format!("Revoke key {} of {} now, and then make another?", args.id, server.name),
        )?;
    }
    let handover = Means::prepare(&args.way)?;
    let key = KeyId::new(args.id.clone());
    let mode = if args.incident { RotationMode::Incident } else { RotationMode::Planned };
    let begun = known(desk, &server.id, async || {
        let plan = desk.console.rotation_plan(&server.id, &key).await?;
        desk.console.begin_rotation(RotationRequest::of(plan, mode)).await
    })
    .await;
    match begun {
        Ok(view) => carry_on(desk, view, handover, &args.way).await,
        Err(failure) => {
            handover.withdraw();
            Err(failure)
        }
    }
}

/// Where the new secret goes.
pub(crate) enum Means {
    /// It stays sealed, and the rotation waits.
    Nowhere,
    /// A file, or standard output.
    Place(Handover),
    /// A command's standard input.
    Command(String),
}

impl Means {
    /// Prepares a place before there is anything to lose.
    pub(crate) fn prepare(way: &RotationWay) -> Result<Self, Failure> {
        match (&way.secret_file, &way.command) {
            (Some(path), _) => Ok(Self::Place(Handover::prepare(path)?)),
            (None, Some(command)) => Ok(Self::Command(command.clone())),
            (None, None) => Ok(Self::Nowhere),
        }
    }

    /// Takes an empty file away again.
    pub(crate) fn withdraw(self) {
        if let Self::Place(handover) = self {
            handover.withdraw();
        }
    }
}

/// Goes on with a rotation as far as was asked for, and tells how it stands.
pub(crate) async fn carry_on(
    desk: &Desk,
    view: RotationView,
    means: Means,
    way: &RotationWay,
) -> Result<(), Failure> {
    let out = if matches!(means, Means::Place(Handover::Stdout)) { desk.out.aside() } else { desk.out };
    let id = view.id.clone();
    let ended = go_on(desk, view, means, way).await;
    let view = desk.console.rotation(&id).await?;
    out.answer(&RotationShape::of(&view), |page| page.line(in_words(&view)))?;
    ended?;
    stands(&view)
}

async fn go_on(desk: &Desk, mut view: RotationView, means: Means, way: &RotationWay) -> Result<(), Failure> {
    if view.next != Some(RotationStep::HandOver) {
        means.withdraw();
    } else {
        view = match means {
            Means::Nowhere => return Ok(()),
            Means::Place(mut place) => {
                let secret = desk.console.successor_secret(&view.id).await?;
                place.write(&secret).map_err(|source| not_handed_over(&view, source))?;
                desk.console.hand_over(&view.id, HandOver::File, SecretChoice::Remove).await?
            }
            Means::Command(command) => {
                let secret = desk.console.successor_secret(&view.id).await?;
                crate::secret_file::to_command(&command, &secret)
                    .map_err(|source| not_handed_over(&view, source))?;
                desk.console.hand_over(&view.id, HandOver::Command, SecretChoice::Remove).await?
            }
        };
    }
    if view.next == Some(RotationStep::Verify) {
        view = match view.check {
            CheckWay::Server => {
                desk.accepting(async || desk.console.verify_successor(&view.id).await).await?
            }
            CheckWay::User if way.retire.is_some() || view.mode == RotationMode::Incident => {
                desk.out.note(
                    "The new key cannot be checked by Chatelaine: the system knows no harmless call with it.",
                );
                desk.console.confirm_successor(&view.id, false).await?
            }
            CheckWay::User => return Ok(()),
        };
    }
    if let (Some(RotationStep::Retire), RotationMode::Planned, Some(retire)) =
        (view.next, view.mode, way.retire)
    {
        let retirement = retire.at(desk.now());
        desk.accepting(async || desk.console.retire_old_key(&view.id, retirement).await).await?;
    }
    Ok(())
}

fn not_handed_over(view: &RotationView, source: std::io::Error) -> Failure {
    Failure::RotationNotHandedOver { server: view.server.clone(), operation: view.id.clone(), source }
}

/// A step that failed or has no answer is the failure of the command.
fn stands(view: &RotationView) -> Result<(), Failure> {
    let open = view.steps.iter().find(|step| matches!(step.state, StepState::Failed | StepState::Unknown));
    match open {
        Some(step) => Err(Failure::RotationStands {
            server: view.server.clone(),
            operation: view.id.clone(),
            step: step.step,
            unknown: step.state == StepState::Unknown,
            trouble: step.error.clone(),
            begun: view.steps.iter().any(|step| step.state == StepState::Done),
        }),
        None => Ok(()),
    }
}

/// How a rotation stands, for people.
fn in_words(view: &RotationView) -> String {
    let name = &view.old.name;
    let new =
        view.new.as_ref().map_or_else(String::new, |new| format!(" Key {} '{}' was made.", new.id, new.name));
    let next = match (view.state, view.next) {
        (RotationState::Done, _) => "Done.".to_owned(),
        (RotationState::Stopped, _) => "Given up.".to_owned(),
        (RotationState::Scheduled, _) => match view.retirement {
            Some(chatelaine_model::Retirement::At { at }) => {
                format!("The old key is revoked {}.", instant(at))
            }
            _ => String::new(),
        },
        (RotationState::Open, Some(RotationStep::HandOver)) => format!(
            "The new secret is kept sealed: `chatelaine operation resume {} --secret-file FILE`.",
            view.id
        ),
        (RotationState::Open, Some(RotationStep::Retire)) => {
            format!("Both keys work. Next: `chatelaine operation resume {} --retire now`.", view.id)
        }
        (RotationState::Open, _) => format!("Next: `chatelaine operation resume {}`.", view.id),
    };
    format!("{name}:{new} {next}")
}
