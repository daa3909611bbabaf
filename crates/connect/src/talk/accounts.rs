//! Looking at accounts of others.

use chatelaine_model::{
    Account, AccountList, AccountSummary, BlockedAddress, Power, SecondFactor, SignInRecord, clean,
};
use chrono::{DateTime, Utc};
use serde_json::Value;

use super::Connection;
use super::account::describe::{fact_of, name_of, roles, text_of};
use super::judge::{Judge, Purpose};
use super::prepare::Asker;
use crate::definition::document::{Accounts, Directory, FactSpec, Looks, PersonMap, Request};
use crate::read::pointer::truth;
use crate::read::times::{self, Moment};
use crate::read::{NAME_LIMIT, Pointer};
use crate::template::{Fill, Fills};
use crate::{ConnectError, Credentials};

/// Blocks are read to their end; a list that has none is broken.
const PAGES: u32 = 100;

/// Blocks asked for at a time.
const BLOCKS: u32 = 100;

impl Connection {
    /// A part of the list of accounts. The server may narrow it silently to what the asker may see.
    ///
    /// # Errors
    /// [`ConnectError::NotOffered`] where the system lets no others be inspected; otherwise as the conversation ends.
    pub async fn accounts(
        &self,
        credentials: &Credentials,
        search: Option<&str>,
        offset: u32,
        limit: u32,
    ) -> Result<AccountList, ConnectError> {
        let power = Power::InspectAccounts;
        let accounts = self.inspection(power)?;
        let list = &accounts.list;
        let mut request = list.request.clone();
        let mut fills = self.part(credentials, offset, limit);
        if let Some(search) = search.map(str::trim).filter(|search| !search.is_empty()) {
            let query = query_for(list, search).ok_or(ConnectError::NotOffered(power))?;
            fills.text("searched", search);
            request.query.0.push((query.clone(), crate::template::Template::slot("searched")));
        }
        let body = self.inspect(credentials, power, &request, &fills).await?;
        let items = items_in(&list.items, &body)?;
        let assumed = own(list.source.as_ref(), accounts);
        let line = |item| self.summary(&accounts.map, item, assumed);
        let total = list.total.as_ref().and_then(|place| place.of(&body)).and_then(Value::as_u64);
        let total = total.and_then(|total| u32::try_from(total).ok());
        let count = u32::try_from(items.len()).unwrap_or(u32::MAX);
        Ok(AccountList {
            accounts: items.iter().map(line).collect::<Result<_, _>>()?,
            total,
            // A full page goes on, whatever the total says; a short one goes on where the server caps pages.
            more: count >= limit
                || (count > 0 && total.is_some_and(|total| total > offset.saturating_add(count))),
        })
    }

    /// One account of somebody else.
    ///
    /// # Errors
    /// As [`Connection::accounts`].
    pub async fn other_account(&self, credentials: &Credentials, id: &str) -> Result<Account, ConnectError> {
        let power = Power::InspectAccounts;
        let accounts = self.inspection(power)?;
        let details = accounts.details.as_ref().ok_or(ConnectError::NotOffered(power))?;
        let body = self.inspect(credentials, power, &details.request, &self.one(credentials, id)).await?;
        let map = &accounts.map;
        let mut places = details.item.iter().filter_map(|place| place.of(&body));
        let item = places.find(|item| map.id.text(item).is_some());
        let item = item.ok_or_else(|| ConnectError::Unexpected { pointer: map.id.as_str().to_owned() })?;
        let line = self.summary(map, item, own(details.source.as_ref(), accounts))?;
        let assumed = own(details.source.as_ref(), accounts);
        let more = self.facts(&map.more, item, assumed);
        Ok(Account {
            id: Some(line.id),
            name: line.name,
            email: line.email,
            facts: line.facts.into_iter().chain(more).collect(),
            roles: map.roles.as_ref().map(|place| roles(place, item)),
            settings: None,
        })
    }

