//! What of a config stays here by where it stands: values under names of secrets, whatever they look like, and
//! what the compiler has no use for, scripts and comments.

use std::collections::HashSet;
use std::ops::Range;

use super::expressions;
use crate::secret::{Reach, is_telling, is_variable, written};
use crate::yaml::{Kind, NodeId, Style, Tree, inside};

/// What is done with scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scripts {
    /// None of them is sent: the compiler does not look into them.
    Stay,
    /// They are sent without the secrets that are found in them: they are compared.
    Go,
}

/// What is found.
#[derive(Debug, Default)]
pub(super) struct Literals {
    /// Secrets, or what may be one.
    pub(super) secrets: Vec<Range<usize>>,
    /// Numbers that may be one: what stands in their place is a number.
    pub(super) numbers: Vec<Range<usize>>,
    /// What is no secret and stays all the same.
    pub(super) others: Vec<Range<usize>>,
}

/// What is found in a config that is YAML.
pub(super) fn literals(tree: &Tree<'_>, scripts: Scripts) -> Literals {
    let mut walk = Walk {
        tree,
        scripts,
        choices: choices(tree),
        seen: HashSet::new(),
        found: Literals::default(),
    };
    walk.node(tree.root(), "");
    let comments = tree.comments().iter().map(|comment| comment.span.clone());
    walk.found.others.extend(comments.map(|span| {
        let sign = tree.text()[span.clone()].starts_with('#');
        span.start + usize::from(sign)..span.end
    }));
    walk.found
}

/// The values of enums: one that is declared is none that is secret, and another one would be an error.
fn choices<'t>(tree: &'t Tree<'_>) -> HashSet<&'t str> {
    let lists = tree.nodes().flat_map(|(id, _)| tree.entries(id));
    let lists = lists.filter(|entry| tree.scalar(entry.key) == Some("enum"));
    let items = lists.flat_map(|entry| tree.items(tree.resolve(entry.value)));
    items.filter_map(|item| tree.scalar(*item)).collect()
}

struct Walk<'w, 't> {
    tree: &'w Tree<'t>,
    scripts: Scripts,
    choices: HashSet<&'w str>,
    /// Nodes that were looked at, by what they stood under: an alias stands for them again.
    seen: HashSet<(usize, bool)>,
    found: Literals,
}

impl<'w> Walk<'w, '_> {
    /// Looks at what stands under a key.
    fn node(&mut self, id: NodeId, above: &str) {
        let id = self.tree.resolve(id);
        if !self.seen.insert((id.index(), is_script(above))) {
            return;
        }
        let tree = self.tree;
        for entry in tree.entries(id) {
            let Some(key) = tree.scalar(entry.key) else {
                self.node(entry.value, "");
                continue;
            };
            if self.is_given((id, above), key) {
                self.given(entry.value);
            }
            // The values of a matrix are in the names of its jobs, which others wait for, and orbs are called by names.
            let is_public = key == "matrix" || key == "orbs";
            self.node_of(entry.value, key, is_public);
        }
        for item in tree.items(id) {
            self.node(*item, above);
        }
        if let Some(value) = tree.scalar(id) {
            self.scalar(id, above, value);
        }
    }

    fn node_of(&mut self, id: NodeId, key: &str, is_public: bool) {
        let is_flat = is_public && !self.tree.entries(self.tree.resolve(id)).is_empty();
        if is_flat {
            self.public(id);
        } else {
            self.node(id, key);
        }
    }

    /// A mapping whose own keys are no names of values: `orbs`, and `parameters` of a matrix.
    fn public(&mut self, id: NodeId) {
        let id = self.tree.resolve(id);
        for entry in self.tree.entries(id) {
            let inner = self.tree.resolve(entry.value);
            match self.tree.scalar(entry.key) {
                Some("parameters") => self.public(inner),
                // An orb in the config itself.
                _ if !self.tree.entries(inner).is_empty() => self.node(inner, ""),
                _ => {}
            }
        }
    }

    /// Whether what stands under a key of a mapping is the value of a name that says secret.
    fn is_given(&self, (owner, above): (NodeId, &str), key: &str) -> bool {
        let text = |key: &str| {
            let value = self.tree.get(owner, key)?;
            self.tree.scalar(self.tree.resolve(value))
        };
        match key {
            // What caches are kept under.
            "key" if ["save_cache", "restore_cache"].contains(&above) => false,
            "value" => ["name", "key"].into_iter().filter_map(text).any(is_telling),
            _ => is_telling(key),
        }
    }

    /// A value under a name of a secret: itself, its items, or the default of a parameter.
    fn given(&mut self, id: NodeId) {
        let id = self.tree.resolve(id);
        for item in self.tree.items(id) {
            let item = self.tree.resolve(*item);
            if self.tree.scalar(item).is_some() {
                self.given(item);
            }
        }
        if self.tree.get(id, "type").is_some() {
            if let Some(default) = self.tree.get(id, "default") {
                self.given(default);
            }
        } else if let Some(value) = self.tree.get(id, "value") {
            self.given(value);
        }
        let Kind::Scalar { value, style } = &self.tree.node(id).kind else {
            return;
        };
        let is_plain = *style == Style::Plain;
        let is_word = ["true", "false", "null", "~", "yes", "no", "on", "off"];
        let is_kept = is_plain && is_word.contains(&&*value.to_ascii_lowercase())
            || self.choices.contains(value.as_ref())
            || is_variable(value);
        if is_kept {
            return;
        }
        let is_number = is_plain
            && value
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b'.');
        let span = self.content(id);
        if is_number {
            self.found.numbers.push(span);
        } else {
            let without = expressions::without(self.tree.text(), span);
            self.found.secrets.extend(without);
        }
    }

    /// A text that may be a script, or have a secret by what stands in front of it.
    fn scalar(&mut self, id: NodeId, key: &str, value: &'w str) {
        let text = self.tree.text();
        if self.choices.contains(value) {
            return;
        }
        let is_script = is_script(key) || value.trim_end().contains('\n');
        if is_script && self.scripts == Scripts::Stay {
            let parts = expressions::without(text, self.content(id));
            self.found.others.extend(parts);
        }
        let reach = if is_script { Reach::Word } else { Reach::Line };
        let source = self.tree.node(id).span.clone();
        for span in written(value, reach) {
            let span = inside(text, &source, value, &span);
            self.found.secrets.extend(expressions::without(text, span));
        }
    }

    fn content(&self, id: NodeId) -> Range<usize> {
        super::content(self.tree.text(), self.tree.node(id).span.clone())
    }
}

