//! Merging into configs that are as awkward as YAML allows, made at random.

use postorb::merge::{self, Gate};
use postorb::yaml::Tree;
use proptest::prelude::*;

use crate::support::{self, merge_value, value};

/// How one section of a config is written.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Form {
    Missing,
    Nothing,
    Null,
    Empty,
    Flow,
    LongFlow,
    Block,
    BlockWithComment,
    Merged,
}

/// The choices that make one config.
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
#[derive(Clone, Debug)]
struct Config {
    line_break: &'static str,
    byte_order_mark: bool,
    final_line_break: bool,
    marks: bool,
    step: usize,
    dash: usize,
    blank_lines: bool,
    orbs: Form,
    jobs: Form,
    workflows: Form,
    entries: Form,
    order: bool,
    tail: &'static str,
}

fn form(forms: &'static [Form]) -> impl Strategy<Value = Form> {
    prop::sample::select(forms)
}

fn config() -> impl Strategy<Value = Config> {
    use Form::*;
    let style = (
        prop::sample::select(vec!["\n", "\r\n", "\r"]),
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
        1_usize..=4,
        prop::sample::select(vec![0_usize, 2, 4]),
        any::<bool>(),
    );
    let sections = (
        form(&[
            Missing,
            Nothing,
            Null,
            Empty,
            Flow,
            LongFlow,
            Block,
            BlockWithComment,
        ]),
        form(&[
            Nothing,
            Null,
            Empty,
            Flow,
            LongFlow,
            Block,
            BlockWithComment,
            Merged,
        ]),
        form(&[
            Missing,
            Nothing,
            Null,
            Empty,
            Flow,
            LongFlow,
            Block,
            BlockWithComment,
        ]),
        form(&[
            Missing,
            Nothing,
            Null,
            Empty,
            Flow,
            LongFlow,
            Block,
            BlockWithComment,
        ]),
        any::<bool>(),
        prop::sample::select(vec![
            "",
            "# the end",
            "    ",
            "# a\n\n  # b",
            "...",
            "x-last: |\n  text # no comment\n\n   ",
            "x-last: >+\n  text\n\n",
            "x-last: 'a\n\n  b'",
        ]),
    );
    (style, sections).prop_map(|(style, sections)| Config {
        line_break: style.0,
        byte_order_mark: style.1,
        final_line_break: style.2,
        marks: style.3,
        step: style.4,
        dash: style.5,
        blank_lines: style.6,
        orbs: sections.0,
        jobs: sections.1,
        workflows: sections.2,
        entries: sections.3,
        order: sections.4,
        tail: sections.5,
    })
}

impl Config {
    fn text(&self) -> String {
        let mut sections = vec!["version: 2.1 # größer 🚀".to_owned()];
        sections.push("x-base: &base\n  # kept: yes\n  background: true".to_owned());
        let mut middle = vec![
            self.section("orbs", self.orbs, &[("node", "circleci/node@5".into())]),
            self.section(
                "jobs",
                self.jobs,
                &[("build", self.job(1)), ("test-ß", self.job(2))],
            ),
        ];
        if self.order {
            middle.reverse();
        }
        sections.extend(middle.into_iter().filter(|text| !text.is_empty()));
        let list = self.list();
        let workflows = self.section("workflows", self.workflows, &[("main", list.clone())]);
        sections.push(workflows);
        if !self.tail.is_empty() {
            sections.push(self.tail.to_owned());
        }
        sections.retain(|text| !text.is_empty());
        let between = if self.blank_lines { "\n\n" } else { "\n" };
        let start = if self.marks { "---\n" } else { "" };
        let mut text = format!("{start}{}", sections.join(between));
        if self.final_line_break {
            text.push('\n');
        }
        let mark = if self.byte_order_mark { "\u{feff}" } else { "" };
        format!("{mark}{}", text.replace('\n', self.line_break))
    }

    fn pad(&self, depth: usize) -> String {
        " ".repeat(self.step.max(2) * depth)
    }

    /// A job as flow YAML, or as lines under its key.
    fn job(&self, depth: usize) -> String {
        if depth == 1 {
            return "{docker: [{image: cimg/base:2024.01}], steps: [checkout, run: a b]}".into();
        }
        let pad = self.pad(2);
        let dash = " ".repeat(self.dash);
        format!(
            "\n{pad}docker:\n{pad}{dash}- image: x\n{pad}steps:\n{pad}{dash}- checkout\n\
             {pad}{dash}- run: |\n{pad}{dash}      echo '# no comment'\n\n{pad}{dash}      : <<EOF"
        )
    }

    fn list(&self) -> String {
        let pad = self.pad(2);
        let dash = " ".repeat(self.dash);
        let list = match self.entries {
            Form::Missing | Form::Merged => return "{when: true}".into(),
            Form::Nothing => String::new(),
            Form::Null => " null".into(),
            Form::Empty => " []".into(),
            Form::Flow => " [build, test-ß: {requires: [build]}]".into(),
            Form::LongFlow => format!(" [\n{pad}   build, # first\n{pad}   test-ß,\n{pad} ]"),
            Form::Block => format!("\n{pad}{dash}- build\n{pad}{dash}- test-ß"),
            Form::BlockWithComment => {
                format!("\n{pad}{dash}- build # one\n{pad}{dash}# - test-ß\n\n{pad}{dash}# two")
            }
        };
        format!("\n{pad}jobs:{list}")
    }

