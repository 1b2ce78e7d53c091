//! The same calls with each HTTP library by hand.

use crate::owned;
use bytes::Bytes;
use http::{HeaderValue, Request, header};
use http_body_util::{BodyExt, Full};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::{TokioExecutor, TokioTimer},
};
use serde::{Serialize, de::DeserializeOwned};
use std::{hint::black_box, time::Duration};

const AUTHORIZATION: HeaderValue = HeaderValue::from_static("Basic YS1zZWNyZXQta2V5Og==");
const BOOK: &str = "/events/groups/actions/change-object-status?expand=objects";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Object<'a> {
    object_id: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Booking<'a> {
    r#type: &'a str,
    status: &'a str,
    events: [&'a str; 1],
    objects: Vec<Object<'a>>,
    hold_token: &'a str,
    order_id: &'a str,
}

fn booking(labels: &[&str]) -> Vec<u8> {
    let body = Booking {
        r#type: "CHANGE_STATUS_TO",
        status: "booked",
        events: ["an-event"],
        objects: labels.iter().map(|object_id| Object { object_id }).collect(),
        hold_token: "a-token",
        order_id: "o",
    };
    serde_json::to_vec(&body).expect("JSON")
}

fn read<T: DeserializeOwned>(body: &[u8]) {
    drop(black_box(
        serde_json::from_slice::<T>(body).expect("what the struct says"),
    ));
}

pub(crate) struct UreqByHand(ureq::Agent);

impl UreqByHand {
    pub(crate) fn new(timeout: Option<Duration>) -> Self {
        let config = ureq::Agent::config_builder().proxy(None).timeout_global(timeout);
        Self(config.build().into())
    }

    pub(crate) fn chart(&self, base: &str) {
        let request = self.0.get(format!("{base}/charts/{}", "a-chart-key"));
        let mut answer = request
            .header(header::AUTHORIZATION, AUTHORIZATION)
            .call()
            .expect("an answer");
        read::<owned::Chart>(&answer.body_mut().read_to_vec().expect("a body"));
    }

    pub(crate) fn book(&self, base: &str, labels: &[&str]) {
        let request = self
            .0
            .post(format!("{base}{BOOK}"))
            .header(header::AUTHORIZATION, AUTHORIZATION);
        let request = request.header(header::CONTENT_TYPE, "application/json");
        let mut answer = request.send(&booking(labels)).expect("an answer");
        read::<owned::ChangeObjectStatusResult>(&answer.body_mut().read_to_vec().expect("a body"));
    }
}

pub(crate) struct ReqwestByHand(reqwest::Client);

impl ReqwestByHand {
    pub(crate) fn new() -> Self {
        Self(reqwest::Client::builder().no_proxy().build().expect("a client"))
    }

    pub(crate) async fn chart(&self, base: &str) {
        let request = self.0.get(format!("{base}/charts/{}", "a-chart-key"));
        let answer = request
            .header(header::AUTHORIZATION, AUTHORIZATION)
            .send()
            .await
            .expect("an answer");
        read::<owned::Chart>(&answer.bytes().await.expect("a body"));
    }

    pub(crate) async fn book(&self, base: &str, labels: &[&str]) {
        let request = self
            .0
            .post(format!("{base}{BOOK}"))
            .header(header::AUTHORIZATION, AUTHORIZATION);
        let request = request
            .header(header::CONTENT_TYPE, "application/json")
            .body(booking(labels));
        let answer = request.send().await.expect("an answer");
        read::<owned::ChangeObjectStatusResult>(&answer.bytes().await.expect("a body"));
    }
}

pub(crate) struct HyperByHand(Client<HttpConnector, Full<Bytes>>);

impl HyperByHand {
    pub(crate) fn new() -> Self {
        let mut connector = HttpConnector::new();
        connector.set_nodelay(true);
        Self(
            Client::builder(TokioExecutor::new())
                .pool_timer(TokioTimer::new())
                .build(connector),
        )
    }

    pub(crate) async fn chart(&self, base: &str) {
        let request = Request::get(format!("{base}/charts/{}", "a-chart-key"))
            .header(header::AUTHORIZATION, AUTHORIZATION)
            .body(Full::default())
            .expect("a request");
        let answer = self.0.request(request).await.expect("an answer");
        read::<owned::Chart>(&answer.into_body().collect().await.expect("a body").to_bytes());
    }

    pub(crate) async fn book(&self, base: &str, labels: &[&str]) {
        let request = Request::post(format!("{base}{BOOK}"))
            .header(header::AUTHORIZATION, AUTHORIZATION)
            .header(header::CONTENT_TYPE, "application/json")
            .body(Full::from(booking(labels)))
            .expect("a request");
        let answer = self.0.request(request).await.expect("an answer");
        read::<owned::ChangeObjectStatusResult>(
            &answer.into_body().collect().await.expect("a body").to_bytes(),
        );
    }
}
