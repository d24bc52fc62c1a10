//! What a config says, read from the tree alone: what breaks configs must not share the model that is
//! tested.

use postorb::yaml::{Entry, Kind, Lines, NodeId, Style, Tree};

/// Keys that a workflow entry has beside its job's own parameters.
pub(super) const ENTRY_KEYS: [&str; 11] = [
    "requires",
    "name",
    "context",
    "type",
    "filters",
    "matrix",
    "pre-steps",
    "post-steps",
    "serial-group",
    "override-with",
    "max_auto_reruns",
];

/// A config that a mutation reads.
pub(super) struct View<'t> {
    pub(super) tree: &'t Tree<'t>,
    pub(super) text: &'t str,
    pub(super) lines: Lines<'t>,
    pub(super) root: NodeId,
}

/// A step, or an entry of a workflow: a name, and what it is given.
#[derive(Clone, Copy)]
pub(super) struct Call {
    /// The item of the list.
    pub(super) item: NodeId,
    pub(super) name: NodeId,
    pub(super) arguments: Option<NodeId>,
}

impl<'t> View<'t> {
    pub(super) fn new(tree: &'t Tree<'t>) -> Self {
        Self {
            tree,
            text: tree.text(),
            lines: Lines::new(tree.text()),
            root: tree.root(),
        }
    }

