//! `chatelaine activity list`.

use std::collections::HashMap;

use chatelaine_console::view::{ActivityQueryView, ActivityRowView};
use chatelaine_model::ServerId;

use super::query;
use crate::args::WhichActivity;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::output::{Page, instant, or_dash, word};
use crate::shape::ActivityShape;

/// Rows asked for at once.
const PAGE: u32 = 200;

/// Lists entries, the latest first.
pub(crate) async fn list(desk: &Desk, which: &WhichActivity, limit: u32) -> Result<(), Failure> {
    let query = query(desk, which).await?;
    let mut rows: Vec<ActivityRowView> = Vec::new();
    let total = loop {
        let offset = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let part = ActivityQueryView { offset, limit: PAGE.min(limit - offset), ..query.clone() };
        let page = desk.console.activity_page(part).await?;
        let last = page.rows.is_empty();
        rows.extend(page.rows);
        if last || rows.len() >= page.total.min(limit) as usize {
            break page.total;
        }
    };
    if rows.len() < total as usize {
        desk.out.note(&format!("the latest {} of {total}; --limit shows more", rows.len()));
    }
    let choices = desk.console.activity_choices().await?.servers.into_iter();
    let names: HashMap<ServerId, String> =
        choices.filter_map(|server| server.name.map(|name| (server.id, name))).collect();
    let shapes: Vec<ActivityShape> = rows.iter().cloned().map(ActivityShape::from).collect();
    desk.out.answer(&shapes, |page| write(page, &rows, &names))
}

fn write(page: &mut Page, rows: &[ActivityRowView], names: &HashMap<ServerId, String>) {
    let rows = rows.iter().map(|row| {
        let server = row.server.as_ref().map(|id| names.get(id).cloned().unwrap_or_else(|| id.to_string()));
        let outcome = match &row.reason {
            Some(reason) => format!("{}: {}", word(&row.outcome), word(reason)),
            None => word(&row.outcome),
        };
        [
            row.number.to_string(),
            instant(row.at),
            or_dash(row.who.as_ref()),
            word(&row.deed),
            or_dash(row.subject.as_ref()),
            or_dash(server),
            outcome,
        ]
    });
    page.table(["No", "When", "Who", "Deed", "What", "Server", "Outcome"], rows.collect(), "no entries");
}
