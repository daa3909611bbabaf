//! What is known of all servers, kept on this computer: the inventory of keys (facts and hints, never secrets),
//! operations and activity. No SQL leaves this crate.

mod activity;
mod activity_query;
mod bulk_query;
mod bulks;
mod encode;
mod error;
mod fault;
mod inventory;
mod ledger;
mod operations;
mod query;
mod rotations;
mod schema;
mod servers;
mod sqlite;
mod text;
mod together;

pub use activity_query::{
    ActivityBreak, ActivityChoices, ActivityFault, ActivityHead, ActivityPage, ActivityQuery,
    ActivityVerdict, Entry, OutcomeCounts,
};
pub use bulk_query::{ItemPage, ItemQuery, KeyChange, Settled, Together};
pub use error::LedgerError;
pub use ledger::Ledger;
pub use query::{Difference, Group, KeyColumn, KeyPage, KeyQuery, KeySort, PAGE_LIMIT, Row, StatusCounts};
pub use sqlite::SqliteLedger;
