//! How much there is in a world.

use crate::world::World;

/// How many things of each kind there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Census {
    /// Companies.
    pub companies: usize,
    /// Charts of all companies, archived ones included.
    pub charts: usize,
    /// Events of all companies, with seasons and partial seasons.
    pub events: usize,
}

impl World {
    /// Counts what there is.
    pub fn census(&self) -> Census {
        let mut census = Census::default();
        for company in self.companies() {
            census.companies += 1;
            for workspace in company.workspaces.iter() {
                census.charts += workspace.charts.len();
                census.events += workspace.events.store.len();
            }
        }
        census
    }
}
