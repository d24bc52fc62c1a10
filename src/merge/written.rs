//! The parts of a config that a merge writes anew from the selection, whatever a person writes there.

use super::marker::{self, Marker};
use super::vocabulary;
use crate::yaml::{Entry, NodeId, Span, Tree};

/// Where they are: what is marked, less the keys and steps inside that no layout renders.
#[must_use]
pub fn written(tree: &Tree<'_>) -> Vec<Span> {
    let mut written = Written {
        tree,
        spans: Vec::new(),
    };
    for section in tree.entries(tree.root()) {
        match tree.scalar(section.key) {
            Some("jobs") => written.jobs(section.value),
            Some("workflows") => written.workflows(section.value),
            Some("orbs") => written.marked(section.value),
            _ => {}
        }
    }
    written.spans
}

struct Written<'a, 't> {
    tree: &'a Tree<'t>,
    spans: Vec<Span>,
}

impl Written<'_, '_> {
    fn node(&mut self, node: NodeId) {
        self.spans.push(self.tree.full_span(node));
    }

    fn entry(&mut self, entry: Entry) {
        let start = self.tree.full_span(entry.key).start;
        self.spans
            .push(start..self.tree.full_span(entry.value).end.max(start));
    }

    fn owned(&self, map: NodeId) -> Vec<Entry> {
        let entries = self.tree.entries(map).iter().copied();
        let is_owned =
            |entry: &Entry| marker::of_entry(self.tree, map, *entry) == Some(Marker::Owned);
        entries.filter(is_owned).collect()
    }

    /// The entries of a mapping that are marked, whole.
    fn marked(&mut self, map: NodeId) {
        for entry in self.owned(map) {
            self.entry(entry);
        }
    }

    fn jobs(&mut self, map: NodeId) {
        for job in self.owned(map) {
            self.node(job.key);
            for entry in self.tree.entries(job.value) {
                match self.tree.scalar(entry.key) {
                    Some("steps") => self.steps(entry.value),
                    Some(key)
                        if vocabulary::renders_job_key(self.tree, job.value, key, entry.value) =>
                    {
                        self.entry(*entry);
                    }
                    _ => {}
                }
            }
        }
    }

    fn steps(&mut self, steps: NodeId) {
        for step in self.tree.items(steps) {
            if vocabulary::renders_step(self.tree, *step) {
                self.step(*step);
            }
        }
    }

    /// A step, whose keys that no layout knows stay what they are.
    fn step(&mut self, step: NodeId) {
        let Some(entry) = self.tree.entries(step).first() else {
            return self.node(step);
        };
        self.node(entry.key);
        let keys = self.tree.entries(entry.value);
        if keys.is_empty() {
            self.node(entry.value);
        }
        let is_run = self.tree.scalar(entry.key) == Some("run");
        for key in keys {
            let name = self.tree.scalar(key.key).unwrap_or_default();
            if !is_run || vocabulary::renders_parameter(name) {
                self.entry(*key);
            }
        }
    }

    fn workflows(&mut self, map: NodeId) {
        for workflow in self.tree.entries(map) {
            let is_owned = marker::of_entry(self.tree, map, *workflow) == Some(Marker::Owned);
            if is_owned {
                self.node(workflow.key);
            }
            for entry in self.tree.entries(workflow.value) {
                match self.tree.scalar(entry.key) {
                    Some("when") if is_owned => self.entry(*entry),
                    Some("jobs") => self.entries(entry.value),
                    _ => {}
                }
            }
        }
    }

    /// The entries of a workflow, and what others require.
    fn entries(&mut self, list: NodeId) {
        for item in self.tree.items(list) {
            let is_owned = marker::of_item(self.tree, list, *item) == Some(Marker::Owned);
            let Some(entry) = self.tree.entries(*item).first() else {
                if is_owned {
                    self.node(*item);
                }
                continue;
            };
            if !is_owned {
                self.requires(entry.value);
                continue;
            }
            self.node(entry.key);
            for key in self.tree.entries(entry.value) {
                let name = self.tree.scalar(key.key).unwrap_or_default();
                if vocabulary::renders_entry_key(name) {
                    self.entry(*key);
                }
            }
        }
    }

    /// The suites that an entry of the user's waits for.
    fn requires(&mut self, entry: NodeId) {
        let Some(list) = self.tree.get(entry, "requires") else {
            return;
        };
        for item in self.tree.items(list) {
            if marker::of_item(self.tree, list, *item) == Some(Marker::Owned) {
                self.node(*item);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_marked_is_written_again_and_what_a_person_added_inside_is_not() {
        let text = "\
version: 2.1
orbs:
  newman: postman/newman@1.0.0 # postorb
  mine: acme/mine@1.0.0
jobs:
  suites: # postorb
    executor: newman/postman-newman-docker
    working_directory: ~/mine
    steps:
      - checkout
      - run: echo mine
      - newman/newman-run:
          collection: a.json
      - run:
          name: Run Newman
          command: newman run a.json
          no_output_timeout: mine
  other:
    steps: [mine]
workflows:
  w:
    when: mine
    jobs:
      - mine:
          requires:
            - mine-too
            - suites # postorb
      - suites: # postorb
          requires: [build]
          matrix: mine
";
        let tree = Tree::parse(text).unwrap();
        let spans = written(&tree);
        let parts: Vec<&str> = spans.iter().map(|span| text[span.clone()].trim()).collect();
        assert_eq!(
            parts,
            [
                "newman: postman/newman@1.0.0",
                "suites",
                "executor: newman/postman-newman-docker",
                "checkout",
                "newman/newman-run",
                "collection: a.json",
                "run",
                "name: Run Newman",
                "command: newman run a.json",
                "suites",
                "suites",
                "requires: [build]",
            ]
        );
    }
}
