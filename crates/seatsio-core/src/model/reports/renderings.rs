//! How often charts were shown, as far as that is billed. No documentation describes these answers; their
//! form is what the official JavaScript client reads.

use crate::model::Map;

use crate::model::answer::answer;
use crate::model::{ChartKey, CompanyId, Month, Text, WorkspaceId, WorkspaceKey};

answer! {
    /// Billed renderings of all months.
    pub struct BillableRenderings {
        /// The company.
        pub company_id: Option<CompanyId> = "companyId",
        /// The months, presumably by `2024-05`.
        pub usage: Map<Text, MonthBillableRenderings> = "usage",
    }
}

answer! {
    /// Billed renderings of a month, among others.
    pub struct MonthBillableRenderings {
        /// The month.
        pub month: Option<Month> = "month",
        /// The workspaces.
        pub usage: Map<WorkspaceKey, WorkspaceBillableRenderings> = "usage",
    }
}

answer! {
    /// Billed renderings of the month that was asked for.
    pub struct MonthlyBillableRenderings {
        /// The company.
        pub company_id: Option<CompanyId> = "companyId",
        /// The month.
        pub month: Option<Month> = "month",
        /// The workspaces.
        pub usage: Map<WorkspaceKey, WorkspaceBillableRenderings> = "usage",
    }
}

answer! {
    /// Billed renderings of a workspace.
    pub struct WorkspaceBillableRenderings {
        /// The key of the workspace.
        pub workspace_key: Option<WorkspaceKey> = "workspaceKey",
        /// Its number.
        pub workspace_id: Option<WorkspaceId> = "workspaceId",
        /// The charts.
        pub usage: Map<ChartKey, ChartBillableRenderings> = "usage",
    }
}

answer! {
    /// Billed renderings of a chart.
    pub struct ChartBillableRenderings {
        /// The key of the chart.
        pub chart_key: Option<ChartKey> = "chartKey",
        /// How many there were.
        pub num_billable_renderings: u64 = "numBillableRenderings",
    }
}
