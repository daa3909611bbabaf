//! `chatelaine definition`.

use crate::args::DefinitionCommand;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::shape::SystemShape;

/// Does a command on definitions.
pub(crate) fn run(desk: &Desk, command: &DefinitionCommand) -> Result<(), Failure> {
    let DefinitionCommand::List = command;
    list(desk)
}

fn list(desk: &Desk) -> Result<(), Failure> {
    let systems = desk.console.systems();
    let shapes: Vec<SystemShape> = systems.iter().map(SystemShape::from).collect();
    desk.out.answer(&shapes, |page| {
        let rows =
            systems.iter().map(|system| [system.id.to_string(), system.name.clone(), system.about.clone()]);
        page.table(["Id", "Name", "About"], rows.collect(), "no definitions");
    })
}
