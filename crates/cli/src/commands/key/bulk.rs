//! The same change of many keys: shown, agreed to, done, and told key by key.

use chatelaine_console::ConsoleError;
use chatelaine_console::view::{
    BulkItemQuery, BulkItemView, BulkRequest, BulkSelection, BulkView, KeyRefView, ServerView,
};
use chatelaine_model::{BulkDeed, BulkState, ItemState, KeyId, Obstacle, OperationId, Power};

use crate::desk::Desk;
use crate::failure::Failure;
use crate::output::word;
use crate::shape::{ItemShape, RevokedShape};

/// Rows asked for at once.
const PAGE: u32 = 200;

/// Revokes keys that are named. The inventory of a fresh profile knows none of them: then it is read first.
pub(crate) async fn named(
    desk: &Desk,
    server: &ServerView,
    ids: &[String],
    yes: bool,
    dry_run: bool,
) -> Result<(), Failure> {
    let selection = || BulkSelection::Keys {
        keys: ids
            .iter()
            .map(|id| KeyRefView { server: server.id.clone(), key: KeyId::new(id.clone()) })
            .collect(),
    };
    desk.accepting(async || desk.console.may(&server.id, Power::RevokeKey).await).await?;
    let request = BulkRequest { deed: BulkDeed::Revoke, selection: selection() };
    let draft = desk.console.prepare_bulk(request).await?;
    let items = items(desk, &draft.id).await?;
    desk.console.discard_bulk(&draft.id).await?;
    if items.iter().any(|item| item.obstacle == Some(Obstacle::Gone)) {
        read(desk, Some(server)).await?;
    }
    run(desk, BulkDeed::Revoke, selection(), yes, dry_run).await
}

/// Reads the keys of a server anew, or of all where somebody is signed in.
pub(crate) async fn read(desk: &Desk, server: Option<&ServerView>) -> Result<(), Failure> {
    match server {
        Some(server) => desk.accepting(async || desk.console.refresh_keys(Some(&server.id)).await).await,
        None => {
            if let Err(error) = desk.console.refresh_keys(None).await {
                desk.out.note(&format!("not all lists could be read: {error}"));
            }
            Ok(())
        }
    }
}

/// Freezes the items, says what they are, and does them where that is agreed to.
pub(crate) async fn run(
    desk: &Desk,
    deed: BulkDeed,
    selection: BulkSelection,
    yes: bool,
    dry_run: bool,
) -> Result<(), Failure> {
    let draft = match desk.console.prepare_bulk(BulkRequest { deed, selection }).await {
        // No key is in that state: there is nothing to be done.
        Err(ConsoleError::Input { field: "keys", .. }) => {
            return desk.out.answer(&Vec::<RevokedShape>::new(), |page| page.line("No key is meant."));
        }
        prepared => prepared?,
    };
    if dry_run {
        return preview(desk, draft).await;
    }
    if let Some(closed) = all_closed(&draft) {
        let id = draft.id.clone();
        desk.console.discard_bulk(&id).await?;
        return Err(closed);
    }
    if draft.counts.left == 0 {
        let items = items(desk, &draft.id).await?;
        desk.console.discard_bulk(&draft.id).await?;
        tell(desk, &items)?;
        let all = items.len();
        let so_already = items.iter().all(|item| item.obstacle == Some(Obstacle::Already));
        return if so_already { Ok(()) } else { Err(Failure::Partly { done: 0, all, server: None }) };
    }
    let kept = draft.counts.left - draft.counts.undoable;
    let for_good = if kept > 0 { format!(", {kept} of them for good") } else { String::new() };
    let skipped = match draft.counts.skipped {
        0 => String::new(),
        skipped => format!(" ({skipped} more cannot be: see --dry-run)"),
    };
    let question = format!("Revoke {} keys{for_good}{skipped}?", draft.counts.left);
    if let Err(declined) = desk.agree(yes, &question) {
        desk.console.discard_bulk(&draft.id).await?;
        return Err(declined);
    }
    carry_out(desk, &draft.id).await
}

