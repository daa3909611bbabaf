//! A program that can be killed: a console on a runtime of its own, which ends with everything that runs on it.

use std::path::PathBuf;
use std::sync::Arc;

use chatelaine_console::{Console, ConsoleError};
use chatelaine_model::ServerId;
use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinHandle;

use crate::place::{Readings, TestClock, console, use_session, view};

pub struct Program {
    runtime: Option<Runtime>,
    pub console: Arc<Console>,
    pub id: ServerId,
    pub readings: Arc<Readings>,
}

impl Program {
    pub fn start(root: PathBuf, clock: Arc<TestClock>, address: &str, system: &str) -> Self {
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let readings = Readings::new();
        let (console, id) = runtime.block_on(async {
            let console = console(&root, clock, readings.clone());
            let system = chatelaine_model::SystemId::new(system);
            console.adopt_sandbox_server(&system, "one", address).await.unwrap();
            console.opened().await.unwrap();
            let id = view(&console).await.id;
            (console, id)
        });
        Self { runtime: Some(runtime), console, id, readings }
    }

    /// Runs something on this program's runtime, so that it dies with it.
    pub fn spawn<T: Send + 'static>(&self, work: impl Future<Output = T> + Send + 'static) -> JoinHandle<T> {
        self.runtime.as_ref().unwrap().spawn(work)
    }

    pub fn run<T: Send + 'static>(&self, work: impl Future<Output = T> + Send + 'static) -> T {
        self.runtime.as_ref().unwrap().block_on(work)
    }

    pub fn begin_use(&self) -> JoinHandle<Result<(), ConsoleError>> {
        let (console, id) = (self.console.clone(), self.id.clone());
        self.spawn(async move { use_session(&console, &id).await })
    }
}

impl Program {
    /// Dies, with all that it has under way.
    pub fn end(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.end();
    }
}
