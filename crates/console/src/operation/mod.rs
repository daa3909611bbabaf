//! What rotations and bulks have in common: whose turn it is, what went wrong, what is open.

mod list;
mod trouble;
mod turn;

pub(crate) use trouble::trouble_view;
pub(crate) use turn::OperationTurn;

use chatelaine_model::OperationId;

/// A new identifier; they sort by time.
pub(crate) fn new_id() -> OperationId {
    OperationId::new(uuid::Uuid::now_v7().to_string())
}
