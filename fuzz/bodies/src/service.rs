//! A small company in an emulated service, the same for every input.

use bytes::Bytes;
use http::{Request, Response};
use seatsio_core::Config;
use seatsio_emulator::{
    Time, World,
    draw::{Area, Category, DrawingBuilder, Row, Table},
};
use serde_json::{Value, json};
use std::sync::OnceLock;

/// When everything happens.
pub(crate) const NOW: Time = Time::from_millis(1_767_225_600_000);

/// A service to do anything with.
#[derive(Clone)]
pub(crate) struct Service {
    pub(crate) world: World,
    /// Of the company, and of its workspace.
    keys: [String; 2],
}

impl Service {
    /// One with the chart `hall`, the event `gala`, a season, a hold token and two booked objects.
    pub(crate) fn new() -> Self {
        static FIRST: OnceLock<Service> = OnceLock::new();
        FIRST.get_or_init(Self::make).clone()
    }

    fn make() -> Self {
        let mut world = World::new(17);
        let company = world.create_company(NOW);
        let keys = [company.admin_secret_key, company.workspace_secret_key];
        let mut service = Self { world, keys };
        let calls = [
            ("/system/public/charts/hall", hall()),
            ("/events", json!({"chartKey": "hall", "eventKey": "gala"})),
            (
                "/seasons",
                json!({"chartKey": "hall", "key": "season", "eventKeys": ["first", "second"]}),
            ),
            (
                "/events/groups/actions/change-object-status",
                json!({"events": ["gala"], "status": "booked", "orderId": "order-17",
                       "objects": [{"objectId": "A-1"}, {"objectId": "GA", "quantity": 2}]}),
            ),
        ];
        for (path, body) in calls {
            let response = service
                .ask("POST", path, body.to_string().into())
                .expect("a request");
            assert!(response.status().is_success(), "{path}: {:?}", response.body());
        }
        service
    }

    /// Carries out a request of the workspace; `None` if no request can be made of this.
    pub(crate) fn ask(&mut self, method: &str, target: &str, body: Bytes) -> Option<Response<Bytes>> {
        let request = self.request(1, method, target, body)?;
        Some(self.world.handle(&request, NOW))
    }

    /// A request with the key of the company (0) or of the workspace (1).
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
            .header("authorization", self.authorization(key));
        request.body(body).ok()
    }

    /// What a client with this key sends: taken from one.
    fn authorization(&self, key: usize) -> http::HeaderValue {
        use seatsio_core::{Operation as _, Region, RequestTemplate, api::events::RetrieveEvent};
        let config = Config::new(Region::Eu, &self.keys[key]);
        let template = RequestTemplate::new(&config, false).expect("a template");
        let plan = RetrieveEvent::new("gala").plan().expect("a plan");
        let request = template.request(&plan).expect("a request");
        request.headers()[http::header::AUTHORIZATION].clone()
    }
}

/// Two rows, a table and an area.
pub(crate) fn hall() -> Value {
    DrawingBuilder::new("Hall")
        .category(Category::new(1, "Stalls"))
        .category(Category::new(2, "Standing"))
        .rows(["A", "B"].map(|label| Row::new(label).seats(4).category(1)))
        .table(Table::new("T", 3).category(1))
        .area(Area::new("GA", 20).category(2))
        .build()
}
