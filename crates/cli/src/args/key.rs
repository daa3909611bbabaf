//! `chatelaine key`.

use std::path::PathBuf;

use chatelaine_model::KeyStatus;
use chrono::TimeDelta;
use clap::{Args, Subcommand, ValueEnum};

use super::ExportFile;
use crate::input::{End, span};

/// Keys.
#[derive(Debug, Subcommand)]
pub(crate) enum KeyCommand {
    /// Keys of all servers, read anew where somebody is signed in.
    List(ListKeys),
    /// Write keys to a new file that only you can read. No secret is in it.
    Export {
        /// The file; its ending (`.csv`, `.json`) tells the form.
        file: PathBuf,
        /// Which keys.
        #[command(flatten)]
        list: ListKeys,
        /// In which form.
        #[command(flatten)]
        form: ExportFile,
    },
    /// Make a key. Its secret is sealed before anything else happens.
    Create(CreateKey),
    /// Set another end of a key.
    Expire {
        /// The server's name or id.
        server: String,
        /// The key's id.
        id: String,
        /// `30d`, a date (its last second, UTC), an instant in RFC 3339, or `never`.
        #[arg(long, value_name = "30d|DATE")]
        at: End,
    },
    /// Revoke keys, or delete them where the system can only do that.
    Revoke {
        /// The server's name or id.
        server: String,
        /// Ids of the keys.
        #[arg(value_name = "ID", required = true)]
        ids: Vec<String>,
        /// Do not ask.
        #[arg(long)]
        yes: bool,
    },
    /// Take a revocation back, where the system can.
    Restore {
        /// The server's name or id.
        server: String,
        /// The key's id.
        id: String,
    },
    /// Be reminded of a key that has no end of its own. The date is kept by Chatelaine; the server does not know it.
    Remind {
        /// The server's name or id.
        server: String,
        /// The key's id.
        id: String,
        /// `30d`, a date, an instant in RFC 3339, or `never`.
        #[arg(long, value_name = "30d|DATE")]
        at: End,
    },
    /// Put a key's secret into the desktop's clipboard, and wait until it is cleared.
    Copy {
        /// The server's name or id.
        server: String,
        /// The key's id.
        id: String,
    },
}

/// Which keys to list.
#[derive(Debug, Args)]
pub(crate) struct ListKeys {
    /// Only this server, by its name or id.
    #[arg(long, value_name = "S")]
    pub(crate) server: Option<String>,
    /// Only keys in this state; may be given several times.
    #[arg(long, value_enum)]
    pub(crate) status: Vec<Status>,
    /// Only living keys that end within this time, such as `7d`.
    #[arg(long, value_name = "7d", value_parser = span)]
    pub(crate) within: Option<TimeDelta>,
    /// Words in name, owner, hint or note.
    #[arg(long, value_name = "S")]
    pub(crate) search: Option<String>,
    /// Also keys that their server no longer shows, with since when.
    #[arg(long)]
    pub(crate) gone: bool,
}

/// A key to make.
#[derive(Debug, Args)]
pub(crate) struct CreateKey {
    /// The server's name or id.
    pub(crate) server: String,
    /// Its name.
    #[arg(long, value_name = "N")]
    pub(crate) name: String,
    /// `90d`, a date (its last second, UTC), or an instant in RFC 3339.
    #[arg(long, value_name = "90d|DATE")]
    pub(crate) expires: Option<End>,
    /// What it may do, by the names of `definition show`; may be given several times.
    #[arg(long, value_name = "P")]
    pub(crate) permission: Vec<String>,
    /// A note on it.
    #[arg(long, value_name = "D")]
    pub(crate) description: Option<String>,
    /// Hand the secret over in this new file, readable by you alone (`-`: standard output). Without it the secret is
    /// kept sealed in the profile.
    #[arg(long, value_name = "FILE")]
    pub(crate) secret_file: Option<PathBuf>,
}

/// In which state a key is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Status {
    /// Works for more than a week.
    Active,
    /// Ends within a week.
    Expiring,
    /// Has ended.
    Expired,
    /// Is marked as revoked.
    Revoked,
    /// Works without end.
    Never,
}

impl From<Status> for KeyStatus {
    fn from(status: Status) -> Self {
        match status {
            Status::Active => Self::Active,
            Status::Expiring => Self::Expiring,
            Status::Expired => Self::Expired,
            Status::Revoked => Self::Revoked,
            Status::Never => Self::Never,
        }
    }
}
