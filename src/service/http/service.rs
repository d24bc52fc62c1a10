//! What is particular to a service.

use super::{Answer, Limit, Problem};

/// A service as data.
#[derive(Debug)]
pub(in crate::service) struct Service {
    /// What people call it.
    pub(in crate::service) name: &'static str,
    /// Where its API is.
    pub(in crate::service) base: &'static str,
    /// The environment variable that names another place.
    pub(in crate::service) base_variable: &'static str,
    /// Whether that variable may hold a host alone, which is one with https then.
    pub(in crate::service) is_host_enough: bool,
    /// The header that the key travels in, in lower case.
    pub(in crate::service) key_header: &'static str,
    /// What stands before the key in that header.
    pub(in crate::service) key_prefix: &'static str,
    /// The media type that is asked for, where a call names none.
    pub(in crate::service) accept: &'static str,
    /// How many calls it takes in which time.
    pub(in crate::service) limits: &'static [Limit],
    /// What an answer tells about a failure; none where it does not have the form of one.
    pub(in crate::service) problem: fn(&Answer) -> Option<Problem>,
    /// What to do about a failure of this kind.
    pub(in crate::service) advice: fn(Kind) -> &'static [&'static str],
}

/// Kinds of failures, for the next step and the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::service) enum Kind {
    /// The key is none, or no longer one.
    Unauthenticated,
    /// The key may not do this.
    Forbidden,
    /// What was named is not there, or not for this key.
    Missing,
    /// Too many calls in too little time.
    TooMany,
    /// No calls are left, and waiting does not help.
    UsedUp,
    /// The service has a fault of its own.
    Broken,
    /// The service does not take the call as it is.
    Rejected,
}
