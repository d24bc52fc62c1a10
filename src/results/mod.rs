//! Report files → one [`Run`]: read, redacted, joined and compared. Where it is shown is not known
//! here.

mod builder;
mod compare;
mod draft;
mod format;
mod json;
mod junit;
mod keep;
mod newman;
mod read;
mod redact;
mod redaction;
mod run;
mod secrets;
mod seen;
mod sight;
mod texts;
mod totals;
mod verdict;

pub use compare::{Comparison, Fixed, Place, Slower};
pub use keep::Keep;
pub use read::{Unredacted, read, unreadable};
pub use redact::redact;
pub use redaction::{Named, Redaction};
pub use run::{
    Assertion, Body, End, Exchange, Execution, Failed, Message, Outcome, Phase, Request, Run,
    RunError, Runner, Suite,
};
pub use texts::{TextId, Texts};
pub use totals::Totals;
pub use verdict::{Remark, Rules, SuiteVerdict, Verdict};
