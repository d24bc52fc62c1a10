//! What an execution sent and was answered.

use std::borrow::Cow;

use super::super::builder::Builder;
use super::super::draft::{Draft, Pairs, Side, Url};
use super::super::json::{Fault, Json, Pieces};
use super::super::keep;
use super::super::seen::Seen;
use super::execution::Item;
use super::owned;

/// Reads `request`; its id and name, which are there in the Postman CLI's own structure.
pub(super) fn request<P: Pieces>(
    json: &mut Json<P>,
    suite: &mut Builder,
    draft: &mut Draft,
) -> Result<Item, Fault> {
    let mut item = Item::default();
    let Some(mut request) = json.object()? else {
        return Ok(item);
    };
    while let Some(key) = json.key(&mut request)? {
        match &*key {
            b"method" => put(json, &mut draft.method)?,
            b"url" => url(json, &mut suite.seen, &mut draft.url)?,
            b"header" | b"headers" => headers(json, &mut suite.seen, &mut draft.sent.headers)?,
            b"body" => sent_body(json, &mut suite.seen, &mut draft.sent)?,
            b"auth" => auth(json, &mut suite.seen)?,
            b"id" => item.id = owned(json.text(keep::NAME)?),
            b"name" => item.name = owned(json.text(keep::NAME)?),
            _ => json.skip()?,
        }
    }
    suite.seen.body(&draft.sent.body.bytes, true);
    Ok(item)
}

/// Reads `response`: its time in milliseconds, and its size in bytes.
pub(super) fn response<P: Pieces>(
    json: &mut Json<P>,
    suite: &mut Builder,
    draft: &mut Draft,
) -> Result<(u64, Option<u64>), Fault> {
    let (mut time, mut size) = (0, None);
    let Some(mut response) = json.object()? else {
        return Ok((time, size));
    };
    draft.is_answered = true;
    while let Some(key) = json.key(&mut response)? {
        match &*key {
            b"code" => {
                let code = json.count()?.and_then(|code| code.try_into().ok());
                draft.code = code.unwrap_or(0);
            }
            b"status" => put(json, &mut draft.reason)?,
            b"header" | b"headers" => headers(json, &mut suite.seen, &mut draft.answered.headers)?,
            b"stream" => stream(json, &mut draft.answered)?,
            b"body" => text_body(json, &mut draft.answered)?,
            b"cookie" | b"cookies" => cookies(json, &mut suite.seen)?,
            b"responseTime" => time = json.count()?.unwrap_or(0),
            b"responseSize" => size = json.count()?,
            _ => json.skip()?,
        }
    }
    suite.seen.body(&draft.answered.body.bytes, false);
    let whole = draft.answered.has_body.then_some(draft.answered.body.size);
    Ok((time, size.or(whole)))
}

/// Puts a text in the place of what was there.
fn put<P: Pieces>(json: &mut Json<P>, into: &mut String) -> Result<(), Fault> {
    into.clear();
    into.push_str(json.text(keep::MESSAGE)?.unwrap_or_default());
    Ok(())
}

/// `{"type": "Buffer", "data": [123, …]}`, as `JSON.stringify` writes a buffer of Node's.
fn stream<P: Pieces>(json: &mut Json<P>, side: &mut Side) -> Result<(), Fault> {
    let Some(mut stream) = json.object()? else {
        return Ok(());
    };
    let mut whole = 0;
    while let Some(key) = json.key(&mut stream)? {
        match &*key {
            b"data" => side.has_body |= json.bytes(&mut side.body)?,
            // Of postorb's own reporter, which cuts the list.
            b"size" => whole = json.count()?.unwrap_or(0).min(keep::WHOLE),
            _ => json.skip()?,
        }
    }
    side.body.size = side.body.size.max(whole);
    Ok(())
}

/// A body as text, as versions before 4 of Newman wrote it, and the Postman CLI does.
fn text_body<P: Pieces>(json: &mut Json<P>, side: &mut Side) -> Result<(), Fault> {
    let limit = side.body.limit;
    if let Some(text) = json.text(limit)? {
        let whole = text.len();
        let text = text.strip_suffix(keep::CUT).unwrap_or(text);
        side.has_body = true;
        side.body.bytes.clear();
        side.body.bytes.extend_from_slice(text.as_bytes());
        // What was cut is not counted, but that something was: the report tells the size apart.
        side.body.size = whole as u64;
    }
    Ok(())
}

fn headers<P: Pieces>(json: &mut Json<P>, seen: &mut Seen, into: &mut Pairs) -> Result<(), Fault> {
    pairs(json, into, |name, value| seen.header(name, value))
}

/// A list of objects with a `key` and a `value`.
fn pairs<P: Pieces>(
    json: &mut Json<P>,
    into: &mut Pairs,
    mut see: impl for<'v> FnMut(&str, &'v str) -> Cow<'v, str>,
) -> Result<(), Fault> {
    into.clear();
    let Some(mut list) = json.list()? else {
        return Ok(());
    };
    let (mut name, mut value) = (String::new(), String::new());
    while json.element(&mut list)? {
        let Some(mut pair) = json.object()? else {
            continue;
        };
        name.clear();
        value.clear();
        let mut is_disabled = false;
        while let Some(key) = json.key(&mut pair)? {
            match &*key {
                b"key" => put(json, &mut name)?,
                b"value" | b"src" if value.is_empty() => put(json, &mut value)?,
                b"disabled" => is_disabled = json.is_true()?,
                _ => json.skip()?,
            }
        }
        let kept = see(&name, &value);
        if !is_disabled && !name.is_empty() {
            into.push(&name, &kept);
        }
    }
    Ok(())
}

