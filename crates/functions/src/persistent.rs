//! Futures that finish even when nobody waits for them any more.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

type Work<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// A future that, when it is dropped half-way, goes on in a task of its own. Waited for, it costs no task.
pub struct Persistent<T: Send + 'static> {
    work: Option<Work<T>>,
}

impl<T: Send + 'static> Persistent<T> {
    /// Work to be done whether or not its result is waited for.
    pub fn new(work: impl Future<Output = T> + Send + 'static) -> Self {
        Self { work: Some(Box::pin(work)) }
    }
}

impl<T: Send + 'static> Future for Persistent<T> {
    type Output = T;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<T> {
        let Some(work) = &mut self.work else { return Poll::Pending };
        let polled = work.as_mut().poll(context);
        if polled.is_ready() {
            self.work = None;
        }
        polled
    }
}

impl<T: Send + 'static> Drop for Persistent<T> {
    fn drop(&mut self) {
        // Without a runtime there is nobody left to do it.
        if let (Some(work), Ok(runtime)) = (self.work.take(), tokio::runtime::Handle::try_current()) {
            runtime.spawn(work);
        }
    }
}

#[cfg(test)]
mod tests {
    use tokio::sync::oneshot;

    use super::*;

    #[tokio::test]
    async fn work_that_nobody_waits_for_is_finished() {
        let (go, gone) = oneshot::channel::<u8>();
        let (done, finished) = oneshot::channel();
        let mut work = Box::pin(Persistent::new(async move {
            let _ = done.send(gone.await);
        }));
        assert!(futures_poll(work.as_mut()).is_pending());
        drop(work);
        go.send(7).unwrap();
        assert_eq!(finished.await.unwrap(), Ok(7));
    }

    #[tokio::test]
    async fn work_that_is_waited_for_gives_its_result() {
        assert_eq!(Persistent::new(async { 5 }).await, 5);
    }

    fn futures_poll<F: Future>(work: Pin<&mut F>) -> Poll<F::Output> {
        work.poll(&mut Context::from_waker(std::task::Waker::noop()))
    }
}
