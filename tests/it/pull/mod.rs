//! `pull` against a fake of Postman: what is written, what is not, and what is told of it.

mod check;
mod faults;
mod locked;
mod page;
mod refused;
mod scene;
mod written;
