//! Whether the log is as it was written.

use std::collections::HashSet;

use rusqlite::{Row, Transaction};

use super::append::head;
use super::chain::{BEGINNING, Facts, Hash};
use super::entry::{COLUMNS, facts};
use crate::fault::Fault;
use crate::{ActivityBreak, ActivityFault, ActivityHead, ActivityVerdict};

/// Breaks that are told apart; what comes after them is broken by the same hand.
const MOST: usize = 100;

/// One entry as it stands in the file.
struct Link {
    number: u64,
    facts: Facts,
    sought: Option<String>,
    previous: Option<Hash>,
    hash: Option<Hash>,
}

/// Walks the whole log. `sealed` is an end of the log that is known from elsewhere: an entry there must have that hash.
pub(crate) fn verify(db: &Transaction<'_>, sealed: Option<&ActivityHead>) -> Result<ActivityVerdict, Fault> {
    let mut walk = Walk::default();
    let sql = format!("SELECT {COLUMNS}, number, sought, previous, hash FROM activity ORDER BY number");
    let mut statement = db.prepare(&sql)?;
    let mut rows = statement.query([])?;
    let mut sealed_hash = None;
    while let Some(row) = rows.next()? {
        let number: i64 = row.get("number")?;
        let link = Link {
            number: number.unsigned_abs(),
            facts: facts(row)?,
            sought: row.get("sought")?,
            previous: hash(row, "previous")?,
            hash: hash(row, "hash")?,
        };
        if sealed.is_some_and(|sealed| sealed.count == link.number) {
            sealed_hash = link.hash;
        }
        walk.step(db, &link)?;
    }
    let head = head(db).ok();
    walk.end(db, head.as_ref())?;
    let before = walk.breaks.is_empty();
    // With an intact chain only a seal can tell that all of it was written anew.
    if let Some(sealed) = sealed.filter(|sealed| before && sealed.count > 0)
        && sealed_hash != Some(sealed.hash)
    {
        walk.broken(sealed.count, ActivityFault::Rewritten);
    }
    Ok(ActivityVerdict { entries: walk.seen, breaks: walk.breaks })
}

/// A hash, or nothing where something else stands.
fn hash(row: &Row<'_>, column: &str) -> Result<Option<Hash>, Fault> {
    let bytes: Option<Vec<u8>> = row.get(column)?;
    Ok(bytes.and_then(|bytes| bytes.try_into().ok()))
}

struct Walk {
    seen: u64,
    number: u64,
    hash: Hash,
    breaks: Vec<ActivityBreak>,
    /// All hashes, read when the first break is found.
    known: Option<HashSet<Hash>>,
}

impl Default for Walk {
    fn default() -> Self {
        Self { seen: 0, number: 0, hash: BEGINNING, breaks: Vec::new(), known: None }
    }
}

impl Walk {
    fn broken(&mut self, number: u64, fault: ActivityFault) {
        if self.breaks.len() < MOST {
            self.breaks.push(ActivityBreak { number, fault });
        }
    }

    fn step(&mut self, db: &Transaction<'_>, link: &Link) -> Result<(), Fault> {
        let previous = link.previous.unwrap_or_default();
        let genuine = link.hash == Some(link.facts.hash(&previous))
            && link.sought.as_deref() == Some(link.facts.sought().as_str());
        if link.number != self.number + 1 {
            self.broken(self.number + 1, ActivityFault::Missing);
        }
        if !genuine {
            self.broken(link.number, ActivityFault::Edited);
        } else if previous != self.hash && link.number == self.number + 1 {
            // It was written after another entry than the one that stands before it.
            let moved = self.is_hash(db, &previous)?;
            let fault = if moved { ActivityFault::Moved } else { ActivityFault::Missing };
            self.broken(link.number, fault);
        }
        self.seen += 1;
        self.number = link.number;
        self.hash = link.hash.unwrap_or_default();
        Ok(())
    }

    /// What the head tells: the log may go on where the head ends, or the head may go on where the log ends.
    fn end(&mut self, db: &Transaction<'_>, head: Option<&ActivityHead>) -> Result<(), Fault> {
        match head {
            Some(head) if head.count == self.number && head.hash == self.hash => {}
            Some(head)
                if head.count < self.number && (head.count == 0 || self.is_hash(db, &head.hash)?) =>
            {
                self.broken(head.count + 1, ActivityFault::Added);
            }
            // The last entry has another hash than the head, with all before it in order: it was written anew.
            Some(head) if head.count == self.number && self.breaks.is_empty() => {
                self.broken(self.number, ActivityFault::Edited);
            }
            Some(head) if head.count == self.number => {}
            _ => self.broken(self.number + 1, ActivityFault::EndMissing),
        }
        Ok(())
    }

    fn is_hash(&mut self, db: &Transaction<'_>, hash: &Hash) -> Result<bool, Fault> {
        if self.known.is_none() {
            let mut statement = db.prepare("SELECT hash FROM activity WHERE length(hash) = 32")?;
            let hashes = statement.query_map([], |row| row.get(0))?;
            self.known = Some(hashes.collect::<Result<_, _>>()?);
        }
        Ok(*hash == BEGINNING || self.known.as_ref().is_some_and(|known| known.contains(hash)))
    }
}
