//! Looks at a build until it ends: often while things change, and less often while they do not.

use std::thread::sleep;
use std::time::{Duration, Instant};

use super::site::Site;
use super::window::Window;
use super::{exit, moment, read};
use crate::builds::{Build, Status};
use crate::cli::builds::FollowArgs;
use crate::command::Context;
use crate::{Exit, Failure};

/// So often a look may fail, one after the other.
const MISSES: u32 = 5;
/// A pipeline without workflows may get some yet, unless it is old: it is over when it has had none so long.
const EMPTY: Duration = Duration::from_secs(30);
/// From which age on a pipeline gets no workflows any more, in milliseconds; far more than it takes, since
/// two clocks are compared.
const OLD: u64 = 10 * 60 * 1_000;
/// How much longer than it was asked for a wait gets at most. CircleCI asks not to be polled often
/// (circleci.md, section 1).
const SLOWEST: u32 = 6;
/// How soon a signal is seen.
const TICK: Duration = Duration::from_millis(50);

/// What is followed.
pub(super) struct Followed {
    pub(super) id: String,
    pub(super) number: u64,
}

/// Follows this pipeline, and says what it came to.
pub(super) fn run(
    site: &Site,
    followed: &Followed,
    args: &FollowArgs,
    context: &mut Context<'_, '_>,
) -> Result<Exit, Failure> {
    let mut following = Following {
        site,
        id: &followed.id,
        window: Window::open(context),
        build: None,
        pace: Pace::new(Duration::from_millis(args.interval.milliseconds())),
        misses: 0,
        empty: None,
        end: Instant::now() + Duration::from_millis(args.limit.milliseconds()),
    };
    let result = following.follow(args.fail_fast, context);
    let Following { window, build, .. } = following;
    window.close(build.as_ref(), result.is_ok(), context)?;
    site.tell_calls(context);
    let failed = match result {
        Ok(()) => None,
        Err(End::Fast) => Some(Exit::Red),
        Err(End::Late) => return Err(late(build.as_ref(), &args.limit.0, site, followed)),
        Err(End::Failed(failure)) => return Err(left(failure, site, followed)),
    };
    let Some(build) = build else {
        return Ok(Exit::Api);
    };
    tell(&build, failed.is_some(), site, context);
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
    /// Since when there is no workflow, where there may be one yet.
    empty: Option<Instant>,
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
            let (build, failure) = read::with_jobs(circleci, slug, &pipeline, before.as_ref());
            failure.map_or(Ok(build), Err)
        })
    }

    fn is_over(&mut self, build: &Build) -> bool {
        let is_empty = build.status == Some(Status::NotRun) && build.workflows.is_empty();
        let is_old = build.created.is_some_and(|then| then + OLD < moment::now());
        self.empty = match self.empty {
            _ if !is_empty || is_old => None,
            None => Some(Instant::now()),
            since => since,
        };
        let is_over = build
            .status
            .as_ref()
            // What is not known is told while something goes on, and counts when nothing does.
            .is_some_and(|status| status.is_over() || matches!(status, Status::Unknown(_)));
        is_over && self.empty.is_none_or(|since| since.elapsed() >= EMPTY)
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
fn tell(build: &Build, goes_on: bool, site: &Site, context: &mut Context<'_, '_>) {
    let (number, flags) = (build.number, &site.flags);
    if goes_on {
        context.note(&format!("a job failed; build #{number} goes on"));
    }
    match &build.status {
        Some(Status::NotRun) => context.note("nothing ran: no workflow is for this branch or tag"),
        Some(Status::Unauthorized) => context.note(
            "  help: CircleCI did not let it run: most often who started it may not use one of its contexts",
        ),
        Some(status) if status.is_bad() && !build.problems.is_empty() => context.note(&format!(
            "  help: it was not run: `postorb builds get {number}{flags}` has the error in full"
        )),
        Some(status) if status.is_bad() => context.note(&format!(
            "  help: `postorb builds get {number}{flags}` has the tests that failed"
        )),
        _ => {}
    }
}

fn late(build: Option<&Build>, limit: &str, site: &Site, followed: &Followed) -> Failure {
    let Some(build) = build else {
        let message = format!("build #{} was not seen within {limit}", followed.number);
        return goes_on(Failure::new(Exit::TimedOut, message), site, followed);
    };
    let status = build.status.as_ref().map_or("running", Status::name);
    let message = format!("build #{} is {status} after {limit}", build.number);
    goes_on(Failure::new(Exit::TimedOut, message), site, followed).help("--timeout watches longer")
}

/// Somebody ended watching, or it could not be looked at any more.
fn left(failure: Failure, site: &Site, followed: &Followed) -> Failure {
    let failure = match failure.exit {
        Exit::Cancelled => {
            let message = format!("stopped watching build #{}, which goes on", followed.number);
            Failure::new(Exit::Cancelled, message)
        }
        _ => failure,
    };
    goes_on(failure, site, followed)
}

/// Nobody watches, and the build does not mind.
fn goes_on(failure: Failure, site: &Site, followed: &Followed) -> Failure {
    let number = followed.number;
    let url = site.circleci.pipeline_page(&site.slug, number);
    failure.help(format!("it goes on: {url}")).help(format!(
        "`postorb builds watch {number}{}` watches it again",
        site.flags
    ))
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
