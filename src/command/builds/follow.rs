//! Looks at a build until it ends: often while things change, and less often while they do not.

use std::thread::sleep;
use std::time::{Duration, Instant};

use super::site::Site;
use super::window::Window;
use super::{exit, read};
use crate::builds::{Build, Status};
use crate::cli::builds::FollowArgs;
use crate::command::Context;
use crate::{Exit, Failure};

/// So often a look may fail, one after the other.
const MISSES: u32 = 5;
/// A pipeline without workflows may get some yet: it is over when it has had none so often.
const EMPTY: u32 = 3;
/// How much longer than it was asked for a wait gets at most. CircleCI asks not to be polled often
/// (circleci.md, section 1).
const SLOWEST: u32 = 6;
/// How soon a signal is seen.
const TICK: Duration = Duration::from_millis(50);

/// Follows the pipeline with this id, and says what it came to.
pub(super) fn run(
    site: &Site,
    id: &str,
    args: &FollowArgs,
    context: &mut Context<'_, '_>,
) -> Result<Exit, Failure> {
    let mut following = Following {
        site,
        id,
        window: Window::open(context),
        build: None,
        pace: Pace::new(Duration::from_millis(args.interval.milliseconds())),
        misses: 0,
        empty: 0,
        end: Instant::now() + Duration::from_millis(args.limit.milliseconds()),
    };
    let result = following.follow(args.fail_fast, context);
    let Following { window, build, .. } = following;
    window.close(build.as_ref(), result.is_ok(), context)?;
    site.tell_calls(context);
    let failed = match result {
        Ok(()) => None,
        Err(End::Fast) => Some(Exit::Red),
        Err(End::Late) => return Err(late(build.as_ref(), &args.limit.0)),
        Err(End::Failed(failure)) if failure.exit == Exit::Cancelled => {
            return Err(left(build.as_ref()));
        }
        Err(End::Failed(failure)) => return Err(failure),
    };
    let Some(build) = build else {
        return Ok(Exit::Api);
    };
    tell(&build, failed.is_some(), context);
    Ok(failed.unwrap_or_else(|| exit::of(&build)))
}

/// Why nobody looks any more, and the build is not over.
enum End {
    /// Something failed, and that was enough.
    Fast,
    Late,
    Failed(Failure),
}

impl From<Failure> for End {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

struct Following<'f> {
    site: &'f Site,
    id: &'f str,
    window: Window,
    /// What was seen last.
    build: Option<Build>,
    pace: Pace,
    misses: u32,
    empty: u32,
    end: Instant,
}

