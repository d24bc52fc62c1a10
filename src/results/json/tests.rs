//! What is taken of JSON, with the stream cut at each place in turn.

use std::io::{self, Read};

use super::super::keep::CUT;
use super::{DEPTH, Fault, Json, Kept, Piece, Pieces, Plain};

/// Gives what comes before a place, and then a byte at a time.
struct Cut {
    rest: Vec<u8>,
    next: usize,
    /// Somebody looked for rows of numbers in each piece.
    is_looked_at: bool,
}

impl Read for Cut {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.next.min(self.rest.len()).min(into.len());
        for (place, byte) in into.iter_mut().zip(self.rest.drain(..count)) {
            *place = byte;
        }
        self.next = 1;
        Ok(count)
    }
}

impl Pieces for Cut {
    fn next(&mut self, piece: &mut Piece) -> io::Result<bool> {
        let is_more = piece.fill(self)?;
        if self.is_looked_at {
            piece.look();
        }
        Ok(is_more)
    }
}

/// A stream from its first piece on.
fn stream<R: Read>(reader: R) -> Json<Plain<R>> {
    Json::new(Piece::default(), Plain(reader))
}

/// What `take` gives of a text, which has to be the same wherever the stream is cut, and whether or not
/// somebody looked at its pieces.
fn taken<T: PartialEq + std::fmt::Debug>(
    text: &str,
    take: impl Fn(&mut Json<Cut>) -> Result<T, Fault>,
) -> Result<T, String> {
    let from = |next: usize, is_looked_at: bool| {
        let cut = Cut {
            rest: text.as_bytes().to_vec(),
            next,
            is_looked_at,
        };
        let mut json = Json::new(Piece::default(), cut);
        let value = take(&mut json).and_then(|value| json.finish().map(|()| value));
        value.map_err(|fault| format!("{fault:?}"))
    };
    let whole = from(text.len(), false);
    for at in 1..=text.len() {
        assert_eq!(from(at, false), whole, "{text:?} cut at {at}");
        assert_eq!(from(at, true), whole, "{text:?} cut at {at}, looked at");
    }
    whole
}

fn text(json: &str, limit: usize) -> Option<String> {
    taken(json, |json| Ok(json.text(limit)?.map(ToOwned::to_owned))).unwrap()
}