/// Does what is left of a bulk, and tells how each key ended.
pub(crate) async fn carry_out(desk: &Desk, id: &OperationId) -> Result<(), Failure> {
    desk.console.start_bulk(id).await?;
    desk.console.bulk_over(id).await;
    told(desk, id).await
}

/// Tells how each key of a bulk ended.
pub(crate) async fn told(desk: &Desk, id: &OperationId) -> Result<(), Failure> {
    let view = desk.console.bulk(id).await?;
    tell(desk, &items(desk, id).await?)?;
    desk.out.note(&format!("`operation export {id} FILE` writes this to a file"));
    ended(&view)
}

fn tell(desk: &Desk, items: &[BulkItemView]) -> Result<(), Failure> {
    let shapes: Vec<RevokedShape> = items.iter().map(RevokedShape::of).collect();
    desk.out.answer(&shapes, |page| {
        for (shape, item) in shapes.iter().zip(items) {
            let why = item.obstacle.map(|obstacle| word(&obstacle));
            let why = why.or(item.error.as_ref().map(|error| word(&error.code)));
            let why = why.map(|why| format!(": {why}")).unwrap_or_default();
            page.line(format!("{} {}: {}{why}", shape.id, item.name, shape.outcome));
        }
    })
}

fn ended(view: &BulkView) -> Result<(), Failure> {
    let counts = view.counts;
    let server = match view.servers.as_slice() {
        [one] => Some(one.server.clone()),
        _ => None,
    };
    if counts.unknown > 0 {
        return Err(Failure::BulkUnknown { unknown: counts.unknown, operation: view.id.clone() });
    }
    if view.state == BulkState::Paused {
        return Err(Failure::BulkStands { left: counts.left, operation: view.id.clone() });
    }
    if counts.done == counts.total {
        return Ok(());
    }
    let (done, all) = (counts.done as usize, counts.total as usize);
    Err(Failure::Partly { done, all, server })
}

/// Where nothing can be done for a reason that a person can remove, that reason is the failure.
fn all_closed(draft: &BulkView) -> Option<Failure> {
    if draft.counts.left > 0 {
        return None;
    }
    let closed = draft.servers.iter().find(|server| !server.signed_in)?;
    Some(ConsoleError::SignInNeeded(closed.server.clone()).into())
}

async fn preview(desk: &Desk, draft: BulkView) -> Result<(), Failure> {
    let items = items(desk, &draft.id).await?;
    desk.console.discard_bulk(&draft.id).await?;
    let shapes: Vec<ItemShape> = items.iter().map(ItemShape::of).collect();
    let servers = desk.servers().await?;
    desk.out.answer(&shapes, |page| {
        let rows = items.iter().map(|item| {
            let name = servers.iter().find(|server| server.id == item.server);
            let would = match (item.state, item.undoable) {
                (ItemState::Skipped, _) => item.obstacle.map_or_else(String::new, |why| word(&why)),
                (_, true) => "would be revoked, can be undone".into(),
                (_, false) => "would be deleted for good".into(),
            };
            [
                name.map_or_else(|| item.server.to_string(), |server| server.name.clone()),
                item.key.to_string(),
                item.name.clone(),
                would,
            ]
        });
        page.table(["Server", "Id", "Name", "What"], rows.collect(), "no keys");
        page.line(format!(
            "{} would be done, {} cannot be. Nothing was sent.",
            draft.counts.left, draft.counts.skipped
        ));
    })
}

/// All items of a bulk.
pub(crate) async fn items(desk: &Desk, id: &OperationId) -> Result<Vec<BulkItemView>, Failure> {
    let mut items = Vec::new();
    loop {
        let query = BulkItemQuery {
            operation: id.clone(),
            states: Vec::new(),
            server: None,
            latest_first: false,
            offset: u32::try_from(items.len()).unwrap_or(u32::MAX),
            limit: PAGE,
        };
        let page = desk.console.bulk_items(query).await?;
        let last = page.rows.is_empty();
        items.extend(page.rows);
        if last || items.len() >= page.total as usize {
            return Ok(items);
        }
    }
}
