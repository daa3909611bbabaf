//! Reading a list page by page.

use std::collections::BTreeSet;

use chatelaine_model::Power;
use serde_json::Value;
use url::Url;

use super::item::{id_of, map_of};
use crate::definition::document::{List, Paging};
use crate::talk::Connection;
use crate::talk::judge::{Judge, Purpose};
use crate::talk::prepare::Asker;
use crate::template::{Fill, Fills};
use crate::{ConnectError, Credentials};

/// A list that does not end is broken. At the usual hundred a page this is a million keys.
const PAGES: u64 = 10_000;
/// All pages together are no larger than this, in bytes: a million keys with all that servers tell of them.
const BYTES: u64 = 500_000_000;

impl Connection {
    /// All items of a list that has a request of its own. An item that comes twice, because the list moved between
    /// two pages, is taken once.
    pub(super) async fn pages(
        &self,
        credentials: &Credentials,
        power: Power,
        list: &List,
        search: Option<&str>,
        progress: &(dyn Fn(u64) + Sync),
    ) -> Result<Vec<Value>, ConnectError> {
        let map = map_of(self.key_spec(power)?)?;
        let (mut items, mut ids, mut link, mut bytes) = (Vec::new(), BTreeSet::new(), None, 0);
        let broken = || ConnectError::Unexpected { pointer: list.items.as_str().to_owned() };
        for page in 1..=PAGES {
            let mut fills = self.fills_of(credentials);
            fills
                .set("page", Fill::Json(page.into()))
                .set("offset", Fill::Json(items.len().into()))
                .set("limit", Fill::Json(list.limit.into()));
            if let Some(search) = search {
                fills.text("search", search);
            }
            let body = self.page(credentials, power, list, &fills, link.take()).await?;
            let found = items_in(list, &body.value)?;
            let (count, before) = (found.len() as u64, items.len());
            for item in found {
                if ids.insert(id_of(map, item)?) {
                    items.push(item.clone());
                }
            }
            progress(items.len() as u64);
            if is_last(list, &body.value, count, items.len() as u64) {
                return Ok(items);
            }
            // A page that brings nothing new would be followed by the same for ever. Where the server says that there
            // is more, the list is not whole, and what it leaves out must not count as gone.
            if items.len() == before {
                let promised = list.more.is_some() || list.total.is_some() && count > 0;
                return if promised { Err(broken()) } else { Ok(items) };
            }
            bytes += body.bytes;
            if bytes > BYTES {
                return Err(ConnectError::TooLarge { limit: BYTES });
            }
            if list.paging == Some(Paging::Next) {
                link = self.next_link(list, &body)?;
            }
        }
        Err(broken())
    }

    async fn page(
        &self,
        credentials: &Credentials,
        power: Power,
        list: &List,
        fills: &Fills,
        link: Option<Url>,
    ) -> Result<Page, ConnectError> {
        let request = list.request.as_ref().ok_or(ConnectError::NotOffered(power))?;
        let asker = Asker { credentials, power };
        let mut outgoing = self.prepare(request, fills, Some(asker), &credentials.language)?;
        if let Some(link) = link {
            outgoing.url = link;
        }
        let reply = self.line.send(&outgoing).await?;
        let value = Judge::new(self.definition.document(), Purpose::Session, &outgoing).value(&reply)?;
        Ok(Page { url: outgoing.url, value, bytes: reply.size() })
    }

    /// The address of the next page. It comes from the server, and a credential goes there: only to the same server.
    fn next_link(&self, list: &List, page: &Page) -> Result<Option<Url>, ConnectError> {
        let Some(place) = &list.more else { return Ok(None) };
        let Some(text) = place.text(&page.value) else { return Ok(None) };
        let link = page.url.join(&text).ok().filter(|link| self.server.address.holds(link));
        link.map(Some).ok_or_else(|| ConnectError::Unexpected { pointer: place.as_str().to_owned() })
    }
}

/// One page, and where it came from.
struct Page {
    url: Url,
    value: Value,
    bytes: u64,
}

fn items_in<'v>(list: &List, body: &'v Value) -> Result<&'v [Value], ConnectError> {
    match body.pointer(list.items.as_str()) {
        Some(Value::Array(items)) => Ok(items),
        // Several runtimes write an empty list as null.
        Some(Value::Null) => Ok(&[]),
        _ => Err(ConnectError::Unexpected { pointer: list.items.as_str().to_owned() }),
    }
}

/// Whether a page is the last one: by `more`, else by `total`, else because it is short.
fn is_last(list: &List, body: &Value, count: u64, so_far: u64) -> bool {
    if list.paging.is_none() {
        return true;
    }
    if let Some(more) = &list.more {
        return more.of(body).is_none_or(|more| matches!(more, Value::Bool(false)) || more == "");
    }
    let total = list.total.as_ref().and_then(|total| total.of(body)).and_then(Value::as_u64);
    total.map_or(count < u64::from(list.limit), |total| so_far >= total)
}
