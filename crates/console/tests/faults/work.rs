//! The operations of the matrix, each as a person goes through it.

use std::sync::Arc;

use chatelaine_console::view::{
    BulkRequest, BulkSelection, CheckWay, CreateKeyRequest, KeyExpiryView, KeyRefView, RotationRequest,
    RotationView, SecretChoice,
};
use chatelaine_console::{Console, ConsoleError};
use chatelaine_model::{
    BulkDeed, Clock as _, HandOver, KeyId, NewEnd, OperationId, Power, Retirement, RotationMode,
};
use chrono::{DateTime, TimeDelta, Utc};

use crate::place::{Place, Site, start};

/// Keys that a bulk changes.
const MANY: usize = 2;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    Create,
    Rotate,
    RotateLater,
    RotateIncident,
    Revoke,
    ChangeExpiry,
    Restore,
    BulkRevoke,
    BulkChangeExpiry,
    BulkRotate,
    UndoBulk,
}

/// What a case is about.
#[derive(Debug, Clone)]
pub struct Subject {
    pub site: Site,
    /// What all names of the case begin with.
    pub name: String,
    /// The keys that were there before, in the order of their names.
    pub keys: Vec<KeyId>,
    /// A bulk that was done before.
    pub bulk: Option<OperationId>,
    /// How many entries the log had before.
    pub log: u32,
}

/// How a key's name ends by its place.
const TAILS: [&str; MANY] = ["a", "b"];

impl Work {
    /// What a system has to offer for it, and for the keys that it is done to.
    pub fn powers(self) -> &'static [Power] {
        match self {
            Self::Create => &[Power::CreateKey],
            Self::Rotate
            | Self::RotateLater
            | Self::RotateIncident
            | Self::Revoke
            | Self::BulkRevoke
            | Self::BulkRotate => &[Power::CreateKey, Power::RevokeKey],
            Self::ChangeExpiry | Self::BulkChangeExpiry => &[Power::CreateKey, Power::ChangeExpiry],
            Self::Restore | Self::UndoBulk => &[Power::CreateKey, Power::RevokeKey, Power::RestoreKey],
        }
    }

    pub fn rotates(self) -> bool {
        matches!(self, Self::Rotate | Self::RotateLater | Self::RotateIncident | Self::BulkRotate)
    }

    pub fn is_bulk(self) -> bool {
        matches!(self, Self::BulkRevoke | Self::BulkChangeExpiry | Self::BulkRotate | Self::UndoBulk)
    }

    /// The end that keys get.
    pub fn new_end() -> DateTime<Utc> {
        start() + TimeDelta::days(60)
    }

    /// Makes the keys that it is done to. Nothing happens meanwhile.
    pub async fn prepare(self, console: &Arc<Console>, site: Site, name: String) -> Subject {
        let count = match self {
            Self::Create => 0,
            work if work.is_bulk() => MANY,
            _ => 1,
        };
        let mut subject = Subject { site, name, keys: Vec::new(), bulk: None, log: 0 };
        for tail in TAILS.into_iter().take(count) {
            let request = new_key(console, &subject, &format!("{}{tail}", subject.name));
            let made = console.create_key(request).await.unwrap();
            console.settle_secret(&made.operation, SecretChoice::Keep).await.unwrap();
            subject.keys.push(made.key);
        }
        match self {
            Self::Restore => {
                for key in &subject.keys {
                    console.revoke_key(&subject.site.server, key).await.unwrap();
                }
            }
            Self::UndoBulk => {
                let bulk = prepared(console, &subject, BulkDeed::Revoke).await.unwrap();
                console.start_bulk(&bulk).await.unwrap();
                console.bulk_over(&bulk).await;
                subject.bulk = Some(bulk);
            }
            _ => {}
        }
        subject.log = console.verify_activity().await.unwrap().entries;
        subject
    }

    /// Does it, as far as it goes: an error ends it, as it ends a command in a terminal.
    pub async fn run(self, place: &Place, console: &Arc<Console>, subject: &Subject) -> Result<(), String> {
        self.try_to_run(place, console, subject).await.map_err(|error| error.to_string())
    }

    async fn try_to_run(
        self,
        place: &Place,
        console: &Arc<Console>,
        subject: &Subject,
    ) -> Result<(), ConsoleError> {
        let server = &subject.site.server;
        let one = subject.keys.first();
        match (self, one) {
            (Self::Create, _) => {
                let made = console.create_key(new_key(console, subject, &subject.name)).await?;
                console.reveal_secret(&made.operation).await?;
                console.settle_secret(&made.operation, SecretChoice::Keep).await
            }
            (Self::Rotate, Some(key)) => {
                let view = begun(console, subject, key, RotationMode::Planned).await?;
                let view = in_place(console, view).await?;
                console.retire_old_key(&view.id, Retirement::Now).await.map(drop)
            }
            (Self::RotateLater, Some(key)) => {
                let view = begun(console, subject, key, RotationMode::Planned).await?;
                let view = in_place(console, view).await?;
                let at = place.clock.now() + TimeDelta::minutes(2);
                console.retire_old_key(&view.id, Retirement::At { at }).await?;
                place.clock.forward(TimeDelta::minutes(3));
                console.retire_what_is_due().await.map(drop)
            }
            (Self::RotateIncident, Some(key)) => {
                let view = begun(console, subject, key, RotationMode::Incident).await?;
                in_place(console, view).await.map(drop)
            }
            (Self::Revoke, Some(key)) => console.revoke_key(server, key).await,
            (Self::ChangeExpiry, Some(key)) => {
                console.change_expiry(server, key, Some(Self::new_end())).await
            }
            (Self::Restore, Some(key)) => console.restore_key(server, key).await,
            (Self::BulkRevoke, _) => bulk(console, prepared(console, subject, BulkDeed::Revoke).await?).await,
            (Self::BulkChangeExpiry, _) => {
                let deed = BulkDeed::ChangeExpiry { end: NewEnd::At { at: Self::new_end() } };
                bulk(console, prepared(console, subject, deed).await?).await
            }
            (Self::BulkRotate, _) => bulk(console, prepared(console, subject, BulkDeed::Rotate).await?).await,
            (Self::UndoBulk, _) => {
                let undo = console.undo_bulk(subject.bulk.as_ref().unwrap()).await?;
                bulk(console, undo.id).await
            }
            (work, None) => panic!("{work:?} has no key"),
        }
    }
}

