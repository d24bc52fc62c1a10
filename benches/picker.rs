//! How long it takes until a key is seen that is pressed at a list of 2,000 collections: the picture
//! alone, and in a pseudo-terminal, with postorb at one end and a terminal emulator at the other.
//!
//! `cargo bench --bench picker`.

#![expect(
    clippy::disallowed_methods,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a program that measures, and has nothing to lose"
)]

#[cfg(unix)]
#[path = "../tests/it/loopback/mod.rs"]
#[expect(dead_code, reason = "tests need more of it")]
mod loopback;
#[path = "measure/mod.rs"]
#[expect(dead_code, reason = "it measures no whole processes")]
mod measure;
#[cfg(unix)]
#[path = "../tests/it/postman/mod.rs"]
#[expect(dead_code, reason = "tests need more of it")]
mod postman;
#[cfg(unix)]
#[path = "../tests/it/pty.rs"]
#[expect(dead_code, reason = "tests need more of it")]
mod pty;

use std::hint::black_box;
use std::time::{Duration, Instant};

use postorb::MeasuredList;

const COUNT: usize = 2_000;

/// Typing, moving and deleting: what people do at a list.
const KEYS: [&str; 12] = [
    "c",
    "o",
    "l",
    " ",
    ",",
    "1",
    "9",
    "\u{1b}[B",
    "\u{1b}[6~",
    "\u{7f}",
    "\u{15}",
    "\u{1b}[F",
];

fn main() {
    // `cargo test --all-targets` runs this too, without meaning to measure.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    tell("in process", in_process());
    #[cfg(unix)]
    {
        let median = tell("through a pseudo-terminal", through_a_terminal());
        measure::figure("picker, a key among 2,000, ms", median);
    }
}

/// The median, in milliseconds.
fn tell(what: &str, mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    let [median, longest] = [times[times.len() / 2], times[times.len() - 1]];
    let milliseconds = |time: Duration| time.as_secs_f64() * 1e3;
    println!(
        "{what:<28}{:>8.3} ms median{:>8.3} ms at most, {} keys",
        milliseconds(median),
        milliseconds(longest),
        times.len()
    );
    milliseconds(median)
}

fn in_process() -> Vec<Duration> {
    let names: Vec<_> = (0..COUNT)
        .map(|at| {
            let id = format!("789883-00000006-0000-4000-8000-{at:012x}");
            (format!("Collection {at:04}"), id)
        })
        .collect();
    let names = names.iter().map(|(name, id)| (name.as_str(), id.as_str()));
    let list = MeasuredList::new(names);
    let keys = KEYS.concat().repeat(100);
    let mut times = Vec::new();
    let mut start = Instant::now();
    list.press(keys.as_bytes(), |drawn| {
        black_box(drawn);
        times.push(start.elapsed());
        start = Instant::now();
    });
    times
}

/// From the key to the picture, which is there when the cursor is shown again.
#[cfg(unix)]
fn through_a_terminal() -> Vec<Duration> {
    let fake = postman::Fake::new(postman::Data::large(COUNT));
    let folder = tempfile::tempdir().unwrap();
    let variables = fake.variables();
    let variables: Vec<_> = variables
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let args = ["init", "--workspace", "Bookings", "--api", "none"];
    let mut session = pty::Session::start(&args, folder.path(), &variables, (24, 100));
    session.see("type to filter");
    let mut times = Vec::new();
    for key in KEYS.iter().cycle().take(KEYS.len() * 25) {
        times.push(session.until_drawn(key));
    }
    session.press("\u{3}");
    session.end();
    times
}
