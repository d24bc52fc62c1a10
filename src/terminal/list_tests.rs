use super::{Item, Key, List, Number, Paint, Size, Step};

const SIZE: Size = Size {
    columns: 60,
    rows: 8,
};

fn items(names: &[&str]) -> Vec<Item> {
    let items = names.iter().enumerate();
    items
        .map(|(at, name)| Item::new(name, &format!("id-{at}")))
        .collect()
}

fn press(list: &mut List<'_>, keys: &[Key]) -> Step {
    list.picture(SIZE, Paint(false));
    let steps = keys.iter().map(|key| {
        let step = list.press(*key);
        list.picture(SIZE, Paint(false));
        step
    });
    steps.last().unwrap_or(Step::Stay)
}

fn typed(list: &mut List<'_>, text: &str) {
    let keys: Vec<Key> = text.chars().map(Key::Char).collect();
    press(list, &keys);
}

fn seen(list: &mut List<'_>) -> String {
    list.picture(SIZE, Paint(false)).lines.join("\n")
}

const NAMES: [&str; 7] = [
    "Smoke",
    "Bookings",
    "API of bookings",
    "Pay",
    "Users",
    "Rooms",
    "Zoo",
];

#[test]
fn what_is_typed_filters_and_the_cursor_starts_anew() {
    let items = items(&NAMES);
    let mut list = List::new("Collection", &items, Number::One);
    press(&mut list, &[Key::Down, Key::Down]);
    typed(&mut list, "book api");
    see(
        &mut list,
        "Collection: book api
> API of bookings  id-2
  1 of 7 · type to filter, Enter takes it",
    );
    press(&mut list, &[Key::ClearWord]);
    see(
        &mut list,
        "Collection: book \n> Bookings  id-1\n  API of bookings  id-2
  2 of 7 · type to filter, Enter takes it",
    );
    assert_eq!(press(&mut list, &[Key::Down, Key::Enter]), Step::Done);
    assert_eq!(list.chosen(), [2]);
}

fn see(list: &mut List<'_>, expected: &str) {
    assert_eq!(seen(list), expected);
}

#[test]
fn several_are_selected_by_blanks_and_stay_selected_under_another_filter() {
    let items = items(&NAMES);
    let mut list = List::new("Collections", &items, Number::Some);
    typed(&mut list, "book");
    press(
        &mut list,
        &[Key::Char(' '), Key::Down, Key::Tab, Key::Clear],
    );
    typed(&mut list, "book,api");
    see(
        &mut list,
        "Collections: book,api
> [x] API of bookings  id-2
  1 of 7 · 2 selected · Space selects, Enter goes on",
    );
    press(
        &mut list,
        &[Key::Clear, Key::End, Key::Char(' '), Key::Char(' ')],
    );
    assert_eq!(press(&mut list, &[Key::Enter]), Step::Done);
    assert_eq!(list.chosen(), [1, 2]);
}

#[test]
fn enter_takes_what_the_cursor_is_at_unless_none_is_an_answer() {
    let items = items(&NAMES);
    for (number, chosen) in [
        (Number::One, vec![1]),
        (Number::Some, vec![1]),
        (Number::Any, vec![]),
    ] {
        let mut list = List::new("Q", &items, number);
        assert_eq!(press(&mut list, &[Key::Down, Key::Enter]), Step::Done);
        assert_eq!(list.chosen(), chosen);
    }
}

#[test]
fn where_nothing_fits_nothing_is_taken() {
    let items = items(&NAMES);
    let mut list = List::new("Q", &items, Number::One);
    typed(&mut list, "xyz");
    press(&mut list, &[Key::Down, Key::PageDown, Key::End, Key::Up]);
    assert_eq!(press(&mut list, &[Key::Enter]), Step::Stay);
    see(&mut list, "Q: xyz\n  nothing fits; Ctrl-U clears");
    assert_eq!(press(&mut list, &[Key::Cancel]), Step::Cancelled);
}

#[test]
fn only_what_fits_is_seen_and_the_cursor_is_always_in_it() {
    let names: Vec<String> = (0..40).map(|at| format!("n{at}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let items = items(&names);
    let mut list = List::new("Q", &items, Number::One);
    let first = |list: &mut List<'_>| list.picture(SIZE, Paint(false)).lines[1].clone();
    let here = |list: &mut List<'_>| {
        let lines = list.picture(SIZE, Paint(false)).lines;
        assert!(lines.len() <= SIZE.rows);
        lines
            .into_iter()
            .find(|line| line.starts_with('>'))
            .unwrap()
    };
    press(&mut list, &[Key::PageDown]);
    assert_eq!(here(&mut list), "> n5  id-5");
    assert_eq!(first(&mut list), "  n1  id-1");
    press(&mut list, &[Key::Up, Key::Up]);
    assert_eq!(first(&mut list), "  n1  id-1");
    press(&mut list, &[Key::End]);
    assert_eq!(here(&mut list), "> n39  id-39");
    press(&mut list, &[Key::PageUp, Key::Home]);
    assert_eq!(here(&mut list), "> n0  id-0");
    press(&mut list, &[Key::End]);
    let lines = list
        .picture(
            Size {
                columns: 4,
                rows: 2,
            },
            Paint(false),
        )
        .lines;
    assert_eq!(lines[1], "> n…");
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    let items = items(&[
        "予約の試験 of a very long name that no terminal has room for",
        "🚀",
    ]);
    let mut list = List::new(
        "Which of the collections of this workspace",
        &items,
        Number::Any,
    );
    typed(&mut list, "a very long name that was typed");
    for columns in [1, 2, 10, 39, 40, 41] {
        for line in list.picture(Size { columns, rows: 24 }, Paint(false)).lines {
            assert!(super::width(&line) <= columns.max(6), "{columns}: {line}");
        }
    }
}
