//! Checks of `[[sign_in]]`.

use std::collections::BTreeSet;

use super::{Document, Place, names};
use crate::definition::DefinitionError;
use crate::definition::document::{SecondFactor, SignInWay};

pub(super) fn check(place: &Place<'_>, document: &Document) -> Result<(), DefinitionError> {
    place.ensure(!document.sign_in.is_empty(), "sign_in", "there is no way to sign in")?;
    let mut seen = BTreeSet::new();
    for way in &document.sign_in {
        let needle = format!("way = \"{}\"", way.way);
        if !seen.insert(&way.way) {
            return Err(place.wrong_at_last(&needle, "two ways have the same name"));
        }
        place.ensure(!way.fields.is_empty(), &needle, "a way to sign in has at least one field")?;
        let steps = !way.step.is_empty();
        place.ensure(
            steps != way.send.is_some(),
            &needle,
            "a way has steps, or 'send' for a credential that is sent as it is",
        )?;
        place.ensure(
            !steps || document.session.is_some(),
            &needle,
            "steps end in a session, and there is no [session]",
        )?;
        requests(place, document, way)?;
    }
    Ok(())
}

fn requests(place: &Place<'_>, document: &Document, way: &SignInWay) -> Result<(), DefinitionError> {
    let mut names = names::options(document);
    names.extend(way.fields.iter().map(|field| field.name.as_str()));
    for step in way.step.iter().chain(&way.check) {
        place.request(&step.request, &names)?;
        names.extend(step.capture.keys().map(String::as_str));
    }
    if let Some(send) = &way.send {
        super::send(place, send, &names)?;
    }
    way.second_factor.as_ref().map_or(Ok(()), |factor| second_factor(place, document, factor))
}

fn second_factor(
    place: &Place<'_>,
    document: &Document,
    factor: &SecondFactor,
) -> Result<(), DefinitionError> {
    let when = &factor.when;
    let by_value = when.pointer.is_some() && when.is.is_some();
    place.ensure(
        by_value != when.status.is_some(),
        "when",
        "a second factor is told by 'pointer' and 'is', or by 'status'",
    )?;
    place.ends(&factor.ends)?;
    let mut names = names::captured(document);
    names.extend(["challenge", "code"]);
    place.request(&factor.confirm.request, &names)
}
