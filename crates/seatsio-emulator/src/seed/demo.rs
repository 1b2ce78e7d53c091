//! The demo company: one hall with rows, tables and an area, ready to be booked.

use crate::{
    draw::{Area, Category, DrawingBuilder, Row, SeatTrait, Table},
    emulator::Emulator,
    world::CompanyKeys,
};
use serde::Serialize;
use serde_json::Value;

/// The chart key of the demo hall.
const CHART_KEY: &str = "demo-hall";

/// A company with a demo hall, and the keys to it. The same seed gives the same keys.
///
/// The hall has rows A to F with twelve seats each in category 1 (Stalls), rows G to K with
/// fourteen each in category 2 (Circle), of which K-1 and K-14 are accessible, tables T1 and T2
/// with six seats each in category 3 (Dinner), and the area Standing with 100 places in
/// category 4 (Standing).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct DemoCompany {
    /// The number of the company, as in the journal.
    pub company: u64,
    /// The company admin key.
    pub admin_key: String,
    /// The secret key of the workspace: what most clients want.
    pub secret_key: String,
    /// The public key of the workspace.
    pub workspace_key: String,
    /// The key of the chart of the demo hall.
    pub chart_key: String,
}

impl Emulator {
    /// An emulator with the demo company in it.
    ///
    /// ```
    /// use seatsio_emulator::Emulator;
    ///
    /// let (emulator, demo) = Emulator::with_demo();
    /// let server = emulator.serve()?;
    /// println!("{} with key {} and chart {}", server.url(), demo.secret_key, demo.chart_key);
    /// # Ok::<(), std::io::Error>(())
    /// ```
    #[must_use]
    pub fn with_demo() -> (Self, DemoCompany) {
        let emulator = Self::new();
        let demo = emulator.add_demo();
        emulator.begin_here();
        (emulator, demo)
    }

    /// Adds a company with the demo hall.
    pub fn add_demo(&self) -> DemoCompany {
        let CompanyKeys {
            company,
            admin_secret_key,
            workspace_key,
            workspace_secret_key,
            ..
        } = self.create_company();
        let now = self.clock().now();
        // The drawing is ours and is accepted: there is a test for it, and nothing to be told here.
        let _accepted = self.with_world(|world| {
            super::sow::upload(world, &workspace_secret_key, CHART_KEY, hall().to_string(), now)
        });
        DemoCompany {
            company,
            admin_key: admin_secret_key,
            secret_key: workspace_secret_key,
            workspace_key,
            chart_key: CHART_KEY.to_owned(),
        }
    }
}

fn hall() -> Value {
    let row = |label: &str, seats, category| Row::new(label).seats(seats).category(category);
    let last = row("K", 14, 2)
        .with("1", SeatTrait::Accessible)
        .with("2", SeatTrait::Companion)
        .with("13", SeatTrait::Companion)
        .with("14", SeatTrait::Accessible);
    DrawingBuilder::new("Demo hall")
        .category(Category::new(1, "Stalls").color("#30638E"))
        .category(Category::new(2, "Circle").color("#00798C"))
        .category(Category::new(3, "Dinner").color("#EDAE49"))
        .category(Category::new(4, "Standing").color("#D1495B"))
        .stage("Stage")
        .rows(["A", "B", "C", "D", "E", "F"].map(|label| row(label, 12, 1)))
        .rows(["G", "H", "J"].map(|label| row(label, 14, 2)))
        .row(last)
        .table(Table::new("T1", 6).category(3))
        .table(Table::new("T2", 6).category(3))
        .area(Area::new("Standing", 100).category(4))
        .build()
}
