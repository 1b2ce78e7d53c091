//! Old calls about charts.

use crate::{
    Unbound,
    model::{Chart, ChartKey, SocialDistancingRuleset, SubaccountId, Text},
    operation::decode,
};

/// Old calls about charts.
#[derive(Clone, Debug)]
pub struct LegacyCharts<C = Unbound> {
    client: C,
}

impl<C> LegacyCharts<C> {
    #[inline]
    pub(super) fn new(client: C) -> Self {
        Self { client }
    }
}

operations! {
    LEGACY_CHARTS for LegacyCharts;

    /// Copies a chart to a subaccount. [`Charts::copy_to_workspace`](crate::api::Charts::copy_to_workspace) has
    /// replaced it.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let copy = client.legacy().charts().copy_to_subaccount("749b9650-24fb-11e7-93ae-92361f002671", 17).send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::subaccounts(example);
    /// ```
    CopyChartToSubaccount = "charts.copy_to_subaccount" => Chart {
        POST "/charts/{chartKey}/version/published/actions/copy-to/{subaccountId}", Regular, Once, legacy;
        method copy_to_subaccount;
        path { chart: ChartKey, subaccount: SubaccountId }
        required {}
        options {}
        body none;
    }

    /// Replaces the social distancing rulesets of a chart. Nothing has replaced it: social distancing has been
    /// removed from the API.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// use seatsio_core::model::SocialDistancingRuleset;
    ///
    /// client
    ///     .legacy()
    ///     .charts()
    ///     .save_social_distancing_rulesets(
    ///         "749b9650-24fb-11e7-93ae-92361f002671",
    ///         [("spread-out", SocialDistancingRuleset::new("Spread out"))],
    ///     )
    ///     .send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    SaveSocialDistancingRulesets = "charts.save_social_distancing_rulesets" => (), via decode::nothing {
        POST "/charts/{chartKey}/social-distancing-rulesets", Regular, Idempotent, legacy;
        method save_social_distancing_rulesets;
        path { chart: ChartKey }
        required {
            map rulesets: (Text, SocialDistancingRuleset) => body "socialDistancingRulesets";
        }
        options {}
        body object;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Operation as _;

    #[test]
    fn rulesets_are_sent_by_key() {
        let mut rules = SocialDistancingRuleset::new("Spread out");
        rules.index = Some(0);
        let plan = SaveSocialDistancingRulesets::new("c", [("r", rules)])
            .plan()
            .unwrap();
        assert_eq!(
            plan.body().unwrap(),
            r#"{"socialDistancingRulesets":{"r":{"name":"Spread out","index":0}}}"#
        );
    }

    #[test]
    fn old_calls_say_so_in_the_catalogue() {
        assert!(LEGACY_CHARTS.iter().all(|spec| spec.legacy));
    }
}
