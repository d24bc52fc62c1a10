//! Several things at once, in the order in which they were asked for.

use std::sync::atomic::{AtomicUsize, Ordering};

use crate::Failure;

/// How many calls are under way at once: services slow down whoever makes more.
const THREADS: usize = 4;

/// What `fetch` gives for each of `wanted`, in their order.
pub fn many<T: Sync, R: Send>(
    wanted: &[T],
    fetch: impl Fn(&T) -> Result<R, Failure> + Sync,
) -> Vec<Result<R, Failure>> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            match wanted.get(at) {
                Some(one) => done.push((at, fetch(one))),
                None => return done,
            }
        }
    };
    if wanted.len() < 2 {
        return wanted.iter().map(fetch).collect();
    }
    let mut all: Vec<_> = std::thread::scope(|scope| {
        let threads = THREADS.min(wanted.len());
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        let joined = workers.into_iter().map(|worker| match worker.join() {
            Ok(done) => done,
            Err(bug) => std::panic::resume_unwind(bug),
        });
        joined.flatten().collect()
    });
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Exit;
    use std::time::Duration;

    #[test]
    fn results_come_in_the_order_of_what_was_asked_for() {
        let wanted: Vec<u64> = (0..40).collect();
        let under_way = AtomicUsize::new(0);
        let most = AtomicUsize::new(0);
        let results = many(&wanted, |&number| {
            let now = under_way.fetch_add(1, Ordering::SeqCst) + 1;
            most.fetch_max(now, Ordering::SeqCst);
            std::thread::sleep(Duration::from_millis(40 - number));
            under_way.fetch_sub(1, Ordering::SeqCst);
            match number {
                7 => Err(Failure::new(Exit::NotFound, "seven")),
                _ => Ok(number * 2),
            }
        });
        for (number, result) in wanted.iter().zip(&results) {
            match number {
                7 => assert_eq!(result.as_ref().unwrap_err().message, "seven"),
                _ => assert_eq!(result.as_ref(), Ok(&(number * 2))),
            }
        }
        assert_eq!(most.into_inner(), THREADS);
        assert!(many(&[] as &[u8], |_| Ok(())).is_empty());
    }
}
