//! Lists that come in pages, asked for one by one.

use std::collections::HashSet;

use serde_json::Value;

use super::CircleCi;
use crate::Failure;
use crate::service::http::{Call, Client};

/// Pages without an entry that may follow one another; a service that has more is going nowhere.
const EMPTY: usize = 50;

/// The entries of all pages. The next page is asked for when its first entry is wanted, so that a list of any
/// length takes the memory of a page; a token that was there before ends it.
#[derive(Debug)]
pub(super) struct Pages<'c> {
    client: &'c Client,
    call: Call,
    /// What asks for the next page; none at the end.
    next: Option<Call>,
    seen: HashSet<String>,
    page: std::vec::IntoIter<Value>,
    empty: usize,
}

impl<'c> Pages<'c> {
    pub(super) fn new(client: &'c Client, call: Call) -> Self {
        Self {
            client,
            next: Some(call.clone()),
            call,
            seen: HashSet::new(),
            page: Vec::new().into_iter(),
            empty: 0,
        }
    }

    /// Asks for the next page; false where there is none.
    fn turn(&mut self) -> Result<bool, Failure> {
        let Some(call) = self.next.take() else {
            return Ok(false);
        };
        let mut object = self.client.object(&call, "items")?;
        let Some(Value::Array(entries)) = object.remove("items") else {
            return Err(self.client.unexpected(&call, "`items` that are no list"));
        };
        self.empty = if entries.is_empty() {
            self.empty + 1
        } else {
            0
        };
        self.page = entries.into_iter();
        // The last page has `null`, and has had an empty text (circleci-sdk-go).
        let token = object.get("next_page_token").and_then(Value::as_str);
        let token = token.filter(|token| !token.is_empty() && self.empty < EMPTY);
        self.next = token
            .filter(|token| self.seen.insert((*token).to_owned()))
            .map(|token| self.call.clone().query("page-token", token));
        Ok(true)
    }
}

impl Iterator for Pages<'_> {
    type Item = Result<Value, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(entry) = self.page.next() {
                return Some(Ok(entry));
            }
            match self.turn() {
                Ok(true) => {}
                Ok(false) => return None,
                Err(failure) => return Some(Err(failure)),
            }
        }
    }
}

impl CircleCi {
    /// All entries of a list.
    pub(super) fn all<T: serde::de::DeserializeOwned>(
        &self,
        call: &Call,
    ) -> Result<Vec<T>, Failure> {
        let pages = Pages::new(&self.client, call.clone());
        pages.map(|entry| self.typed(call, entry?)).collect()
    }
}
