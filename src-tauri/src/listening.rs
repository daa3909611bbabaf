//! Listening to the desktop, for as long as the program locks by itself. It begins when the page stands: the start of the
//! window waits for no bus.

use std::sync::Arc;

use chatelaine_desktop::{Buses, listen};
use tokio::sync::watch;

use crate::desk::Desk;

/// Whether the desktop is to be listened to.
#[derive(Debug)]
pub(crate) struct Listening {
    wanted: watch::Sender<bool>,
    begun: std::sync::Once,
}

impl Default for Listening {
    fn default() -> Self {
        Self { wanted: watch::Sender::new(false), begun: std::sync::Once::new() }
    }
}

impl Listening {
    /// Listens from now on, or no longer.
    pub(crate) fn set(&self, wanted: bool) {
        self.wanted.send_if_modified(|before| std::mem::replace(before, wanted) != wanted);
    }

    /// Begins to do what is wanted; once, however often the page is loaded.
    pub(crate) fn begin(&self, desk: &Arc<Desk>) {
        self.begun.call_once(|| {
            tauri::async_runtime::spawn(follow(desk.clone(), self.wanted.subscribe()));
        });
    }
}

async fn follow(desk: Arc<Desk>, mut wanted: watch::Receiver<bool>) {
    while wanted.wait_for(|wanted| *wanted).await.is_ok() {
        let heeding = desk.clone();
        let heard = listen(Buses::default(), move |sign| {
            let desk = heeding.clone();
            // A task of its own: a lock that has begun is not cut off.
            let heeded = tauri::async_runtime::spawn(async move { desk.heed_desktop(sign).await });
            async move {
                if let Err(error) = heeded.await {
                    tracing::error!(%error, "a sign of the desktop was not heeded");
                }
            }
        });
        let unwanted = async {
            // Where there is no bus, or no longer: none is looked for before it is wanted anew.
            wanted.wait_for(|wanted| !*wanted).await.is_ok()
        };
        let goes_on = tokio::select! {
            goes_on = unwanted => goes_on,
            goes_on = async { heard.await; std::future::pending().await } => goes_on,
        };
        if !goes_on {
            return;
        }
    }
}