impl Following<'_> {
    fn follow(&mut self, is_fast: bool, context: &mut Context<'_, '_>) -> Result<(), End> {
        loop {
            match self.look() {
                Ok(build) => {
                    self.misses = 0;
                    let is_new = self.window.tell(self.build.as_ref(), &build, context)?;
                    self.pace.after(is_new);
                    let is_over = self.is_over(&build);
                    let has_failed = has_failed(&build);
                    self.build = Some(build);
                    if is_over {
                        return Ok(());
                    }
                    if is_fast && has_failed {
                        return Err(End::Fast);
                    }
                }
                Err(failure) => self.miss(failure, context)?,
            }
            self.wait(context)?;
        }
    }

    fn look(&self) -> Result<Build, Failure> {
        let (id, before) = (self.id.to_owned(), self.build.clone());
        // The time for calls is that of one look.
        self.site.circleci.restart();
        self.site.ask(move |circleci, slug| {
            let pipeline = circleci.pipeline(&id)?;
            read::with_jobs(circleci, slug, &pipeline, before.as_ref())
        })
    }

    fn is_over(&mut self, build: &Build) -> bool {
        self.empty = match build.status {
            Some(Status::NotRun) if build.workflows.is_empty() => self.empty + 1,
            _ => 0,
        };
        let is_over = build
            .status
            .as_ref()
            // What is not known is told while something goes on, and counts when nothing does.
            .is_some_and(|status| status.is_over() || matches!(status, Status::Unknown(_)));
        is_over && (self.empty == 0 || self.empty >= EMPTY)
    }

    /// A look that failed: the next one may not.
    fn miss(&mut self, failure: Failure, context: &mut Context<'_, '_>) -> Result<(), End> {
        self.misses += 1;
        let is_lasting = matches!(
            failure.exit,
            Exit::Authentication | Exit::Cancelled | Exit::Usage
        );
        if is_lasting || self.misses >= MISSES {
            return Err(End::Failed(failure));
        }
        self.window.trouble(&failure, self.misses == 1, context);
        self.pace.after(false);
        Ok(())
    }

    /// Waits for the next look, with an eye on signals and on the time.
    fn wait(&mut self, context: &mut Context<'_, '_>) -> Result<(), End> {
        const DRAW: Duration = Duration::from_secs(1);
        let next = Instant::now() + self.pace.wait;
        let mut drawn = Instant::now();
        loop {
            self.site.interrupt().check()?;
            let now = Instant::now();
            if now >= self.end {
                return Err(End::Late);
            }
            if now >= next {
                return Ok(());
            }
            if drawn.elapsed() >= DRAW
                && let Some(build) = &self.build
            {
                drawn = now;
                self.window.draw(build, context)?;
            }
            sleep(TICK.min(next - now).min(self.end - now));
        }
    }
}

/// How long to wait for the next look.
struct Pace {
    least: Duration,
    wait: Duration,
}

impl Pace {
    fn new(least: Duration) -> Self {
        Self { least, wait: least }
    }

    fn after(&mut self, is_new: bool) {
        self.wait = if is_new {
            self.least
        } else {
            (self.wait * 3 / 2).min(self.least * SLOWEST)
        };
    }
}

fn has_failed(build: &Build) -> bool {
    let mut workflows = build.counted().into_iter();
    workflows.any(|one| one.status.is_bad() || one.jobs.iter().any(|job| job.status.is_bad()))
}

/// What somebody may do next.
fn tell(build: &Build, goes_on: bool, context: &mut Context<'_, '_>) {
    let number = build.number;
    if goes_on {
        context.note(&format!("a job failed; build #{number} goes on"));
    }
    match &build.status {
        Some(Status::NotRun) => context.note("nothing ran: no workflow is for this branch or tag"),
        Some(status) if status.is_bad() => context.note(&format!(
            "  help: `postorb builds get {number}` has the tests that failed"
        )),
        _ => {}
    }
}

fn late(build: Option<&Build>, limit: &str) -> Failure {
    let Some(build) = build else {
        let message = format!("the build was not seen within {limit}");
        return Failure::new(Exit::TimedOut, message);
    };
    let status = build.status.as_ref().map_or("running", Status::name);
    let message = format!("build #{} is {status} after {limit}", build.number);
    Failure::new(Exit::TimedOut, message)
        .help(format!("it goes on: {}", build.url))
        .help("--timeout watches longer")
}

/// Somebody ended watching.
fn left(build: Option<&Build>) -> Failure {
    match build {
        Some(build) => {
            let message = format!("stopped watching build #{}, which goes on", build.number);
            Failure::new(Exit::Cancelled, message).help(build.url.clone())
        }
        None => Failure::new(Exit::Cancelled, "stopped watching; the build goes on"),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Pace;

    #[test]
    fn where_nothing_changes_looks_are_rarer_and_never_too_rare() {
        let second = Duration::from_secs(1);
        let mut pace = Pace::new(second);
        pace.after(false);
        assert_eq!(pace.wait, second * 3 / 2);
        for _ in 0..20 {
            pace.after(false);
        }
        assert_eq!(pace.wait, second * 6);
        pace.after(true);
        assert_eq!(pace.wait, second);
    }
}
