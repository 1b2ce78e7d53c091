//! Reports on events and charts (sections 20 and 21).

use crate::route::Route;

/// The operations that make reports.
pub(crate) const ROUTES: &[&[Route]] = &[];
