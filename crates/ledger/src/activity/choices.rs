//! What there is to choose from when the log is filtered.

use chatelaine_model::ServerId;
use rusqlite::Transaction;

use crate::ActivityChoices;
use crate::encode::from_word;
use crate::fault::Fault;

/// More accounts than anybody picks from.
const WHO_LIMIT: u32 = 200;

pub(crate) fn choices(db: &Transaction<'_>) -> Result<ActivityChoices, Fault> {
    let who = "SELECT who FROM activity WHERE who IS NOT NULL GROUP BY who ORDER BY max(at) DESC LIMIT ?1";
    let mut statement = db.prepare_cached(who)?;
    let who = statement.query_map([WHO_LIMIT], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;

    let mut statement = db.prepare_cached("SELECT DISTINCT deed FROM activity")?;
    let words = statement.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
    let deeds = words.into_iter().map(|word| from_word(word, "deed")).collect::<Result<_, _>>()?;

    // A server that was removed is known by the name it had then.
    let servers = "
        SELECT listed.id, coalesce(servers.name, (
            SELECT subject FROM activity AS removal
            WHERE removal.server = listed.id AND deed IN ('remove_server', 'add_server')
            ORDER BY at DESC, number DESC LIMIT 1))
        FROM (SELECT DISTINCT server AS id FROM activity WHERE server IS NOT NULL) AS listed
        LEFT JOIN servers ON servers.id = listed.id
        ORDER BY servers.number NULLS LAST, listed.id";
    let mut statement = db.prepare_cached(servers)?;
    let servers = statement
        .query_map([], |row| Ok((ServerId::new(row.get::<_, String>(0)?), row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    Ok(ActivityChoices { who, deeds, servers })
}
