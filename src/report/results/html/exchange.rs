//! What was sent beside what came back.

use std::io;

use super::super::time::human;
use super::Page;
use super::element::text;
use crate::results::{Exchange, Execution, Message, Suite};

impl Page<'_, '_> {
    /// Both sides, where they are known: on a line where neither headers nor bodies are kept.
    pub(super) fn exchange(
        &mut self,
        suite: &Suite,
        execution: &Execution,
        is_open: bool,
    ) -> io::Result<()> {
        let Some(kept) = suite.exchange(execution) else {
            return Ok(());
        };
        let (method, url) = (text(suite.text(kept.method)), text(suite.text(kept.url)));
        let answer = answer(suite, kept, execution);
        if is_bare(kept) {
            return writeln!(
                self.out,
                "<p class=\"address line\"><b>{method}</b> {url} <i>→</i> {answer}</p>"
            );
        }
        let has_room = self.room.exchange(length(suite, kept));
        let open = if is_open { " open" } else { "" };
        writeln!(
            self.out,
            "<details class=\"exchange\"{open}><summary>Request and response</summary><div class=\"sides\">"
        )?;
        writeln!(
            self.out,
            "<section><h4>Request</h4><p class=\"address\"><b>{method}</b> {url}</p>"
        )?;
        self.side(suite, &kept.sent, has_room, "Body of the request")?;
        writeln!(
            self.out,
            "</section><section><h4>Response</h4><p class=\"address\">{answer}</p>"
        )?;
        if let Some(answered) = &kept.answered {
            self.side(suite, answered, has_room, "Body of the response")?;
        }
        writeln!(self.out, "</section></div></details>")
    }

    fn side(
        &mut self,
        suite: &Suite,
        message: &Message,
        has_room: bool,
        label: &str,
    ) -> io::Result<()> {
        if !has_room {
            return writeln!(
                self.out,
                "<p class=\"none\">Left out here, because the page would be too large: \
                 <code>--format json=FILE</code> has it.</p>"
            );
        }
        self.headers(suite, message)?;
        self.body(suite, message, label)
    }

    fn headers(&mut self, suite: &Suite, message: &Message) -> io::Result<()> {
        if message.headers.is_empty() {
            return Ok(());
        }
        let count = message.headers.len();
        write!(
            self.out,
            "<details class=\"headers\"><summary>Headers <small>{count}</small></summary><dl>"
        )?;
        for (name, value) in &message.headers {
            let (name, value) = (text(suite.text(*name)), text(suite.text(*value)));
            write!(self.out, "<div><dt>{name}</dt><dd>{value}</dd></div>")?;
        }
        writeln!(self.out, "</dl></details>")
    }
}

/// Whether only methods, addresses and times are known.
fn is_bare(exchange: &Exchange) -> bool {
    let mut sides = [Some(&exchange.sent), exchange.answered.as_ref()]
        .into_iter()
        .flatten();
    sides.all(|side| side.headers.is_empty() && side.body.is_none())
}

/// `<b>404</b> Not Found, 12 ms, 31 bytes`.
fn answer(suite: &Suite, exchange: &Exchange, execution: &Execution) -> String {
    let Some(code) = execution.code else {
        return "no answer".to_owned();
    };
    let reason = exchange
        .reason
        .map(|id| format!(" {}", text(suite.text(id))));
    let (reason, time) = (reason.unwrap_or_default(), human(execution.time.into()));
    format!("<b>{code}</b>{reason} <span class=\"took\">{time}</span>")
}

/// How many bytes both sides have.
fn length(suite: &Suite, exchange: &Exchange) -> usize {
    let sides = [Some(&exchange.sent), exchange.answered.as_ref()];
    let sides = sides.into_iter().flatten().map(|side| {
        let headers = side.headers.iter();
        let headers =
            headers.map(|(name, value)| suite.text(*name).len() + suite.text(*value).len());
        let body = side.body.map_or(0, |body| suite.text(body.text).len());
        headers.sum::<usize>() + body
    });
    sides.sum()
}
