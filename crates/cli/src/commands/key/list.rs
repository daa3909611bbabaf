//! `chatelaine key list`.

use chatelaine_console::ConsoleError;
use chatelaine_console::view::{KeyColumnView, KeyQueryView, KeyRowView, ServerView};
use chatelaine_model::{Power, ServerId, SessionState};
use tokio::task::JoinSet;

use crate::args::ListKeys;
use crate::desk::Desk;
use crate::failure::{ErrorLine, Exit, Failure};
use crate::output::{Page, day, instant, or_dash, word};
use crate::shape::KeyShape;

/// Rows asked for at once.
const PAGE: u32 = 200;

/// Lists keys: read anew where somebody is signed in, else as they were read last.
pub(crate) async fn list(desk: &Desk, args: &ListKeys) -> Result<(), Failure> {
    let (one, servers) = chosen(desk, args).await?;
    let read = read(desk, &servers, one.is_some()).await;
    let mut rows = rows(desk, args, one).await?;
    if let Some(within) = args.within {
        let now = desk.now();
        rows.retain(|row| row.expires.is_some_and(|end| end > now && end <= now + within));
    }
    let shapes: Vec<KeyShape> = rows.iter().cloned().map(KeyShape::from).collect();
    desk.out.answer(&shapes, |page| write(page, &rows, &servers))?;
    read
}

/// The one server that was named, which has to list keys, and the servers that are meant.
pub(super) async fn chosen(
    desk: &Desk,
    args: &ListKeys,
) -> Result<(Option<ServerId>, Vec<ServerView>), Failure> {
    let Some(given) = &args.server else { return Ok((None, desk.servers().await?)) };
    let server = desk.server(given).await?;
    desk.offers(&server, Power::ListKeys, "listing keys")?;
    Ok((Some(server.id.clone()), vec![server]))
}

/// Reads the keys of each server anew. A server that was asked for by name has to be readable; of all servers, those
/// where nobody is signed in are only remarked on.
pub(super) async fn read(desk: &Desk, servers: &[ServerView], named: bool) -> Result<(), Failure> {
    if let (true, [server]) = (named, servers) {
        let read = desk.accepting(async || desk.console.refresh_keys(Some(&server.id)).await).await;
        if read.is_err() {
            let known = server.as_of.map_or_else(
                || "its keys were never read".into(),
                |at| format!("its keys are as last read, {}", instant(at)),
            );
            desk.out.note(&format!("{}: cannot be read now; {known}", server.name));
        }
        return read;
    }
    let mut readings = JoinSet::new();
    for server in servers {
        let lists = desk.offers(server, Power::ListKeys, "listing keys").is_ok();
        if lists && matches!(server.session, SessionState::SignedIn { .. } | SessionState::Renewing { .. }) {
            let (console, id) = (desk.console.clone(), server.id.clone());
            readings.spawn(async move { (console.refresh_keys(Some(&id)).await, id) });
        } else if lists {
            let known =
                server.as_of.map_or_else(|| "never read".into(), |at| format!("as of {}", instant(at)));
            desk.out.note(&format!("{}: nobody is signed in; {known}", server.name));
        }
    }
    let mut failed = Vec::new();
    while let Some(ended) = readings.join_next().await {
        let (result, id) = ended.map_err(ConsoleError::from)?;
        let result = match result {
            Err(ConsoleError::Assumed { .. }) if desk.accept => {
                desk.accepting(async || desk.console.refresh_keys(Some(&id)).await).await
            }
            other => other.map_err(Failure::from),
        };
        let Err(failure) = result else { continue };
        let until =
            ErrorLine::of(&failure).until(desk.now()).map(|until| format!(" {until}")).unwrap_or_default();
        desk.out.note(&format!("{}: {failure}{until}; what was read before is listed", name(servers, &id)));
        if failure.exit() != Exit::SignIn {
            failed.push(name(servers, &id));
        }
    }
    if failed.is_empty() { Ok(()) } else { Err(Failure::NotRead(failed.join(", "))) }
}

fn name(servers: &[ServerView], id: &ServerId) -> String {
    servers
        .iter()
        .find(|server| server.id == *id)
        .map_or_else(|| id.to_string(), |server| server.name.clone())
}

async fn rows(desk: &Desk, args: &ListKeys, server: Option<ServerId>) -> Result<Vec<KeyRowView>, Failure> {
    let mut rows = Vec::new();
    loop {
        let offset = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let page = desk.console.key_page(query(args, server.clone(), offset)).await?;
        let last = page.rows.is_empty();
        rows.extend(page.rows);
        if last || rows.len() >= page.total as usize {
            return Ok(rows);
        }
    }
}

/// A page of what was asked for.
pub(super) fn query(args: &ListKeys, server: Option<ServerId>, offset: u32) -> KeyQueryView {
    KeyQueryView {
        search: args.search.clone(),
        statuses: args.status.iter().map(|status| (*status).into()).collect(),
        servers: server.into_iter().collect(),
        gone: args.gone,
        sort: KeyColumnView::Name,
        descending: false,
        grouped: true,
        offset,
        limit: PAGE,
    }
}

fn write(page: &mut Page, rows: &[KeyRowView], servers: &[ServerView]) {
    let rows = rows.iter().map(|row| {
        let expires = match (row.expires, row.reminder) {
            (Some(end), _) => day(end),
            (None, Some(reminder)) => format!("reminder {} (kept here)", day(reminder)),
            (None, None) => "-".into(),
        };
        [
            name(servers, &row.server),
            row.id.to_string(),
            row.name.clone(),
            row.gone_since.map_or_else(|| word(&row.status), |since| format!("gone since {}", day(since))),
            expires,
            or_dash(row.owner.as_ref()),
            or_dash(row.hint.as_ref()),
        ]
    });
    page.table(["Server", "Id", "Name", "Status", "Expires", "Owner", "Hint"], rows.collect(), "no keys");
}
