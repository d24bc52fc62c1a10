//! Ids of collections and environments.

pub(in crate::lint) use crate::id::{is_meant, is_uid, is_uuid};
