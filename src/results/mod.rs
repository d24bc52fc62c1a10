//! Report files → one [`Run`]: read, redacted, joined and compared. Where it is shown is not known
//! here.

mod builder;
mod checks;
mod compare;
mod cookies;
mod copy;
#[cfg(any(test, fuzzing))]
#[doc(hidden)]
pub mod differential;
mod draft;
mod format;
mod identity;
mod join;
mod json;
mod junit;
mod keep;
mod kept;
mod label;
mod lack;
mod merger;
mod newman;
mod outlast;
mod own;
mod pairs;
mod pauses;
mod read;
mod redact;
mod redaction;
mod requests;
mod run;
mod secrets;
mod seen;
mod sight;
mod texts;
mod times;
mod timings;
mod totals;
mod verdict;

pub use compare::{Comparison, Fixed, Place, Slower};
pub use join::join;
pub use keep::Keep;
pub use kept::kept;
pub(crate) use lack::Lack;
pub use pauses::pauses;
pub(crate) use read::{UNBEGUN, unbegun};
pub use read::{Unredacted, read, read_all, read_all_ahead, unreadable};
pub use redact::redact;
pub use redaction::{Named, Redaction};
pub use run::{
    Assertion, Body, Broken, End, Exchange, Execution, Failed, Message, Outcome, Phase, Quarantine,
    Request, Run, RunError, Runner, Source, Suite,
};
pub use texts::{TextId, Texts};
pub use timings::{Timings, timings};
pub use totals::Totals;
pub use verdict::{Remark, Rules, SuiteVerdict, Verdict};
