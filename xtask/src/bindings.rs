//! The TypeScript of the window's border, made from the Rust behind it.

use std::fs;
use std::path::PathBuf;

use crate::build;
use crate::error::XtaskError;
use crate::interface;
use crate::program::Program;
use crate::tree;

/// Writes the bindings into the window's pages.
pub(crate) fn write() -> Result<(), XtaskError> {
    // The window's host embeds the pages when it is compiled, so they must have been built once, even from old bindings.
    if !tree::ui().join("dist").is_dir() {
        interface::install()?;
        fs::create_dir_all(tree::ui().join("dist")).map_err(XtaskError::file("ui/dist"))?;
    }
    // The whole, although one example would do: another selection would compile the crates below a second time.
    let programs = build::whole()?;
    Program::new(programs.path("bindings")?).args([committed()]).run()
}

/// Compares the committed bindings with what they are made from.
pub(crate) fn check(programs: &build::Programs) -> Result<(), XtaskError> {
    let fresh = programs.path("bindings")?.with_file_name("bindings.fresh.ts");
    Program::new(programs.path("bindings")?).args([&fresh]).run()?;
    let read = |path: PathBuf| fs::read_to_string(&path).map_err(XtaskError::file(path));
    match first_difference(&read(committed())?, &read(fresh)?) {
        None => Ok(()),
        Some(line) => Err(XtaskError::Drift { line }),
    }
}

fn committed() -> PathBuf {
    tree::ui().join("src/ipc/bindings.ts")
}

/// The first line, counted from 1, in which two texts differ. A checkout may have changed the ends of lines.
fn first_difference(one: &str, other: &str) -> Option<usize> {
    let (mut one, mut other) = (one.lines(), other.lines());
    (1..).find_map(|line| match (one.next(), other.next()) {
        (None, None) => Some(None),
        (left, right) if left == right => None,
        _ => Some(Some(line)),
    })?
}

#[cfg(test)]
mod tests {
    use super::first_difference;

    #[test]
    fn the_first_differing_line_is_named() {
        assert_eq!(first_difference("a\nb\n", "a\r\nb\r\n"), None);
        assert_eq!(first_difference("a\nb\n", "a\nc\n"), Some(2));
        assert_eq!(first_difference("a\n", "a\nb\n"), Some(2));
        assert_eq!(first_difference("", ""), None);
    }
}
