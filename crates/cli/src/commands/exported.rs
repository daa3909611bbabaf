//! Writing a list to a file: what the exports of keys, log and results have in common.

use std::pin::pin;

use chatelaine_console::ConsoleError;
use chatelaine_console::view::ExportedView;

use crate::desk::Desk;
use crate::failure::Failure;
use crate::shape::ExportedShape;

/// The name under which the work is stopped.
const WORK: &str = "export";

/// Waits for an export and tells of it. Ctrl-C stops it, and nothing is left of it.
pub(crate) async fn exported<F>(desk: &Desk, begin: impl FnOnce(&'static str) -> F) -> Result<(), Failure>
where
    F: Future<Output = Result<ExportedView, ConsoleError>>,
{
    let mut export = pin!(begin(WORK));
    let view = tokio::select! {
        ended = &mut export => ended?,
        _ = tokio::signal::ctrl_c() => {
            desk.console.cancel(WORK);
            export.await?
        }
    };
    let said = match view.rows {
        1 => format!("1 row was written to {}", view.path),
        rows => format!("{rows} rows were written to {}", view.path),
    };
    desk.out.answer(&ExportedShape::from(view), |page| page.line(said))
}
