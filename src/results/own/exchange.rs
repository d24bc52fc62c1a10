//! What was sent and answered, of an earlier run: a page that several machines' results are put together
//! for shows it. Secrets were taken out when it was written; what is known to be one here is taken out again.

use super::super::builder::Builder;
use super::super::draft::{Draft, Side};
use super::super::json::{Fault, Json, Pieces};
use super::super::keep;
use super::super::run::{Exchange, Message};
use super::super::seen::Seen;

/// How much of the bodies there is: to tell that from a text is not possible any more where a secret was
/// taken out of it.
#[derive(Clone, Copy, Default)]
pub(super) struct Extent {
    sent: Part,
    answered: Part,
}

#[derive(Clone, Copy, Default)]
struct Part {
    size: u64,
    is_cut: bool,
}

impl Extent {
    /// Tells it to what was kept.
    pub(super) fn tell(self, exchange: &mut Exchange) {
        self.sent.tell(Some(&mut exchange.sent));
        self.answered.tell(exchange.answered.as_mut());
    }
}

impl Part {
    fn tell(self, message: Option<&mut Message>) {
        if let Some(body) = message.and_then(|message| message.body.as_mut()) {
            body.size = self.size;
            body.is_cut |= self.is_cut;
        }
    }
}

/// Reads `exchange`.
pub(super) fn exchange<P: Pieces>(
    json: &mut Json<P>,
    suite: &mut Builder,
    draft: &mut Draft,
) -> Result<Extent, Fault> {
    let mut extent = Extent::default();
    let Some(mut members) = json.object()? else {
        return Ok(extent);
    };
    while let Some(key) = json.key(&mut members)? {
        match &*key {
            b"method" => text(json, &mut draft.method)?,
            b"url" => {
                text(json, &mut draft.url.raw)?;
                suite.seen.url(&draft.url.raw);
            }
            b"reason" => text(json, &mut draft.reason)?,
            b"sent" => extent.sent = side(json, &mut suite.seen, &mut draft.sent)?,
            b"answered" => {
                draft.is_answered = true;
                extent.answered = side(json, &mut suite.seen, &mut draft.answered)?;
            }
            _ => json.skip()?,
        }
    }
    suite.seen.body(&draft.sent.body.bytes, true);
    suite.seen.body(&draft.answered.body.bytes, false);
    Ok(extent)
}

fn side<P: Pieces>(json: &mut Json<P>, seen: &mut Seen, side: &mut Side) -> Result<Part, Fault> {
    let mut part = Part::default();
    let Some(mut members) = json.object()? else {
        return Ok(part);
    };
    while let Some(key) = json.key(&mut members)? {
        match &*key {
            b"headers" => headers(json, seen, side)?,
            b"body" => part = body(json, side)?,
            _ => json.skip()?,
        }
    }
    Ok(part)
}

fn headers<P: Pieces>(json: &mut Json<P>, seen: &mut Seen, side: &mut Side) -> Result<(), Fault> {
    let Some(mut list) = json.list()? else {
        return Ok(());
    };
    let (mut name, mut value) = (String::new(), String::new());
    while json.element(&mut list)? {
        let Some(mut members) = json.object()? else {
            continue;
        };
        name.clear();
        value.clear();
        while let Some(key) = json.key(&mut members)? {
            match &*key {
                b"name" => text(json, &mut name)?,
                b"value" => text(json, &mut value)?,
                _ => json.skip()?,
            }
        }
        let shown = seen.header(&name, &value);
        side.headers.push(&name, &shown);
    }
    Ok(())
}

fn body<P: Pieces>(json: &mut Json<P>, side: &mut Side) -> Result<Part, Fault> {
    let mut part = Part::default();
    let Some(mut members) = json.object()? else {
        return Ok(part);
    };
    let limit = side.body.limit;
    while let Some(key) = json.key(&mut members)? {
        match &*key {
            b"text" => {
                let text = json.text(limit)?.unwrap_or_default();
                let whole = text.strip_suffix(keep::CUT);
                part.is_cut |= whole.is_some();
                side.has_body = true;
                side.body.bytes.clear();
                let bytes = whole.unwrap_or(text).as_bytes();
                side.body.bytes.extend_from_slice(bytes);
            }
            b"size_bytes" => part.size = json.count()?.unwrap_or(0).min(keep::WHOLE),
            b"cut" => part.is_cut |= json.is_true()?,
            _ => json.skip()?,
        }
    }
    Ok(part)
}

/// Puts a text in the place of what was there.
fn text<P: Pieces>(json: &mut Json<P>, into: &mut String) -> Result<(), Fault> {
    into.clear();
    into.push_str(json.text(keep::MESSAGE)?.unwrap_or_default());
    Ok(())
}
