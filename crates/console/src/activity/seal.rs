//! The end of the log, sealed in the vault: whoever can write to the ledger's file but has not the vault's key cannot
//! write the sealed part of the log anew.

use chatelaine_ledger::ActivityHead;
use chatelaine_vault::{RecordName, VaultError};
use chrono::{DateTime, TimeDelta, Utc};

use crate::console::Console;
use crate::error::ConsoleError;

/// How often it is sealed at most: each sealing writes a file.
const EVERY: TimeDelta = TimeDelta::seconds(60);

/// When the end of the log was sealed last by this program.
pub(crate) type Seal = parking_lot::Mutex<Option<DateTime<Utc>>>;

impl Console {
    /// Seals the end of the log where the vault is open, at most once a minute. A log that does not hold the end that was
    /// sealed before is not sealed anew: its check is to tell so.
    pub(crate) fn seal_activity(&self) {
        let now = self.ports.clock.now();
        if !self.activity_sealed.lock().is_some_and(|at| at <= now && now < at + EVERY) {
            self.seal_activity_now();
        }
    }

    /// The same at once: at the ends of the time in which the vault is shut.
    pub(crate) fn seal_activity_now(&self) {
        let now = self.ports.clock.now();
        let mut sealed = self.activity_sealed.lock();
        match self.try_seal_activity() {
            Ok(true) => *sealed = Some(now),
            Ok(false) => tracing::error!("the activity log is another than the one that was sealed"),
            Err(ConsoleError::Vault(VaultError::NotOpen)) => {}
            Err(error) => tracing::warn!(%error, "the end of the activity log cannot be sealed"),
        }
    }

    fn try_seal_activity(&self) -> Result<bool, ConsoleError> {
        let before = self.sealed_activity()?;
        let Some(head) = self.ledger.activity_head(before.as_ref())? else { return Ok(false) };
        let mut record = Vec::with_capacity(40);
        record.extend_from_slice(&head.count.to_be_bytes());
        record.extend_from_slice(&head.hash);
        self.vault.put(&name()?, &record)?;
        Ok(true)
    }

    /// The end that was sealed last, by whichever program; `None` before the first time.
    pub(crate) fn sealed_activity(&self) -> Result<Option<ActivityHead>, ConsoleError> {
        let record = self.vault.get(&name()?)?;
        record.map(|record| read(&record).ok_or(ConsoleError::Seal)).transpose()
    }
}

fn name() -> Result<RecordName, ConsoleError> {
    Ok(RecordName::of(&["activity", "end"])?)
}

fn read(record: &[u8]) -> Option<ActivityHead> {
    let (count, hash) = record.split_first_chunk::<8>()?;
    Some(ActivityHead { count: u64::from_be_bytes(*count), hash: hash.try_into().ok()? })
}