fn url<P: Pieces>(json: &mut Json<P>, seen: &mut Seen, url: &mut Url) -> Result<(), Fault> {
    if let Some(text) = json.text_or(keep::MESSAGE)? {
        seen.url(text);
        url.raw.push_str(text);
        return Ok(());
    }
    let Some(mut parts) = json.object()? else {
        return Ok(());
    };
    while let Some(key) = json.key(&mut parts)? {
        match &*key {
            b"raw" => {
                put(json, &mut url.raw)?;
                seen.url(&url.raw);
            }
            b"protocol" => put(json, &mut url.protocol)?,
            b"host" => segments(json, ".", &mut url.host)?,
            b"port" => put(json, &mut url.port)?,
            b"path" => segments(json, "/", &mut url.path)?,
            b"query" => pairs(json, &mut url.query, |name, value| {
                seen.parameter(name, value)
            })?,
            b"hash" => put(json, &mut url.hash)?,
            b"auth" => auth(json, seen)?,
            _ => json.skip()?,
        }
    }
    Ok(())
}

/// A list of texts with something between them, or one text.
fn segments<P: Pieces>(json: &mut Json<P>, between: &str, into: &mut String) -> Result<(), Fault> {
    into.clear();
    if let Some(text) = json.text_or(keep::MESSAGE)? {
        into.push_str(text);
        return Ok(());
    }
    let Some(mut list) = json.list()? else {
        return Ok(());
    };
    let mut is_first = true;
    while json.element(&mut list)? {
        if !std::mem::take(&mut is_first) {
            into.push_str(between);
        }
        let room = keep::MESSAGE.saturating_sub(into.len());
        if room == 0 {
            json.skip()?;
            continue;
        }
        into.push_str(json.text(room)?.unwrap_or_default());
    }
    Ok(())
}

fn sent_body<P: Pieces>(json: &mut Json<P>, seen: &mut Seen, side: &mut Side) -> Result<(), Fault> {
    if let Some(text) = json.text_or(side.body.limit)? {
        let text = text.to_owned();
        keep_text(side, &text);
        return Ok(());
    }
    let Some(mut body) = json.object()? else {
        return Ok(());
    };
    let mut fields = Pairs::default();
    while let Some(key) = json.key(&mut body)? {
        match &*key {
            b"raw" => text_body(json, side)?,
            b"urlencoded" | b"formdata" => {
                pairs(json, &mut fields, |name, value| seen.parameter(name, value))?;
            }
            b"graphql" => graphql(json, side)?,
            _ => json.skip()?,
        }
    }
    if !fields.is_empty() {
        let lines = fields
            .iter()
            .map(|(name, value)| format!("{name}={value}\n"));
        let text: String = lines.collect();
        keep_text(side, &text);
    }
    Ok(())
}

fn graphql<P: Pieces>(json: &mut Json<P>, side: &mut Side) -> Result<(), Fault> {
    let Some(mut graphql) = json.object()? else {
        return Ok(());
    };
    while let Some(key) = json.key(&mut graphql)? {
        match &*key {
            b"query" => text_body(json, side)?,
            _ => json.skip()?,
        }
    }
    Ok(())
}

fn keep_text(side: &mut Side, text: &str) {
    side.has_body = true;
    side.body.bytes.clear();
    let kept = text.len().min(side.body.limit);
    side.body.bytes.extend_from_slice(&text.as_bytes()[..kept]);
    side.body.size = text.len() as u64;
}

/// `{"type": "bearer", "bearer": [{"key": "token", "value": "…"}]}`, or with an object in the place
/// of the list.
fn auth<P: Pieces>(json: &mut Json<P>, seen: &mut Seen) -> Result<(), Fault> {
    let Some(mut auth) = json.object()? else {
        return Ok(());
    };
    let mut fields = Pairs::default();
    while let Some(key) = json.key(&mut auth)? {
        if &*key == b"type" {
            json.skip()?;
        } else if let Some(mut members) = json.object_or()? {
            while let Some(name) = json.key(&mut members)? {
                let name = String::from_utf8_lossy(&name).into_owned();
                seen.auth(&name, json.text(keep::MESSAGE)?.unwrap_or_default());
            }
        } else {
            pairs(json, &mut fields, |name, value| {
                seen.auth(name, value);
                Cow::Borrowed(value)
            })?;
        }
    }
    Ok(())
}

/// Cookies that an answer set, with their values.
fn cookies<P: Pieces>(json: &mut Json<P>, seen: &mut Seen) -> Result<(), Fault> {
    let Some(mut list) = json.list()? else {
        return Ok(());
    };
    while json.element(&mut list)? {
        let Some(mut cookie) = json.object()? else {
            continue;
        };
        while let Some(key) = json.key(&mut cookie)? {
            match &*key {
                b"value" => seen.cookie(json.text(keep::MESSAGE)?.unwrap_or_default()),
                _ => json.skip()?,
            }
        }
    }
    Ok(())
}
