//! Writing a whole list, with progress, until it is done or stopped.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::ExportTarget;
use super::table::{Column, Table};
use crate::console::Console;
use crate::count::count;
use crate::error::ConsoleError;
use crate::new_file::{NewFile, failed};
use crate::view::{ConsoleEvent, ExportedView};

/// Progress is told each time this many more rows are written.
const STEP: u64 = 1000;

/// Takes pages of rows for a file.
pub(crate) struct Rows<'a, T: 'static> {
    console: &'a Console,
    table: Table<T, NewFile>,
    work: &'a str,
    total: u64,
    written: u64,
    told: u64,
    stopped: &'a AtomicBool,
    failed: Option<std::io::Error>,
}

impl<T: 'static> Rows<'_, T> {
    /// Writes some rows, and says whether more are wanted.
    pub(crate) fn take(&mut self, rows: impl IntoIterator<Item = T>) -> ControlFlow<()> {
        for row in rows {
            if let Err(error) = self.table.row(&row) {
                self.failed = Some(error);
                return ControlFlow::Break(());
            }
            self.written += 1;
        }
        if self.written >= self.told + STEP {
            self.told = self.written;
            self.console.tell(ConsoleEvent::ExportProgress {
                work: self.work.to_owned(),
                written: count(self.written),
                total: count(self.total),
            });
        }
        if self.stopped.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

/// Says that nobody waits for the work any more.
struct Stop(Arc<AtomicBool>);

impl Drop for Stop {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl Console {
    /// Writes a list to a file. `total` tells how many rows there will be, `source` hands them over. Stopped under the
    /// name `work`, it leaves no file and the one that was there.
    ///
    /// # Errors
    /// `FileExists`, `File`, `Cancelled`, and those of the source.
    pub(crate) async fn export<T: Send + 'static>(
        self: &Arc<Self>,
        target: ExportTarget,
        work: &str,
        columns: &'static [Column<T>],
        total: impl FnOnce(&Self) -> Result<u64, ConsoleError> + Send + 'static,
        source: impl FnOnce(&Self, &mut Rows<'_, T>) -> Result<(), ConsoleError> + Send + 'static,
    ) -> Result<ExportedView, ConsoleError> {
        let name = work.to_owned();
        let writing = async {
            let stop = Stop(Arc::default());
            let stopped = stop.0.clone();
            let written = self.block(move |console| {
                let file = NewFile::begin(&target.path, target.replace)?;
                let table = Table::begin(columns, target.format, file).map_err(failed(&target.path))?;
                let total = total(console)?;
                let mut rows = Rows {
                    console,
                    table,
                    work: &name,
                    total,
                    written: 0,
                    told: 0,
                    stopped: &stopped,
                    failed: None,
                };
                source(console, &mut rows)?;
                let Rows { table, failed: trouble, .. } = rows;
                if let Some(error) = trouble {
                    return Err(failed(&target.path)(error));
                }
                let (rows, file) = table.end().map_err(failed(&target.path))?;
                if stopped.load(Ordering::Relaxed) {
                    return Err(ConsoleError::Cancelled);
                }
                file.finish()?;
                Ok(ExportedView { path: target.path.display().to_string(), rows: count(rows) })
            });
            let written = written.await;
            drop(stop);
            written
        };
        self.works.run(work, writing).await
    }
}
