//! Which keys are left out where, and in which order the others stand.

/// Of a collection's own description: who changed it when.
pub(super) const OF_INFO: [&str; 11] = [
    "description",
    "uid",
    "owner",
    "team",
    "fork",
    "isPublic",
    "createdAt",
    "updatedAt",
    "lastUpdatedBy",
    "_exporter_id",
    "_collection_link",
];

/// Of a folder or a request.
pub(super) const OF_ITEM: [&str; 13] = [
    "description",
    "response",
    "responses",
    "uid",
    "owner",
    "collection",
    "folder",
    "createdAt",
    "updatedAt",
    "lastUpdatedBy",
    "lastRevision",
    "_postman_isSubFolder",
    "meta",
];

/// Of a parameter, a header, a field of a form.
pub(super) const OF_ENTRY: [&str; 2] = ["description", "uuid"];

/// The order of keys: who it is, then what it has for all that is in it, then that.
const ORDER: [&str; 41] = [
    "info",
    "_postman_id",
    "id",
    "name",
    "key",
    "value",
    "schema",
    "listen",
    "disabled",
    "enabled",
    "mode",
    "method",
    "url",
    "raw",
    "protocol",
    "host",
    "port",
    "path",
    "query",
    "hash",
    "header",
    "body",
    "type",
    "noauth",
    "apikey",
    "basic",
    "bearer",
    "oauth2",
    "auth",
    "event",
    "script",
    "exec",
    "packages",
    "request",
    "values",
    "variable",
    "protocolProfileBehavior",
    "urlencoded",
    "formdata",
    "options",
    "item",
];

/// Where a key stands: those that are not known come behind the others, in the order of their names,
/// and what a collection or a folder holds is last.
pub(super) fn rank(key: &str) -> usize {
    const LAST: usize = ORDER.len() - 1;
    match ORDER.iter().position(|known| *known == key) {
        Some(LAST) => LAST + 1,
        Some(at) => at,
        None => LAST,
    }
}
