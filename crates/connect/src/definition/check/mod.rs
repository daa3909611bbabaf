//! What types alone cannot hold: that every placeholder is known where it stands, and that tables fit together.

mod account;
mod accounts;
mod keys;
mod names;
mod sign_in;

use super::document::{Document, EndRule, Request};
use super::parse::line_of;
use super::{DefinitionError, document};
use crate::template::Slot;

/// Checks a definition that parsed.
pub(super) fn check(file: &str, text: &str, document: &Document) -> Result<(), DefinitionError> {
    let place = Place { file, text };
    system(&place, document)?;
    sign_in::check(&place, document)?;
    session(&place, document)?;
    account::check(&place, document)?;
    accounts::check(&place, document)?;
    keys::check(&place, document)
}

/// The file being checked, to name lines in it.
struct Place<'t> {
    file: &'t str,
    text: &'t str,
}

impl Place<'_> {
    /// An error at the line where `needle` stands.
    fn wrong(&self, needle: &str, reason: impl Into<String>) -> DefinitionError {
        DefinitionError {
            file: self.file.to_owned(),
            line: line_of(self.text, needle),
            reason: reason.into(),
        }
    }

    /// An error at the last line where `needle` stands: the second of two that must not be.
    fn wrong_at_last(&self, needle: &str, reason: &str) -> DefinitionError {
        let line = self.text.lines().enumerate().filter(|(_, line)| line.contains(needle)).last();
        let line = line.map_or(1, |(index, _)| index + 1);
        DefinitionError { file: self.file.to_owned(), line, reason: reason.to_owned() }
    }

    /// Refuses when a condition does not hold.
    fn ensure(&self, holds: bool, needle: &str, reason: &str) -> Result<(), DefinitionError> {
        if holds { Ok(()) } else { Err(self.wrong(needle, reason)) }
    }

    /// Refuses a slot that nothing fills there.
    fn known<'s>(
        &self,
        slots: impl IntoIterator<Item = &'s Slot>,
        names: &[&str],
    ) -> Result<(), DefinitionError> {
        for slot in slots {
            if !names.contains(&slot.name.as_str()) {
                let mark = if slot.optional { "?" } else { "" };
                let written = format!("{{{}{mark}}}", slot.name);
                return Err(self.wrong(&written, format!("nothing fills '{written}' here")));
            }
        }
        Ok(())
    }

    /// Refuses a request whose shape or slots do not fit.
    fn request(&self, request: &Request, names: &[&str]) -> Result<(), DefinitionError> {
        self.known(request.slots(), names)?;
        let needle = format!("method = \"{}\"", request.method);
        let bodies = usize::from(request.json.is_some()) + usize::from(request.form.is_some());
        self.ensure(bodies <= 1, &needle, "a request has one body: 'json' or 'form'")?;
        let begins = match request.path.parts().first() {
            Some(crate::template::Part::Text(text)) => text.starts_with('/'),
            Some(crate::template::Part::Slot(_)) => true,
            None => false,
        };
        self.ensure(begins, &needle, "a path begins with a slash or with an option that does")
    }

    /// Refuses a rule that names no way to learn an end, or several.
    fn ends(&self, rules: &[EndRule]) -> Result<(), DefinitionError> {
        let good = rules.iter().all(|rule| rule.ways() == 1);
        self.ensure(
            good,
            "ends",
            "each rule in 'ends' has exactly one of at, epoch_s, epoch_ms, seconds, ms, fixed, jwt",
        )
    }
}

fn system(place: &Place<'_>, document: &Document) -> Result<(), DefinitionError> {
    let system = &document.system;
    let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
    let id = !system.id.is_empty() && system.id.chars().all(letters);
    place.ensure(id, "id", "an id is made of a-z, 0-9, - and _")?;
    place.ensure((1..=5).contains(&system.series), "series", "'series' is 1 to 5")?;
    place.ensure(
        (1..=2).contains(&system.monogram.chars().count()),
        "monogram",
        "'monogram' has one or two letters",
    )?;
    let options = names::options(document);
    place.known(system.content_type.iter().flat_map(crate::template::Template::slots), &options)?;
    for (name, option) in &document.options {
        let allowed = option.choices.is_empty() || option.choices.contains(&option.default);
        place.ensure(allowed, &format!("[options.{name}]"), "the default is not among the choices")?;
    }
    place.request(&document.probe.request, &options)?;
    place.ensure(!document.probe.status.is_empty(), "[probe]", "'status' of the probe is empty")
}

fn session(place: &Place<'_>, document: &Document) -> Result<(), DefinitionError> {
    let Some(session) = &document.session else { return Ok(()) };
    place.ends(&session.access.ends)?;
    place.ensure(!session.access.from.is_empty(), "[session.access]", "'from' names no place")?;
    send(place, &session.access.send, &names::session(document))?;
    if let Some(refresh) = &session.refresh {
        place.ends(&refresh.ends)?;
        place.ensure(!refresh.from.is_empty(), "[session.refresh]", "'from' names no place")?;
    }
    let repeated = session.sign_out.as_ref().is_some_and(|operation| operation.repeatable);
    place.ensure(!repeated, "repeatable", "only a renewal can be 'repeatable'")?;
    for operation in session.renew.iter().chain(&session.sign_out) {
        place.request(&operation.request, &names::session(document))?;
        let refreshes = operation.request.mentions("refresh");
        place.ensure(
            !refreshes || session.refresh.is_some(),
            "{refresh}",
            "there is no [session.refresh]",
        )?;
    }
    Ok(())
}

fn send(place: &Place<'_>, send: &document::Send, names: &[&str]) -> Result<(), DefinitionError> {
    let header = send.header.iter().flat_map(crate::template::Template::slots);
    place.known(header.chain(send.value.slots()), names)?;
    place.ensure(send.header.is_some() != send.cookie.is_some(), "send", "'send' names a header or a cookie")
}
