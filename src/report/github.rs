//! GitHub's workflow commands, with everything in them escaped
//! (GitHub documentation, "Workflow commands for GitHub Actions").

/// One `::notice …::` line; `level` is `notice`, `warning` or `error`.
pub(super) fn command(level: &str, file: &str, line: usize, title: &str, message: &str) -> String {
    format!(
        "::{level} file={},line={line},title={}::{}\n",
        property(file),
        property(title),
        data(message)
    )
}

fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::command;

    #[test]
    fn a_name_cannot_end_the_command_or_begin_another() {
        let line = command(
            "error",
            "a:b,c\n::x::",
            3,
            "t",
            "100%\n::set-output name=x::y",
        );
        assert_eq!(
            line,
            "::error file=a%3Ab%2Cc%0A%3A%3Ax%3A%3A,line=3,title=t::100%25%0A::set-output name=x::y\n"
        );
    }
}
