//! Files in and out. What is read is checked text; what is written is written whole or not at all.
//!
//! [`replace`] never leaves a file lost, empty or half written, whatever stops it: the new text goes
//! to a temporary file in the same folder, to the disk, and then takes the old one's name in one
//! step. A process that is killed before that step leaves a `.postorb-….tmp` file behind: nothing reads
//! it, it can be deleted, and the next write in that folder does so once it is an hour old.

mod append;
mod below;
mod folder;
mod leaving;
mod private;
mod repository;
mod source;
mod stream;
mod text;
mod write;

pub use append::append;
pub use below::read_below;
pub use private::{read_private, write_private};
pub use repository::{LONG, Place, Repository};
pub use source::{LIMIT, Source, read, read_input};
pub use stream::stream;
pub use write::{create, replace};
