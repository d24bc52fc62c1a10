//! No command shows a token: not on its streams, not in a file, not to whoever lists processes, and in no
//! encoding. Commands are those that the pages of help name, so that a new one is here by itself.

mod commands;
mod faults;
mod keys;
mod scene;
#[cfg(target_os = "linux")]
mod surroundings;
mod watch;

use std::sync::atomic::{AtomicUsize, Ordering};

use commands::{Call, calls};
use faults::Make;
use keys::Keys;
use scene::{Scene, Setup};

use crate::loopback::Fault;

/// How many processes run side by side; most of them wait.
const SIDE_BY_SIDE: usize = 8;

/// Runs each of `jobs`, and fails with what failed first.
fn all<T: Sync>(jobs: &[T], run: impl Fn(&T) + Sync) {
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        let work = || {
            while let Some(job) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
                run(job);
            }
        };
        let threads: Vec<_> = (0..SIDE_BY_SIDE).map(|_| scope.spawn(work)).collect();
        for thread in threads {
            if let Err(panic) = thread.join() {
                std::panic::resume_unwind(panic);
            }
        }
    });
}

#[test]
fn no_command_shows_a_token_wherever_tokens_are() {
    let jobs: Vec<(Call, Setup)> = calls()
        .into_iter()
        .flat_map(|call| Setup::ALL.map(|setup| (call.clone(), setup)))
        .collect();
    all(&jobs, |(call, setup)| {
        let scene = Scene::new(*setup);
        scene.run(call).assert_hidden(&scene);
        // What is compiled goes there without what somebody wrote into it.
        for request in scene.circleci.requests() {
            if request.path.contains("compile") {
                let body = String::from_utf8_lossy(&request.body);
                scene.keys.assert_hidden(&body);
            }
        }
    });
}

#[test]
fn no_command_shows_a_token_whatever_postman_does() {
    let asked = |scene: &Scene| {
        scene
            .fake
            .requests()
            .into_iter()
            .map(|one| one.path)
            .collect()
    };
    let asking = asking(asked, &commands::ASKING);
    let quick = faults::quick();
    whatever(&asking, quick, faults::telling, |scene, path, fault| {
        scene.fake.always(path, fault);
    });
}

#[test]
fn no_command_shows_a_token_whatever_circleci_does() {
    let asked = |scene: &Scene| {
        let calls = scene.circleci.calls().into_iter();
        calls
            .map(|one| one.split_once(' ').unwrap().1.to_owned())
            .collect()
    };
    let asking = asking(asked, &commands::ASKING_CIRCLECI);
    let quick = faults::circleci_quick();
    whatever(
        &asking,
        quick,
        faults::circleci_telling,
        |scene, path, fault| {
            scene.circleci.always(path, fault);
        },
    );
}

/// Makes each of these calls at a service that does each of these things, and those that are slow.
fn whatever(
    asking: &[(Call, Vec<String>)],
    quick: Vec<Make>,
    telling: Make,
    always: impl Fn(&Scene, &str, Fault) + Sync,
) {
    let faults: Vec<Make> = faults::slow().into_iter().chain(quick).collect();
    let mut jobs = Vec::new();
    for (call, paths) in asking {
        for fault in &faults {
            jobs.push((call, paths.clone(), *fault));
        }
        // Later calls are made where only one fails, and that one tells what it got.
        for path in paths.iter().filter(|_| paths.len() > 1) {
            jobs.push((call, vec![path.clone()], telling));
        }
    }
    all(&jobs, |(call, paths, fault)| {
        let scene = Scene::new(Setup::Environment);
        for path in paths {
            always(&scene, path, fault(&scene));
        }
        scene.run(call).assert_hidden(&scene);
        // What a redirect leads to has to do without the key.
        for request in scene.other.requests() {
            let shown = format!("{request:?}");
            crate::secrets::assert_no_secret(&shown, &scene.keys.needles());
        }
    });
}

/// The calls that ask a service, with what they ask: the paths that `asked` tells. Those of `known` have to.
fn asking(
    asked: impl Fn(&Scene) -> Vec<String>,
    known: &[(&str, &str)],
) -> Vec<(Call, Vec<String>)> {
    let mut asking = Vec::new();
    for call in calls() {
        let scene = Scene::new(Setup::Environment);
        scene.run(&call).assert_hidden(&scene);
        let mut paths = asked(&scene);
        paths.sort();
        paths.dedup();
        if !paths.is_empty() {
            asking.push((call, paths));
        }
    }
    for (command, flag) in known {
        let asks =
            |call: &Call| call.command == *command && (flag.is_empty() || call.args.contains(flag));
        assert!(
            asking.iter().any(|(call, _)| asks(call)) || !commands::exists(command, flag),
            "`{command} {flag}` asked nothing"
        );
    }
    asking
}

/// What leaks in each way is found in each, or nothing above proves anything.
#[cfg(target_os = "linux")]
#[test]
fn what_is_shown_is_found() {
    use scene::Leak;
    for form in 0..crate::secrets::FORMS {
        for leak in Leak::ALL {
            let scene = Scene::new(Setup::Environment);
            let text = crate::secrets::formed(&scene.keys.github, form);
            let run = scene.leak(leak, &text);
            let found = std::panic::catch_unwind(|| run.assert_hidden(&scene));
            assert!(found.is_err(), "{leak:?}, form {form}: {text}");
        }
    }
    let scene = Scene::new(Setup::Environment);
    scene
        .leak(Leak::Stdout, "nothing of it")
        .assert_hidden(&scene);
}

#[test]
fn a_part_of_a_token_is_found() {
    let keys = Keys::new();
    for token in keys.all() {
        let half = &token[token.len() / 3..];
        let found = std::panic::catch_unwind(|| keys.assert_hidden(&format!("x {half}")));
        assert!(found.is_err(), "{half}");
    }
}
