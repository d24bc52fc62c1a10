//! What there is of a thing that was looked for.

/// What is at a path of a repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found<T> {
    /// A file.
    File(T),
    /// A folder.
    Folder,
    /// Nothing.
    Missing,
    /// Nothing of the repository's.
    Outside,
    /// A file that is not looked at, for this reason.
    Closed(String),
}

impl<T> Found<T> {
    /// The same, borrowed; a reason is not kept.
    pub(super) fn as_ref(&self) -> Found<&T> {
        match self {
            Self::File(file) => Found::File(file),
            Self::Folder => Found::Folder,
            Self::Missing => Found::Missing,
            Self::Outside => Found::Outside,
            Self::Closed(_) => Found::Closed(String::new()),
        }
    }

    /// The same with something else made of the file.
    pub(super) fn map<R>(self, make: impl FnOnce(T) -> R) -> Found<R> {
        match self {
            Self::File(file) => Found::File(make(file)),
            Self::Folder => Found::Folder,
            Self::Missing => Found::Missing,
            Self::Outside => Found::Outside,
            Self::Closed(reason) => Found::Closed(reason),
        }
    }
}
