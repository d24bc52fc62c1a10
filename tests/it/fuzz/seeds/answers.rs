//! What services answer with, and documents of Postman's, short enough to be seeds.

/// Errors in the shapes of each service.
const ERRORS: [&str; 14] = [
    r#"{"error": {"name": "AuthenticationError", "message": "Invalid API Key."}}"#,
    r#"{"statusCode": 404, "error": {"name": "workspaceNotFoundError", "message": "no"}}"#,
    r#"{"name": "serviceLimitExhausted", "message": "no more"}"#,
    r#"{"type": "https://api.postman.com/problems/forbidden", "title": "Gone", "status": 403, "detail": "no\u001b[2J"}"#,
    r#"{"error": "plain"}"#,
    r#"{"message": "Project not found"}"#,
    r#"{"error": {"title": "Bad Request", "detail": "no config\n  é"}}"#,
    r#"{"message": "API rate limit exceeded", "documentation_url": "https://docs.github.com", "errors": ["x"]}"#,
    r#"{"message": "Validation Failed", "errors": [{"resource": "Issue", "field": "title", "code": "missing_field"}]}"#,
    "Internal error",
    "<html><title>Log in</title></html>",
    r#"{"collections": []}"#,
    r#"{"name": "Bookings", "message": "x"}"#,
    "[[1, {}]]",
];

/// Each of them for each service, of statuses and with tokens in many places.
pub(super) fn all() -> Vec<Vec<u8>> {
    let all = ERRORS.iter().enumerate().flat_map(|(at, error)| {
        (0..6_u8).map(move |service| {
            let at = u8::try_from(at).unwrap_or_default();
            let first = [
                service,
                at.wrapping_mul(5).wrapping_add(service),
                at.wrapping_mul(37).wrapping_add(service.wrapping_mul(90)),
                at.wrapping_add(service),
            ];
            [&first[..], error.as_bytes()].concat()
        })
    });
    all.collect()
}

/// A collection with all that is looked into, one in the old form, an environment, and a lock.
pub(super) const DOCUMENTS: [&str; 6] = [
    r#"{"info": {"name": "A", "_postman_id": "1", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json", "updatedAt": "x"},
 "auth": {"type": "bearer", "bearer": [{"key": "token", "value": "{{token}}"}]},
 "event": [{"listen": "prerequest", "script": {"exec": "pm.environment.set('a', 1)\r\n"}}],
 "variable": [{"key": "base", "value": "https://a.b"}, {"key": "password", "value": "x", "type": "secret"}],
 "item": [
  {"name": "Folder \u202e\u0007", "item": [
   {"name": "Pay", "id": "2", "response": [{}], "event": [{"listen": "test", "script": {"type": "text/javascript", "exec": [
     "pm.test('it answers', () => {", "  pm.response.to.have.status(200);", "  pm.expect(x).to.eql(`a${b}`);", "});", "pm.sendRequest('{{base}}/x');"]}}],
    "request": {"method": "POST", "header": [{"key": "Accept", "value": "*/*"}],
     "url": {"raw": "{{base}}/pay?a=1", "query": [{"key": "a", "value": "1", "disabled": true}], "path": ["pay"]},
     "body": {"mode": "raw", "raw": "{\"a\": 1.0}"}}}]},
  {"name": "Plain", "request": "https://{{base}}/"}]}"#,
    r#"{"collection": {"id": "1", "name": "x", "order": [], "folders": [{"name": "A"}], "requests": [{"name": "B", "url": "{{x}}"}]}}"#,
    r#"{"id": "3", "name": "Staging", "values": [{"key": "base", "value": "https://a.b", "enabled": true}, {"key": "token", "value": "", "type": "secret"}, {"key": "n", "value": 1}]}"#,
    r#"{"item": [{"name": "a", "request": {"body": {"mode": "graphql", "graphql": {"query": "{a}", "variables": "{}"}}}}, {"name": "b", "request": {"body": {"mode": "formdata", "formdata": [{"key": "f", "src": "x"}]}}}], "variable": {"a": "b"}}"#,
    "version: 1\ncollections:\n  - uid: 789883-28b680e3-eb56-4135-8f4c-de01a6e494e9\n    name: \"A: #é\"\n    file: .circleci/postorb/a.postman_collection.json\n    updated: 2026-11-23T10:00:00Z\n    sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n    supply: [password, \"a b\"]\nenvironments: []\n",
    "$kind: collection\nname: x\n",
];
