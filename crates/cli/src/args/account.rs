//! `chatelaine account`.

use clap::Subcommand;

/// Accounts.
#[derive(Debug, Subcommand)]
pub(crate) enum AccountCommand {
    /// One's own account.
    Show {
        /// The server's name or id.
        server: String,
    },
}
