//! HTTP to ONE server, driven by the definition of its system; the only crate that uses reqwest.
//!
//! A [`Definition`] is a TOML document (language: `docs/definitions.md`); a [`Connection`] speaks to one
//! [`chatelaine_model::Server`] by it. No system has code of its own. Nothing is kept here: [`Credentials`] go back
//! to the caller.

mod credentials;
mod definition;
mod error;
mod read;
mod sealable;
mod talk;
mod template;
mod wire;

pub use credentials::Credentials;
pub use definition::{
    AssumedPlace, Assumption, Attempts, Definition, DefinitionError, Field, FieldKind, KeyExpiry, KeyTraits,
    Limit, OptionSpec, PermissionSpec, RevokeEffect, SecretReach, Way,
};
pub use error::{ConnectError, Found, Reach, TlsReason};
pub use talk::{Challenge, Connection, CreatedKey, KeyEdit, KeySheet, Probe, SignIn, SignedIn, SignedOut};
pub use wire::{ClientIdentity, Errand, IdentityError, LineOptions, Pace};