    /// The second factors of an account.
    ///
    /// # Errors
    /// As [`Connection::accounts`].
    pub async fn second_factors(
        &self,
        credentials: &Credentials,
        id: &str,
    ) -> Result<Vec<SecondFactor>, ConnectError> {
        let power = Power::InspectSecondFactors;
        let factors = self.inspection(power)?.second_factors.as_ref();
        let factors = factors.ok_or(ConnectError::NotOffered(power))?;
        let body = self.inspect(credentials, power, &factors.request, &self.one(credentials, id)).await?;
        let factor = |item: &Value| SecondFactor {
            // Vendors write SMS and sms for the same.
            name: text_of(&factors.name, item).unwrap_or_default().to_lowercase(),
            label: factors.label.as_ref().and_then(|place| text_of(place, item)),
            enabled: factors.enabled.of(item).is_some_and(truth),
        };
        Ok(items_in(&factors.items, &body)?.iter().map(factor).collect())
    }

    /// A part of the sign-ins of an account, and whether there are more after it.
    ///
    /// # Errors
    /// As [`Connection::accounts`].
    pub async fn sign_ins(
        &self,
        credentials: &Credentials,
        id: &str,
        offset: u32,
        limit: u32,
    ) -> Result<(Vec<SignInRecord>, bool), ConnectError> {
        let power = Power::InspectSignIns;
        let spec = self.inspection(power)?.sign_ins.as_ref().ok_or(ConnectError::NotOffered(power))?;
        let mut fills = self.part(credentials, offset, limit);
        fills.text("id", id);
        let body = self.inspect(credentials, power, &spec.request, &fills).await?;
        let items = items_in(&spec.items, &body)?;
        let is = |words: &[String], word: &str| words.iter().any(|known| known.eq_ignore_ascii_case(word));
        let text =
            |place: &Option<Pointer>, item: &Value| place.as_ref().and_then(|place| text_of(place, item));
        let record = |item: &Value| {
            let outcome = text(&spec.outcome, item);
            let succeeded = outcome.as_deref().and_then(|word| match word {
                word if is(&spec.success, word) => Some(true),
                word if is(&spec.failure, word) => Some(false),
                _ => None,
            });
            SignInRecord {
                at: self.instant(Some(&spec.at), item),
                address: text(&spec.address, item),
                succeeded,
                outcome,
                agent: text(&spec.agent, item),
            }
        };
        let more = u32::try_from(items.len()).is_ok_and(|count| count >= limit);
        Ok((items.iter().map(record).collect(), more))
    }

    /// The addresses that are blocked for an account.
    ///
    /// # Errors
    /// As [`Connection::accounts`].
    pub async fn blocked_addresses(
        &self,
        credentials: &Credentials,
        id: &str,
    ) -> Result<Vec<BlockedAddress>, ConnectError> {
        let power = Power::InspectBlocks;
        let spec = self.inspection(power)?.blocks.as_ref().ok_or(ConnectError::NotOffered(power))?;
        let paged = spec.request.mentions("offset");
        let mut blocks: Vec<BlockedAddress> = Vec::new();
        for _ in 0..PAGES {
            let offset = u32::try_from(blocks.len()).unwrap_or(u32::MAX);
            let mut fills = self.part(credentials, offset, BLOCKS);
            fills.text("id", id);
            let body = self.inspect(credentials, power, &spec.request, &fills).await?;
            let items = items_in(&spec.items, &body)?;
            for item in items {
                let missing = || ConnectError::Unexpected { pointer: spec.id.as_str().to_owned() };
                blocks.push(BlockedAddress {
                    id: spec.id.text(item).ok_or_else(missing)?,
                    address: text_of(&spec.address, item).unwrap_or_default(),
                    reason: spec.reason.as_ref().and_then(|place| text_of(place, item)),
                    since: self.instant(spec.since.as_ref(), item),
                    until: self.instant(spec.until.as_ref(), item),
                });
            }
            if !paged || items.len() < BLOCKS as usize {
                return Ok(blocks);
            }
        }
        Err(ConnectError::Unexpected { pointer: spec.items.as_str().to_owned() })
    }

