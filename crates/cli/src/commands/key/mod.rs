//! `chatelaine key`.

mod copy;
mod create;
mod list;
mod revoke;

use crate::args::KeyCommand;
use crate::desk::Desk;
use crate::failure::Failure;

/// Does a command on keys.
pub(crate) async fn run(desk: &Desk, command: &KeyCommand) -> Result<(), Failure> {
    desk.unseal().await?;
    match command {
        KeyCommand::List(args) => list::list(desk, args).await,
        KeyCommand::Create(args) => create::create(desk, args).await,
        KeyCommand::Revoke { server, ids, yes } => revoke::revoke(desk, server, ids, *yes).await,
        KeyCommand::Copy { server, id } => copy::copy(desk, server, id).await,
    }
}
