//! `chatelaine definition` and `chatelaine sandbox`.

use clap::Subcommand;

/// Definitions.
#[derive(Debug, Subcommand)]
pub(crate) enum DefinitionCommand {
    /// All systems there is a definition for.
    List,
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
