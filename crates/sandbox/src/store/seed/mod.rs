//! What is there at the first start: made-up people, keys, settings and clients. The same ones each time; their dates
//! are counted from that start, so that some keys are always about to end.

mod b2core;
mod babelfor;
mod bfore;
mod haut;
mod mgmtapp;

use chrono::{DateTime, TimeDelta, Utc};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use rusqlite::Connection;

use super::keys::StoredKey;
use super::{StoreError, notes};

/// Fixed, so that every sandbox begins alike.
const GRAIN: u64 = 20_261_123;

/// Sows once; later starts find it done.
pub(crate) fn sow(connection: &Connection, now: DateTime<Utc>) -> Result<(), StoreError> {
    if notes::read(connection, "seed")?.is_some() {
        return Ok(());
    }
    let mut field = Field { connection, now, random: StdRng::seed_from_u64(GRAIN) };
    babelfor::sow(&mut field)?;
    haut::sow(&mut field)?;
    bfore::sow(&mut field)?;
    mgmtapp::sow(&mut field)?;
    b2core::sow(&mut field)?;
    notes::write(connection, "seed", &now.to_rfc3339())
}

/// Where the seed goes.
struct Field<'a> {
    connection: &'a Connection,
    now: DateTime<Utc>,
    random: StdRng,
}

/// How a made-up key stands.
#[derive(Clone, Copy)]
enum Standing {
    Active,
    Expiring,
    Expired,
    Revoked,
    Never,
}

impl Field<'_> {
    fn ago(&self, time: TimeDelta) -> DateTime<Utc> {
        self.now - time
    }

    /// To the minute, so that no two keys of one standing look alike.
    fn random_time(&mut self, from_days: i64, to_days: i64) -> TimeDelta {
        TimeDelta::minutes(self.random.random_range(from_days * 1_440..to_days * 1_440))
    }

    /// When a key of that standing was made, and when it ends.
    fn life(&mut self, standing: Standing) -> (DateTime<Utc>, Option<DateTime<Utc>>) {
        let age = self.random_time(30, 400);
        let created = self.now - age;
        let ends = match standing {
            Standing::Active | Standing::Revoked => Some(self.now + self.random_time(9, 360)),
            // Not in the first hours, so that they do not end while somebody is looking around.
            Standing::Expiring => Some(self.now + TimeDelta::hours(9) + self.random_time(0, 6)),
            Standing::Expired => Some(self.now - self.random_time(0, 29)),
            Standing::Never => None,
        };
        (created, ends)
    }
}

/// A key of which only the essentials are told; the rest is at its default.
fn plain_key(
    owner: &str,
    name: &str,
    value: String,
    (created, ends): (DateTime<Utc>, Option<DateTime<Utc>>),
) -> StoredKey {
    StoredKey {
        id: 0,
        owner: owner.into(),
        name: name.into(),
        value,
        client_secret: None,
        created,
        ends,
        revoked: false,
        permissions: 0,
        about: None,
    }
}

/// Every pair of a first and a second word, the second word changing slowest.
fn pairs<'a>(first: &'a [&'a str], second: &'a [&'a str]) -> impl Iterator<Item = String> + 'a {
    second.iter().flat_map(move |end| first.iter().map(move |start| format!("{start}-{end}")))
}
