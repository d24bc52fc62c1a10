//! The only way from what reports say to what is shown: between the two, secrets are taken out.

use std::collections::HashSet;

use super::keep::{self, CUT, Keep};
use super::read::Unredacted;
use super::redaction::Redaction;
use super::run::{Body, End, Exchange, Failed, Message, Outcome, Quarantine, Run, Suite};
use super::secrets::Secrets;
use super::seen::Bounded;
use super::texts::TextId;

/// What reports say, without their secrets. One that is sent in one suite is found in the others too.
#[must_use]
pub fn redact(reports: Vec<Unredacted>, redaction: &Redaction) -> Run {
    let secrets = gather(&reports, redaction);
    let suites = reports.into_iter().map(|report| {
        let mut suite = report.suite;
        suite.is_withheld = secrets.is_more();
        show(&mut suite, redaction);
        let cut = cut_bodies(&suite);
        suite.texts.replace(|id, text| {
            let hidden = secrets.hide(text);
            let shown = hidden.as_deref().unwrap_or(text);
            let is_cut = cut.contains(&id) || text.len() >= keep::NAME && text.contains(CUT);
            let whole = is_cut.then(|| without_ends(shown, cut.contains(&id)));
            whole.or(hidden)
        });
        suite
    });
    Run {
        suites: suites.collect(),
    }
}

/// All secrets that are known.
fn gather(reports: &[Unredacted], redaction: &Redaction) -> Secrets {
    let mut all = Bounded::default();
    for value in redaction.values() {
        all.insert(value, value.len());
    }
    for report in reports {
        let (values, is_full) = report.seen.values(|name| redaction.is_secret(name));
        for value in values {
            all.insert(value, value.len());
        }
        all.is_full |= is_full;
    }
    Secrets::new(all.iter().copied(), all.is_full)
}

/// Takes away the bodies and headers that nobody asked for, or nobody may see.
fn show(suite: &mut Suite, redaction: &Redaction) {
    let mut is_any_gone = false;
    for index in 0..suite.executions.len() {
        let execution = &suite.executions[index];
        let is_failed = suite.is_failed(execution);
        let Some(place) = execution.exchange else {
            continue;
        };
        let shows = |keep: Keep| match keep {
            Keep::None => false,
            Keep::Failed => is_failed,
            Keep::All => true,
        };
        let is_withheld = suite.is_withheld;
        let (bodies, headers) = (shows(redaction.bodies), shows(redaction.headers));
        let Some(exchange) = suite.exchanges.get_mut(place.get() as usize - 1) else {
            continue;
        };
        for message in messages(exchange) {
            if !bodies || is_withheld {
                is_any_gone |= message.body.take().is_some();
            }
            if !headers || is_withheld {
                is_any_gone |= !std::mem::take(&mut message.headers).is_empty();
            }
        }
    }
    if is_any_gone {
        let used = used(suite);
        let unused = |id: TextId| (!used.contains(&id)).then(String::new);
        suite.texts.replace(|id, _| unused(id));
    }
}

fn messages(exchange: &mut Exchange) -> impl Iterator<Item = &mut Message> {
    [&mut exchange.sent]
        .into_iter()
        .chain(&mut exchange.answered)
}

/// Every text that a suite shows.
fn used(suite: &Suite) -> HashSet<TextId> {
    let mut used = HashSet::from([suite.name]);
    used.extend(&suite.reports);
    used.extend(suite.collection.iter().chain(&suite.environment));
    if let End::Failed(message) | End::Cut(message) | End::Unreadable(message) = &suite.end {
        used.insert(*message);
    }
    if let Some(Quarantine { until, reason }) = suite.quarantine {
        used.extend([until, reason]);
    }
    for request in &suite.requests {
        used.insert(request.name);
        used.extend(&request.folders);
    }
    let mut failed = |failed: &Failed| used.extend([failed.kind, failed.message]);
    for assertion in &suite.assertions {
        if let Outcome::Failed(why) | Outcome::Flaky(why) = &assertion.outcome {
            failed(why);
        }
    }
    for error in &suite.errors {
        failed(&error.why);
    }
    used.extend(suite.assertions.iter().map(|assertion| assertion.name));
    for exchange in &suite.exchanges {
        used.extend([exchange.method, exchange.url]);
        used.extend(exchange.reason);
        for message in [&exchange.sent].into_iter().chain(&exchange.answered) {
            used.extend(
                message
                    .headers
                    .iter()
                    .flat_map(|(name, value)| [name, value]),
            );
            used.extend(message.body.iter().map(|body| body.text));
        }
    }
    used
}

/// The bodies that are there in part.
fn cut_bodies(suite: &Suite) -> HashSet<TextId> {
    let messages = suite.exchanges.iter().flat_map(|exchange| {
        let sent = [&exchange.sent].into_iter();
        sent.chain(&exchange.answered)
    });
    let bodies = messages.filter_map(|message| message.body);
    let cut = bodies.filter(|body| body.is_cut);
    cut.map(|Body { text, .. }| text).collect()
}

/// A text without what stands in front of a cut: a secret can begin there that is not known by its
/// beginning alone.
fn without_ends(text: &str, is_end_cut: bool) -> String {
    /// As long as the beginning of a secret can be that is not hidden, in its longest form: a list of
    /// bytes that JSON is indented for.
    const LONGEST: usize = 2 << 10;
    let short = |part: &str| {
        let end = part.len().saturating_sub(LONGEST);
        part[..part.floor_char_boundary(end)].to_owned()
    };
    let mut parts: Vec<_> = text.split(CUT).collect();
    let last = parts.pop().unwrap_or_default();
    let mut out: String = parts.into_iter().map(|part| short(part) + CUT).collect();
    out += &if is_end_cut {
        short(last)
    } else {
        last.to_owned()
    };
    out
}
