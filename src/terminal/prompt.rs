//! Questions to a person at a terminal: keys come from standard input, pictures go to standard error, so
//! that standard output is data alone.

use std::io::{self, ErrorKind, Write};

use secrecy::SecretString;

use super::device::{Device, Event};
use super::interrupt::{Interrupt, cancelled};
use super::item::Item;
use super::key::Key;
use super::line::{Echo, Line};
use super::list::{List, Number};
use super::paint::Paint;
use super::screen::{Picture, Screen, Size, Step};
use crate::harmless::shown;
use crate::{Exit, Failure, Io};

/// Whoever is asked. The terminal is as it was when this is dropped, and after a panic or a signal.
#[derive(Debug)]
pub(crate) struct Prompt {
    device: Device,
    paint: Paint,
    interrupt: Interrupt,
}

/// What came of a list in which there is not everything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Chosen {
    Item(usize),
    Typed(String),
}

impl Prompt {
    /// Whether somebody sits at a terminal.
    pub(crate) const fn is_possible(io: &Io<'_>) -> bool {
        io.stdin_is_terminal && io.stderr_is_terminal
    }

    /// None where nobody sits at a terminal: then nothing may be asked.
    pub(crate) fn open(io: &Io<'_>) -> Result<Option<Self>, Failure> {
        if !Self::is_possible(io) {
            return Ok(None);
        }
        let interrupt = Interrupt::watch();
        let device = Device::open().map_err(|error| unusable(&error))?;
        Ok(Some(Self {
            device,
            paint: Paint(io.stderr_style()),
            interrupt,
        }))
    }

    /// The place in `items` of the one that is chosen.
    pub(crate) fn one(
        &mut self,
        out: &mut dyn Write,
        question: &str,
        items: &[Item],
    ) -> Result<usize, Failure> {
        let chosen = self.list(out, question, items, Number::One)?;
        chosen.first().copied().ok_or_else(cancelled)
    }

    /// The place of the one that is chosen, or what was typed where the last of `items` is: that one stays
    /// whatever is typed.
    pub(crate) fn one_or_typed(
        &mut self,
        out: &mut dyn Write,
        question: &str,
        items: &[Item],
    ) -> Result<Chosen, Failure> {
        let mut list = List::new(question, items, Number::One).open();
        self.ask(out, &mut list)?;
        let chosen = match list.typed() {
            Some(typed) => Chosen::Typed(typed),
            None => Chosen::Item(list.chosen().first().copied().ok_or_else(cancelled)?),
        };
        let said = match &chosen {
            Chosen::Typed(typed) => typed.as_str(),
            Chosen::Item(at) => items[*at].label(),
        };
        self.leave(out, question, said)?;
        Ok(chosen)
    }

    /// The places in `items` of those that are chosen: at least one.
    pub(crate) fn some(
        &mut self,
        out: &mut dyn Write,
        question: &str,
        items: &[Item],
    ) -> Result<Vec<usize>, Failure> {
        self.list(out, question, items, Number::Some)
    }

    /// The same, or none of them.
    pub(crate) fn any(
        &mut self,
        out: &mut dyn Write,
        question: &str,
        items: &[Item],
    ) -> Result<Vec<usize>, Failure> {
        self.list(out, question, items, Number::Any)
    }

    /// What is typed; an empty line means `default`.
    pub(crate) fn text(
        &mut self,
        out: &mut dyn Write,
        question: &str,
        default: Option<&str>,
    ) -> Result<String, Failure> {
        let mut line = Line::new(question, default, Echo::All);
        self.ask(out, &mut line)?;
        let answer = line.answer();
        let said = if answer.is_empty() { "none" } else { &answer };
        self.leave(out, question, said)?;
        Ok(answer)
    }

    /// A key, which is never seen.
    pub(crate) fn hidden(
        &mut self,
        out: &mut dyn Write,
        question: &str,
    ) -> Result<SecretString, Failure> {
        let mut line = Line::new(question, None, Echo::Nothing);
        let asked = self.ask(out, &mut line);
        self.device.forget();
        asked?;
        self.leave(out, question, "(not shown)")?;
        Ok(line.answer().into())
    }

    /// Yes or no; an empty line means yes.
    pub(crate) fn confirm(&mut self, out: &mut dyn Write, question: &str) -> Result<bool, Failure> {
        self.yes_or_no(out, &format!("{question} (Y/n)"), "yes")
    }

