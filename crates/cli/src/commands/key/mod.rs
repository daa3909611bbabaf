//! `chatelaine key`.

mod copy;
mod create;
mod end;
mod export;
mod list;
mod restore;
mod revoke;

use crate::args::KeyCommand;
use crate::desk::Desk;
use crate::failure::Failure;
use chatelaine_console::ConsoleError;
use chatelaine_model::ServerId;

/// Does a command on keys.
pub(crate) async fn run(desk: &Desk, command: &KeyCommand) -> Result<(), Failure> {
    desk.unseal().await?;
    match command {
        KeyCommand::List(args) => list::list(desk, args).await,
        KeyCommand::Export { file, list, form } => export::export(desk, file, list, *form).await,
        KeyCommand::Create(args) => create::create(desk, args).await,
        KeyCommand::Expire { server, id, at } => end::expire(desk, server, id, *at).await,
        KeyCommand::Remind { server, id, at } => end::remind(desk, server, id, *at).await,
        KeyCommand::Restore { server, id } => restore::restore(desk, server, id).await,
        KeyCommand::Revoke { server, ids, yes } => revoke::revoke(desk, server, ids, *yes).await,
        KeyCommand::Copy { server, id } => copy::copy(desk, server, id).await,
    }
}

/// Does something to a key. The inventory of a fresh profile knows no keys yet: then it is read first.
async fn known<T>(
    desk: &Desk,
    server: &ServerId,
    work: impl AsyncFn() -> Result<T, ConsoleError>,
) -> Result<T, Failure> {
    let known = async || match work().await {
        Err(ConsoleError::NoSuchKey(at)) if at == *server => {
            desk.console.refresh_keys(Some(server)).await?;
            work().await
        }
        ended => ended,
    };
    desk.accepting(known).await
}
