//! The page that results become, in a browser: what is seen, found and reached there, by everybody.

mod browser;
mod docs;
mod find;
mod large;
mod look;
mod plain;
mod reach;
mod safe;
mod scene;
mod told;
