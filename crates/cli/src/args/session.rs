//! `chatelaine sign-in`.

use std::path::PathBuf;

use clap::Args;

/// Signing in. Passwords, keys and codes come from files, from standard input (`-`), or are asked for on a terminal.
#[derive(Debug, Args)]
pub(crate) struct SignIn {
    /// The server's name or id.
    pub(crate) server: String,
    /// The user name or e-mail address.
    #[arg(long, value_name = "U")]
    pub(crate) user: Option<String>,
    /// The password, in a file (`-`: standard input).
    #[arg(long, value_name = "FILE", conflicts_with = "api_key_file")]
    pub(crate) password_file: Option<PathBuf>,
    /// The code of the second factor. Alone it goes on with the sign-in that waits for it.
    #[arg(long, value_name = "C", conflicts_with = "code_file")]
    pub(crate) code: Option<String>,
    /// The code of the second factor, in a file (`-`: standard input).
    #[arg(long, value_name = "FILE")]
    pub(crate) code_file: Option<PathBuf>,
    /// An API key or token to sign in with, in a file (`-`: standard input).
    #[arg(long, value_name = "FILE")]
    pub(crate) api_key_file: Option<PathBuf>,
}
