//! The commands: each reads its input, does one use case and tells the outcome.

mod account;
mod activity;
mod definition;
mod exported;
mod key;
mod sandbox;
mod server;
mod session;
mod setting;
mod vault;

use crate::args::{Args, Command, SandboxCommand};
use crate::desk::Desk;
use crate::failure::Failure;

/// Does a command on the open profile.
pub(crate) async fn run(desk: &Desk, command: &Command) -> Result<(), Failure> {
    match command {
        Command::Server(command) => server::run(desk, command).await,
        Command::SignIn(args) => session::sign_in(desk, args).await,
        Command::SignOut { server } => session::sign_out(desk, server).await,
        Command::Status { server } => session::status(desk, server.as_deref()).await,
        Command::Account(command) => account::run(desk, command).await,
        Command::Setting(command) => setting::run(desk, command).await,
        Command::Key(command) => key::run(desk, command).await,
        Command::Activity(command) => activity::run(desk, command).await,
        Command::Definition(command) => definition::run(desk, command).await,
        Command::Vault(command) => vault::run(desk, command).await,
        Command::Sandbox(_) => Ok(()),
    }
}

/// Does a command on the sandbox.
pub(crate) async fn sandbox(args: &Args, command: &SandboxCommand) -> Result<(), Failure> {
    let SandboxCommand::Serve { base_port } = command;
    sandbox::serve(args, *base_port).await
}