fn new_key(console: &Console, subject: &Subject, name: &str) -> CreateKeyRequest {
    let systems = console.systems();
    let system = systems.iter().find(|system| system.id == subject.site.system).unwrap();
    let ends = system.keys.as_ref().unwrap().expiry != KeyExpiryView::None;
    CreateKeyRequest {
        server: subject.site.server.clone(),
        name: name.into(),
        expires: ends.then(|| start() + TimeDelta::days(30)),
        permissions: vec![],
        about: None,
    }
}

async fn begun(
    console: &Arc<Console>,
    subject: &Subject,
    key: &KeyId,
    mode: RotationMode,
) -> Result<RotationView, ConsoleError> {
    let plan = console.rotation_plan(&subject.site.server, key).await?;
    console.begin_rotation(RotationRequest::of(plan, mode)).await
}

/// The secret is handed over and the check done as the system allows.
pub async fn in_place(console: &Arc<Console>, view: RotationView) -> Result<RotationView, ConsoleError> {
    console.successor_secret(&view.id).await?;
    let view = console.hand_over(&view.id, HandOver::Confirmed, SecretChoice::Keep).await?;
    checked(console, view).await
}

pub async fn checked(console: &Arc<Console>, view: RotationView) -> Result<RotationView, ConsoleError> {
    match view.check {
        CheckWay::Server => console.verify_successor(&view.id).await,
        CheckWay::User => console.confirm_successor(&view.id, true).await,
    }
}

async fn prepared(
    console: &Arc<Console>,
    subject: &Subject,
    deed: BulkDeed,
) -> Result<OperationId, ConsoleError> {
    let server = &subject.site.server;
    let keys =
        subject.keys.iter().map(|key| KeyRefView { server: server.clone(), key: key.clone() }).collect();
    let draft = console.prepare_bulk(BulkRequest { deed, selection: BulkSelection::Keys { keys } }).await?;
    Ok(draft.id)
}

async fn bulk(console: &Arc<Console>, id: OperationId) -> Result<(), ConsoleError> {
    console.start_bulk(&id).await?;
    console.bulk_over(&id).await;
    Ok(())
}
