//! `chatelaine key`.

use std::path::PathBuf;

use chatelaine_model::KeyStatus;
use chrono::TimeDelta;
use clap::{Args, Subcommand, ValueEnum};

use super::ExportFile;
use crate::input::{End, Retire, span};

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
    /// Revoke keys, or delete them where the system can only do that: these, or all in a state.
    Revoke(RevokeKeys),
    /// Replace a key by a successor: make it, hand its secret over, check it, retire the old key.
    Rotate(RotateKey),
    /// Hand over a secret that is kept here, or that waits to be confirmed.
    Secret {
        /// The server's name or id.
        server: String,
        /// The key's id.
        id: String,
        /// A new file, readable by you alone (`-`: standard output).
        #[arg(long, value_name = "FILE")]
        secret_file: PathBuf,
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

/// Keys to revoke.
#[derive(Debug, Args)]
pub(crate) struct RevokeKeys {
    /// The server's name or id; all servers where it is left out.
    pub(crate) server: Option<String>,
    /// Ids of the keys.
    #[arg(value_name = "ID")]
    pub(crate) ids: Vec<String>,
    /// Instead of ids: all keys in this state; may be given several times.
    #[arg(long, value_enum, conflicts_with = "ids")]
    pub(crate) status: Vec<Status>,
    /// Do not ask.
    #[arg(long)]
    pub(crate) yes: bool,
    /// Only say what would be done, and what cannot be.
    #[arg(long)]
    pub(crate) dry_run: bool,
}

/// A key to replace.
#[derive(Debug, Args)]
pub(crate) struct RotateKey {
    /// The server's name or id.
    pub(crate) server: String,
    /// The key's id.
    pub(crate) id: String,
    /// The old key fell into wrong hands: revoke it first.
    #[arg(long, conflicts_with = "retire")]
    pub(crate) incident: bool,
    /// Do not ask before an incident's revocation.
    #[arg(long)]
    pub(crate) yes: bool,
    /// Where the new secret goes, and what becomes of the old key.
    #[command(flatten)]
    pub(crate) way: RotationWay,
}

/// Where a new secret goes, and what becomes of the old key.
#[derive(Debug, Clone, Args)]
pub(crate) struct RotationWay {
    /// Hand the new secret over in this new file, readable by you alone (`-`: standard output).
    #[arg(long, value_name = "FILE", conflicts_with = "command")]
    pub(crate) secret_file: Option<PathBuf>,
    /// Hand the new secret over to this command, on its standard input.
    #[arg(long, value_name = "CMD")]
    pub(crate) command: Option<String>,
    /// What becomes of the old key once the new one is in its place: `now`, a time from now such as `24h`, an instant,
    /// `expire` (its own end ends it) or `keep` (both work).
    #[arg(long, value_name = "now|24h|expire|keep")]
    pub(crate) retire: Option<Retire>,
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
