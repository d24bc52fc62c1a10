//! Services that postorb talks to: one file a service, over one client of HTTP.
//!
//! Nothing here opens a connection before the first call, so that commands which need none start as
//! fast as without it.

mod account;
pub mod circleci;
mod credentials;
pub mod github;
mod http;
pub mod postman;
mod told;

pub use account::Account;
pub use circleci::CircleCi;
pub use credentials::{Credentials, Origin};
pub use github::Github;
pub use http::{Network, Web, many};
pub use postman::Postman;
pub(crate) use told::told;