    /// Lifts a block. Lifting what is lifted succeeds.
    ///
    /// # Errors
    /// As [`Connection::accounts`]; [`ConnectError::OutcomeUnknown`] when the answer was lost.
    pub async fn unblock(&self, credentials: &Credentials, block: &str) -> Result<(), ConnectError> {
        let power = Power::Unblock;
        let spec = self.inspection(power)?.unblock.as_ref().ok_or(ConnectError::NotOffered(power))?;
        let mut fills = self.fills_of(credentials);
        fills.text("block", block);
        let asker = Asker { credentials, power };
        let outgoing = self.prepare(&spec.request, &fills, Some(asker), &credentials.language)?;
        let reply = self.line.send(&outgoing).await?;
        let gone = spec.gone.iter().any(|status| status.0 == reply.status);
        if gone && reply.found() != crate::Found::Html {
            return Ok(());
        }
        let judge = Judge::new(self.definition.document(), Purpose::Session, &outgoing).with(&spec.status);
        judge.done(&reply).map(drop)
    }

    fn inspection(&self, power: Power) -> Result<&Accounts, ConnectError> {
        self.definition.document().accounts.as_ref().ok_or(ConnectError::NotOffered(power))
    }

    async fn inspect(
        &self,
        credentials: &Credentials,
        power: Power,
        request: &Request,
        fills: &Fills,
    ) -> Result<Value, ConnectError> {
        let asker = Asker { credentials, power };
        let outgoing = self.prepare(request, fills, Some(asker), &credentials.language)?;
        let reply = self.line.send(&outgoing).await?;
        Judge::new(self.definition.document(), Purpose::Session, &outgoing).value(&reply)
    }

    fn part(&self, credentials: &Credentials, offset: u32, limit: u32) -> Fills {
        let mut fills = self.fills_of(credentials);
        fills.set("offset", Fill::Json(offset.into())).set("limit", Fill::Json(limit.into()));
        fills
    }

    fn one(&self, credentials: &Credentials, id: &str) -> Fills {
        let mut fills = self.fills_of(credentials);
        fills.text("id", id);
        fills
    }

    fn summary(&self, map: &PersonMap, item: &Value, assumed: bool) -> Result<AccountSummary, ConnectError> {
        let missing = || ConnectError::Unexpected { pointer: map.id.as_str().to_owned() };
        Ok(AccountSummary {
            id: map
                .id
                .text(item)
                .filter(|id| !id.is_empty())
                .map(|id| clean(&id, NAME_LIMIT))
                .ok_or_else(missing)?,
            name: name_of(&map.name, item),
            email: map.email.as_ref().and_then(|place| text_of(place, item)),
            facts: self.facts(&map.facts, item, assumed).collect(),
        })
    }

    fn facts<'f>(
        &'f self,
        specs: &'f [FactSpec],
        item: &'f Value,
        assumed: bool,
    ) -> impl Iterator<Item = chatelaine_model::Fact> + 'f {
        specs.iter().filter_map(move |spec| fact_of(self.definition.document(), spec, item, assumed, false))
    }

    fn instant(&self, place: Option<&Pointer>, item: &Value) -> Option<DateTime<Utc>> {
        let found = place.and_then(|place| place.of(item));
        match times::read(found, &self.definition.document().times.none) {
            Moment::At(time) => Some(time.at),
            Moment::None | Moment::Unreadable => None,
        }
    }
}

/// Whether a part of `[accounts]` is assumed.
fn own(source: Option<&crate::definition::document::Source>, accounts: &Accounts) -> bool {
    source.unwrap_or(&accounts.source).is_assumed()
}

/// The first member of the query that fits what is searched for.
fn query_for<'d>(list: &'d Directory, search: &str) -> Option<&'d crate::template::Template> {
    let fits = |looks| match looks {
        Looks::Number => search.chars().all(|letter| letter.is_ascii_digit()),
        Looks::Email => search.contains('@'),
        Looks::Text => true,
    };
    list.search.iter().find(|way| fits(way.looks)).map(|way| &way.query)
}

fn items_in<'v>(place: &Pointer, body: &'v Value) -> Result<&'v [Value], ConnectError> {
    match body.pointer(place.as_str()) {
        Some(Value::Array(items)) => Ok(items),
        Some(Value::Null) => Ok(&[]),
        _ => Err(ConnectError::Unexpected { pointer: place.as_str().to_owned() }),
    }
}
