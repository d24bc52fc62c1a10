//! Several suites side by side.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use super::attempt::attempt;
use super::step::Step;
use super::{Attempt, Common, End, Order, Stop};

use crate::results::{self, Rules};

/// What happens to a suite, by its place among the orders.
pub(crate) enum Event {
    /// An attempt begins: the first is 0.
    Started { order: usize, attempt: u32 },
    /// Requests were sent.
    Stepped { order: usize, step: Step },
    /// An attempt is over.
    Ended {
        order: usize,
        is_red: bool,
        end: End,
    },
}

/// Runs all orders, `jobs` at a time, each again as often as its suite says while it is red. `watch` is
/// called on this thread with what happens, until nothing more does. Gives the attempts at each.
pub(crate) fn pool(
    orders: &[&Order<'_>],
    jobs: usize,
    common: &Common<'_>,
    rules: Rules,
    stop: Stop<'_>,
    watch: impl FnOnce(&Receiver<Event>),
) -> Vec<Vec<Attempt>> {
    let next = AtomicUsize::new(0);
    let (tell, told) = mpsc::channel();
    let mut done: Vec<(usize, Vec<Attempt>)> = thread::scope(|scope| {
        let workers: Vec<_> = (0..jobs.clamp(1, orders.len().max(1)))
            .map(|_| {
                let (tell, next) = (tell.clone(), &next);
                scope.spawn(move || work(orders, next, common, rules, stop, &tell))
            })
            .collect();
        drop(tell);
        watch(&told);
        let results = workers.into_iter().filter_map(|worker| worker.join().ok());
        results.flatten().collect()
    });
    done.sort_by_key(|(order, _)| *order);
    done.into_iter().map(|(_, attempts)| attempts).collect()
}

/// What there is of an order that nobody began before all was stopped.
fn unbegun(order: &Order<'_>) -> Attempt {
    Attempt {
        report: results::unbegun(&order.run.slug),
        end: End::Stopped,
    }
}

/// What one worker does, until there is no order left.
fn work(
    orders: &[&Order<'_>],
    next: &AtomicUsize,
    common: &Common<'_>,
    rules: Rules,
    stop: Stop<'_>,
    tell: &Sender<Event>,
) -> Vec<(usize, Vec<Attempt>)> {
    let mut done = Vec::new();
    loop {
        let place = next.fetch_add(1, Ordering::Relaxed);
        let Some(order) = orders.get(place) else {
            return done;
        };
        if stop() {
            done.push((place, vec![unbegun(order)]));
            continue;
        }
        let mut attempts = Vec::new();
        for number in 0..=order.run.retry {
            // Who watches may be gone: the run goes on.
            let _ = tell.send(Event::Started {
                order: place,
                attempt: number,
            });
            let name = format!("report-{place}-{number}.json");
            let file = common.scratch.path().join(name);
            let attempt = attempt(order, common, number, &file, stop, |step| {
                let _ = tell.send(Event::Stepped { order: place, step });
            });
            let (is_red, end) = (attempt.report.is_red(rules), attempt.end);
            let _ = tell.send(Event::Ended {
                order: place,
                is_red,
                end,
            });
            attempts.push(attempt);
            if !is_red || end == End::Stopped {
                break;
            }
        }
        done.push((place, attempts));
    }
}
