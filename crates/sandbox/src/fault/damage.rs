//! Connections that can be damaged: ended without an answer, or in the middle of one.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::task::{Context, Poll};

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};

const WHOLE: u8 = 0;
const SILENT: u8 = 1;
const HALF: u8 = 2;
const HALF_BODY: u8 = 3;

/// What is between the head of an answer and its body.
const END_OF_HEAD: &[u8] = b"\r\n\r\n";

/// What shall become of the answer that is about to be sent on a connection.
#[derive(Debug, Clone, Default)]
pub(crate) struct Damage(Arc<AtomicU8>);

impl Damage {
    /// Nothing more is sent.
    pub(super) fn silence(&self) {
        self.0.store(SILENT, Ordering::SeqCst);
    }

    /// The head and half of the body are sent.
    pub(super) fn cut_off(&self) {
        self.0.store(HALF, Ordering::SeqCst);
    }

    /// How many of these bytes may be sent before the end; `None` for all of them and no end.
    fn share(&self, bytes: &[u8]) -> Option<usize> {
        match self.0.load(Ordering::SeqCst) {
            WHOLE => None,
            HALF => {
                let head = bytes.windows(END_OF_HEAD.len()).position(|window| window == END_OF_HEAD)?;
                let body = head + END_OF_HEAD.len();
                if body == bytes.len() {
                    self.0.store(HALF_BODY, Ordering::SeqCst);
                    return None;
                }
                Some(body + (bytes.len() - body) / 2)
            }
            HALF_BODY => Some(bytes.len() / 2),
            _ => Some(0),
        }
    }
}

/// A listener whose connections can be damaged.
pub(crate) struct Fragile(pub(crate) TcpListener);

impl Listener for Fragile {
    type Io = Line;
    type Addr = std::net::SocketAddr;

    async fn accept(&mut self) -> (Line, Self::Addr) {
        let (stream, address) = Listener::accept(&mut self.0).await;
        // Head and body are sent apart: without this the second of them waits for the first to be acknowledged.
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "answers of the sandbox may be slow");
        }
        (Line { stream, damage: Damage::default() }, address)
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        self.0.local_addr()
    }
}

impl Connected<IncomingStream<'_, Fragile>> for Damage {
    fn connect_info(stream: IncomingStream<'_, Fragile>) -> Self {
        stream.io().damage.clone()
    }
}

/// One connection.
pub(crate) struct Line {
    stream: TcpStream,
    damage: Damage,
}

impl AsyncRead for Line {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

// Without vectored writes, so that head and body come here as they are sent.
impl AsyncWrite for Line {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let Some(share) = self.damage.share(bytes) else {
            return Pin::new(&mut self.stream).poll_write(context, bytes);
        };
        let (sent, _) = bytes.split_at(share);
        if sent.is_empty() {
            return Poll::Ready(Err(io::ErrorKind::ConnectionAborted.into()));
        }
        let written = Pin::new(&mut self.stream).poll_write(context, sent);
        if written.is_ready() {
            self.damage.silence();
        }
        written
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
