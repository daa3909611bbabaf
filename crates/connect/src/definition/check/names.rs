//! Which names can fill a slot, by where it stands.

use super::Document;

/// The options of a server.
pub(super) fn options(document: &Document) -> Vec<&str> {
    document.options.keys().map(String::as_str).collect()
}

/// Options, and what steps of any way capture.
pub(super) fn captured(document: &Document) -> Vec<&str> {
    let ways = document.sign_in.iter();
    let steps = ways.flat_map(|way| {
        way.step.iter().chain(way.check.iter()).chain(way.second_factor.iter().map(|factor| &factor.confirm))
    });
    options(document)
        .into_iter()
        .chain(steps.flat_map(|step| step.capture.keys()).map(String::as_str))
        .collect()
}

/// What is known while somebody is signed in.
pub(super) fn session(document: &Document) -> Vec<&str> {
    let mut names = captured(document);
    names.push("access");
    if document.session.as_ref().is_some_and(|session| session.refresh.is_some()) {
        names.push("refresh");
    }
    names
}
