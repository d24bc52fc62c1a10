//! What `CircleCI` says of a file that was checked: of its text as it is now, after fixes.

use super::online::Online;
use crate::command::Context;
use crate::finding::Finding;
use crate::lint::{self, Project, Surroundings};
use crate::report::findings::Checked;

/// Adds what its compiler, and the project, have to tell.
pub(super) fn look(
    checked: &mut Checked,
    around: Surroundings<'_>,
    online: &mut Online,
    context: &mut Context<'_, '_>,
) {
    let compilation = online.compiled(&checked.path, &checked.text, context);
    let text = &checked.text;
    let with = |project: &Project| {
        let project = Some(project);
        lint::check_with(text, Surroundings { project, ..around })
    };
    online.contexts(with, context);
    let around = Surroundings {
        workspace: online.workspace(),
        compilation: compilation.as_ref(),
        project: online.project(),
        ..around
    };
    if around.compilation.is_none() && around.project.is_none() {
        return;
    }
    let mut findings = lint::check_with(text, around);
    keep_fixes(&mut findings, &checked.findings);
    checked.findings = findings;
}

/// Takes fixes away that were tried before and refused: they are no next step.
fn keep_fixes(findings: &mut [Finding], before: &[Finding]) {
    let kept: Vec<&str> = before
        .iter()
        .filter_map(|finding| Some(finding.fix.as_ref()?.title.as_str()))
        .collect();
    for finding in findings {
        finding
            .fix
            .take_if(|fix| !kept.contains(&fix.title.as_str()));
    }
}
