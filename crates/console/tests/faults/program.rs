//! A program that can be killed: a console on a runtime of its own, which ends with everything that runs on it.

use std::path::Path;
use std::sync::Arc;

use chatelaine_console::Console;
use chatelaine_sandbox::{Fault, FaultId, FaultKind};
use tokio::runtime::{Builder, Runtime};

use crate::blow::Blow;
use crate::place::{Place, Site};
use crate::steps::Steps;

pub struct Program<'p> {
    place: &'p Place,
    runtime: Runtime,
    steps: Arc<Steps>,
    console: Arc<Console>,
}

/// What a program did before it ended.
#[derive(Debug)]
pub struct Lived {
    /// Its writes.
    pub steps: Vec<String>,
    /// How many requests it sent.
    pub requests: usize,
    /// Whether what was to happen to it did.
    pub struck: bool,
    /// What became of its work; nothing where it was killed at it.
    pub ended: Option<Result<(), String>>,
}

impl<'p> Program<'p> {
    /// Opens a profile, as a terminal does: nothing goes on in the background.
    pub fn start(place: &'p Place, folder: &Path) -> Self {
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        let steps = Arc::new(Steps::default());
        let console = runtime.block_on(async {
            let console = place.console(folder, &steps);
            console.opened().await.unwrap();
            console
        });
        Self { place, runtime, steps, console }
    }

    /// Does something that nothing happens to.
    pub fn run<T>(&self, work: impl Future<Output = T>) -> T {
        self.runtime.block_on(work)
    }

    /// Does something that a blow meets. A program that it kills can only be ended then.
    pub fn live(
        &self,
        site: &Site,
        blow: Option<&Blow>,
        work: impl Future<Output = Result<(), String>>,
    ) -> Lived {
        let heard_before = self.place.heard.lock().unwrap().len();
        let fault = blow.and_then(|blow| self.fault(site, blow));
        self.steps.arm(match blow {
            Some(Blow::Step(last)) => Some(*last),
            _ => None,
        });
        let (steps, place) = (self.steps.clone(), self.place);
        let holds = blow.is_some_and(|blow| matches!(blow, Blow::Killed { .. }));
        let held = async {
            match fault {
                Some(fault) if holds => {
                    place.sandbox.held(fault, 1).await;
                }
                _ => std::future::pending().await,
            }
        };
        let ended = self.runtime.block_on(async {
            tokio::select! {
                biased;
                () = steps.died() => None,
                () = held => None,
                ended = work => Some(ended),
            }
        });
        let struck = match (blow, fault) {
            (Some(Blow::Lost { .. }), Some(fault)) => self.place.sandbox.times_met(fault) > 0,
            (Some(_), _) => ended.is_none(),
            (None, _) => true,
        };
        let lived = Lived {
            steps: self.steps.taken(),
            requests: self.place.heard.lock().unwrap().len() - heard_before,
            struck,
            ended,
        };
        if let Some(fault) = fault {
            place.sandbox.lift(fault);
        }
        lived
    }

    /// What it runs.
    pub fn console(&self) -> Arc<Console> {
        self.console.clone()
    }

    /// Ends without doing anything more, as after a kill.
    pub fn end(self) {
        self.steps.end();
        // Drops every task, and waits for no thread.
        self.runtime.shutdown_background();
        self.steps.release();
    }

    fn fault(&self, site: &Site, blow: &Blow) -> Option<FaultId> {
        let (request, kind) = match blow {
            Blow::Step(_) => return None,
            Blow::Killed { request, after } => (*request, FaultKind::Slow { after: *after, millis: None }),
            Blow::Lost { request, how } => (*request, how.clone()),
        };
        let fault =
            Fault { system: site.system.clone(), method: None, path: "/".into(), times: Some(1), kind };
        Some(self.place.sandbox.inject_after(fault, u32::try_from(request).unwrap()).unwrap())
    }
}
