//! Postman as what there is to pick from.

use crate::Failure;
use crate::pick::{Catalogue, Kind, Listed, Workspace};
use crate::service::{Postman, postman};

impl Catalogue for Postman {
    fn workspaces(&self) -> Result<Vec<Workspace>, Failure> {
        let workspace = |one: postman::Workspace| Workspace {
            id: one.id,
            name: one.name,
        };
        Ok(Self::workspaces(self)?.into_iter().map(workspace).collect())
    }

    fn list(&self, kind: Kind, workspace: Option<&str>) -> Result<Vec<Listed>, Failure> {
        let listed = match (kind, workspace) {
            (Kind::Collection, None) => self.collections(None)?,
            (Kind::Environment, None) => self.environments(None)?,
            // Lists of a workspace that is not there are empty; the workspace itself is an error.
            (Kind::Collection, Some(id)) => self.workspace(id)?.collections,
            (Kind::Environment, Some(id)) => self.workspace(id)?.environments,
        };
        let listed = listed.into_iter().map(|one| Listed {
            uid: one.uid,
            name: one.name,
        });
        Ok(listed.collect())
    }
}
