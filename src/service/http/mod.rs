//! HTTP for every service: when a call is made, how long it may take, when it is made again, and what
//! a failure is called.
//!
//! What differs between services is data: see [`Service`].

mod answer;
mod base;
mod body;
mod call;
mod client;
mod deadline;
mod hints;
mod key;
mod log;
mod many;
mod pace;
mod page;
mod problem;
mod proxy;
mod retry;
mod roots;
mod service;
mod transport;
mod web;
mod when;
mod words;

pub(super) use answer::Answer;
pub(super) use call::Call;
pub(super) use client::Client;
pub use deadline::Network;
pub use many::many;
pub(super) use pace::Limit;
pub(super) use page::{Page, pages};
pub(super) use problem::Problem;
pub(super) use service::{Kind, Service};
pub use web::Web;
