//! A page far down the list: what is before it is counted, not read.

use rusqlite::Transaction;

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
    counted: &[(Number, u64)],
    filter: &Filter,
    (offset, limit): (u64, u64),
) -> Result<Vec<i64>, Fault> {
    let servers: Vec<Number> = counted.iter().map(|(server, _)| *server).collect();
    if offset < NEAR {
        return order.walk(db, &servers, filter, |_| true, (offset, limit));
    }
    let Some(column) = order.column else {
        return from_near(db, order, counted, filter, (offset, limit));
    };
    // What is absent stands last and compares with nothing: two lists, one after the other.
    let without = filter.clone().and(&format!("{column} IS NULL"));
    let absent = order.count(db, &servers, &without)?;
    let present: Vec<_> = counted
        .iter()
        .zip(&absent)
        .map(|((server, all), (_, absent))| (*server, all.saturating_sub(*absent)))
        .collect();
    let first = sum(&present);
    let mut numbers = Vec::new();
    if offset < first {
        let with = filter.clone().and(&format!("{column} IS NOT NULL"));
        numbers = from_near(db, order, &present, &with, (offset, limit))?;
    }
    let missing = limit.saturating_sub(numbers.len() as u64);
    if missing > 0 {
        let part = (offset.saturating_sub(first), missing);
        numbers.extend(from_near(db, order.without_column(), &absent, &without, part)?);
    }
    Ok(numbers)
}

fn from_near(
    db: &Transaction<'_>,
    order: Order,
    counted: &[(Number, u64)],
    filter: &Filter,
    (offset, limit): (u64, u64),
) -> Result<Vec<i64>, Fault> {
    let servers: Vec<Number> = counted.iter().map(|(server, _)| *server).collect();
    let (filter, before) = match near(db, order, counted, filter, offset)? {
        Some((rest, before)) => (rest, before),
        None => (filter.clone(), 0),
    };
    order.walk(db, &servers, &filter, |_| true, (offset - before, limit))
}

/// Where reading may begin: the keys from a place on that is not far before the offset, and how many come before it.
/// The place is one of the largest server, as far down there as the offset is in all: names and times of servers
/// that belong together are spread alike. Where they are not, more is read, and the page is the same.
fn near(
    db: &Transaction<'_>,
    order: Order,
    counted: &[(Number, u64)],
    filter: &Filter,
    offset: u64,
) -> Result<Option<(Filter, u64)>, Fault> {
    let servers: Vec<Number> = counted.iter().map(|(server, _)| *server).collect();
    let Some((server, count)) = counted.iter().max_by_key(|(_, count)| *count) else { return Ok(None) };
    let all = sum(counted);
    let share = |keys: u64| {
        let share = u128::from(keys) * u128::from(*count) / u128::from(all.max(1));
        // By chance such a place is off by about the root of the count.
        u64::try_from(share).unwrap_or(*count).saturating_add(2 * count.isqrt())
    };
    let mut place = share(offset).saturating_sub(4 * count.isqrt());
    while offset >= NEAR && place > 0 {
        let Some(start) = order.at(db, *server, filter, place)? else { return Ok(None) };
        let count =
            |side| Ok::<_, Fault>(sum(&order.count(db, &servers, &order.narrowed(filter, side, &start))?));
        let before =
            if offset > all / 2 { all.saturating_sub(count(Side::From)?) } else { count(Side::Before)? };
        if before <= offset {
            return Ok(Some((order.narrowed(filter, Side::From, &start), before)));
        }
        place = place.saturating_sub(share(before - offset));
    }
    Ok(None)
}

fn sum(counted: &[(Number, u64)]) -> u64 {
    counted.iter().map(|(_, count)| count).sum()
}
