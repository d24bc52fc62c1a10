//! The client of services against a fake on loopback, as it should be and with faults.

mod answers;
mod contract;
mod faults;
mod happy;
mod online;
mod tls;
