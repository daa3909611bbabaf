//! `chatelaine account`.

mod other;
mod own;
mod password;

use crate::args::AccountCommand;
use crate::desk::Desk;
use crate::failure::Failure;

/// Does a command on accounts.
pub(crate) async fn run(desk: &Desk, command: &AccountCommand) -> Result<(), Failure> {
    desk.unseal().await?;
    match command {
        AccountCommand::Show { server, id: Some(id), .. } => other::show(desk, server, id).await,
        AccountCommand::Show { server, extended, .. } => own::show(desk, server, *extended).await,
        AccountCommand::List { server, search, limit } => {
            other::list(desk, server, search.as_deref(), *limit).await
        }
        AccountCommand::Set { server, fields } => own::set(desk, server, fields).await,
        AccountCommand::Password { server, user, password_file, new_password_file } => {
            let files = (password_file.as_deref(), new_password_file.as_deref());
            password::change(desk, server, user.as_deref(), files).await
        }
        AccountCommand::Unblock { server, block, yes } => other::unblock(desk, server, block, *yes).await,
    }
}
