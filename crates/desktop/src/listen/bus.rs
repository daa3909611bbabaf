//! A bus, and signals that come over it.

use std::time::Duration;

use futures_util::StreamExt as _;
use futures_util::future::ready;
use futures_util::stream::BoxStream;
use zbus::connection::Builder;
use zbus::message::Type;
use zbus::{Connection, MatchRule, Message, MessageStream};

/// How long an answer may take. Nobody waits for it, but what hangs is not there.
const PATIENCE: Duration = Duration::from_secs(10);

/// Connects to a bus: by its address, or as the desktop names it.
pub(super) async fn connect(
    address: Option<String>,
    usual: fn() -> zbus::Result<Builder<'static>>,
) -> zbus::Result<Connection> {
    let builder = match &address {
        Some(address) => Builder::address(address.as_str())?,
        None => usual()?,
    };
    builder.method_timeout(PATIENCE).build().await
}

/// A signal by its name, wherever it comes from.
pub(super) fn signal(member: &'static str) -> zbus::Result<zbus::match_rule::Builder<'static>> {
    MatchRule::builder().msg_type(Type::Signal).member(member)
}

/// What is heard over a bus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heard {
    /// The screen is locked.
    Locks,
    /// The computer is about to sleep.
    Sleeps,
    /// It is awake again.
    Wakes,
}

/// Signals that are waited for from now on, as far as they mean something; they end with the bus.
pub(super) async fn heard(
    bus: &Connection,
    rule: MatchRule<'static>,
    mean: impl Fn(&Message) -> Option<Heard> + Send + 'static,
) -> zbus::Result<BoxStream<'static, Heard>> {
    let signals = MessageStream::for_match_rule(rule, bus, None).await?;
    let signals = signals.take_while(|signal| ready(signal.is_ok()));
    Ok(signals.filter_map(move |signal| ready(signal.ok().and_then(|signal| mean(&signal)))).boxed())
}
