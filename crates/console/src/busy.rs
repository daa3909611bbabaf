//! Work that must not be cut off, because it ends with something sealed.

use tokio::sync::watch;

/// How much of it is under way.
#[derive(Debug)]
pub(crate) struct Busy(watch::Sender<usize>);

/// One piece of it, until it is dropped.
#[must_use]
pub(crate) struct UnderWay<'b>(&'b Busy);

impl Default for Busy {
    fn default() -> Self {
        Self(watch::Sender::new(0))
    }
}

impl Busy {
    pub(crate) fn begin(&self) -> UnderWay<'_> {
        self.0.send_modify(|under_way| *under_way += 1);
        UnderWay(self)
    }

    /// Waits until none is under way.
    pub(crate) async fn ended(&self) {
        // The sender lives as long as this does.
        let _ = self.0.subscribe().wait_for(|under_way| *under_way == 0).await;
    }
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.0.0.send_modify(|under_way| *under_way -= 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_end_of_the_last_one_is_waited_for() {
        let busy = Busy::default();
        busy.ended().await;
        let (one, two) = (busy.begin(), busy.begin());
        let ended = busy.ended();
        tokio::pin!(ended);
        drop(one);
        assert!(polled_once(&mut ended).await.is_none());
        drop(two);
        ended.await;
    }

    /// Polls once.
    async fn polled_once<F: Future + Unpin>(work: &mut F) -> Option<F::Output> {
        std::future::poll_fn(|context| {
            std::task::Poll::Ready(match std::pin::Pin::new(&mut *work).poll(context) {
                std::task::Poll::Ready(output) => Some(output),
                std::task::Poll::Pending => None,
            })
        })
        .await
    }
}
