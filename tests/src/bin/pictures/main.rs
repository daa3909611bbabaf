//! Pictures of the real window's screens: `pictures WINDOW FOLDER`, as `cargo xtask run --headless FOLDER` calls it.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program for a terminal: printing is its job"
)]

mod album;
mod tour;

use std::path::PathBuf;
use std::process::ExitCode;

use chatelaine_tests::HarnessError;

#[tokio::main]
async fn main() -> ExitCode {
    let mut args = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(window), Some(folder)) = (args.next(), args.next()) else {
        eprintln!("usage: pictures WINDOW FOLDER");
        return ExitCode::FAILURE;
    };
    match take(window, folder).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("pictures: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn take(window: PathBuf, folder: PathBuf) -> Result<(), HarnessError> {
    std::fs::create_dir_all(&folder).map_err(|source| HarnessError::File { path: folder.clone(), source })?;
    for dark in [false, true] {
        tour::go(&window, &folder, dark).await?;
    }
    println!("The pictures are in {}", folder.display());
    Ok(())
}