/// Keys that have a script; what has several lines is one, too.
fn is_script(key: &str) -> bool {
    ["run", "command", "entrypoint", "script"].contains(&key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::veil::Veil;

    fn sent(text: &str, scripts: Scripts) -> String {
        Veil::default().config(text, scripts).unwrap().text
    }

    #[test]
    fn what_names_say_is_secret_stays_whatever_it_looks_like() {
        for (text, left) in [
            ("MY_TOKEN: ab", "MY_TOKEN: xx"),
            ("DB_PASS: \"a b\"", "DB_PASS: \"x x\""),
            ("PASSWORD: 'a''b'", "PASSWORD: 'xxxx'"),
            ("{ DEPLOY_KEY: a }", "{ DEPLOY_KEY: x }"),
            ("PIN: 1234", "PIN: 1111"),
            ("PIN: '1234'", "PIN: 'xxxx'"),
            ("a: &s ab\nb: { TOKEN: *s }", "a: &s xx\nb: { TOKEN: *s }"),
            ("TOKEN: [a, bc]", "TOKEN: [x, xx]"),
            ("env: [TOKEN=a b, A=b]", "env: [TOKEN=x x, A=b]"),
            (
                "- { name: API_KEY, value: ab }",
                "- { name: API_KEY, value: xx }",
            ),
            ("a: https://me:ab@c.d/", "a: https://xxxxx@c.d/"),
            (
                "token: { type: string, default: ab, description: c }",
                "token: { type: string, default: xx, description: c }",
            ),
            (
                "token: a << parameters.b >> c",
                "token: x << parameters.b >> x",
            ),
            ("a: b # and: c", "a: b # xxxx x"),
            ("TOKEN: |\n  a b\n  c\n", "TOKEN: |\n  x x\n  x\n"),
        ] {
            assert_eq!(sent(text, Scripts::Go), left, "{text}");
            assert_eq!(sent(text, Scripts::Stay), left, "{text}");
        }
    }

    #[test]
    fn what_the_compiler_looks_at_goes() {
        for text in [
            "orbs: { token: acme/token@1.0.0 }",
            "matrix: { parameters: { key: [a, b] } }",
            "restore_cache: { key: v1-deps }",
            "- save_cache: { key: v1-deps, paths: [a] }",
            "token: true",
            "token: $TOKEN",
            "token: << parameters.token >>",
            "token: { type: enum, enum: [ab, cd], default: ab }",
            "- rotate-secret: { context: a, requires: [publish-token] }",
        ] {
            assert_eq!(sent(text, Scripts::Stay), text);
        }
    }

    #[test]
    fn of_scripts_nothing_goes_but_expressions_or_all_but_secrets() {
        let text = "- run: ls << parameters.b >> -l\n- run:\n    command: |\n      curl -u a:b c\n";
        assert_eq!(
            sent(text, Scripts::Stay),
            "- run: xx << parameters.b >> xx\n- run:\n    command: |\n      xxxx xx xxx x\n"
        );
        assert_eq!(sent(text, Scripts::Go), text.replace("a:b", "xxx"));
    }
}