    pub(super) fn scalar(&self, id: NodeId) -> &'t str {
        self.tree.scalar(id).unwrap_or_default()
    }

    pub(super) fn start(&self, id: NodeId) -> usize {
        self.tree.node(id).span.start
    }

    /// A scalar's place without its quotes, where it is written as it is read.
    pub(super) fn literal(&self, id: NodeId) -> Option<std::ops::Range<usize>> {
        let node = self.tree.node(id);
        let Kind::Scalar { value, style } = &node.kind else {
            return None;
        };
        let span = match style {
            Style::Plain => node.span.clone(),
            Style::Single | Style::Double => node.span.start + 1..node.span.end - 1,
            _ => return None,
        };
        (self.text[span.clone()] == **value && !value.is_empty()).then_some(span)
    }

    /// A mapping written in block style, without merge keys: what it lacks is not elsewhere.
    pub(super) fn is_own_block(&self, id: NodeId) -> bool {
        matches!(&self.tree.node(id).kind, Kind::Mapping { flow: false, .. }) && self.is_own(id)
    }

    /// A mapping without merge keys.
    pub(super) fn is_own(&self, id: NodeId) -> bool {
        let is_merge = |entry: &Entry| self.scalar(entry.key) == "<<";
        !self.tree.entries(id).iter().any(is_merge)
    }

    pub(super) fn entry(&self, map: NodeId, key: &str) -> Option<Entry> {
        self.tree.entry(map, key)
    }

    pub(super) fn get(&self, map: NodeId, key: &str) -> Option<NodeId> {
        self.tree.get(map, key)
    }

    /// What a section of the root defines.
    pub(super) fn section(&self, name: &str) -> &'t [Entry] {
        self.get(self.root, name)
            .map_or(&[], |section| self.tree.entries(section))
    }

    pub(super) fn names(&self, section: &str) -> Vec<&'t str> {
        let all = self.section(section).iter();
        all.map(|entry| self.scalar(entry.key)).collect()
    }

    /// Jobs that a workflow runs: what is wrong with another one may be nobody's business.
    pub(super) fn jobs(&self) -> Vec<Entry> {
        let used: Vec<_> = self
            .all_entries()
            .iter()
            .map(|c| self.scalar(c.name))
            .collect();
        let jobs = self.section("jobs").iter().copied();
        jobs.filter(|job| used.contains(&self.scalar(job.key)))
            .collect()
    }

    /// Jobs that run steps of their own.
    pub(super) fn building_jobs(&self) -> Vec<Entry> {
        let jobs = self.jobs().into_iter();
        jobs.filter(|job| self.is_own(job.value) && self.get(job.value, "steps").is_some())
            .collect()
    }

    /// Commands that a job or another command runs.
    pub(super) fn commands(&self) -> Vec<Entry> {
        let mut used = Vec::new();
        for section in ["jobs", "commands"] {
            for body in self.section(section) {
                used.extend(self.steps(body.value).iter().map(|s| self.scalar(s.name)));
            }
        }
        let commands = self.section("commands").iter().copied();
        commands
            .filter(|command| used.contains(&self.scalar(command.key)))
            .collect()
    }

    /// Jobs and commands that are used.
    pub(super) fn bodies(&self) -> Vec<Entry> {
        [self.jobs(), self.commands()].concat()
    }

    /// All steps of jobs and commands that are used.
    pub(super) fn all_steps(&self) -> Vec<Call> {
        let bodies = self.bodies().into_iter();
        bodies.flat_map(|body| self.steps(body.value)).collect()
    }

    /// The steps of a body, with those inside of conditions.
    fn steps(&self, body: NodeId) -> Vec<Call> {
        let mut all = Vec::new();
        let mut lists: Vec<_> = self.get(body, "steps").into_iter().collect();
        while let Some(list) = lists.pop() {
            for call in self.calls(list) {
                if ["when", "unless"].contains(&self.scalar(call.name)) {
                    let steps = call.arguments.and_then(|map| self.get(map, "steps"));
                    lists.extend(steps);
                }
                all.push(call);
            }
        }
        all
    }

    /// The items of a list of steps or entries; those that are malformed left out.
    pub(super) fn calls(&self, list: NodeId) -> Vec<Call> {
        let items = self
            .tree
            .items(list)
            .iter()
            .map(|id| self.tree.resolve(*id));
        items
            .filter_map(|item| match &self.tree.node(item).kind {
                Kind::Scalar { .. } => Some(Call {
                    item,
                    name: item,
                    arguments: None,
                }),
                Kind::Mapping { entries, .. } => match entries[..] {
                    [Entry { key, value }] if self.scalar(key) != "<<" => Some(Call {
                        item,
                        name: key,
                        arguments: Some(value),
                    }),
                    _ => None,
                },
                _ => None,
            })
            .collect()
    }

    /// Workflows, without the key `version` beside them.
    pub(super) fn workflows(&self) -> Vec<Entry> {
        let all = self.section("workflows").iter().copied();
        all.filter(|workflow| self.get(workflow.value, "jobs").is_some())
            .collect()
    }

    pub(super) fn entries(&self, workflow: Entry) -> Vec<Call> {
        let jobs = self.get(workflow.value, "jobs");
        jobs.map_or_else(Vec::new, |jobs| self.calls(jobs))
    }

    pub(super) fn all_entries(&self) -> Vec<Call> {
        let workflows = self.workflows().into_iter();
        workflows
            .flat_map(|workflow| self.entries(workflow))
            .collect()
    }

    /// What an entry of a workflow is called there.
    pub(super) fn entry_name(&self, call: Call) -> &'t str {
        let name = call.arguments.and_then(|map| self.get(map, "name"));
        self.scalar(name.unwrap_or(call.name))
    }

    /// Calls of a command or a job of this config, with what the callee is.
    pub(super) fn local_calls(&self) -> Vec<(Call, Entry)> {
        let find = |section: &str, call: Call| {
            let all = self.section(section).iter();
            let mut same = all.filter(|entry| self.scalar(entry.key) == self.scalar(call.name));
            same.next().map(|entry| (call, *entry))
        };
        let steps = self.all_steps().into_iter();
        let entries = self.all_entries().into_iter();
        let steps = steps.filter_map(|call| find("commands", call));
        steps
            .chain(entries.filter_map(|call| find("jobs", call)))
            .collect()
    }

    /// The declaration of a parameter of a job or a command.
    pub(super) fn parameter(&self, body: Entry, name: &str) -> Option<NodeId> {
        let parameters = self.get(body.value, "parameters")?;
        self.get(parameters, name)
    }

    /// The declared parameters of everything that is used, and of the pipeline.
    pub(super) fn parameters(&self) -> Vec<Entry> {
        let bodies = self.bodies().into_iter().map(|body| body.value);
        let owners = bodies.chain([self.root]);
        let sections = owners.filter_map(|owner| self.get(owner, "parameters"));
        let all = sections.flat_map(|section| self.tree.entries(section).iter().copied());
        all.filter(|entry| self.is_own(entry.value)).collect()
    }

    /// `<< parameters.x >>` and the like: the places of `prefix` and the name behind it, and of the
    /// whole expression. Only where a scalar of the tree has it: comments may say what they like.
    pub(super) fn expressions(&self, prefix: &str) -> Vec<Expression<'t>> {
        let mut all = Vec::new();
        for (at, _) in self.text.match_indices("<<") {
            let inside = &self.text[at + 2..];
            let Some(end) = inside.find(">>").filter(|end| *end < 80) else {
                continue;
            };
            let body = &inside[..end];
            let rest = body.trim_start_matches(['#', '/', '^']).trim_start();
            let is_name = |name: &str| {
                let mut characters = name.chars();
                !name.is_empty() && characters.all(|c| c.is_alphanumeric() || "._-".contains(c))
            };
            let Some(name) = rest.strip_prefix(prefix).map(str::trim_end) else {
                continue;
            };
            let escaped = at > 0 && self.text.as_bytes()[at - 1] == b'\\';
            if is_name(name) && !escaped && self.is_in_scalar(at) {
                let start = at + 2 + (body.len() - rest.len()) + prefix.len();
                all.push(Expression {
                    span: at..at + 2 + end + 2,
                    name,
                    name_span: start..start + name.len(),
                    is_section: body.starts_with(['#', '/', '^']),
                });
            }
        }
        all
    }

    fn is_in_scalar(&self, at: usize) -> bool {
        self.tree
            .nodes()
            .any(|(_, node)| matches!(node.kind, Kind::Scalar { .. }) && node.span.contains(&at))
            && !self.is_in_comment(at)
    }

    fn is_in_comment(&self, at: usize) -> bool {
        let comments = self.tree.comments();
        let after = comments.partition_point(|comment| comment.span.start <= at);
        after > 0 && comments[after - 1].span.contains(&at)
    }
}

/// An expression of the config.
pub(super) struct Expression<'t> {
    pub(super) span: std::ops::Range<usize>,
    /// What follows the prefix.
    pub(super) name: &'t str,
    pub(super) name_span: std::ops::Range<usize>,
    /// Whether it opens or closes a section of text, and another one belongs to it.
    pub(super) is_section: bool,
}
