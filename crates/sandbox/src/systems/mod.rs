//! The five systems, a folder each.

mod b2core;
mod babelfor;
mod bfore;
mod haut;
mod mgmtapp;
pub(crate) mod reading;

use std::sync::Arc;

use axum::Router;
use chatelaine_model::SystemId;

use crate::store::accounts::Account;
use crate::world::World;

pub(crate) use haut::private_token_value;

/// Which of the five.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum System {
    Babelfor,
    Haut,
    Bfore,
    Mgmtapp,
    B2core,
}

impl System {
    /// All of them, in the order in which a window shows them.
    pub(crate) const ALL: [Self; 5] = [Self::Babelfor, Self::Haut, Self::Bfore, Self::Mgmtapp, Self::B2core];

    /// The system of an id.
    pub(crate) fn of(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|system| system.id() == id)
    }

    /// Its id, as in its definition.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Babelfor => "babelfor",
            Self::Haut => "haut",
            Self::Bfore => "bfore",
            Self::Mgmtapp => "mgmtapp",
            Self::B2core => "b2core",
        }
    }

    /// Its id as the product knows it.
    pub(crate) fn model_id(self) -> SystemId {
        SystemId::new(self.id())
    }

    /// A name for the server that speaks it.
    pub(crate) fn server_name(self) -> &'static str {
        match self {
            Self::Babelfor => "Babelfor - sandbox",
            Self::Haut => "Haut.AI - sandbox",
            Self::Bfore => "Bfore PreCrime - sandbox",
            Self::Mgmtapp => "Mgmt - sandbox",
            Self::B2core => "B2Core back office - sandbox",
        }
    }

    /// What is worth trying on it.
    pub(crate) fn hints(self) -> &'static [&'static str] {
        match self {
            Self::Babelfor => &[
                "Keys and settings lie inside the account; a key is revoked by a mark on it.",
                "Five wrong passwords block a user for five minutes.",
            ],
            Self::Haut => &[
                "A private token must have an end, and is shown only when it is made.",
                "With a second factor the password is refused: sign in with a private token.",
            ],
            Self::Bfore => &[
                "Keys never end; only deleting them helps.",
                "One person's password has expired and must be changed before signing in.",
            ],
            Self::Mgmtapp => &[
                "A session lasts 15 minutes and renews itself for 30 days.",
                "The service-account key opens the service paths only.",
            ],
            Self::B2core => &[
                "The code comes by mail: look into the sandbox's mail.",
                "Three codes a minute, then ten minutes' block.",
            ],
        }
    }

    /// A key to sign in with, by name, and what it is good for.
    pub(crate) fn key_to_try(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Babelfor => {
                Some(("admin-cli-meyer", "An API key of Anna Meyer's; it may not create keys."))
            }
            Self::Haut => Some(("kiosk-varga", "A private token of Nóra Varga, who has a second factor.")),
            Self::Mgmtapp => Some(("budapest-integration", "A service-account key; it opens /api/sa only.")),
            Self::Bfore | Self::B2core => None,
        }
    }

    /// What somebody types in to sign in: the user name or the mail address.
    pub(crate) fn login_of(self, account: &Account) -> &str {
        match self {
            Self::Babelfor | Self::Bfore => &account.login,
            Self::Haut | Self::Mgmtapp | Self::B2core => &account.email,
        }
    }

    /// Its routes.
    pub(crate) fn router(self, world: Arc<World>) -> Router {
        match self {
            Self::Babelfor => babelfor::router(world),
            Self::Haut => haut::router(world),
            Self::Bfore => bfore::router(world),
            Self::Mgmtapp => mgmtapp::router(world),
            Self::B2core => b2core::router(world),
        }
    }
}
