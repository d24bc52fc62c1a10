//! Where builds of a project show the suites of a selection.

use crate::Failure;
use crate::builds::Sought;
use crate::plan::Plan;
use crate::selection::{Integration, Layout, Selection};
use crate::service::circleci::Slug;

/// The runs that belong to a project, as layouts name their jobs: those of its integrations where it has
/// any, and else all.
pub(in crate::command) fn sought(
    selection: &Selection,
    slug: &Slug,
) -> Result<Vec<Sought>, Failure> {
    let is_own = |one: &&Integration| Slug::parse(&one.project).is_ok_and(|own| own == *slug);
    let own: Vec<&Integration> = selection.integrations.iter().filter(is_own).collect();
    let takes = |suite: &str| {
        let mut lists = own.iter().map(|one| &one.suites);
        own.is_empty() || lists.any(|list| list.is_empty() || list.iter().any(|own| own == suite))
    };
    let all = every(&Plan::new(selection)?).into_iter();
    Ok(all.filter(|one| takes(&one.suite)).collect())
}

/// The runs of one integration.
pub(in crate::command) fn of_integration(
    selection: &Selection,
    integration: &Integration,
) -> Result<Vec<Sought>, Failure> {
    let takes =
        |suite: &String| integration.suites.is_empty() || integration.suites.contains(suite);
    let all = every(&Plan::new(selection)?).into_iter();
    Ok(all.filter(|one| takes(&one.suite)).collect())
}

fn every(plan: &Plan) -> Vec<Sought> {
    let shared = plan.shared_jobs();
    let is_shared = plan.layout == Layout::Postorb;
    let several = plan.runs.len() > 1;
    let runs = plan.runs.iter().map(|run| {
        let job = match shared.iter().find(|jobs| jobs.workflow == run.workflow) {
            Some(jobs) if is_shared => jobs.run.clone(),
            _ if several => run.slug.clone(),
            _ => plan.job.clone(),
        };
        Sought {
            suite: run.suite.clone(),
            slug: run.slug.clone(),
            job,
            is_shared,
            is_quarantined: run.quarantine.is_some(),
        }
    });
    runs.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::selection::{Date, read};

    fn selection(more: &str) -> Selection {
        let text = format!(
            "version: 1\nsuites:\n  - {{name: Smoke, collection: a.json}}\n  - {{name: slow, collection: b.json, environments: {{eu: c.json}}}}\n{more}"
        );
        let today = Date::parse("2026-01-01").unwrap();
        read(&text, today).unwrap().selection
    }

    fn jobs(more: &str, project: &str) -> Vec<(String, String)> {
        let sought = sought(&selection(more), &Slug::parse(project).unwrap()).unwrap();
        let named = sought.into_iter().map(|one| (one.slug, one.job));
        named.collect()
    }

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        let pairs = pairs.iter();
        pairs
            .map(|(one, two)| ((*one).to_owned(), (*two).to_owned()))
            .collect()
    }

    #[test]
    fn jobs_are_named_as_layouts_name_them() {
        let project = "gh/acme/bookings";
        assert_eq!(
            jobs("", project),
            pairs(&[("smoke", "smoke"), ("slow-eu", "slow-eu")])
        );
        assert_eq!(
            jobs("layout: postorb\n", project),
            pairs(&[
                ("smoke", "postman-collections"),
                ("slow-eu", "postman-collections")
            ])
        );
    }

    #[test]
    fn a_project_has_the_suites_of_its_integrations() {
        let more = "integrations: [{nickname: a, api: x, project: github/acme/bookings, suites: [slow]}]\n";
        assert_eq!(
            jobs(more, "gh/acme/bookings"),
            pairs(&[("slow-eu", "slow-eu")])
        );
        assert_eq!(jobs(more, "gh/acme/other").len(), 2);
    }
}
