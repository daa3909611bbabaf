//! `chatelaine activity`.

mod export;
mod list;
mod verify;

use chatelaine_console::view::ActivityQueryView;
use chatelaine_model::{Outcome, ServerId};

use crate::args::{ActivityCommand, WhichActivity};
use crate::desk::Desk;
use crate::failure::Failure;

/// Does a command on the log. What is sealed is needed for none but `verify`, which says so where it is missing.
pub(crate) async fn run(desk: &Desk, command: &ActivityCommand) -> Result<(), Failure> {
    match command {
        ActivityCommand::List { which, limit } => list::list(desk, which, *limit).await,
        ActivityCommand::Export { file, which, form } => export::export(desk, file, which, *form).await,
        ActivityCommand::Verify => verify::verify(desk).await,
    }
}

async fn query(desk: &Desk, which: &WhichActivity) -> Result<ActivityQueryView, Failure> {
    let servers = match &which.server {
        Some(given) => vec![server(desk, given).await?],
        None => Vec::new(),
    };
    Ok(ActivityQueryView {
        since: which.since.map(|since| since.instant(desk.now())),
        who: which.who.clone(),
        servers,
        outcomes: if which.failed { vec![Outcome::Failed, Outcome::Unknown] } else { Vec::new() },
        search: which.search.clone(),
        ..ActivityQueryView::default()
    })
}

/// A server of the list, or one that the log remembers.
async fn server(desk: &Desk, given: &str) -> Result<ServerId, Failure> {
    match desk.server(given).await {
        Ok(server) => Ok(server.id),
        Err(unknown) => {
            let wanted = given.trim().to_lowercase();
            let known = desk.console.activity_choices().await?.servers.into_iter();
            let named =
                |name: &Option<String>| name.as_ref().is_some_and(|name| name.to_lowercase() == wanted);
            let mut found = known.filter(|server| server.id.as_str() == given || named(&server.name));
            found.next().map(|server| server.id).ok_or(unknown)
        }
    }
}
