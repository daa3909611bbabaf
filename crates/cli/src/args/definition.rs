//! `chatelaine definition` and `chatelaine sandbox`.

use std::path::PathBuf;

use clap::Subcommand;

/// Definitions.
#[derive(Debug, Subcommand)]
pub(crate) enum DefinitionCommand {
    /// All systems there is a definition for.
    List,
    /// What a system can do, and every assumed fact with its reason and how to correct it.
    Show {
        /// The definition's id.
        id: String,
    },
    /// Check a definition without adding it.
    Check {
        /// The document (TOML).
        file: PathBuf,
    },
    /// Add a definition to the profile, or put a newer one in place of one that was added before.
    Add {
        /// The document (TOML).
        file: PathBuf,
    },
}

/// The sandbox.
#[derive(Debug, Subcommand)]
pub(crate) enum SandboxCommand {
    /// Run five made-up servers on this computer until Ctrl-C; prints their addresses, people and mails.
    Serve {
        /// The first of the ports; without it free ones are taken, and kept.
        #[arg(long, value_name = "N")]
        base_port: Option<u16>,
    },
}
