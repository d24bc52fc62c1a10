//! Integrations with the last builds of their projects, for people: the table of Postman's page.

use super::cell::cell;
use super::detail::suites;
use super::list::list;
use super::paint::Paint;
use super::{Linked, Look, Subject};

/// The longest name, in columns.
const NAME: usize = 80;

/// A paragraph an integration.
pub(crate) fn links(links: &[Linked], look: Look) -> String {
    let paint = Paint(look.is_styled);
    let paragraphs = links.iter().map(|link| {
        let name = paint.strong(&cell(&link.nickname, NAME));
        let mut out = format!("{name}  {}\n", cell(&about(link), NAME));
        match &link.last {
            Ok(Some(last)) => {
                let builds = std::slice::from_ref(&last.build);
                out.push_str(&list(builds, look));
                out.push_str(&suites(&last.suites, paint));
            }
            Ok(None) => out.push_str("  nothing was built yet\n"),
            Err(failure) => {
                let message = crate::harmless::shown(&failure.message);
                out.extend(["  not known: ", &message, "\n"]);
            }
        }
        out
    });
    paragraphs.collect::<Vec<_>>().join("\n")
}

/// What is tested where.
fn about(link: &Linked) -> String {
    let (kind, id) = match &link.subject {
        Subject::Api(id) => ("API", id),
        Subject::Spec(id) => ("specification", id),
    };
    let version = link.version.as_ref();
    let version = version.map_or(String::new(), |version| format!(" {version}"));
    format!("{}  {kind} {id}{version}", link.project)
}
