//! A list as benches press keys at it, who are another crate. Nothing here touches a terminal.

use super::item::Item;
use super::key::decode;
use super::list::{List, Number};
use super::paint::Paint;
use super::screen::{Screen, Size};

/// The entries of a list.
#[doc(hidden)]
#[derive(Debug)]
pub struct Measured(Vec<Item>);

impl Measured {
    /// Entries of these names and ids.
    pub fn new<'n>(names: impl IntoIterator<Item = (&'n str, &'n str)>) -> Self {
        let names = names.into_iter();
        Self(names.map(|(name, id)| Item::new(name, id)).collect())
    }

    /// Presses keys, as the bytes that terminals send, and hands on what is drawn for each.
    pub fn press(&self, mut keys: &[u8], mut drawn: impl FnMut(&str)) {
        const SIZE: Size = Size {
            columns: 100,
            rows: 24,
        };
        let mut list = List::new("Collections", &self.0, Number::Some);
        let mut screen = Screen::default();
        let paint = Paint(true);
        screen.draw(&list.picture(SIZE, paint), SIZE);
        while let Some((key, length)) = decode(keys, true) {
            list.press(key);
            drawn(&screen.draw(&list.picture(SIZE, paint), SIZE));
            keys = &keys[length..];
        }
    }
}
