//! Looking up host names, so that an unknown name can be told from a closed door.

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use thiserror::Error;

/// The system's resolver.
#[derive(Debug)]
pub(super) struct Names;

/// A name that the resolver does not know.
#[derive(Debug, Error)]
#[error("the name is not known")]
pub(super) struct UnknownName;

impl Resolve for Names {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await.map_err(|_| UnknownName)?;
            let addresses: Addrs = Box::new(found.collect::<Vec<_>>().into_iter());
            Ok(addresses)
        })
    }
}
