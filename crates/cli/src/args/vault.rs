//! `chatelaine vault`.

use std::path::PathBuf;

use clap::Subcommand;

/// What seals the profile.
#[derive(Debug, Subcommand)]
pub(crate) enum VaultCommand {
    /// Make a recovery code: it opens the profile when the keychain's entry or the passphrase is lost. An earlier one
    /// opens nothing from then on.
    RecoveryCode {
        /// A new file for the code (`-`: standard output). Only you can read it.
        #[arg(long, value_name = "FILE")]
        secret_file: PathBuf,
    },
    /// Open the profile by its recovery code and seal it anew: by the passphrase of `--passphrase-file`, or else by
    /// the keychain.
    Recover {
        /// The code, in a file (`-`: standard input).
        #[arg(long, value_name = "FILE")]
        code_file: PathBuf,
    },
}
