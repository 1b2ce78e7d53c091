//! The same five calls with ureq and serde_json by hand.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::collections::HashMap;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CreateEvent<'a> {
    chart_key: &'a str,
    name: &'a str,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Event {
    key: String,
    chart_key: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct HoldToken {
    hold_token: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Object<'a> {
    object_id: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct StatusChange<'a> {
    r#type: &'a str,
    status: &'a str,
    events: [&'a str; 1],
    objects: Vec<Object<'a>>,
    hold_token: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    order_id: Option<&'a str>,
}

#[derive(Deserialize)]
struct Changed {
    objects: HashMap<String, Info>,
}

#[derive(Deserialize)]
struct Info {
    status: String,
}

#[derive(Deserialize)]
struct Chart {
    name: String,
}

struct Client {
    agent: ureq::Agent,
    authorization: String,
}

impl Client {
    fn post<T: DeserializeOwned>(&self, path: &str, body: &impl Serialize) -> Outcome<T> {
        let request = self.agent.post(format!("http://127.0.0.1:9001{path}")).header("authorization", &self.authorization);
        let mut answer = request.send(&serde_json::to_vec(body)?)?;
        Ok(serde_json::from_slice(&answer.body_mut().read_to_vec()?)?)
    }

    fn get<T: DeserializeOwned>(&self, path: &str) -> Outcome<T> {
        let request = self.agent.get(format!("http://127.0.0.1:9001{path}")).header("authorization", &self.authorization);
        Ok(serde_json::from_slice(&request.call()?.body_mut().read_to_vec()?)?)
    }

    fn change(&self, event: &str, status: &str, token: &str, order_id: Option<&str>) -> Outcome<Changed> {
        let objects = ["A-1", "A-2"].map(|object_id| Object { object_id }).into();
        let body = StatusChange { r#type: "CHANGE_STATUS_TO", status, events: [event], objects, hold_token: token, order_id };
        self.post("/events/groups/actions/change-object-status?expand=objects", &body)
    }
}

fn main() -> Outcome<()> {
    let authorization = std::env::args().nth(1).unwrap_or_default();
    let client = Client { agent: ureq::Agent::new_with_defaults(), authorization };
    let event: Event = client.post("/events", &CreateEvent { chart_key: "demo-hall", name: "Gala" })?;
    let token: HoldToken = client.post("/hold-tokens", &HashMap::<&str, u32>::new())?;
    client.change(&event.key, "reservedByToken", &token.hold_token, None)?;
    let booking = client.change(&event.key, "booked", &token.hold_token, Some("o"))?;
    for (label, info) in &booking.objects {
        println!("{label} {}", info.status);
    }
    let key = utf8_percent_encode(&event.chart_key, NON_ALPHANUMERIC);
    println!("{:?}", client.get::<Chart>(&format!("/charts/{key}"))?.name);
    Ok(())
}
