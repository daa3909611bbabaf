//! `chatelaine account` and `chatelaine setting`.

use std::path::PathBuf;

use clap::Subcommand;

use crate::input::Pair;

/// Accounts.
#[derive(Debug, Subcommand)]
pub(crate) enum AccountCommand {
    /// One's own account, or another one with its second factors, sign-ins and blocked addresses.
    Show {
        /// The server's name or id.
        server: String,
        /// Another account, by its id in `account list`.
        id: Option<String>,
        /// Ask for more of one's own account, at the price of a slower answer.
        #[arg(long, conflicts_with = "id")]
        extended: bool,
    },
    /// Accounts that can be inspected.
    List {
        /// The server's name or id.
        server: String,
        /// Words to search for, as the server searches.
        #[arg(long, value_name = "S")]
        search: Option<String>,
        /// The most accounts to list.
        #[arg(long, value_name = "N", default_value_t = 200)]
        limit: u32,
    },
    /// Change one's own account; what is not named stays as it is.
    Set {
        /// The server's name or id.
        server: String,
        /// Fields and their new values.
        #[arg(value_name = "FIELD=VALUE", required = true)]
        fields: Vec<Pair>,
    },
    /// Change a password, an expired one included.
    Password {
        /// The server's name or id.
        server: String,
        /// Whose.
        #[arg(long, value_name = "U")]
        user: Option<String>,
        /// The password so far, in a file (`-`: standard input).
        #[arg(long, value_name = "FILE")]
        password_file: Option<PathBuf>,
        /// The new password, in a file (`-`: standard input).
        #[arg(long, value_name = "FILE")]
        new_password_file: Option<PathBuf>,
    },
    /// Let a blocked address in again.
    Unblock {
        /// The server's name or id.
        server: String,
        /// The block's id, as `account show SERVER ID` lists it.
        block: String,
        /// Do not ask.
        #[arg(long)]
        yes: bool,
    },
}

/// Settings of one's own account.
#[derive(Debug, Subcommand)]
pub(crate) enum SettingCommand {
    /// All settings, with what each takes.
    List {
        /// The server's name or id.
        server: String,
        /// Ask for more of the account, at the price of a slower answer.
        #[arg(long)]
        extended: bool,
    },
    /// Change one setting.
    Set {
        /// The server's name or id.
        server: String,
        /// The setting's id or name, as `setting list` shows it.
        name: String,
        /// Its new value.
        value: String,
    },
}
