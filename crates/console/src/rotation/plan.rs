//! What a rotation of a key would do: shown before anything is written or sent.

use std::sync::Arc;

use chatelaine_connect::{ConnectError, KeyExpiry, KeyTraits, SecretReach};
use chatelaine_ledger::Row;
use chatelaine_model::{KeyId, Power, Server, ServerId};
use chrono::TimeDelta;

use super::view::{key_view, life};
use crate::console::Console;
use crate::error::ConsoleError;
use crate::system::{NAME_LIMIT, effect, expiry, seconds};
use crate::view::{AssumedFactView, CheckWay, ErrorView, LifetimeSource, RotatedKeyView, RotationPlanView};

/// How long a successor lives where a key must end and the length of the old one's life is not known.
const SUGGESTED: TimeDelta = TimeDelta::days(90);
/// Names that are tried before one with a part of an identifier is taken.
const TRIES: u32 = 100;

impl Console {
    /// What a rotation of a key would do, and what stands in its way. Nothing is sent or written.
    ///
    /// # Errors
    /// `NoSuchKey`; `NotOffered` where the system knows no keys.
    pub async fn rotation_plan(
        self: &Arc<Self>,
        server: &ServerId,
        key: &KeyId,
    ) -> Result<RotationPlanView, ConsoleError> {
        let at = self.server(server).await?;
        let wanted = key.clone();
        self.block(move |console| {
            let now = console.ports.clock.now();
            let row = console.ledger.key(&at.id, &wanted, now)?;
            let row = row.ok_or_else(|| ConsoleError::NoSuchKey(at.id.clone()))?;
            let traits = console.key_traits(&at, Power::CreateKey)?;
            let (lifetime, lifetime_from) = lifetime(&row, &traits);
            Ok(RotationPlanView {
                server: at.id.clone(),
                name: console.successor_name(&at.id, &row.key.name, &traits)?,
                name_limit: traits.name_limit.unwrap_or(NAME_LIMIT),
                expiry: expiry(traits.expiry),
                lifetime: lifetime.and_then(seconds),
                lifetime_from,
                permissions: known_permissions(&row, &traits),
                about: row.key.about.clone().filter(|_| traits.about),
                check: console.check_way(&at)?,
                effect: effect(traits.revoke),
                restorable: traits.restorable,
                lag: traits.lag.and_then(seconds),
                readable: traits.secret == SecretReach::Readable,
                usage_reported: row.key.last_used.is_some(),
                signed_in: console.seats.of(&at.id).holder().is_some(),
                creates: console.offers(&at, Power::CreateKey)?,
                revokes: console.offers(&at, Power::RevokeKey)?,
                assumed: console.assumed_of_rotation(&at)?,
                open: console.ledger.rotation_of(&at.id, &row.key.id)?,
                old: RotatedKeyView { life: life(Some(&row), now), ..key_view(&row.key) },
            })
        })
        .await
    }

    /// What keys of a server are like.
    pub(crate) fn key_traits(&self, server: &Server, power: Power) -> Result<KeyTraits, ConsoleError> {
        let traits = self.definition_of(server)?.keys();
        traits.ok_or_else(|| ConsoleError::at(&server.id)(ConnectError::NotOffered(power)))
    }

    /// Whether a server's system has a power.
    pub(crate) fn offers(&self, server: &Server, power: Power) -> Result<bool, ConsoleError> {
        let definition = self.definition_of(server)?;
        Ok(definition.capabilities().iter().any(|capability| capability.power == power))
    }

    /// Who can check a new key of a server.
    pub(super) fn check_way(&self, server: &Server) -> Result<CheckWay, ConsoleError> {
        let way = self.definition_of(server)?.key_way().is_some();
        Ok(if way { CheckWay::Server } else { CheckWay::User })
    }

    fn assumed_of_rotation(&self, server: &Server) -> Result<Vec<AssumedFactView>, ConsoleError> {
        let mut facts: Vec<AssumedFactView> = Vec::new();
        for power in [Power::CreateKey, Power::RevokeKey] {
            if self.offers(server, power)?
                && let Err(error @ ConsoleError::Assumed { .. }) = self.accepted(server, power)
            {
                facts.extend(ErrorView::from(error).assumed);
            }
        }
        facts.sort_by(|one, other| one.table.cmp(&other.table));
        facts.dedup();
        Ok(facts)
    }

    /// A name after the old one's that no living key of the server has: `nightly`, `nightly-2`, `nightly-3`.
    pub(super) fn successor_name(
        &self,
        server: &ServerId,
        old: &str,
        traits: &KeyTraits,
    ) -> Result<String, ConsoleError> {
        let limit = traits.name_limit.unwrap_or(NAME_LIMIT) as usize;
        let (stem, number) = stem_of(old);
        for next in number + 1..number + 1 + TRIES {
            let name = fitting(stem, &format!("-{next}"), limit);
            if !self.ledger.name_taken(server, &name)? {
                return Ok(name);
            }
        }
        let id = crate::operation::new_id();
        let tail: String = id.as_str().chars().rev().take(8).collect();
        Ok(fitting(stem, &format!("-{tail}"), limit))
    }
}

/// A name without the number that an earlier rotation gave it, and that number.
fn stem_of(name: &str) -> (&str, u32) {
    let numbered = name.rsplit_once('-').and_then(|(stem, number)| {
        let number = number.parse::<u32>().ok().filter(|number| (2..1_000).contains(number))?;
        (!stem.is_empty()).then_some((stem, number))
    });
    numbered.unwrap_or((name, 1))
}

fn fitting(stem: &str, tail: &str, limit: usize) -> String {
    let room = limit.saturating_sub(tail.chars().count());
    let stem: String = stem.chars().take(room).collect();
    format!("{stem}{tail}")
}

/// The length of a successor's life.
pub(super) fn lifetime(row: &Row, traits: &KeyTraits) -> (Option<TimeDelta>, LifetimeSource) {
    let between = row.key.expires.zip(row.key.created).map(|(end, made)| end - made);
    match (traits.expiry, between.filter(|length| *length > TimeDelta::zero())) {
        (KeyExpiry::None, _) => (None, LifetimeSource::Endless),
        (_, Some(length)) => (Some(length), LifetimeSource::Copied),
        (KeyExpiry::Optional, None) if row.key.expires.is_none() => (None, LifetimeSource::Endless),
        (KeyExpiry::Optional | KeyExpiry::Required, None) => (Some(SUGGESTED), LifetimeSource::Suggested),
    }
}

/// The old key's permissions that the system knows a name for.
pub(super) fn known_permissions(row: &Row, traits: &KeyTraits) -> Vec<String> {
    let mut permissions = row.key.permissions.clone().unwrap_or_default();
    permissions.retain(|name| traits.permissions.iter().any(|known| known.name == *name));
    permissions
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_of_an_earlier_rotation_is_not_part_of_the_name() {
        assert_eq!(stem_of("address-check"), ("address-check", 1));
        assert_eq!(stem_of("address-check-2"), ("address-check", 2));
        assert_eq!(stem_of("skin-study-2025"), ("skin-study-2025", 1));
        assert_eq!(stem_of("-7"), ("-7", 1));
    }

    #[test]
    fn a_long_name_makes_room_for_its_number() {
        assert_eq!(fitting("nightly", "-2", 40), "nightly-2");
        assert_eq!(fitting("nightly", "-12", 6), "nig-12");
    }
}
