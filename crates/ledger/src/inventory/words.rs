//! Looking for words in what is known of a key, as a function of SQL.

use memchr::memmem::Finder;
use rusqlite::Connection;
use rusqlite::functions::{Context, FunctionFlags};

/// Adds `holds(bytes, word)`, which a connection must know to search: `instr` takes half of the time of a search.
pub(crate) fn add_functions(db: &Connection) -> rusqlite::Result<()> {
    let flags =
        FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    db.create_scalar_function("holds", 2, flags, holds)
}

fn holds(call: &Context<'_>) -> rusqlite::Result<bool> {
    // The word is the same for all keys, so what prepares it is kept.
    let word =
        call.get_or_create_aux(1, |word| word.as_bytes().map(|word| Finder::new(word).into_owned()))?;
    Ok(call.get_raw(0).as_bytes().is_ok_and(|bytes| word.find(bytes).is_some()))
}
