//! Listening and answering, until told to stop.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::{HeaderValue, header};
use axum::middleware::map_response;
use axum::response::Response;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::SandboxError;
use crate::fault::{Damage, Fragile};
use crate::store::{StoreError, notes};
use crate::world::World;

/// Servers that run. Dropping it lets them finish what they are answering and then end.
pub(crate) struct Serving {
    stop: watch::Sender<bool>,
    tasks: Vec<JoinHandle<()>>,
}

impl Serving {
    pub(crate) fn new() -> Self {
        Self { stop: watch::Sender::new(false), tasks: Vec::new() }
    }

    /// Starts to answer on a listener.
    pub(crate) fn add(&mut self, listener: TcpListener, router: Router, world: Arc<World>) {
        let router = router.layer(map_response(move |answer: Response| {
            let world = Arc::clone(&world);
            async move { dated(answer, &world) }
        }));
        let router = router.into_make_service_with_connect_info::<Damage>();
        let mut stopped = self.stop.subscribe();
        self.tasks.push(tokio::spawn(async move {
            // An error means that the sender is gone, which is the other way of being told to stop.
            let signal = async move { drop(stopped.wait_for(|stop| *stop).await) };
            if let Err(error) = axum::serve(Fragile(listener), router).with_graceful_shutdown(signal).await {
                tracing::error!(%error, "a sandbox server ended");
            }
        }));
    }

    /// Stops, and returns once the ports are free.
    pub(crate) async fn stop(self) {
        self.stop.send_replace(true);
        for mut task in self.tasks {
            // A client that keeps a half-sent request open must not keep the app from ending.
            if tokio::time::timeout(Duration::from_secs(2), &mut task).await.is_err() {
                task.abort();
            }
        }
    }
}

/// The servers' time is the injected one, so clients that go by the Date header must see it.
fn dated(mut answer: Response, world: &World) -> Response {
    let date = world.now().format("%a, %d %b %Y %H:%M:%S GMT").to_string();
    if let Ok(date) = HeaderValue::from_str(&date) {
        answer.headers_mut().insert(header::DATE, date);
    }
    answer
}

/// Listens on loopback: on the given port, or on the one that was used last time under this name if it is still
/// free, or on any.
pub(crate) async fn listen(
    world: &World,
    name: &str,
    port: Option<u16>,
) -> Result<TcpListener, SandboxError> {
    if let Some(port) = port {
        return bind(port).await.map_err(|source| SandboxError::Port { port, source });
    }
    let note = format!("port.{name}");
    let last = world.store.read(|connection| notes::read(connection, &note))?;
    if let Some(port) = last.and_then(|port| port.parse().ok())
        && let Ok(listener) = bind(port).await
    {
        return Ok(listener);
    }
    let listener = bind(0).await.map_err(SandboxError::Listen)?;
    let port = listener.local_addr().map_err(SandboxError::Listen)?.port().to_string();
    world.store.write::<_, StoreError>(|connection| notes::write(connection, &note, &port))?;
    Ok(listener)
}

async fn bind(port: u16) -> std::io::Result<TcpListener> {
    TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).await
}
