//! A page far down the list: what is before it is counted, not read.

use rusqlite::Transaction;

use super::counts::together;
use super::filter::Filter;
use super::order::{Order, Side};
use crate::fault::Fault;
use crate::servers::Number;

/// Up to so many keys are read to come to a page.
const NEAR: u64 = 1_000;

/// The numbers of the keys of a filter in an order, from one place on; `counted` tells how many there are on each
/// server.
pub(crate) fn numbers(
    db: &Transaction<'_>,
    order: Order,
    counted: Vec<(Number, u64)>,
    filter: Filter,
    (offset, limit): (u64, u64),
) -> Result<Vec<i64>, Fault> {
    let whole = List { db, order, counted, filter };
    let Some(column) = order.column.filter(|_| offset >= NEAR) else { return whole.part((offset, limit)) };
    // What is absent stands last and compares with nothing: two lists, one after the other.
    let (present, absent) = whole.split(column)?;
    let first = present.len();
    let mut numbers = Vec::new();
    if offset < first {
        numbers = present.part((offset, limit))?;
    }
    let missing = limit.saturating_sub(numbers.len() as u64);
    if missing > 0 {
        numbers.extend(absent.part((offset.saturating_sub(first), missing))?);
    }
    Ok(numbers)
}

/// The keys of a filter in an order.
struct List<'db> {
    db: &'db Transaction<'db>,
    order: Order,
    counted: Vec<(Number, u64)>,
    filter: Filter,
}

impl List<'_> {
    fn len(&self) -> u64 {
        together(&self.counted)
    }

    /// Those that have something in a column, and those that do not.
    fn split(self, column: &str) -> Result<(Self, Self), Fault> {
        let Self { db, order, counted: all, filter } = self;
        let without = filter.clone().and(&format!("{column} IS NULL"));
        let counted = order.count(db, &all, &without)?;
        let rest = |((server, all), (_, absent)): (&(Number, u64), &(Number, u64))| {
            (*server, all.saturating_sub(*absent))
        };
        let present = all.iter().zip(&counted).map(rest).collect();
        let with = filter.and(&format!("{column} IS NOT NULL"));
        Ok((
            Self { db, order, counted: present, filter: with },
            Self { db, order: order.without_column(), counted, filter: without },
        ))
    }

    fn part(&self, (offset, limit): (u64, u64)) -> Result<Vec<i64>, Fault> {
        let start = if offset < NEAR { None } else { self.start(offset)? };
        let (filter, before) = start.as_ref().map_or((&self.filter, 0), |(rest, before)| (rest, *before));
        self.order.walk(self.db, &self.counted, filter, |_| true, (offset - before, limit))
    }

    /// Where reading may begin: the keys from a place on that is not far before the offset, and how many come before
    /// it. The place is one of the largest server, as far down there as the offset is in all: names and times of
    /// servers that belong together are spread alike. Where they are not, more is read, and the page is the same.
    fn start(&self, offset: u64) -> Result<Option<(Filter, u64)>, Fault> {
        let Self { db, order, counted, filter } = self;
        let Some((server, count)) = counted.iter().max_by_key(|(_, count)| *count) else { return Ok(None) };
        let all = self.len();
        let share = |keys: u64| {
            let share = u128::from(keys) * u128::from(*count) / u128::from(all.max(1));
            // By chance such a place is off by about the root of the count.
            u64::try_from(share).unwrap_or(*count).saturating_add(2 * count.isqrt())
        };
        let mut place = share(offset).saturating_sub(4 * count.isqrt());
        while place > 0 {
            let Some(key) = order.at(db, *server, filter, place)? else { return Ok(None) };
            let rest = order.narrowed(filter, Side::From, &key);
            // The shorter side is counted.
            let before = if offset > all / 2 {
                all.saturating_sub(together(&order.count(db, counted, &rest)?))
            } else {
                together(&order.count(db, counted, &order.narrowed(filter, Side::Before, &key))?)
            };
            if before <= offset {
                return Ok(Some((rest, before)));
            }
            place = place.saturating_sub(share(before - offset));
        }
        Ok(None)
    }
}
