use crate::Exit;
use crate::builds::{Build, Status};

/// What a build that is over means for whoever waited: nothing that did not run is green.
pub(super) fn of(build: &Build) -> Exit {
    match &build.status {
        Some(Status::Success) => Exit::Ok,
        Some(Status::Canceled) => Exit::Cancelled,
        _ => Exit::Red,
    }
}

#[cfg(test)]
mod tests {
    use super::of;
    use crate::Exit;
    use crate::builds::Status;
    use crate::builds::tests::build;

    #[test]
    fn only_what_went_well_is_green() {
        for (status, exit) in [
            ("success", Exit::Ok),
            ("failed", Exit::Red),
            ("error", Exit::Red),
            ("unauthorized", Exit::Red),
            ("not_run", Exit::Red),
            ("paused", Exit::Red),
            ("canceled", Exit::Cancelled),
        ] {
            let mut build = build();
            build.status = Some(Status::parse(status));
            assert_eq!(of(&build), exit, "{status}");
        }
        let mut build = build();
        build.status = None;
        assert_eq!(of(&build), Exit::Red);
    }
}
