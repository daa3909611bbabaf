//! Doing one item, or all of a server's items at once where one document holds their keys.

use std::sync::Arc;

use chatelaine_connect::{ConnectError, Connection, Credentials, KeyEdit, KeySheet};
use chatelaine_model::{
    BulkDeed, BulkItem, ItemState, KeyId, Obstacle, OperationId, RotationMode, ServerId, StepState, Trouble,
};
use tokio::sync::mpsc::UnboundedSender;

use super::lane::{give_back, tell};
use super::obstacle::power;
use super::outcome::Fate;
use super::run::Job;
use crate::console::Console;
use crate::error::ConsoleError;
use crate::view::{RotationRequest, RotationView};

/// Keys that are written into a document at once.
const TOGETHER: u32 = 1_000;

/// What the items of one server are done with.
#[derive(Clone)]
pub(super) struct Tool {
    server: ServerId,
    line: (Arc<Connection>, Arc<Credentials>),
    sheet: Option<Arc<KeySheet>>,
    bulk: OperationId,
    /// Whether all keys are in one document, so that many are one write.
    pub(super) together: bool,
    /// Whether more items may wait than were taken so far.
    pub(super) more: bool,
}

impl Tool {
    /// Looks whether other credentials serve by now.
    pub(super) async fn refresh(&mut self, console: &Arc<Console>, server: &ServerId) {
        // Those that do not serve any more are found out by the next request.
        if let Ok(line) = console.line(server).await {
            self.line = line;
        }
    }
}

impl Console {
    /// Makes ready to do items at a server. Only reads.
    pub(super) async fn tool(self: &Arc<Self>, job: &Job, server: &ServerId) -> Result<Tool, ConsoleError> {
        let power = power(job.deed);
        self.may(server, power).await?;
        let connection = self.connection(server).await?;
        let together = job.deed != BulkDeed::Rotate && connection.changes_together(power);
        let sheet = match together {
            true => None,
            false => {
                let read = |connection: Arc<Connection>, credentials: Arc<Credentials>| async move {
                    connection.key_sheet(&credentials, power).await
                };
                self.with_session(server, read).await?.map(Arc::new)
            }
        };
        // After the reading, which may have told how late it is at the server: what is near its end is renewed first.
        let line = self.line(server).await?;
        Ok(Tool { server: server.clone(), line, sheet, bulk: job.id.clone(), together, more: true })
    }

    /// Does one item: one request, sent once. The item learns of what it led to.
    pub(super) async fn do_item(
        self: &Arc<Self>,
        tool: &Tool,
        deed: BulkDeed,
        item: &mut BulkItem,
    ) -> Result<(), ConsoleError> {
        let Some(edit) = edit(deed, item) else { return self.rotate_item(tool, item).await };
        let (connection, credentials) = &tool.line;
        let (id, sheet) = (item.key.clone(), tool.sheet.as_deref());
        match connection.edit_key(credentials, &id, edit, sheet).await {
            // Nothing was done: the session is renewed, and only then it is sent anew.
            Err(ConnectError::SessionOver) => {
                self.with_session(&tool.server, |connection, credentials| {
                    let id = id.clone();
                    async move { connection.edit_key(&credentials, &id, edit, sheet).await }
                })
                .await
            }
            ended => ended.map_err(ConsoleError::at(&tool.server)),
        }
    }

    /// Does the items of a server whose keys are in one document: many by one write.
    pub(super) async fn run_together(
        self: &Arc<Self>,
        job: &Job,
        server: &ServerId,
        outcomes: &UnboundedSender<BulkItem>,
    ) -> Result<Option<Trouble>, ConsoleError> {
        let power = power(job.deed);
        loop {
            self.wait_out(job, server).await;
            if job.running.stands() {
                return Ok(None);
            }
            let items = self.take(job, server, TOGETHER).await??;
            if items.is_empty() {
                return Ok(None);
            }
            let edits: Vec<(KeyId, KeyEdit)> =
                items.iter().filter_map(|item| Some((item.key.clone(), edit(job.deed, item)?))).collect();
            let ended = self
                .with_session(server, |connection, credentials| {
                    let edits = edits.clone();
                    async move { connection.edit_keys(&credentials, power, &edits).await }
                })
                .await;
            let (missing, ended) = match ended {
                Ok(missing) => (missing, Ok(())),
                Err(error) => (Default::default(), Err(error)),
            };
            match Fate::of(&ended) {
                Fate::Settled(state, obstacle, trouble) => {
                    let now = self.ports.clock.now();
                    for item in items {
                        let gone = missing.contains(&item.key);
                        let (state, obstacle) =
                            if gone { (ItemState::Skipped, Some(Obstacle::Gone)) } else { (state, obstacle) };
                        tell(
                            outcomes,
                            BulkItem { state, obstacle, trouble: trouble.clone(), at: Some(now), ..item },
                        )?;
                    }
                }
                Fate::Pause => give_back(items, outcomes)?,
                Fate::Halt(trouble) => {
                    give_back(items, outcomes)?;
                    return Ok(Some(trouble));
                }
            }
        }
    }

    /// Makes the successor of an item's key, by a rotation that then waits for its hand-over.
    async fn rotate_item(self: &Arc<Self>, tool: &Tool, item: &mut BulkItem) -> Result<(), ConsoleError> {
        let view = match item.rotation.clone() {
            // An earlier try left it behind. The user may have gone on with it since, to its end.
            Some(rotation) => match self.advance_rotation(&rotation).await {
                Err(ConsoleError::NoSuchOperation) => self.rotation(&rotation).await?,
                advanced => advanced?,
            },
            None => {
                let plan = self.rotation_plan(&item.server, &item.key).await?;
                let request = RotationRequest::of(plan, RotationMode::Planned);
                let rotation = self.write_rotation(request, Some(tool.bulk.clone())).await?;
                item.rotation = Some(rotation.id.clone());
                self.advance_rotation(&rotation.id).await?
            }
        };
        made(&view, &tool.server)
    }
}

/// How the creation of a successor ended, as a request of its own would have.
fn made(view: &RotationView, server: &ServerId) -> Result<(), ConsoleError> {
    let create = view.steps.iter().find(|step| step.step == chatelaine_model::RotationStep::Create);
    match create.map(|step| (step.state, &step.error)) {
        Some((StepState::Done, _)) => Ok(()),
        Some((StepState::Unknown, _)) => Err(ConsoleError::at(server)(ConnectError::OutcomeUnknown)),
        Some((_, Some(error))) => Err(ConsoleError::NotMade(error.clone())),
        _ => Err(ConsoleError::OperationBusy("the successor was not made")),
    }
}

/// What an item's request changes; nothing for a rotation.
fn edit(deed: BulkDeed, item: &BulkItem) -> Option<KeyEdit> {
    match deed {
        BulkDeed::Revoke => Some(KeyEdit::Revoke),
        BulkDeed::Restore => Some(KeyEdit::Restore),
        BulkDeed::ChangeExpiry { .. } => Some(KeyEdit::End(item.new_end)),
        BulkDeed::Rotate => None,
    }
}
