//! Words of a POSIX shell that survive `CircleCI`'s templates.

/// `text` as one word. `<<` is never part of it: `CircleCI` would take that for the beginning of an
/// expression, and its escape `\<<` is not known to every version of a config.
#[must_use]
pub(super) fn quote(text: &str) -> String {
    if !text.is_empty() && text.chars().all(is_plain) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + 2);
    out.push('\'');
    let mut last = '\0';
    for char in text.chars() {
        match char {
            '\'' => out.push_str(r"'\''"),
            '<' if last == '<' => out.push_str("''<"),
            _ => out.push(char),
        }
        last = char;
    }
    out.push('\'');
    out
}

/// Words that follow others on a line: a blank before each.
#[must_use]
pub(super) fn line<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let mut line = String::new();
    for word in words {
        line.push(' ');
        line.push_str(&quote(word));
    }
    line
}

/// `name=$variable` as one word, in which the shell puts the variable's value.
#[must_use]
pub(super) fn assignment(name: &str, variable: &str) -> String {
    if name.chars().all(is_plain) {
        format!("\"{name}=${variable}\"")
    } else {
        format!("{}\"${variable}\"", quote(&format!("{name}=")))
    }
}

fn is_plain(char: char) -> bool {
    char.is_ascii_alphanumeric() || "_@%+=:,./-".contains(char)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_where_a_shell_would_see_more_than_a_word() {
        assert_eq!(quote("postman/a.json"), "postman/a.json");
        assert_eq!(quote(""), "''");
        assert_eq!(quote("Re funds"), "'Re funds'");
        assert_eq!(quote("it's"), r"'it'\''s'");
        assert_eq!(quote("$(x)`y`\\"), r"'$(x)`y`\'");
    }

    #[test]
    fn two_angle_brackets_never_meet() {
        assert_eq!(quote("<< x >>"), "'<''< x >>'");
        assert_eq!(quote("<<<"), "'<''<''<'");
    }

    #[test]
    fn only_the_variable_of_an_assignment_is_expanded() {
        assert_eq!(assignment("token", "API_TOKEN"), "\"token=$API_TOKEN\"");
        assert_eq!(assignment("$a b", "X"), "'$a b='\"$X\"");
    }
}