#[test]
fn texts_are_decoded_and_halves_of_pairs_are_replaced() {
    for (json, expected) in [
        (r#""""#, ""),
        (
            r#""plain text of more than sixteen bytes""#,
            "plain text of more than sixteen bytes",
        ),
        (r#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"),
        (r#""\u00e9\u20AC""#, "é€"),
        (r#""\ud83d\ude80""#, "🚀"),
        (r#""\ud83d""#, "\u{fffd}"),
        (r#""\ude80x""#, "\u{fffd}x"),
        (r#""\ud83d\ud83d\ude80""#, "\u{fffd}🚀"),
        (r#""\ud83d\n""#, "\u{fffd}\n"),
        ("\"é🚀\u{7f}\"", "é🚀\u{7f}"),
    ] {
        assert_eq!(text(json, 100).as_deref(), Some(expected), "{json}");
    }
    for other in ["12", "null", "[\"a\"]", "{\"a\":\"b\"}"] {
        assert_eq!(text(other, 100), None);
    }
    let mut json = stream(&b"\"a\xffb\xe2\x82\""[..]);
    assert_eq!(json.text(100).unwrap(), Some("a\u{fffd}b\u{fffd}"));
}

#[test]
fn what_is_longer_than_its_limit_is_cut_between_characters() {
    for (json, limit, expected) in [
        (r#""abcdef""#, 6, "abcdef"),
        (r#""abcdef""#, 3, &*format!("abc{CUT}")),
        (r#""aéé""#, 4, &*format!("aé{CUT}")),
        (r#""🚀🚀""#, 7, &*format!("🚀{CUT}")),
        (r#""ab\n\n\n""#, 3, &*format!("ab\n{CUT}")),
        (r#""abc""#, 0, CUT),
    ] {
        assert_eq!(
            text(json, limit).as_deref(),
            Some(expected),
            "{json} up to {limit}"
        );
    }
}

fn bytes(json: &str, limit: usize) -> Result<(Vec<u8>, u64), String> {
    taken(json, |json| {
        let mut kept = Kept {
            limit,
            ..Kept::default()
        };
        json.bytes(&mut kept)?;
        Ok((kept.bytes, kept.size))
    })
}

#[test]
fn rows_of_bytes_are_kept_up_to_the_limit_and_counted_whole() {
    for gap in [",", ", ", ",\n              ", " ,\t"] {
        let row = ["0", "7", "65", "100", "255", "9", "10", "99", "1"].join(gap);
        let all = vec![0, 7, 65, 100, 255, 9, 10, 99, 1];
        for limit in 0..12 {
            let kept = all[..limit.min(9)].to_vec();
            assert_eq!(bytes(&format!("[{row}]"), limit), Ok((kept, 9)), "{gap:?}");
        }
    }
    // Where gaps differ, what follows is kept all the same.
    let mixed = "[1,2,\n              3,4,\n               5,\n              6,7]";
    for limit in 0..9 {
        let kept = vec![1, 2, 3, 4, 5, 6, 7][..limit.min(7)].to_vec();
        assert_eq!(bytes(mixed, limit), Ok((kept, 7)));
    }
    // What is no byte is kept as a sign that says so.
    let odd = bytes(
        "[1,12e5,2,256,999,1000,-1,1.5,2.0,null,\"x\",[3],1e0,6]",
        99,
    );
    assert_eq!(odd, Ok((b"\x01?\x02?????\x02???\x01\x06".to_vec(), 14)));
    assert_eq!(bytes("[ ]", 9), Ok((vec![], 0)));
    assert_eq!(bytes("\"no list\"", 9), Ok((vec![], 0)));
    for wrong in [
        "[1,,2]", "[1,007]", "[007]", "[1,2,00]", "[1,2.]", "[1,2e]", "[1,2", "[1,2,]", "[1 2]",
    ] {
        assert!(bytes(wrong, 9).is_err(), "{wrong}");
    }
}

#[test]
fn a_long_row_with_any_byte_changed_is_what_serde_says() {
    let numbers: Vec<String> = (0..30).map(|at| (at * at * 7 % 256).to_string()).collect();
    let read = |text: &[u8], limit, is_looked_at| {
        let cut = Cut {
            rest: text.to_vec(),
            next: text.len(),
            is_looked_at,
        };
        let mut json = Json::new(Piece::default(), cut);
        let mut kept = Kept {
            limit,
            ..Kept::default()
        };
        let is_list = json.bytes(&mut kept).and_then(|_| json.finish()).is_ok();
        is_list.then_some((kept.bytes, kept.size))
    };
    let expected = |text: &[u8]| {
        let values: Vec<serde_json::Value> = serde_json::from_slice(text).ok()?;
        let byte = |value: &serde_json::Value| {
            let whole = (0..=255).find(|byte| Some(f64::from(*byte)) == value.as_f64());
            whole.unwrap_or(b'?')
        };
        Some(values.iter().map(byte).collect::<Vec<u8>>())
    };
    for gap in [",", ",\n              "] {
        let row = format!("[{}]", numbers.join(gap)).into_bytes();
        for at in 1..row.len() {
            for byte in *b"\0\t\n\r ,-./0189:E\"]x\x7f\xb0" {
                let mut text = row.clone();
                text[at] = byte;
                let all = expected(&text);
                for (limit, is_looked_at) in [(0, false), (0, true), (99, false), (99, true)] {
                    let kept = all.as_ref().map(|all| {
                        let kept = all[..limit.min(all.len())].to_vec();
                        (kept, all.len() as u64)
                    });
                    let told = String::from_utf8_lossy(&text);
                    assert_eq!(read(&text, limit, is_looked_at), kept, "{limit} of {told}");
                }
            }
        }
    }
}

#[test]
fn numbers_are_what_they_say() {
    let number = |json: &str| taken(json, Json::number).unwrap();
    for (json, expected) in [
        ("0", 0.0),
        ("-0.5", -0.5),
        ("12e5", 1_200_000.0),
        ("1.25E-2", 0.0125),
        ("1e400", f64::INFINITY),
    ] {
        assert!(
            number(json).is_some_and(|number| number.to_bits() == f64::to_bits(expected)),
            "{json}"
        );
    }
    let count = |json: &str| taken(json, Json::count).unwrap();
    for (json, expected) in [
        ("42", Some(42)),
        ("2.6", Some(3)),
        ("-1", None),
        ("1e400", Some(u64::MAX)),
        ("\"42\"", None),
    ] {
        assert_eq!(count(json), expected, "{json}");
    }
}

#[test]
fn members_are_told_by_names_that_may_have_escapes() {
    let json =
        r#"{"a": 1, "\u0062\t": [2], "": {}, "a name that is longer than what is kept of one": 3}"#;
    let names = taken(json, |json| {
        let mut names = Vec::new();
        let mut members = json.object()?.unwrap();
        while let Some(key) = json.key(&mut members)? {
            names.push(String::from_utf8_lossy(&key).into_owned());
            json.skip()?;
        }
        Ok(names)
    });
    let expected = ["a", "b\t", "", "a name that is longer than what i"];
    let cut = |name: &str| name.chars().take(32).collect::<String>();
    assert_eq!(names.unwrap(), expected.map(cut));
    for other in ["[1]", "\"a\"", "7"] {
        assert_eq!(taken(other, |json| Ok(json.object()?.is_some())), Ok(false));
    }
}

#[test]
fn a_mark_is_passed_by_once_and_only_in_the_beginning() {
    let taken = |text: &str| {
        let mut pieces = Plain(text.as_bytes());
        let head = Piece::head(&mut pieces, text.len()).unwrap();
        let mut json = Json::new(head, pieces);
        json.skip_mark();
        json.skip().and_then(|()| json.finish())
    };
    assert!(taken("\u{feff}[1]").is_ok());
    assert!(taken("1").is_ok());
    assert!(taken("\u{feff}\u{feff}[1]").is_err());
    assert!(taken("[\u{feff}1]").is_err());
}

#[test]
fn levels_are_counted_where_some_are_entered_and_some_passed_by() {
    let nested = |levels: usize| {
        let text = "[".repeat(levels) + &"]".repeat(levels);
        let mut json = stream(text.as_bytes());
        let mut around = Vec::new();
        for _ in 0..100 {
            around.push(json.list().unwrap().unwrap());
            assert!(json.element(around.last_mut().unwrap()).unwrap());
        }
        json.skip()
    };
    assert!(nested(DEPTH).is_ok());
    assert!(
        matches!(nested(DEPTH + 1), Err(Fault::Syntax(512 | 513, what)) if what.contains("512 levels"))
    );
}

#[test]
fn a_fault_says_where_it_is_and_what_belongs_there() {
    for (text, at, what) in [
        ("[1,,2]", 3, "a value"),
        ("[007]", 2, "a comma"),
        ("{\"a\" 1}", 5, "a colon"),
        ("{a}", 1, "name of a member"),
        ("[tru]", 4, "`true`"),
        ("\"a\nb\"", 2, "control character"),
        ("\"\\x\"", 2, "an escape that JSON has"),
        ("[1]]", 3, "nothing more"),
    ] {
        let mut json = stream(text.as_bytes());
        let fault = json.skip().and_then(|()| json.finish()).unwrap_err();
        let Fault::Syntax(offset, expected) = fault else {
            panic!("{text}: {fault:?}");
        };
        assert!(
            offset == at && expected.contains(what),
            "{text}: {offset} {expected}"
        );
    }
    let mut json = stream(&b"[1, {\"a\": "[..]);
    assert!(matches!(json.skip(), Err(Fault::End(10))));
}
