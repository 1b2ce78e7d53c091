//! Halls to test with, and an event in one of them.

use seatsio_emulator::draw::{Area, Category, DrawingBuilder, Row, SeatTrait, Table};
use serde_json::{Value, json};

use crate::support::{Api, Reply};

/// A company with one event, `event1`.
pub(crate) struct Show {
    pub(crate) api: Api,
    pub(crate) chart: String,
}

/// Rows A to D of 8 seats (A and B in category 9, C and D in 10) and two areas of 100 places. A-7 is accessible.
pub(crate) fn theatre() -> DrawingBuilder {
    let row = |label: &str, category: u32, y: f64| {
        Row::new(label)
            .seats(8)
            .category(category)
            .at(151.94, y)
            .spacing(20.0)
    };
    DrawingBuilder::new("Theatre")
        .category(Category::new(9, "Cat1").color("#87A9CD"))
        .category(Category::new(10, "Cat2").color("#5E42ED"))
        .category(Category::new("string11", "Cat3").color("#5E42BB"))
        .focal_point(225.0, 33.23)
        .row(row("A", 9, 99.56).with("7", SeatTrait::Accessible))
        .row(row("B", 9, 123.56))
        .row(row("C", 10, 147.56))
        .row(row("D", 10, 171.56))
        .area(Area::new("GA1", 100).category(9).at(53.22, 139.45))
        .area(Area::new("GA2", 100).category(10).at(389.22, 139.45))
}

/// A theatre whose area GA1 has variable occupancy.
pub(crate) fn theatre_with_variable_area() -> DrawingBuilder {
    DrawingBuilder::new("Theatre")
        .category(Category::new(9, "Cat1"))
        .focal_point(0.0, 0.0)
        .row(Row::new("A").seats(4).category(9))
        .area(Area::new("GA1", 100).category(9).variable_occupancy(1, None))
        .area(Area::new("GA2", 50).category(9).booked_as_a_whole())
}

/// Two tables of 6 seats: T1 by seat, T2 whole; and T3 for 2 to 4 people.
pub(crate) fn restaurant() -> DrawingBuilder {
    DrawingBuilder::new("Restaurant")
        .category(Category::new(9, "Cat1"))
        .focal_point(0.0, 0.0)
        .table(Table::new("T1", 6).category(9))
        .table(Table::new("T2", 6).category(9).booked_as_a_whole())
        .table(
            Table::new("T3", 4)
                .category(9)
                .booked_as_a_whole()
                .variable_occupancy(2),
        )
}

impl Show {
    /// `event1` in the theatre.
    pub(crate) fn new() -> Self {
        Self::of(&theatre(), json!({}))
    }

    /// `event1` in some hall, with more fields of the creation call.
    pub(crate) fn of(hall: &DrawingBuilder, fields: Value) -> Self {
        let mut api = Api::new();
        let chart = api.upload(&hall.build());
        let mut show = Self { api, chart };
        show.create("event1", fields);
        show
    }

    #[track_caller]
    pub(crate) fn create(&mut self, key: &str, fields: Value) -> Value {
        let mut body = json!({ "chartKey": self.chart, "eventKey": key });
        merge(&mut body, fields);
        self.api.post("/events", body).expect(201)
    }

    pub(crate) fn event(&mut self) -> Value {
        self.api.get("/events/event1").expect(200)
    }

    /// A change of objects of `event1` by the call that clients use.
    pub(crate) fn change(&mut self, status: &str, objects: Value, more: Value) -> Reply {
        let mut body = json!({ "events": ["event1"], "objects": objects, "status": status });
        merge(&mut body, more);
        self.api
            .post("/events/groups/actions/change-object-status?expand=objects", body)
    }

    pub(crate) fn book(&mut self, objects: Value) -> Reply {
        self.change("booked", objects, json!({}))
    }

    pub(crate) fn hold(&mut self, objects: Value, token: &str) -> Reply {
        self.change("reservedByToken", objects, json!({ "holdToken": token }))
    }

    pub(crate) fn release(&mut self, objects: Value, more: Value) -> Reply {
        let mut body = json!({ "events": ["event1"], "objects": objects, "type": "RELEASE" });
        merge(&mut body, more);
        self.api
            .post("/events/groups/actions/change-object-status?expand=objects", body)
    }

    pub(crate) fn token(&mut self) -> String {
        let token = self.api.act("/hold-tokens").expect(201);
        token["holdToken"]
            .as_str()
            .expect("a hold token has a text")
            .to_owned()
    }

    pub(crate) fn info(&mut self, label: &str) -> Value {
        self.info_in("event1", label)
    }

    pub(crate) fn info_in(&mut self, event: &str, label: &str) -> Value {
        let label = label.replace(' ', "%20").replace('#', "%23");
        let infos = self
            .api
            .get(&format!("/events/{event}/objects?label={label}"))
            .expect(200);
        let (_, info) = infos
            .as_object()
            .and_then(|infos| infos.iter().next())
            .expect("one info was asked for");
        info.clone()
    }

    pub(crate) fn status(&mut self, label: &str) -> String {
        self.info(label)["status"]
            .as_str()
            .expect("an info has a status")
            .to_owned()
    }

    /// The status changes of `event1`, newest first.
    pub(crate) fn log(&mut self) -> Vec<Value> {
        self.api.get("/events/event1/status-changes").items().to_vec()
    }

    /// Asserts that a call is refused with this status and code, and that it changes nothing.
    #[track_caller]
    pub(crate) fn refuses(
        &mut self,
        status: u16,
        code: &str,
        call: impl FnOnce(&mut Self) -> Reply,
    ) -> String {
        let before = self.api.state();
        let (found, message) = call(self).expect_error(status);
        assert_eq!(found, code, "{message}");
        assert!(self.api.state() == before, "a refused call changed the state");
        message
    }
}

pub(crate) fn merge(body: &mut Value, more: Value) {
    if let (Some(body), Value::Object(more)) = (body.as_object_mut(), more) {
        body.extend(more);
    }
}
