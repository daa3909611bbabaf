//! Asking a person. Only where standard input is a terminal; questions go to standard error.

use std::io::{BufRead, IsTerminal, Write};

use chatelaine_model::Secret;

use crate::failure::Failure;
use crate::output::shown_lines;

/// Whether somebody is there to be asked.
fn somebody() -> bool {
    std::io::stdin().is_terminal()
}

/// A line. `instead` says how to go on where nobody can be asked.
pub(crate) fn line(question: &str, instead: &str) -> Result<String, Failure> {
    if !somebody() {
        return Err(Failure::Usage(instead.to_owned()));
    }
    let failed = Failure::Terminal;
    let mut err = std::io::stderr().lock();
    write!(err, "{}: ", shown_lines(question)).and_then(|()| err.flush()).map_err(failed)?;
    let mut text = String::new();
    if std::io::stdin().lock().read_line(&mut text).map_err(failed)? == 0 {
        return Err(Failure::Usage(instead.to_owned()));
    }
    Ok(text.trim().to_owned())
}

/// A secret, typed without an echo.
pub(crate) fn secret(question: &str, instead: &str) -> Result<Secret, Failure> {
    if !somebody() {
        return Err(Failure::Usage(instead.to_owned()));
    }
    rpassword::prompt_password(format!("{}: ", shown_lines(question)))
        .map(Secret::new)
        .map_err(Failure::Terminal)
}

/// Whether a person agrees; `None` where nobody can be asked.
pub(crate) fn confirmed(question: &str) -> Result<Option<bool>, Failure> {
    if !somebody() {
        return Ok(None);
    }
    let answer = line(&format!("{question} [y/N]"), "")?;
    Ok(Some(matches!(answer.to_lowercase().as_str(), "y" | "yes")))
}
