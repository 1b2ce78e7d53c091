//! A small company in an emulated service, the same for every input.

use bytes::Bytes;
use http::{HeaderValue, Request, Response, header::AUTHORIZATION};
use seatsio_core::{Config, Operation as _, Region, RequestTemplate, api::events::RetrieveEvent};
use seatsio_emulator::{
    Time, UnknownFields, World,
    draw::{Area, Category, DrawingBuilder, Row, Table},
};
use serde_json::{Value, json};
use std::sync::LazyLock;

/// When everything happens.
pub(crate) const NOW: Time = Time::from_millis(1_767_225_600_000);

/// A service to do anything with.
#[derive(Clone)]
pub(crate) struct Service {
    pub(crate) world: World,
    /// What clients send with the keys of the company, of its workspace, and of whoever sets up tests.
    authorizations: [HeaderValue; 3],
}

/// How everything begins.
struct Beginning {
    /// Fields that it does not know are refused.
    strict: Service,
    /// Fields that it does not know are ignored.
    lenient: Service,
    /// What there is to stand in the holes of paths.
    known: Vec<(&'static str, String)>,
}

static BEGINNING: LazyLock<Beginning> = LazyLock::new(Beginning::new);

/// Does what is done once for all inputs, so that no input is taken for its cause.
pub fn prepare() {
    LazyLock::force(&BEGINNING);
}

/// What there is to stand in a hole of a path.
pub(crate) fn known(hole: &str) -> &'static str {
    let known = BEGINNING.known.iter().find(|(name, _)| *name == hole);
    known.map_or("1", |(_, value)| value)
}

impl Service {
    /// One with the chart `hall` and a draft of it, the event `gala` with a channel, a season with a part, another
    /// workspace, a subaccount, a hold token, two booked objects and one that is held.
    pub(crate) fn beginning(unknown_fields: UnknownFields) -> &'static Self {
        match unknown_fields {
            UnknownFields::Ignored => &BEGINNING.lenient,
            _ => &BEGINNING.strict,
        }
    }

    /// Carries out a request of the workspace; `None` if no request can be made of this.
    pub(crate) fn ask(&mut self, method: &str, target: &str, body: Bytes) -> Option<Response<Bytes>> {
        let request = self.request(1, method, target, body)?;
        Some(self.world.handle(&request, NOW))
    }

    /// Carries out a request of the company that has to succeed, and finds a field of the answer.
    fn made(&mut self, target: &str, body: &Value, field: &str) -> String {
        let request = self.request(0, "POST", target, body.to_string().into());
        let response = self.world.handle(&request.expect("a request"), NOW);
        assert!(response.status().is_success(), "{target}: {:?}", response.body());
        let answer: Value = serde_json::from_slice(response.body()).unwrap_or_default();
        match &answer[field] {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        }
    }

    /// A request with the key of the company (0), of the workspace (1) or of the system (2).
    pub(crate) fn request(
        &self,
        key: usize,
        method: &str,
        target: &str,
        body: Bytes,
    ) -> Option<Request<Bytes>> {
        let request = Request::builder()
            .method(method)
            .uri(target)
            .header(AUTHORIZATION, self.authorizations[key].clone());
        request.body(body).ok()
    }
}

impl Beginning {
    fn new() -> Self {
        let mut world = World::new(17);
        let company = world.create_company(NOW);
        let system = "the system's secret";
        world.set_system_secret(system);
        let keys = [
            company.admin_secret_key,
            company.workspace_secret_key,
            system.to_owned(),
        ];
        let mut service = Service {
            world,
            authorizations: keys.map(|key| authorization(&key)),
        };
        service.made("/system/public/charts/hall", &hall(), "key");
        let gala = json!({"chartKey": "hall", "eventKey": "gala",
                          "channels": [{"key": "partners", "name": "P", "color": "#00F", "objects": ["B-2"]}]});
        let event = service.made("/events", &gala, "id");
        let season = json!({"chartKey": "hall", "key": "season", "eventKeys": ["first", "second"]});
        service.made("/seasons", &season, "id");
        let part = json!({"key": "part", "eventKeys": ["first"]});
        service.made("/seasons/season/partial-seasons", &part, "id");
        let token = service.made("/hold-tokens", &json!({}), "holdToken");
        let booking = json!({"events": ["gala"], "status": "booked", "orderId": "order-17",
                             "objects": [{"objectId": "A-1"}, {"objectId": "GA", "quantity": 2}]});
        let holding = json!({"events": ["gala"], "status": "reservedByToken", "holdToken": token,
                             "objects": [{"objectId": "B-1"}]});
        for body in [booking, holding] {
            service.made("/events/groups/actions/change-object-status", &body, "objects");
        }
        service.made("/charts/hall/tags/tag", &json!({}), "key");
        // The chart has events, so this is a draft.
        service.made("/charts/hall", &json!({"name": "Hall, rebuilt"}), "key");
        let workspace = service.made("/workspaces", &json!({"name": "w"}), "key");
        let subaccount = service.made("/subaccounts", &json!({"name": "s"}), "id");
        let mut lenient = service.clone();
        lenient.world.set_unknown_fields(UnknownFields::Ignored);
        let known = [
            ("chartKey", "hall"),
            ("eventKey", "gala"),
            ("eventId", &event),
            ("seasonKey", "season"),
            ("partialSeasonKey", "part"),
            ("objectLabel", "A-1"),
            ("channelKey", "partners"),
            ("holdToken", &token),
            ("key", &workspace),
            ("fromWorkspaceKey", &company.workspace_key),
            ("toWorkspaceKey", &workspace),
            ("subaccountId", &subaccount),
            ("toSubaccountId", &subaccount),
            ("tag", "tag"),
            ("month", "2026-01"),
            ("reportType", "byLabel"),
        ];
        Self {
            known: known.map(|(hole, value)| (hole, value.to_owned())).into(),
            strict: service,
            lenient,
        }
    }
}

/// What a client with this key sends: taken from one.
fn authorization(key: &str) -> HeaderValue {
    let config = Config::new(Region::Eu, key);
    let template = RequestTemplate::new(&config, false).expect("a template");
    let plan = RetrieveEvent::new("gala").plan().expect("a plan");
    let request = template.request(&plan).expect("a request");
    request.headers()[AUTHORIZATION].clone()
}

/// A stage, two rows, a table and an area: all kinds of things, and few of each.
pub(crate) fn hall() -> Value {
    DrawingBuilder::new("Hall")
        .category(Category::new(1, "Stalls"))
        .category(Category::new(2, "Standing"))
        .stage("Stage")
        .rows(["A", "B"].map(|label| Row::new(label).seats(3).category(1)))
        .table(Table::new("T", 2).category(1))
        .area(Area::new("GA", 20).category(2))
        .build()
}