    fn section(&self, key: &str, form: Form, entries: &[(&str, String)]) -> String {
        let pad = self.pad(1);
        let flow: Vec<(&str, &str)> = entries
            .iter()
            .filter(|(_, value)| !value.starts_with('\n'))
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        let lines = |separator: &str| {
            let line = |(name, value): &(&str, String)| {
                let space = if value.starts_with('\n') { "" } else { " " };
                format!("{pad}{name}:{space}{value}")
            };
            entries.iter().map(line).collect::<Vec<_>>().join(separator)
        };
        match form {
            Form::Missing => String::new(),
            Form::Nothing => format!("{key}: # nothing yet"),
            Form::Null => format!("{key}: ~ # nothing"),
            Form::Empty => format!("{key}: {{ }}"),
            Form::Flow => {
                let members: Vec<_> = flow.iter().map(|(n, v)| format!("{n}: {v}")).collect();
                format!("{key}: {{{}}}", members.join(", "))
            }
            Form::LongFlow => {
                let members: Vec<_> = flow
                    .iter()
                    .map(|(n, v)| format!("{pad}{n}: {v},"))
                    .collect();
                format!("{key}: {{ # long\n{}\n{pad}}}", members.join(" # each\n"))
            }
            Form::Block => format!("{key}:\n{}", lines("\n")),
            Form::BlockWithComment => {
                format!(
                    "{key}:\n{}\n{pad}# the last word\n\n{pad}  # of {key}",
                    lines("\n\n")
                )
            }
            Form::Merged => format!("{key}:\n{pad}<<: {{ other: *base }}\n{}", lines("\n")),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_merge_adds_what_is_selected_and_nothing_else_and_can_be_taken_back(
        config in config(),
        many in any::<bool>(),
        gated in any::<bool>(),
    ) {
        let text = config.text();
        let tree = match Tree::parse(&text) {
            Ok(tree) => tree,
            Err(error) => return Err(TestCaseError::fail(format!("{error:?} in\n{text}"))),
        };
        let selection = if many { support::MANY } else { support::ONE };
        let selection = if gated { format!("{selection}{}", support::MAIN) } else { selection.into() };
        let rendered = support::render(&tree, &selection);
        let changed = if many { support::changed(&selection) } else { support::sharing(&selection) };
        let other = support::render(&tree, &changed);
        let before = value(&text);
        let runs_build = support::entry(&before, "main", "build").is_some();
        let gates = |rendered| -> Vec<Gate> {
            let before = if gated && runs_build { vec!["build".into()] } else { return Vec::new() };
            vec![Gate { workflow: "main".into(), before, entries: support::entries(rendered) }]
        };
        let applied = match merge::apply(&tree, Some(&rendered), gates(&rendered), false) {
            Ok(applied) => applied,
            Err(findings) => return Err(TestCaseError::fail(format!("{findings:#?} in\n{text}"))),
        };
        let merged = &applied.edited.text;

        // Every byte outside the reported spans stays.
        prop_assert_eq!(merged, &support::by_patches(&text, &applied.edited.patches));

        // Another parser reads the value that was meant.
        let after = value(merged);
        let wanted = merge_value(&before, &value(&rendered), &gates(&rendered));
        prop_assert_eq!(after, wanted, "in\n{}", merged);

        // Again changes nothing; nothing selected restores what was there.
        let again = Tree::parse(merged).unwrap();
        let second = merge::apply(&again, Some(&rendered), gates(&rendered), false).unwrap();
        prop_assert_eq!(&second.edited.text, merged);
        let take_back = |tree: &Tree<'_>| match merge::apply(tree, None, Vec::new(), false) {
            Ok(restored) => Ok(restored.edited.text),
            Err(findings) => {
                Err(TestCaseError::fail(format!("{findings:#?} in\n{}", tree.text())))
            }
        };
        let restored = take_back(&again)?;
        prop_assert_eq!(value(&restored), before.clone(), "restored\n{}\nfrom\n{}", restored, merged);

        // Another selection is the same as if it had been the first one.
        let changed = match merge::apply(&again, Some(&other), gates(&other), false) {
            Ok(changed) => changed.edited.text,
            Err(findings) => return Err(TestCaseError::fail(format!("{findings:#?} in\n{merged}"))),
        };
        let wanted = merge_value(&before, &value(&other), &gates(&other));
        prop_assert_eq!(value(&changed), wanted, "changed to\n{}\nfrom\n{}", changed, merged);
        let restored = take_back(&Tree::parse(&changed).unwrap())?;
        prop_assert_eq!(value(&restored), before, "restored\n{}\nfrom\n{}", restored, changed);
    }
}
