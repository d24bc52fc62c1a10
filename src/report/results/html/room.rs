//! How much a page can take, so that a browser still opens it: what is over is told where it would stand.
//! What failed is always there.

/// How many executions that passed are shown one by one: measured, a browser is still quick with them.
const PASSED: u64 = 20_000;
/// How many bytes of headers and bodies are shown.
const EXCHANGES: usize = 16 << 20;
/// How many bytes of messages are shown whole. What comes later is cut.
const MESSAGES: usize = 16 << 20;
/// The longest message from then on, in characters.
const SHORT: usize = 300;

/// What is left.
pub(super) struct Room {
    passed: u64,
    exchanges: usize,
    messages: usize,
}

impl Default for Room {
    fn default() -> Self {
        Self {
            passed: PASSED,
            exchanges: EXCHANGES,
            messages: MESSAGES,
        }
    }
}

impl Room {
    /// Takes room for an execution that passed; whether there is any.
    pub(super) fn passed(&mut self) -> bool {
        let has_room = self.passed > 0;
        self.passed = self.passed.saturating_sub(1);
        has_room
    }

    /// Takes room for what was sent and answered; whether there is any.
    pub(super) fn exchange(&mut self, bytes: usize) -> bool {
        let has_room = self.exchanges >= bytes;
        self.exchanges = self.exchanges.saturating_sub(bytes);
        has_room
    }

    /// Takes room for a message; how many characters of it are shown.
    pub(super) fn message(&mut self, bytes: usize) -> usize {
        let has_room = self.messages >= bytes;
        self.messages = self.messages.saturating_sub(bytes);
        if has_room { usize::MAX } else { SHORT }
    }
}
