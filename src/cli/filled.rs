/// What a flag names, which is never nothing: an empty text is most often a variable that is not set, and
/// would mean something else than what was asked for.
pub(crate) fn filled(text: &str) -> Result<String, String> {
    if text.trim().is_empty() {
        return Err("it is empty: is a variable not set?".to_owned());
    }
    Ok(text.to_owned())
}
