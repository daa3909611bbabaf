//! The words of the product as plain types: systems, servers, sessions, accounts, keys, secrets, settings,
//! operations, activity and capabilities. No I/O and no async; everything else depends on this crate.

mod account;
mod activity;
mod bulk;
mod capability;
mod clock;
mod id;
mod inspect;
mod key;
mod operation;
mod rotation;
mod secret;
mod server;
mod session;
mod text;

pub use account::{Account, Fact, Setting, SettingType};
pub use activity::{Activity, Deed, Outcome};
pub use bulk::{Bulk, BulkDeed, BulkItem, BulkState, ItemCounts, ItemState, NewEnd, Obstacle};
pub use capability::{Capability, Power, Provenance};
pub use clock::Clock;
pub use id::{KeyId, OperationId, ServerId, SystemId};
pub use inspect::{AccountList, AccountSummary, BlockedAddress, SecondFactor, SignInRecord};
pub use key::{EXPIRING_WITHIN_DAYS, Key, KeyStatus, NewKey};
pub use operation::{Operation, OperationState};
pub use rotation::{
    HandOver, NewOfRotation, Retirement, RotatedKey, Rotation, RotationMode, RotationState, RotationStep,
    StepRecord, StepState, SuccessorPlan, Trouble, Verified,
};
pub use secret::{Secret, hint_of};
pub use server::{Address, AddressError, EnvironmentMark, Server, Trust};
pub use session::{EndReason, SessionState};
pub use text::{TextError, clean, one_line};
