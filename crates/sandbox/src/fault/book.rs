//! The faults that are set up, and how often each was met.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::http::{HeaderValue, Method};
use tokio::sync::watch;

use super::{Fault, FaultError, FaultId, FaultKind};
use crate::systems::System;

/// All faults of one sandbox, and how many requests came to each path.
#[derive(Debug, Default)]
pub(crate) struct Book(Mutex<Pages>);

#[derive(Debug, Default)]
struct Pages {
    next: u64,
    entries: BTreeMap<u64, Entry>,
    requests: BTreeMap<(&'static str, String, String), u32>,
}

#[derive(Debug)]
struct Entry {
    fault: Fault,
    /// So many requests go by untouched first.
    skip: u32,
    met: watch::Sender<u32>,
    held: Arc<watch::Sender<u32>>,
}

/// A fault that met a request. Its end tells those it holds that it was lifted.
pub(super) struct Met {
    pub(super) kind: FaultKind,
    pub(super) lifted: watch::Receiver<u32>,
    pub(super) held: Arc<watch::Sender<u32>>,
}

impl Book {
    pub(crate) fn set(&self, fault: Fault) -> Result<FaultId, FaultError> {
        self.set_after(fault, 0)
    }

    /// Sets one up that lets so many requests that it would meet go by first.
    pub(crate) fn set_after(&self, fault: Fault, skip: u32) -> Result<FaultId, FaultError> {
        System::of(fault.system.as_str()).ok_or(FaultError::UnknownSystem)?;
        if let FaultKind::Status { status, .. } | FaultKind::Html { status } = fault.kind
            && !(200..600).contains(&status)
        {
            return Err(FaultError::Status);
        }
        if let FaultKind::Status { retry_after: Some(text), .. } = &fault.kind {
            HeaderValue::from_str(text).map_err(|_| FaultError::Header)?;
        }
        let mut pages = self.pages();
        let id = pages.next;
        pages.next += 1;
        let (met, held) = (watch::Sender::new(0), Arc::new(watch::Sender::new(0)));
        pages.entries.insert(id, Entry { fault, skip, met, held });
        Ok(FaultId(id))
    }

    /// Takes a fault back; what it holds goes on. False where there is none of that id any more.
    pub(crate) fn lift(&self, id: FaultId) -> bool {
        self.pages().entries.remove(&id.0).is_some()
    }

    pub(crate) fn all(&self) -> Vec<(FaultId, Fault, u32)> {
        let pages = self.pages();
        let told = |(id, entry): (&u64, &Entry)| (FaultId(*id), entry.fault.clone(), *entry.met.borrow());
        pages.entries.iter().map(told).collect()
    }

    /// How many requests came with a method to a path, met by faults or not.
    pub(crate) fn requests(&self, system: System, method: &str, path: &str) -> u32 {
        let asked = (system.id(), method.to_owned(), path.to_owned());
        self.pages().requests.get(&asked).copied().unwrap_or_default()
    }

    /// Tells how often a fault has met a request, from now on.
    pub(crate) fn watch(&self, id: FaultId) -> Option<watch::Receiver<u32>> {
        self.pages().entries.get(&id.0).map(|entry| entry.met.subscribe())
    }

    /// Tells how many requests a fault has brought to a halt, from now on.
    pub(crate) fn watch_held(&self, id: FaultId) -> Option<watch::Receiver<u32>> {
        self.pages().entries.get(&id.0).map(|entry| entry.held.subscribe())
    }

    /// Counts a request, and gives the first fault that meets it.
    pub(super) fn meet(&self, system: System, method: &Method, path: &str) -> Option<Met> {
        let mut pages = self.pages();
        *pages.requests.entry((system.id(), method.to_string(), path.to_owned())).or_default() += 1;
        let entry = pages.entries.values_mut().find(|entry| entry.meets(system, method, path))?;
        if entry.skip > 0 {
            entry.skip -= 1;
            return None;
        }
        entry.met.send_modify(|met| *met += 1);
        let (kind, held) = (entry.fault.kind.clone(), entry.held.clone());
        Some(Met { kind, lifted: entry.met.subscribe(), held })
    }

    fn pages(&self) -> MutexGuard<'_, Pages> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Entry {
    fn meets(&self, system: System, method: &Method, path: &str) -> bool {
        let fault = &self.fault;
        fault.system.as_str() == system.id()
            && fault.method.as_ref().is_none_or(|wanted| wanted.eq_ignore_ascii_case(method.as_str()))
            && path.starts_with(&fault.path)
            && fault.times.is_none_or(|times| *self.met.borrow() < times)
    }
}
