//! `chatelaine vault`.

use std::path::Path;

use chatelaine_console::view::RecoveryView;

use crate::args::VaultCommand;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::secret_file::Handover;
use crate::shape::VaultShape;

pub(crate) async fn run(desk: &Desk, command: &VaultCommand) -> Result<(), Failure> {
    match command {
        VaultCommand::RecoveryCode { secret_file } => make(desk, secret_file).await,
        VaultCommand::Recover { code_file } => recover(desk, code_file).await,
    }
}

/// The file is written before the code is good for anything: where that fails, an earlier code stays good.
async fn make(desk: &Desk, path: &Path) -> Result<(), Failure> {
    desk.unseal().await?;
    desk.console.begin_recovery_code()?;
    let mut handover = Handover::prepare(path)?;
    let code = desk.console.reveal_recovery_code()?;
    if let Err(source) = handover.write(&code) {
        handover.withdraw();
        return Err(Failure::File { path: path.to_owned(), source });
    }
    let out = if matches!(handover, Handover::Stdout) { desk.out.aside() } else { desk.out };
    let recovery = match desk.console.keep_recovery_code().await {
        Ok(recovery) => recovery,
        Err(error) => {
            handover.withdraw();
            return Err(error.into());
        }
    };
    out.answer(&VaultShape::of(desk.vault().await?, recovery), |page| {
        page.line("The recovery code was handed over and is stored nowhere here.");
        page.line("Keep it where the keychain is not: on paper, or on another computer.");
    })
}

async fn recover(desk: &Desk, path: &Path) -> Result<(), Failure> {
    let code = desk.files.secret(path)?;
    let vault = desk.console.recover(code, desk.passphrase()?).await?;
    desk.out.answer(&VaultShape::of(vault, RecoveryView::Made), |page| {
        page.line(
            "The profile is open, and sealed anew. The recovery code stays good until another one is made.",
        );
    })
}
