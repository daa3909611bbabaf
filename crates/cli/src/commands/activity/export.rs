//! `chatelaine activity export`.

use std::path::Path;

use super::query;
use crate::args::{ExportFile, WhichActivity};
use crate::commands::exported::exported;
use crate::desk::Desk;
use crate::failure::Failure;

/// Writes entries to a file.
pub(crate) async fn export(
    desk: &Desk,
    file: &Path,
    which: &WhichActivity,
    form: ExportFile,
) -> Result<(), Failure> {
    let target = form.target(file)?;
    let query = query(desk, which).await?;
    exported(desk, |work| desk.console.export_activity(query, target, work)).await
}
