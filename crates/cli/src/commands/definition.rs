//! `chatelaine definition`.

use std::path::Path;

use chatelaine_console::view::{DefinitionDetailsView, DefinitionView};
use chatelaine_model::{Provenance, SystemId};

use super::server::assumed;
use crate::args::DefinitionCommand;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::input::read_text;
use crate::output::{Page, or_dash, word};
use crate::shape::{DefinitionShape, SystemShape};

/// Does a command on definitions.
pub(crate) async fn run(desk: &Desk, command: &DefinitionCommand) -> Result<(), Failure> {
    match command {
        DefinitionCommand::List => list(desk),
        DefinitionCommand::Show { id } => show(desk, id),
        DefinitionCommand::Check { file } => {
            let (file, text) = document(file)?;
            let details = desk.console.check_definition(&file, &text)?;
            desk.out.answer(&DefinitionShape::from(&details), |page| {
                page.line(format!(
                    "{}: good. It can be added: chatelaine definition add FILE",
                    details.system.id
                ));
            })
        }
        DefinitionCommand::Add { file } => {
            let (file, text) = document(file)?;
            let system = desk.console.add_definition(&file, &text).await?;
            let details = desk.console.definition_details(&system.id)?;
            desk.out.answer(&DefinitionShape::from(&details), |page| {
                page.line(format!("{} was added.", system.id));
            })
        }
    }
}

/// A document's name, for errors, and its text.
pub(super) fn document(path: &Path) -> Result<(String, String), Failure> {
    Ok((path.display().to_string(), read_text(path)?))
}

fn list(desk: &Desk) -> Result<(), Failure> {
    let definitions = desk.console.definitions();
    let systems = desk.console.systems();
    let shape = |view: &DefinitionView| {
        let system = systems.iter().find(|system| system.id == view.id && view.trouble.is_none());
        SystemShape::of(view, system)
    };
    let shapes: Vec<SystemShape> = definitions.iter().map(shape).collect();
    desk.out.answer(&shapes, |page| {
        let rows = definitions.iter().map(|view| {
            let about = systems.iter().find(|system| system.id == view.id).map(|system| system.about.clone());
            [
                view.id.to_string(),
                view.name.clone(),
                if view.own { "your own" } else { "built in" }.to_owned(),
                view.trouble.clone().unwrap_or_else(|| or_dash(about)),
            ]
        });
        page.table(["Id", "Name", "From", "About"], rows.collect(), "no definitions");
    })
}

fn show(desk: &Desk, id: &str) -> Result<(), Failure> {
    let system = desk.system(&SystemId::new(id))?;
    let details = desk.console.definition_details(&system.id)?;
    desk.out.answer(&DefinitionShape::from(&details), |page| write(page, &details))
}

fn write(page: &mut Page, details: &DefinitionDetailsView) {
    let system = &details.system;
    page.facts(vec![
        ("Id", Some(system.id.to_string())),
        ("Name", Some(system.name.clone())),
        ("About", Some(system.about.clone())),
        ("Documents", Some(system.docs.clone())),
        ("Address", Some(system.url_hint.clone())),
    ]);
    page.line("");
    let ways = system.ways.iter().map(|way| [way.id.clone(), way.label.clone(), source(&way.provenance)]);
    page.table(["Sign in", "", "Known from"], ways.collect(), "no way to sign in");
    page.line("");
    let powers = system
        .capabilities
        .iter()
        .map(|capability| [word(&capability.power), source(&capability.provenance)]);
    page.table(["Power", "Known from"], powers.collect(), "no powers");
    if let Some(keys) = system.keys.as_ref().filter(|keys| !keys.permissions.is_empty()) {
        page.line("");
        let names: Vec<&str> = keys.permissions.iter().map(|permission| permission.name.as_str()).collect();
        page.line(format!("Permissions of keys: {}", names.join(", ")));
    }
    if !system.options.is_empty() {
        page.line("");
        let options = system.options.iter().map(|option| {
            [option.name.clone(), option.default.clone(), option.choices.join(", "), option.why.clone()]
        });
        page.table(["Option", "Default", "Choices", "Why"], options.collect(), "");
    }
    page.line("");
    assumed(page, &details.assumed, "SERVER");
}

fn source(provenance: &Provenance) -> String {
    match provenance {
        Provenance::Documented => "documented".into(),
        Provenance::Assumed { why } => format!("assumed: {why}"),
    }
}
