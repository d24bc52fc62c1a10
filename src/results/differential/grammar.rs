//! Reports by the thousand, the same on every machine: with members where they belong, mostly, and
//! values of the type that they have, mostly.

use std::fmt::Write as _;

/// Numbers that are the same everywhere (xorshift).
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit.max(1)
    }

    pub(super) fn of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())].clone()
    }
}

/// What a member of some name holds.
#[derive(Clone, Copy)]
enum Shape {
    Text,
    Number,
    Flag,
    Bytes,
    /// An object with some of these members.
    Object(&'static [(&'static str, Shape)]),
    List(&'static Shape),
}

use Shape::{Bytes, Flag, List, Number, Object, Text};

const ERROR: Shape = Object(&[
    ("name", Text),
    ("message", Text),
    ("stack", Text),
    ("source", Text),
    (
        "stacktrace",
        List(&Object(&[("fileName", Text), ("lineNumber", Number)])),
    ),
]);
const CURSOR: Shape = Object(&[
    ("ref", Text),
    ("iteration", Number),
    ("length", Number),
    ("cycles", Number),
]);
const PAIRS: Shape = List(&Object(&[
    ("key", Text),
    ("value", Text),
    ("disabled", Flag),
]));
const REQUEST: Shape = Object(&[
    ("id", Text),
    ("name", Text),
    ("method", Text),
    ("header", PAIRS),
    (
        "body",
        Object(&[
            ("mode", Text),
            ("raw", Text),
            ("graphql", Object(&[("query", Text)])),
        ]),
    ),
    (
        "url",
        Object(&[
            ("protocol", Text),
            ("host", List(&Text)),
            ("port", Text),
            ("path", List(&Text)),
            ("query", PAIRS),
            ("hash", Text),
            ("raw", Text),
        ]),
    ),
    ("auth", Object(&[("type", Text), ("bearer", PAIRS)])),
]);
const RESPONSE: Shape = Object(&[
    ("code", Number),
    ("status", Text),
    ("headers", PAIRS),
    (
        "stream",
        Object(&[("type", Text), ("data", Bytes), ("size", Number)]),
    ),
    ("body", Text),
    ("cookies", List(&Object(&[("value", Text)]))),
    ("responseTime", Number),
    ("responseSize", Number),
]);
const ITEM: Shape = Object(&[("id", Text), ("name", Text)]);
const TESTS: Shape = List(&Object(&[
    ("assertion", Text),
    ("name", Text),
    ("skipped", Flag),
    ("status", Text),
    ("error", ERROR),
]));
const SCRIPTS: Shape = List(&Object(&[("error", ERROR)]));
const ROW: Shape = Object(&[
    ("cursor", CURSOR),
    ("item", ITEM),
    ("request", REQUEST),
    ("iterationCount", Number),
    ("requestExecuted", REQUEST),
    ("response", RESPONSE),
    (
        "requestError",
        Object(&[("syscall", Text), ("code", Text), ("address", Text)]),
    ),
    ("assertions", TESTS),
    ("tests", TESTS),
    ("errors", List(&ERROR)),
    ("prerequestScript", SCRIPTS),
    ("testScript", SCRIPTS),
]);
const FAILURE: Shape = Object(&[
    ("error", ERROR),
    ("at", Text),
    ("cursor", CURSOR),
    ("source", ITEM),
    ("parent", ITEM),
]);
const COUNTS: Shape = Object(&[
    ("total", Number),
    ("executed", Number),
    ("failed", Number),
    ("errors", Number),
]);
const RUN: Shape = Object(&[
    ("executions", List(&ROW)),
    (
        "stats",
        Object(&[
            ("iterations", COUNTS),
            ("assertions", COUNTS),
            ("requests", COUNTS),
            ("scripts", COUNTS),
            ("testScripts", COUNTS),
            ("items", COUNTS),
        ]),
    ),
    (
        "timings",
        Object(&[("started", Number), ("completed", Number)]),
    ),
    (
        "meta",
        Object(&[
            ("collectionName", Text),
            ("started", Number),
            ("duration", Number),
        ]),
    ),
    (
        "summary",
        Object(&[
            ("iterations", COUNTS),
            ("executedRequests", COUNTS),
            ("postresponseScripts", COUNTS),
        ]),
    ),
    ("failures", List(&FAILURE)),
    ("error", ERROR),
    ("executions", List(&ROW)),
]);
const COLLECTION: Shape = Object(&[
    ("info", Object(&[("name", Text)])),
    (
        "item",
        List(&Object(&[
            ("name", Text),
            ("id", Text),
            ("item", List(&ITEM)),
            ("variable", PAIRS),
        ])),
    ),
]);
const REPORT: &[(&str, Shape)] = &[
    ("collection", COLLECTION),
    ("environment", Object(&[("name", Text), ("values", PAIRS)])),
    ("run", RUN),
    ("globals", Object(&[("values", PAIRS)])),
];

