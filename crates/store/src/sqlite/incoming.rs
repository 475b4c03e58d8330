//! What waits for the writer, in the order in which it is served: by its coming, but changes go before the lists of imports.

use std::collections::VecDeque;
use std::time::Duration;

use tokio::sync::mpsc;

/// Requests that were overtaken and wait beside the queue; beyond that they are served as they come.
const ASIDE_MAX: usize = 256;
/// How often the thread looks while it waits for a while.
const LOOK: Duration = Duration::from_millis(1);

/// How a request stands to the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rank {
    /// Goes before lists.
    Change,
    /// Lists of an import.
    Lists,
    /// Comes after all that came before it, and before all that comes after it.
    Barrier,
}

/// A request that has a rank.
pub(super) trait Ranked {
    fn rank(&self) -> Rank;
}

/// The thread's end of the queue.
pub(super) struct Incoming<R> {
    queue: mpsc::Receiver<R>,
    /// What was overtaken, in the order of its coming.
    aside: VecDeque<R>,
    /// Whether the last of them is a barrier.
    has_barrier: bool,
}

impl<R: Ranked> Incoming<R> {
    pub(super) fn new(queue: mpsc::Receiver<R>) -> Self {
        Self { queue, aside: VecDeque::new(), has_barrier: false }
    }

    /// The next one, if one waits.
    pub(super) fn waiting(&mut self) -> Option<R> {
        self.change().or_else(|| self.overtaken())
    }

    /// The next one, that of an import first if one waits.
    pub(super) fn waiting_lists_first(&mut self) -> Option<R> {
        self.overtaken().or_else(|| self.change()).or_else(|| self.overtaken())
    }

    /// The next one, which may take so long to come.
    pub(super) fn soon(&mut self, most: Duration) -> Option<R> {
        let mut waited = Duration::ZERO;
        loop {
            let found = self.waiting();
            if found.is_some() || waited >= most || self.queue.is_closed() && self.queue.is_empty() {
                return found;
            }
            std::thread::sleep(LOOK);
            waited += LOOK;
        }
    }

    /// The next one, however long it takes; none once nobody can ask any more.
    pub(super) fn next(&mut self) -> Option<R> {
        self.waiting().or_else(|| self.queue.blocking_recv())
    }

    /// The next change that nothing keeps from overtaking; or else what has waited the longest, if no more may wait aside.
    fn change(&mut self) -> Option<R> {
        while !self.has_barrier {
            let request = self.queue.try_recv().ok()?;
            let rank = request.rank();
            if rank == Rank::Change {
                return Some(request);
            }
            self.has_barrier = rank == Rank::Barrier;
            self.aside.push_back(request);
            if self.aside.len() > ASIDE_MAX {
                return self.overtaken();
            }
        }
        None
    }

    fn overtaken(&mut self) -> Option<R> {
        let request = self.aside.pop_front()?;
        self.has_barrier &= !self.aside.is_empty();
        Some(request)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, Eq)]
    struct Request(Rank, usize);

    impl Ranked for Request {
        fn rank(&self) -> Rank {
            self.0
        }
    }

    const CHANGE: Rank = Rank::Change;
    const LISTS: Rank = Rank::Lists;
    const BARRIER: Rank = Rank::Barrier;

    fn incoming(ranks: &[Rank]) -> (Incoming<Request>, mpsc::Sender<Request>) {
        let (sender, queue) = mpsc::channel(1000);
        for (number, rank) in ranks.iter().enumerate() {
            sender.try_send(Request(*rank, number)).unwrap();
        }
        (Incoming::new(queue), sender)
    }

    fn order(ranks: &[Rank]) -> Vec<usize> {
        let (mut incoming, sender) = incoming(ranks);
        drop(sender);
        std::iter::from_fn(|| incoming.next()).map(|request| request.1).collect()
    }

    #[test]
    fn changes_go_before_lists_and_nothing_passes_a_barrier() {
        assert_eq!(order(&[LISTS, CHANGE, LISTS, CHANGE]), [1, 3, 0, 2]);
        assert_eq!(order(&[LISTS, BARRIER, CHANGE, LISTS, BARRIER, CHANGE]), [0, 1, 2, 3, 4, 5]);
        assert_eq!(order(&[CHANGE, LISTS, CHANGE, BARRIER, LISTS, CHANGE]), [0, 2, 1, 3, 5, 4]);
    }

    #[test]
    fn no_more_wait_aside_than_may() {
        let mut ranks = vec![LISTS; ASIDE_MAX + 1];
        ranks.push(CHANGE);
        let (mut incoming, sender) = incoming(&ranks);
        assert_eq!(incoming.waiting(), Some(Request(LISTS, 0)));
        assert_eq!(incoming.aside.len(), ASIDE_MAX);
        assert_eq!(incoming.waiting(), Some(Request(CHANGE, ASIDE_MAX + 1)));
        drop(sender);
        assert_eq!(std::iter::from_fn(|| incoming.next()).count(), ASIDE_MAX);
    }

    #[test]
    fn lists_can_come_first_so_that_changes_do_not_keep_them_for_ever() {
        let (mut incoming, _sender) = incoming(&[LISTS, CHANGE, CHANGE, LISTS]);
        let mut next = |lists_first: bool| {
            if lists_first { incoming.waiting_lists_first() } else { incoming.waiting() }.map(|it| it.1)
        };
        assert_eq!(
            [next(false), next(true), next(false), next(true), next(true)],
            [Some(1), Some(0), Some(2), Some(3), None]
        );
    }

    #[test]
    fn what_comes_in_a_while_is_waited_for() {
        let (mut incoming, sender) = incoming(&[]);
        assert_eq!(incoming.soon(LOOK), None);
        let sending = std::thread::spawn(move || sender.blocking_send(Request(CHANGE, 7)).unwrap());
        assert_eq!(incoming.soon(Duration::from_mins(1)), Some(Request(CHANGE, 7)));
        sending.join().unwrap();
        assert_eq!(incoming.soon(Duration::from_mins(1)), None, "nobody can ask any more");
    }
}
