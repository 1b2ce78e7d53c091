//! The reports that settling reads; programs have them that leave out all other reports.

use crate::{
    Effect, Error, Lane, Plan, Spec,
    model::EventKey,
    operation::{Draft, check::Argument as _},
};
use http::Method;

pub(super) static BY_ORDER_ID: Spec = of_group(
    "reports.events.by_order_id_filtered",
    "/reports/events/{eventKey}/byOrderId/{filter}",
);

pub(super) static BY_STATUS: Spec = of_group(
    "reports.events.by_status_filtered",
    "/reports/events/{eventKey}/byStatus/{filter}",
);

pub(super) static BY_OBJECT_TYPE: Spec = of_group(
    "reports.events.by_object_type_filtered",
    "/reports/events/{eventKey}/byObjectType/{filter}",
);

const fn of_group(name: &'static str, path: &'static str) -> Spec {
    Spec::declared(
        name,
        Method::GET,
        path,
        Lane::Regular,
        Effect::Read,
        "https://docs.seats.io/docs/api/events-reports/detail",
        false,
        &["event", "filter"],
        false,
    )
}

/// The report about one group of objects.
#[inline]
pub(super) fn plan(report: &'static Spec, event: &EventKey, group: &str) -> Result<Plan, Error> {
    let segments = [("event", event.as_str().into()), ("filter", group.into())];
    let mut draft = Draft::new(report, &segments);
    draft.check("event", event.check());
    draft.finish(false)
}

#[cfg(all(test, feature = "reports"))]
mod tests {
    use super::*;
    use crate::{
        Operation as _,
        api::reports::events::{ByObjectTypeFiltered, ByOrderIdFiltered, ByStatusFiltered},
        model::{ObjectStatus, ObjectType},
    };

    #[test]
    fn settling_asks_for_reports_as_the_operations_do() {
        let (event, area, held) = (
            EventKey::from("e/1"),
            ObjectType::GeneralAdmission,
            ObjectStatus::ReservedByToken,
        );
        for (ours, theirs) in [
            (
                plan(&BY_ORDER_ID, &event, "o 1"),
                ByOrderIdFiltered::new(&event, "o 1").plan(),
            ),
            (
                plan(&BY_STATUS, &event, held.as_str()),
                ByStatusFiltered::new(&event, held).plan(),
            ),
            (
                plan(&BY_OBJECT_TYPE, &event, area.as_str()),
                ByObjectTypeFiltered::new(&event, area).plan(),
            ),
        ] {
            let told = |plan: &Plan| {
                (
                    plan.target().to_owned(),
                    format!("{:?}", plan.spec()),
                    plan.effect(),
                )
            };
            assert_eq!(told(&ours.unwrap()), told(&theirs.unwrap()));
        }
        let refused = plan(&BY_STATUS, &EventKey::from(""), "free").unwrap_err();
        assert_eq!(refused.argument(), Some("event"));
    }
}
