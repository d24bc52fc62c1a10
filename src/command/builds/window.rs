//! What somebody sees of a build that is watched: a picture that changes, or a line a change.

use std::io::{self, ErrorKind};

use super::{look, moment};
use crate::Failure;
use crate::builds::{Build, changes};
use crate::command::Context;
use crate::failure::unwritten;
use crate::report::builds::{self, Look};
use crate::terminal::Live;

/// What is said below the picture.
const LEAVE: &str = "Ctrl-C ends watching, and the build goes on";

/// A window, or a stream of lines.
pub(super) struct Window {
    live: Option<Live>,
    /// What is said below the picture.
    note: String,
}

impl Window {
    /// A picture where people look at standard output and the terminal can draw.
    pub(super) fn open(context: &Context<'_, '_>) -> Self {
        let is_dumb = context.env.get("TERM") == Some("dumb");
        let live = (!is_dumb).then(|| Live::open(context.io)).flatten();
        Self {
            live,
            note: LEAVE.to_owned(),
        }
    }

    /// Shows what is known now, and says whether anything changed since `before`.
    pub(super) fn tell(
        &mut self,
        before: Option<&Build>,
        now: &Build,
        context: &mut Context<'_, '_>,
    ) -> Result<bool, Failure> {
        let look = look(context);
        let changes = changes(before, now);
        if self.live.is_some() {
            LEAVE.clone_into(&mut self.note);
            self.draw(now, context)?;
        } else {
            let mut lines = String::new();
            if before.is_none() {
                lines.push_str(&builds::begun(now, look));
            }
            for change in &changes {
                lines.push_str(&builds::changed(change, look));
            }
            if !lines.is_empty() {
                context.print(&lines)?;
            }
        }
        Ok(!changes.is_empty())
    }

    /// Says that a look failed, and that there will be another. Lines say it once.
    pub(super) fn trouble(
        &mut self,
        failure: &Failure,
        is_first: bool,
        context: &mut Context<'_, '_>,
    ) {
        let note = format!("{}; it is tried again", failure.message);
        if self.live.is_some() {
            self.note = note;
        } else if is_first {
            context.warn(&note);
        }
    }

    /// Draws the picture anew, as time goes on.
    pub(super) fn draw(
        &mut self,
        build: &Build,
        context: &mut Context<'_, '_>,
    ) -> Result<(), Failure> {
        let Some(live) = &mut self.live else {
            return Ok(());
        };
        let (columns, rows) = Live::room();
        let look = Look {
            now: moment::now(),
            width: Some(columns),
            is_styled: context.io.stdout_style(),
        };
        let lines = builds::picture(build, &self.note, rows, look);
        written(live.draw(context.io.stdout, lines))
    }

    /// Leaves what was seen last, and says what it came to where that is known.
    pub(super) fn close(
        mut self,
        build: Option<&Build>,
        is_over: bool,
        context: &mut Context<'_, '_>,
    ) -> Result<(), Failure> {
        let Some(build) = build else {
            return Ok(());
        };
        let look = look(context);
        match &mut self.live {
            Some(live) => {
                let lines = builds::last_picture(build, look);
                written(live.leave(context.io.stdout, &lines))
            }
            None if is_over => context.print(&builds::ended(build, look)),
            None => Ok(()),
        }
    }
}

/// A closed pipe is not an error.
fn written(result: io::Result<()>) -> Result<(), Failure> {
    match result {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(unwritten(&error)),
        _ => Ok(()),
    }
}
