//! The thread that fetches a page while another one is being read.

use super::{BlockingClient, watch::Origin};
use crate::{Error, Page, Plan, page::PageReader};
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, SyncSender, sync_channel},
    },
    thread,
};

/// The thread that fetches a page while another one is being read.
///
/// It takes one plan at a time. Dropping this ends it: a request that is on its way is brought to its end,
/// and its permit given back, but nothing more is begun.
pub(super) struct ReadingThread<T> {
    plans: SyncSender<(Plan, Origin)>,
    pages: Receiver<Result<Page<T>, Error>>,
    is_wanted: Arc<AtomicBool>,
}

impl<T: Send + 'static> ReadingThread<T> {
    /// Starts it; `None` where there are no threads to be had.
    pub(super) fn start(client: BlockingClient, reader: PageReader<T>) -> Option<Self> {
        let (plans, asked) = sync_channel::<(Plan, Origin)>(1);
        let (answers, pages) = sync_channel(1);
        let is_wanted = Arc::new(AtomicBool::new(true));
        let wanted = Arc::clone(&is_wanted);
        let work = move || {
            // Who takes the page may end the span that it was asked for in: nothing of that is kept.
            let read = |plan, origin: Origin| origin.inside(|| reader.read(client.run_while(plan, &wanted)));
            for (plan, origin) in asked {
                let page = read(plan, origin);
                if answers.send(page).is_err() {
                    return;
                }
            }
        };
        let started = thread::Builder::new()
            .name("seatsio-read-ahead".to_owned())
            .spawn(work);
        started.ok().map(|_detached| Self {
            plans,
            pages,
            is_wanted,
        })
    }

    /// Hands it the next plan; false when it has ended.
    pub(super) fn fetch(&self, plan: Plan) -> bool {
        self.plans.send((plan, Origin::here())).is_ok()
    }

    /// Waits for the page; `None` when the thread has ended without it.
    pub(super) fn page(&self) -> Option<Result<Page<T>, Error>> {
        self.pages.recv().ok()
    }
}

impl<T> Drop for ReadingThread<T> {
    fn drop(&mut self) {
        self.is_wanted.store(false, Ordering::Relaxed);
    }
}
