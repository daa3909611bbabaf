//! Writing outcomes in groups: whatever has come while the disk was busy goes into the next transaction.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use chatelaine_connect::RevokeEffect;
use chatelaine_ledger::{KeyChange, Settled};
use chatelaine_model::{BulkItem, ItemState, KeyId, Power, ServerId};
use tokio::sync::mpsc::UnboundedReceiver;

use super::outcome::{entry, key_change};
use super::run::Job;
use crate::console::Console;
use crate::error::ConsoleError;
use crate::key::kept_name;
use crate::view::ConsoleEvent;

/// How often a window hears of the progress at most.
const TELL: Duration = Duration::from_millis(250);
/// More than this is not written at once, so that readers are not kept waiting.
const GROUP: usize = 512;

impl Console {
    /// Writes what comes until nobody is left who could send anything.
    ///
    /// # Errors
    /// When the ledger cannot be written. Whoever sends then finds nobody who takes it.
    pub(super) async fn write_outcomes(
        self: &Arc<Self>,
        job: &Job,
        mut outcomes: UnboundedReceiver<BulkItem>,
    ) -> Result<(), ConsoleError> {
        let mut effects: HashMap<ServerId, RevokeEffect> = HashMap::new();
        let mut told = Instant::now();
        let mut group = Vec::new();
        while outcomes.recv_many(&mut group, GROUP).await > 0 {
            let settled = self.settled(job, std::mem::take(&mut group), &mut effects).await?;
            let fresh = settled.items.iter().filter(|item| item.state != ItemState::Waiting).count();
            let id = job.id.clone();
            self.block(move |console| {
                console.ledger.settle_items(&id, &settled)?;
                console.forget_kept(&settled.keys)
            })
            .await?;
            job.running.settled.fetch_add(u32::try_from(fresh).unwrap_or(u32::MAX), Ordering::Relaxed);
            if told.elapsed() >= TELL {
                told = Instant::now();
                self.tell(ConsoleEvent::BulkProgress { operation: job.id.clone() });
            }
        }
        Ok(())
    }

    async fn settled(
        self: &Arc<Self>,
        job: &Job,
        items: Vec<BulkItem>,
        effects: &mut HashMap<ServerId, RevokeEffect>,
    ) -> Result<Settled, ConsoleError> {
        let now = self.ports.clock.now();
        let mut settled = Settled::default();
        for item in &items {
            let effect = match effects.get(&item.server) {
                Some(effect) => *effect,
                None => {
                    // Of a server that was removed meanwhile nothing is noted.
                    let server = self.server(&item.server).await;
                    let traits = server.and_then(|server| self.key_traits(&server, Power::RevokeKey));
                    let effect = traits.map_or(RevokeEffect::Marks, |traits| traits.revoke);
                    *effects.entry(item.server.clone()).or_insert(effect)
                }
            };
            if let Some(change) = key_change(item, job.deed, effect, now) {
                settled.keys.push((item.server.clone(), item.key.clone(), change));
            }
            let who = self.seats.of(&item.server).who();
            settled.log.extend(entry(item, job.deed, who.as_deref(), now));
        }
        settled.items = items;
        Ok(settled)
    }

    /// The saved secrets of keys that are gone serve nobody.
    pub(crate) fn forget_kept(&self, keys: &[(ServerId, KeyId, KeyChange)]) -> Result<(), ConsoleError> {
        for (server, key, change) in keys {
            if matches!(change, KeyChange::Gone(_)) {
                let name = kept_name(server, key)?;
                if self.kept.write().remove(&name) {
                    self.vault.remove(&name)?;
                }
            }
        }
        Ok(())
    }
}
