//! Limits on attempts, and the blocks that follow. Both are remembered, so a restart does not open a blocked gate.

use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::{Connection, OptionalExtension, params};

use crate::store::StoreError;

/// So many attempts, then a block.
pub(crate) struct Limit {
    /// What is limited: one word for each request that has a limit.
    pub(crate) gate: &'static str,
    /// How many attempts are let through.
    pub(crate) attempts: i64,
    /// In which time; absent where they are counted until one succeeds.
    pub(crate) within: Option<TimeDelta>,
    /// How long the block lasts.
    pub(crate) block: TimeDelta,
}

impl Limit {
    /// Until when somebody is blocked here, if so.
    pub(crate) fn blocked(
        &self,
        connection: &Connection,
        who: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<DateTime<Utc>>, StoreError> {
        let ends = connection
            .query_row(
                "SELECT ends FROM block WHERE gate = ?1 AND who = ?2 AND ends > ?3",
                params![self.gate, who, now],
                |row| row.get(0),
            )
            .optional()?;
        Ok(ends)
    }

    /// Counts an attempt before it is looked at. Gives back until when the block lasts that this one, being one too
    /// many, sets off or meets.
    pub(crate) fn enter(
        &self,
        connection: &Connection,
        who: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<DateTime<Utc>>, StoreError> {
        if let Some(ends) = self.blocked(connection, who, now)? {
            return Ok(Some(ends));
        }
        if self.count(connection, who, now)? >= self.attempts {
            return self.shut(connection, who, now).map(Some);
        }
        self.note(connection, who, now)?;
        Ok(None)
    }

    /// Counts an attempt that failed. The last one allowed shuts the gate for those after it.
    pub(crate) fn failed(
        &self,
        connection: &Connection,
        who: &str,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.note(connection, who, now)?;
        if self.count(connection, who, now)? >= self.attempts {
            self.shut(connection, who, now)?;
        }
        Ok(())
    }

    /// Forgets the attempts, because one succeeded.
    pub(crate) fn succeeded(&self, connection: &Connection, who: &str) -> Result<(), StoreError> {
        connection.execute("DELETE FROM attempt WHERE gate = ?1 AND who = ?2", [self.gate, who])?;
        Ok(())
    }

    fn note(&self, connection: &Connection, who: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
        connection.execute(
            "INSERT INTO attempt (gate, who, at) VALUES (?1, ?2, ?3)",
            params![self.gate, who, now],
        )?;
        Ok(())
    }

    fn count(&self, connection: &Connection, who: &str, now: DateTime<Utc>) -> Result<i64, StoreError> {
        let since = self.within.map_or(DateTime::UNIX_EPOCH, |time| now - time);
        connection.execute(
            "DELETE FROM attempt WHERE gate = ?1 AND who = ?2 AND at <= ?3",
            params![self.gate, who, since],
        )?;
        let count = connection.query_row(
            "SELECT count(*) FROM attempt WHERE gate = ?1 AND who = ?2",
            [self.gate, who],
            |row| row.get(0),
        )?;
        Ok(count)
    }

    fn shut(
        &self,
        connection: &Connection,
        who: &str,
        now: DateTime<Utc>,
    ) -> Result<DateTime<Utc>, StoreError> {
        let ends = now + self.block;
        self.succeeded(connection, who)?;
        connection.execute(
            "INSERT INTO block (gate, who, ends) VALUES (?1, ?2, ?3)
             ON CONFLICT (gate, who) DO UPDATE SET ends = excluded.ends",
            params![self.gate, who, ends],
        )?;
        Ok(ends)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::store::Store;

    const GATE: Limit = Limit {
        gate: "test",
        attempts: 3,
        within: Some(TimeDelta::seconds(60)),
        block: TimeDelta::minutes(10),
    };
    const ENDLESS: Limit = Limit { gate: "endless", within: None, ..GATE };

    fn store() -> Store {
        Store::open(Path::new(":memory:")).unwrap()
    }

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_795_000_000 + seconds, 0).unwrap()
    }

    #[test]
    fn the_attempt_after_the_last_shuts_the_gate_for_that_person_only() {
        store()
            .write::<_, StoreError>(|connection| {
                for second in 0..3 {
                    assert_eq!(GATE.enter(connection, "a", at(second))?, None);
                }
                assert_eq!(GATE.enter(connection, "a", at(4))?, Some(at(604)));
                assert_eq!(
                    GATE.enter(connection, "a", at(300))?,
                    Some(at(604)),
                    "trying sooner changes nothing"
                );
                assert_eq!(GATE.enter(connection, "b", at(4))?, None);
                assert_eq!(GATE.enter(connection, "a", at(604))?, None, "the block is over");
                Ok(())
            })
            .unwrap();
    }

    #[test]
    fn attempts_older_than_the_time_do_not_count() {
        store()
            .write::<_, StoreError>(|connection| {
                for second in [0, 30, 61, 92, 123, 154] {
                    assert_eq!(GATE.enter(connection, "a", at(second))?, None, "second {second}");
                }
                Ok(())
            })
            .unwrap();
    }

    #[test]
    fn failures_count_until_one_succeeds() {
        store()
            .write::<_, StoreError>(|connection| {
                ENDLESS.failed(connection, "a", at(0))?;
                ENDLESS.failed(connection, "a", at(90_000))?;
                ENDLESS.succeeded(connection, "a")?;
                ENDLESS.failed(connection, "a", at(90_001))?;
                ENDLESS.failed(connection, "a", at(90_002))?;
                assert_eq!(ENDLESS.blocked(connection, "a", at(90_003))?, None);
                ENDLESS.failed(connection, "a", at(180_000))?;
                assert_eq!(ENDLESS.blocked(connection, "a", at(180_001))?, Some(at(180_600)));
                Ok(())
            })
            .unwrap();
    }
}
