//! What can be said on the command line.

mod account;
mod activity;
mod definition;
mod export;
mod key;
mod server;
mod session;
mod vault;

use std::path::PathBuf;

use clap::{Parser, Subcommand};

pub(crate) use account::{AccountCommand, SettingCommand};
pub(crate) use activity::{ActivityCommand, WhichActivity};
pub(crate) use definition::{DefinitionCommand, SandboxCommand};
pub(crate) use export::ExportFile;
pub(crate) use key::{CreateKey, KeyCommand, ListKeys};
pub(crate) use server::{AddServer, ChangeServer, Mark, ServerCommand, Trust};
pub(crate) use session::SignIn;
pub(crate) use vault::VaultCommand;

const EXIT_CODES: &str = "\
Exit codes:
  0  done                          5  not offered by this system
  1  failed                        6  the server asked for a pause
  2  wrong use                     7  partly done
  3  second factor needed          8  outcome unknown
  4  sign in first                 9  rests on an assumed fact that nobody has accepted yet";

/// API keys and accounts of many servers, from a terminal. Works on the same profile as the window.
#[derive(Debug, Parser)]
#[command(name = "chatelaine", version, after_help = EXIT_CODES)]
pub(crate) struct Args {
    /// Keep profiles in this folder instead of the user's own.
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) home: Option<PathBuf>,
    /// Seal the profile by the passphrase in this file (`-`: standard input) instead of the keychain.
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
    /// Accept the assumed facts that this rests on, for this server and from now on.
    #[arg(long, global = true)]
    pub(crate) accept_assumed: bool,
    /// Answer in JSON; errors are one JSON object on standard error.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// The list of servers.
    #[command(subcommand)]
    Server(ServerCommand),
    /// Sign in to a server.
    SignIn(SignIn),
    /// Sign out of a server, and say whether the server was told.
    SignOut {
        /// The server's name or id.
        server: String,
    },
    /// Where sessions stand.
    Status {
        /// Only this server, by its name or id.
        server: Option<String>,
    },
    /// Accounts: one's own and, where the system lets them be inspected, others.
    #[command(subcommand)]
    Account(AccountCommand),
    /// Settings of one's own account.
    #[command(subcommand)]
    Setting(SettingCommand),
    /// Keys.
    #[command(subcommand)]
    Key(KeyCommand),
    /// The log of what was done.
    #[command(subcommand)]
    Activity(ActivityCommand),
    /// Definitions: the documents that describe systems.
    #[command(subcommand)]
    Definition(DefinitionCommand),
    /// What seals the profile, and its recovery code.
    #[command(subcommand)]
    Vault(VaultCommand),
    /// Made-up servers to try all this with.
    #[command(subcommand)]
    Sandbox(SandboxCommand),
}
