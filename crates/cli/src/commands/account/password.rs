//! Changing a password, an expired one included.

use std::path::Path;

use chatelaine_console::view::ChangePasswordRequest;
use chatelaine_model::{Power, Secret, SessionState};
use serde::Serialize;

use crate::desk::Desk;
use crate::failure::Failure;
use crate::input;

/// Where a password was changed.
#[derive(Serialize)]
struct Changed<'a> {
    server: &'a str,
}

/// Changes a password. The old and the new one come from files or are asked for.
pub(super) async fn change(
    desk: &Desk,
    server: &str,
    user: Option<&str>,
    (old, new): (Option<&Path>, Option<&Path>),
) -> Result<(), Failure> {
    let server = desk.server(server).await?;
    desk.offers(&server, Power::ChangePassword, "changing a password")?;
    let login = match (user, &server.session) {
        (Some(user), _) => user.to_owned(),
        (None, SessionState::SignedIn { who, .. }) => who.clone(),
        (None, _) => input::line("User", "say whose password: --user U")?,
    };
    let old = read(desk, old, "Password so far", "give the password in a file: --password-file FILE")?;
    let new = match new {
        Some(_) => read(desk, new, "", "")?,
        None => {
            let first = read(
                desk,
                None,
                "New password",
                "give the new password in a file: --new-password-file FILE",
            )?;
            let second = read(desk, None, "New password again", "")?;
            if first.expose() != second.expose() {
                return Err(Failure::Usage("the two new passwords differ; nothing was sent".into()));
            }
            first
        }
    };
    let request = || ChangePasswordRequest {
        server: server.id.clone(),
        login: login.clone(),
        old: old.expose().to_owned(),
        new: new.expose().to_owned(),
    };
    desk.accepting(async || desk.console.change_password(request()).await).await?;
    desk.out.answer(&Changed { server: server.id.as_str() }, |page| page.line("The password was changed."))
}

fn read(desk: &Desk, file: Option<&Path>, question: &str, instead: &str) -> Result<Secret, Failure> {
    match file {
        Some(path) => desk.files.secret(path),
        None => input::secret(question, instead),
    }
}
