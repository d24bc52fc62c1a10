use crate::yaml::{Span, Value};

/// One step of a job or a command.
#[derive(Debug)]
pub struct Step<'v> {
    /// What is written.
    pub value: &'v Value,
    /// What it runs: `run`, `checkout`, a command, `alias/command`.
    pub name: &'v str,
    /// Where the name is written.
    pub span: &'v Span,
    /// What it is given; none for a step that is only a name.
    pub arguments: Option<&'v Value>,
    /// The steps inside of it: those of `when` and `unless`.
    pub steps: Vec<Step<'v>>,
    /// Whether keys stand beside the name that belong under it: what it is given is not known.
    pub is_malformed: bool,
}

/// The steps that are always there (configuration reference, "steps").
pub const BUILT_IN: [&str; 17] = [
    "add_ssh_keys",
    "attach_workspace",
    "checkout",
    "deploy",
    "install_signing_bundle",
    "persist_to_workspace",
    "restore_cache",
    "restore-cache",
    "run",
    "save_cache",
    "save-cache",
    "setup_remote_docker",
    "steps",
    "store_artifacts",
    "store_test_results",
    "unless",
    "when",
];

impl<'v> Step<'v> {
    /// The steps of a list; what is no step is left out.
    pub(super) fn all(list: &'v Value) -> Vec<Self> {
        list.items().iter().filter_map(Self::of).collect()
    }

    fn of(value: &'v Value) -> Option<Self> {
        if let Some(name) = value.text() {
            return Some(Self {
                value,
                name,
                span: &value.span,
                arguments: None,
                steps: Vec::new(),
                is_malformed: false,
            });
        }
        let (first, rest) = value.fields().split_first()?;
        let is_conditional = matches!(first.key.as_str(), "when" | "unless");
        let steps = first.value.get("steps").filter(|_| is_conditional);
        Some(Self {
            value,
            name: &first.key,
            span: &first.key_span,
            arguments: Some(&first.value),
            steps: steps.map_or_else(Vec::new, Self::all),
            is_malformed: !rest.is_empty(),
        })
    }

    /// Whether its name is only known when the config is compiled.
    #[must_use]
    pub fn is_computed(&self) -> bool {
        self.name.contains("<<")
    }
}
