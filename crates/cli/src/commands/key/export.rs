//! `chatelaine key export`.

use std::path::Path;

use super::list::{chosen, query, read};
use crate::args::{ExportFile, ListKeys};
use crate::commands::exported::exported;
use crate::desk::Desk;
use crate::failure::Failure;

/// Writes keys to a file: read anew where somebody is signed in, else as they were read last.
pub(crate) async fn export(
    desk: &Desk,
    file: &Path,
    args: &ListKeys,
    form: ExportFile,
) -> Result<(), Failure> {
    let target = form.target(file)?;
    let (one, servers) = chosen(desk, args).await?;
    let read = read(desk, &servers, one.is_some()).await;
    let ends_by = args.within.map(|within| desk.now() + within);
    let query = query(args, one, 0);
    exported(desk, |work| desk.console.export_keys(query, ends_by, target, work)).await?;
    read
}
