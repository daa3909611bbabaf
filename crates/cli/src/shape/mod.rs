//! The JSON of the answers, as `docs/terminal.md` promises it. Shapes are apart from the console's views, so that
//! what scripts read stays as it is when the window needs something else.

mod account;
mod activity;
mod key;
mod server;
mod setting;
mod system;
mod vault;

pub(crate) use account::{AccountListShape, AccountShape, OtherAccountShape};
pub(crate) use activity::{ActivityCheckShape, ActivityShape, ExportedShape};
pub(crate) use key::{ChangedShape, CopiedShape, CreatedShape, EndShape, KeyShape, RevokedShape};
pub(crate) use server::{DetailsShape, ProbeShape, ServerShape, SignedOutShape, StatusShape};
pub(crate) use setting::SettingShape;
pub(crate) use system::{DefinitionShape, SystemShape};
pub(crate) use vault::VaultShape;
