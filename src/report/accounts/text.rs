use super::{Key, Row};
use crate::Exit;
use crate::harmless::path;

/// A line a service.
#[must_use]
pub(crate) fn text(rows: &[Row]) -> String {
    let lines = rows
        .iter()
        .map(|row| format!("{:<8}  {}\n", row.service, path(&about(row))));
    lines.collect()
}

fn about(row: &Row) -> String {
    let place = match &row.key {
        Some(Key::Variable(name)) => format!("${name}"),
        Some(Key::File(path)) => path.clone(),
        None => {
            let variables = row.variables.iter().map(|name| format!("${name}"));
            let variables: Vec<String> = variables.collect();
            let (variables, service) = (variables.join(" or "), row.service);
            return format!("no key: set {variables}, or `postorb auth login {service}`");
        }
    };
    match &row.owner {
        None => format!("{place}, not checked"),
        Some(Err(failure)) if failure.exit == Exit::Authentication => {
            format!("{place}, and cannot be used")
        }
        // What did not answer has not refused it.
        Some(Err(_)) => format!("{place}, and could not be checked"),
        Some(Ok(owner)) => match owner.quota {
            Some((limit, usage)) => {
                let left = limit.saturating_sub(usage);
                format!(
                    "{place}, of {}; {left} of {limit} calls are left this month",
                    owner.who
                )
            }
            None => format!("{place}, of {}", owner.who),
        },
    }
}
