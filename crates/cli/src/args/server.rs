//! `chatelaine server`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use crate::input::Pair;

/// The list of servers.
#[derive(Debug, Subcommand)]
pub(crate) enum ServerCommand {
    /// Add a server. Nothing is sent to it: see `server test`.
    Add(AddServer),
    /// All servers.
    List,
    /// One server in full: how it is trusted, its options, what of it is assumed.
    Show {
        /// The server's name or id.
        server: String,
    },
    /// Ask whether such a server answers there, how fast, and how its clock goes.
    Test {
        /// The server's name or id.
        server: String,
    },
    /// Change options, correct what is assumed of it, rename or move it.
    Set(ChangeServer),
    /// Forget a server, its session and its saved secrets on this computer.
    Remove {
        /// The server's name or id.
        server: String,
        /// Do not ask.
        #[arg(long)]
        yes: bool,
    },
}

/// A server to add.
#[derive(Debug, Args)]
pub(crate) struct AddServer {
    /// The name you give it.
    pub(crate) name: String,
    /// What kind it is: see `definition list`.
    #[arg(long, value_name = "ID", required_unless_present = "definition")]
    pub(crate) system: Option<String>,
    /// Its base address.
    #[arg(long, value_name = "URL")]
    pub(crate) url: String,
    /// An option, or by a dotted place a correction of the definition; may be given several times.
    #[arg(long, value_name = "KEY=VALUE")]
    pub(crate) set: Vec<Pair>,
    /// How it is trusted.
    #[command(flatten)]
    pub(crate) trust: Trust,
    /// Add this definition first; the server is of its kind.
    #[arg(long, value_name = "FILE")]
    pub(crate) definition: Option<PathBuf>,
    /// Production or test, so that nobody mixes them up.
    #[arg(long, value_enum, default_value_t = Mark::Production)]
    pub(crate) mark: Mark,
}

/// How a server is trusted.
#[derive(Debug, Args)]
pub(crate) struct Trust {
    /// Trust this authority besides the system's: a file in PEM form.
    #[arg(long, value_name = "FILE")]
    pub(crate) ca: Option<PathBuf>,
    /// Accept this certificate and no other: its SHA-256 in hexadecimal digits.
    #[arg(long, value_name = "SHA256", conflicts_with = "ca")]
    pub(crate) pin: Option<String>,
    /// Show this certificate to the server: PEM or PKCS#12.
    #[arg(long, value_name = "FILE")]
    pub(crate) client_certificate: Option<PathBuf>,
    /// What opens the client certificate, in a file (`-`: standard input).
    #[arg(long, value_name = "FILE", requires = "client_certificate")]
    pub(crate) client_passphrase_file: Option<PathBuf>,
    /// Allow plain http to a server that is not on this computer.
    #[arg(long)]
    pub(crate) allow_http: bool,
}

/// What shall be different of a server.
#[derive(Debug, Args)]
pub(crate) struct ChangeServer {
    /// The server's name or id.
    pub(crate) server: String,
    /// Options by name, corrections by their dotted place, such as `keys.create.request.path=/v2/keys`.
    #[arg(value_name = "KEY=VALUE")]
    pub(crate) set: Vec<Pair>,
    /// Take an option or a correction back; may be given several times.
    #[arg(long, value_name = "KEY")]
    pub(crate) unset: Vec<String>,
    /// Another name.
    #[arg(long)]
    pub(crate) name: Option<String>,
    /// Another address of the same server.
    #[arg(long, value_name = "URL")]
    pub(crate) url: Option<String>,
}

/// Which environment a server belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Mark {
    /// The real thing.
    Production,
    /// A test installation.
    Test,
}
