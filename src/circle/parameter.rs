use super::Named;
use crate::yaml::Value;

/// A parameter of a pipeline, job, command or executor.
#[derive(Clone, Copy, Debug)]
pub struct Parameter<'v> {
    /// Its name, and its declaration.
    pub named: Named<'v>,
    /// Its type; none where that is missing or not known.
    pub kind: Option<ParameterType>,
    /// The value it has where none is given.
    pub default: Option<&'v Value>,
    /// What an `enum` allows.
    pub allowed: &'v [Value],
}

/// The types of parameters (reusable config, "Parameter types").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterType {
    /// Text.
    String,
    /// `true` or `false`, and the other words of YAML 1.1 for them.
    Boolean,
    /// A whole number.
    Integer,
    /// One of the words declared.
    Enum,
    /// The name of an executor, or a mapping with it and its parameters.
    Executor,
    /// A list of steps.
    Steps,
    /// The name of an environment variable.
    EnvVarName,
}

impl ParameterType {
    /// All types that a job, a command or an executor can declare, as they are written.
    pub const ALL: [(&'static str, Self); 7] = [
        ("string", Self::String),
        ("boolean", Self::Boolean),
        ("integer", Self::Integer),
        ("enum", Self::Enum),
        ("executor", Self::Executor),
        ("steps", Self::Steps),
        ("env_var_name", Self::EnvVarName),
    ];

    /// The word in a config.
    #[must_use]
    pub fn name(self) -> &'static str {
        let all = Self::ALL.iter();
        let mut same = all.filter(|(_, kind)| *kind == self);
        same.next().map_or("", |(name, _)| name)
    }

    fn from_name(name: &str) -> Option<Self> {
        let mut all = Self::ALL.iter();
        all.find(|(word, _)| *word == name).map(|(_, kind)| *kind)
    }
}

impl<'v> Parameter<'v> {
    /// The parameters that `owner` declares.
    pub(super) fn all(owner: &'v Value, is_here: bool) -> Vec<Self> {
        Named::all(owner, "parameters", is_here)
            .map(|named| Self {
                named,
                kind: named
                    .value
                    .get("type")
                    .and_then(Value::text)
                    .and_then(ParameterType::from_name),
                // A default of null is none that CircleCI would take, but it is written.
                default: named
                    .value
                    .fields()
                    .iter()
                    .find(|field| field.key == "default")
                    .map(|field| &field.value),
                allowed: named.value.get("enum").map_or(&[], Value::items),
            })
            .collect()
    }

    /// Whether a value must be given.
    #[must_use]
    pub fn is_required(&self) -> bool {
        self.default.is_none()
    }
}
