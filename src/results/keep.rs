//! How much of a report is kept. What is longer is cut while it is read, so that no report can take
//! more memory than there is.

/// Of which executions headers and bodies are kept. Methods and addresses are, of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Keep {
    /// Of none.
    None,
    /// Of those that failed.
    #[default]
    Failed,
    /// Of all.
    All,
}

/// The longest name, in bytes.
pub(super) const NAME: usize = 4 << 10;
/// The longest message, header or URL, in bytes.
pub(super) const MESSAGE: usize = 16 << 10;
/// The longest body, in bytes.
pub(super) const BODY: usize = 8 << 10;
/// The longest body that a report tells the length of, in bytes: what is counted behind it still fits.
pub(super) const WHOLE: u64 = 1 << 53;
/// All that was sent and answered of one report, in bytes. What comes later keeps its URL only.
pub(super) const EXCHANGES: usize = 8 << 20;
/// All methods and URLs of what passed in one report, in bytes: some hundred thousand.
pub(super) const ADDRESSES: usize = 32 << 20;

/// What stands behind a name, message, header or URL that was cut.
pub(super) const CUT: &str = "…[cut]";
