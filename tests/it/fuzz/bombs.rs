//! Configs that cost much more to understand than to write. The benchmark of `validate` asks for their
//! answers too.

use std::fmt::Write as _;

/// Their names and their texts.
pub(crate) fn all() -> Vec<(&'static str, String)> {
    const DEEP: usize = 20_000;
    let step = |condition: &str| {
        format!(
            "version: 2.1\njobs:\n  a:\n    docker: [{{ image: b }}]\n    steps:\n      - when:\n          \
             condition: {condition}\n          steps: [checkout]\nworkflows:\n  w:\n    jobs: [a]\n"
        )
    };
    let script = |line: &str| {
        format!(
            "version: 2.1\njobs:\n  build:\n    docker: [{{ image: b }}]\n    steps:\n      - checkout\n      \
             - run: '{line}true'\n"
        )
    };
    let mut aliases = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        let uses = vec![format!("*a{}", level - 1); 9].join(", ");
        let _ = writeln!(aliases, "a{level}: &a{level} [{uses}]");
    }
    let mut merged = String::from("m0: &m0 { a0: b }\n");
    for level in 1..400 {
        let before = level - 1;
        let _ = writeln!(
            merged,
            "m{level}: &m{level} {{ <<: [*m{before}, *m{before}], a{level}: b }}"
        );
    }
    let mut block = String::new();
    for depth in 0..300 {
        let _ = writeln!(block, "{}a:", " ".repeat(depth));
    }
    let deep = |open: &str, close: &str| open.repeat(DEEP) + "x" + &close.repeat(DEEP);
    vec![
        ("aliases of aliases", format!("{aliases}jobs: *a11\n")),
        ("merges of merges", format!("{merged}jobs: *m399\n")),
        ("brackets", deep("[", "]")),
        ("braces", deep("{ a: ", " }")),
        ("brackets in a step", step(&deep("[", "]"))),
        ("lists in lists", deep("- ", "")),
        ("keys in keys", block),
        ("complex keys", deep("? ", "")),
        (
            "expressions in expressions",
            step(&format!("\"{}\"", deep("<< ", " >>"))),
        ),
        (
            "sections in sections",
            step(&format!("\"{}\"", deep("<<# a >>", "<</ a >>"))),
        ),
        (
            "parentheses",
            step(&format!("\"<< {} >>\"", deep("(", ")"))),
        ),
        (
            "negations",
            step(&format!("\"<< {} >>\"", deep("not ", ""))),
        ),
        ("logic statements", step(&deep("{ not: ", " }"))),
        (
            "shallow logic statements",
            step(&("{ not: ".repeat(120) + "x" + &" }".repeat(120))),
        ),
        ("one long line", step(&"x ".repeat(200_000))),
        ("comments", "# x\n".repeat(DEEP)),
        (
            "runs on one line",
            script(&"newman run a && ".repeat(10_000)),
        ),
        (
            "folders in folders",
            script(&"cd a && newman run b && ".repeat(5_000)),
        ),
    ]
}
