//! Where keys come from, and whose they are: `auth status`. Never a key itself, or a part of one.

mod json;
mod text;

pub(crate) use json::json;
pub(crate) use text::text;

use crate::Failure;

/// A service and its key.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// What the service is called on the command line.
    pub(crate) service: &'static str,
    /// The environment variables that could hold its key.
    pub(crate) variables: &'static [&'static str],
    /// Where its key comes from.
    pub(crate) key: Option<Key>,
    /// Whose it is; none where nobody was asked.
    pub(crate) owner: Option<Result<Owner, Failure>>,
}

/// Where a key comes from.
#[derive(Clone, Debug)]
pub(crate) enum Key {
    /// This environment variable.
    Variable(String),
    /// This file.
    File(String),
}

/// Whose a key is.
#[derive(Clone, Debug)]
pub(crate) struct Owner {
    /// For people.
    pub(crate) who: String,
    pub(crate) username: String,
    pub(crate) name: Option<String>,
    pub(crate) team: Option<String>,
    /// How many calls a month has, and how many of them were made.
    pub(crate) quota: Option<(u64, u64)>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Exit;

    fn rows() -> Vec<Row> {
        let owner = Owner {
            who: "Ada\u{1b}[2J (ada), team Engines".to_owned(),
            username: "ada".to_owned(),
            name: Some("Ada\u{1b}[2J".to_owned()),
            team: Some("Engines".to_owned()),
            quota: Some((1000, 12)),
        };
        let row = |service, key, owner| Row {
            service,
            variables: &["ONE", "TWO"],
            key,
            owner,
        };
        let file = Key::File("/home/ada/.config/postorb/credentials".to_owned());
        let refused = Failure::new(Exit::Authentication, "the key was refused");
        vec![
            row(
                "postman",
                Some(Key::Variable("ONE".to_owned())),
                Some(Ok(owner)),
            ),
            row("circleci", Some(file), Some(Err(refused))),
            row("github", None, None),
        ]
    }

    #[test]
    fn people_read_where_a_key_comes_from_and_how_one_is_given() {
        assert_eq!(
            text(&rows()),
            "\
postman   $ONE, of Ada\\u{1b}[2J (ada), team Engines; 988 of 1000 calls are left this month
circleci  /home/ada/.config/postorb/credentials, and cannot be used
github    no key: set $ONE or $TWO, or `postorb auth login github`
"
        );
    }

    #[test]
    fn of_a_service_that_does_not_answer_nothing_is_said_of_the_key() {
        for (exit, told) in [
            (crate::Exit::Authentication, "and cannot be used\n"),
            (crate::Exit::Api, "and could not be checked\n"),
            (crate::Exit::TimedOut, "and could not be checked\n"),
        ] {
            let mut rows = rows();
            rows[1].owner = Some(Err(Failure::new(exit, "no")));
            let text = text(&rows[1..2]);
            assert!(text.ends_with(told), "{text}");
        }
    }

    #[test]
    fn machines_read_the_same() {
        assert_eq!(
            json(&rows()[..2]),
            r#"{
  "version": 1,
  "services": [
    {
      "service": "postman",
      "key": {
        "variable": "ONE"
      },
      "owner": {
        "username": "ada",
        "name": "Ada\u001b[2J",
        "team": "Engines"
      },
      "quota": {
        "limit": 1000,
        "usage": 12,
        "left": 988
      },
      "error": null
    },
    {
      "service": "circleci",
      "key": {
        "file": "/home/ada/.config/postorb/credentials"
      },
      "owner": null,
      "quota": null,
      "error": "the key was refused"
    }
  ]
}
"#
        );
    }
}