    /// Yes or no, where something is changed elsewhere: an empty line means no.
    pub(crate) fn agree(&mut self, out: &mut dyn Write, question: &str) -> Result<bool, Failure> {
        self.yes_or_no(out, &format!("{question} (y/N)"), "no")
    }

    /// The whole question is seen: nobody says yes to half of one.
    fn yes_or_no(
        &mut self,
        out: &mut dyn Write,
        question: &str,
        default: &str,
    ) -> Result<bool, Failure> {
        loop {
            let mut line = Line::new(question, Some(default), Echo::All).whole();
            self.ask(out, &mut line)?;
            let answer = line.answer();
            self.leave(out, question, &answer)?;
            match answer.to_ascii_lowercase().as_str() {
                "y" | "yes" => return Ok(true),
                "n" | "no" => return Ok(false),
                _ => {}
            }
        }
    }

    fn list(
        &mut self,
        out: &mut dyn Write,
        question: &str,
        items: &[Item],
        number: Number,
    ) -> Result<Vec<usize>, Failure> {
        let mut list = List::new(question, items, number);
        self.ask(out, &mut list)?;
        let chosen = list.chosen();
        let names: Vec<&str> = chosen.iter().map(|at| items[*at].label()).collect();
        let said = if names.is_empty() {
            "none".to_owned()
        } else {
            names.join(", ")
        };
        self.leave(out, question, &said)?;
        Ok(chosen)
    }

    /// Asks until there is an answer. Whatever was drawn is taken away again.
    fn ask(&mut self, out: &mut dyn Write, asked: &mut dyn Asked) -> Result<(), Failure> {
        Device::listen(true).map_err(|error| unusable(&error))?;
        let mut screen = Screen::default();
        let step = self.answer(out, asked, &mut screen);
        let left = write(out, &screen.leave(None, Device::size()));
        Device::listen(false).map_err(|error| unusable(&error))?;
        let step = step.map_err(|error| unusable(&error))?;
        left.map_err(|error| unusable(&error))?;
        if step == Step::Done {
            Ok(())
        } else {
            Err(cancelled())
        }
    }

    fn answer(
        &mut self,
        out: &mut dyn Write,
        asked: &mut dyn Asked,
        screen: &mut Screen,
    ) -> io::Result<Step> {
        let mut size = Device::size();
        let mut step = Step::Stay;
        write(out, &screen.draw(&asked.picture(size, self.paint), size))?;
        while step == Step::Stay {
            if self.interrupt.is_asked() {
                return Ok(Step::Cancelled);
            }
            let now = Device::size();
            match self.device.event() {
                Ok(Event::Key(key)) => step = asked.press(key),
                Ok(Event::Nothing) if now == size => continue,
                Ok(Event::Nothing) => {}
                // Whoever closes the window answers no more.
                Err(error) if error.kind() == ErrorKind::UnexpectedEof => {
                    return Ok(Step::Cancelled);
                }
                Err(error) => return Err(error),
            }
            size = now;
            write(out, &screen.draw(&asked.picture(size, self.paint), size))?;
        }
        Ok(step)
    }

    /// The question and its answer stay to be read.
    fn leave(&self, out: &mut dyn Write, question: &str, answer: &str) -> Result<(), Failure> {
        let line = format!("{}: {}\n", self.paint.bold(question), shown(answer));
        write(out, &line).map_err(|error| unusable(&error))
    }
}

/// A question, as it is asked.
trait Asked {
    fn press(&mut self, key: Key) -> Step;
    fn picture(&mut self, size: Size, paint: Paint) -> Picture;
}

impl Asked for List<'_> {
    fn press(&mut self, key: Key) -> Step {
        List::press(self, key)
    }

    fn picture(&mut self, size: Size, paint: Paint) -> Picture {
        List::picture(self, size, paint)
    }
}

impl Asked for Line<'_> {
    fn press(&mut self, key: Key) -> Step {
        Line::press(self, key)
    }

    fn picture(&mut self, size: Size, paint: Paint) -> Picture {
        Line::picture(self, size, paint)
    }
}

/// All of it at once, so that no half of a picture is ever seen.
fn write(out: &mut dyn Write, text: &str) -> io::Result<()> {
    out.write_all(text.as_bytes())?;
    out.flush()
}

fn unusable(error: &io::Error) -> Failure {
    Failure::new(Exit::Usage, format!("the terminal cannot be used: {error}"))
        .help("nothing was written; every question has a flag: see --help")
}
