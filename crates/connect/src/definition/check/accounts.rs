//! Checks of `[accounts]`.

use super::document::Request;
use super::{Document, Place, names};
use crate::definition::DefinitionError;

pub(super) fn check(place: &Place<'_>, document: &Document) -> Result<(), DefinitionError> {
    let Some(accounts) = &document.accounts else { return Ok(()) };
    let base = names::session(document);
    let fits = |request: &Request, own: &[&str]| {
        let mut names = base.clone();
        names.extend(own);
        place.request(request, &names)
    };
    fits(&accounts.list.request, &["limit", "offset"])?;
    for search in &accounts.list.search {
        place.known(search.query.slots(), &base)?;
    }
    if let Some(details) = &accounts.details {
        fits(&details.request, &["id"])?;
        place.ensure(!details.item.is_empty(), "[accounts.details]", "'item' names no place")?;
    }
    if let Some(factors) = &accounts.second_factors {
        fits(&factors.request, &["id"])?;
    }
    for part in accounts.sign_ins.iter().map(|part| &part.request) {
        fits(part, &["id", "limit", "offset"])?;
    }
    for part in accounts.blocks.iter().map(|part| &part.request) {
        fits(part, &["id", "limit", "offset"])?;
    }
    accounts.unblock.as_ref().map_or(Ok(()), |unblock| fits(&unblock.request, &["block"]))
}