/// Few texts, so that the same ones meet: as ids, and as names.
const TEXTS: [&str; 26] = [
    "",
    "a",
    "b",
    "a",
    "b",
    "test 1",
    "request",
    "test-script:3:1",
    "prerequest-script",
    "assertion:0 in test-script",
    "failed",
    "skipped",
    "post-response",
    "pre-request",
    "sandbox-script.js",
    "x at sandbox-script.js:7:2",
    r"\ud83d\ude00",
    r"\ud800",
    r"\udc00 \u0000",
    r"\n\t\\\/",
    "é🚀",
    "/p?q#h",
    "http",
    "http://",
    "a / b",
    "a rather long text that fills a word",
];
const NUMBERS: [&str; 16] = [
    "0",
    "1",
    "2",
    "1",
    "0",
    "200",
    "404",
    "65536",
    "4294967296",
    "1e3",
    "-1",
    "-0",
    "0.5",
    "1.5e2",
    "99999999999999999999",
    "12",
];
const GAPS: [&str; 6] = ["", "", " ", "\n  ", "\n              ", "\r\n\t"];

/// A report.
pub(super) fn report(random: &mut Random) -> String {
    let mut out = String::new();
    put(&mut out, Object(REPORT), random, 0);
    out
}

fn put(out: &mut String, shape: Shape, random: &mut Random, level: usize) {
    if level > 0 && random.below(40) == 0 {
        // What does not belong there.
        out.push_str(random.of(&[
            "null",
            "[]",
            "{}",
            "\"x\"",
            "7",
            "true",
            "[{\"a\": [1,2]}]",
            "[[1]]",
        ]));
        return;
    }
    match shape {
        Text => {
            out.push('"');
            out.push_str(random.of(&TEXTS));
            out.push('"');
        }
        Number => out.push_str(random.of(&NUMBERS)),
        Flag => out.push_str(random.of(&["true", "false", "null"])),
        Bytes => {
            let gap = random.of(&GAPS);
            let count = random.below(40);
            let bytes = (0..count).map(|_| match random.below(60) {
                0 => (random.of(&NUMBERS)).to_owned(),
                other => (other * 4).to_string(),
            });
            let between = format!(",{gap}");
            let bytes: Vec<String> = bytes.collect();
            let _ = write!(out, "[{gap}{}]", bytes.join(&between));
        }
        Object(members) => {
            let often = if level < 2 { 8 } else { 6 };
            let gap = random.of(&GAPS);
            out.push('{');
            let mut is_first = true;
            for _ in 0..random.below(3).max(1) {
                for (name, shape) in members {
                    if random.below(10) >= often {
                        continue;
                    }
                    if !std::mem::take(&mut is_first) {
                        out.push(',');
                    }
                    let _ = write!(out, "{gap}\"{name}\":{}", random.of(&GAPS));
                    put(out, *shape, random, level + 1);
                }
                if random.below(4) > 0 {
                    break;
                }
            }
            out.push_str(gap);
            out.push('}');
        }
        List(element) => {
            let gap = random.of(&GAPS);
            out.push('[');
            for at in 0..random.below(4) {
                if at > 0 {
                    out.push(',');
                }
                out.push_str(gap);
                put(out, *element, random, level + 1);
            }
            out.push(']');
        }
    }
}

/// The same with some bytes changed, moved, doubled or gone.
pub(super) fn mutated(mut input: Vec<u8>, random: &mut Random) -> Vec<u8> {
    const SIGNS: &[&[u8]] = &[
        b"{",
        b"}",
        b"[",
        b"]",
        b",",
        b":",
        b"\"",
        b"\\",
        b"0",
        b"7",
        b"-",
        b".",
        b"e5",
        b"\\ud800",
        b"\xc3",
        b"\xff",
        b"null",
        b"true",
        b"\0",
        b"\n",
        b" ",
        b"\"ref\":",
        b"\"run\":",
    ];
    for _ in 0..=random.below(3) {
        let at = random.below(input.len());
        let len = random.below(40).min(input.len() - at);
        let sign = random.of(SIGNS);
        match random.below(5) {
            0 => drop(input.splice(at..at, sign.iter().copied())),
            1 => drop(input.drain(at..at + len)),
            2 => {
                let piece = input[at..at + len].to_vec();
                let to = random.below(input.len());
                input.splice(to..to, piece);
            }
            3 => input.truncate(input.len() - len),
            _ => {
                let end = (at + 1).min(input.len());
                input.splice(at..end, sign.iter().copied());
            }
        }
    }
    input
}
