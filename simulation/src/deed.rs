//! What a buyer asks for: one logical call, however often it is sent.

use seatsio_core::{
    AsyncClient, Error, Receipt,
    model::{BestAvailableParams, BestAvailableResult, ChangeObjectStatusResult, ObjectRef},
};
use serde::{Deserialize, Serialize};

/// One change of status that a buyer wants made once.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Deed {
    pub(crate) action: Action,
    pub(crate) what: What,
    /// Keys of the events: one, or all of them.
    pub(crate) events: Vec<String>,
    pub(crate) token: Option<String>,
    /// The order id that is sent; of a release the order that had the objects, which is not sent.
    pub(crate) order: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Action {
    Hold,
    Book,
    /// Gives back what was booked.
    Release,
    /// Gives back what a token holds.
    GiveUp,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum What {
    /// Seats and tables, by label.
    Objects(Vec<String>),
    /// So many places of an area.
    Places(String, u32),
    /// So many seats that the server chooses.
    Best(u32),
}

/// Builds the operation of a deed as `$operation` and gives what `$then` makes of it.
macro_rules! with_operation {
    ($deed:expr, $client:expr, $operation:ident => $then:expr) => {{
        let deed: &Deed = $deed;
        let (events, keys) = ($client.events(), deed.events.clone());
        let token = deed.token.as_deref().unwrap_or_default();
        match (deed.action, &deed.what) {
            (Action::Hold, What::Best(number)) => {
                let event = keys.first().map_or("", |key| key);
                let mut $operation = events.hold_best_available(event, wish(*number), token);
                if let Some(order) = &deed.order {
                    $operation = $operation.order_id(order);
                }
                $then
            }
            (_, What::Best(number)) => {
                let event = keys.first().map_or("", |key| key);
                let mut $operation = events.book_best_available(event, wish(*number));
                if let Some(order) = &deed.order {
                    $operation = $operation.order_id(order);
                }
                $then
            }
            (Action::Hold, _) => {
                let $operation = events.hold(keys, deed.objects(), token);
                $then
            }
            (Action::Book, _) => {
                let mut $operation = events.book(keys, deed.objects());
                if let Some(order) = &deed.order {
                    $operation = $operation.order_id(order);
                }
                if let Some(token) = &deed.token {
                    $operation = $operation.hold_token(token);
                }
                $then
            }
            (Action::Release | Action::GiveUp, _) => {
                let mut $operation = events.release(keys, deed.objects());
                if let Some(token) = &deed.token {
                    $operation = $operation.hold_token(token);
                }
                $then
            }
        }
    }};
}

impl Deed {
    /// Sends it, and tells which objects the server chose.
    pub(crate) async fn send(&self, client: &AsyncClient) -> Result<Vec<String>, Error> {
        with_operation!(self, client, operation => operation.send().await.map(|answer| answer.chosen()))
    }

    /// Sends it until it is known what became of it.
    pub(crate) async fn send_settled(&self, client: &AsyncClient) -> Result<Vec<String>, Error> {
        with_operation!(self, client, operation => operation.send_settled().await.map(|answer| answer.chosen()))
    }

    pub(crate) fn receipt(&self, client: &AsyncClient) -> Result<Receipt, Error> {
        with_operation!(self, client, operation => operation.receipt())
    }

    fn objects(&self) -> Vec<ObjectRef> {
        match &self.what {
            What::Objects(labels) => labels.iter().map(ObjectRef::from).collect(),
            What::Places(area, places) => vec![ObjectRef::new(area.as_str()).quantity(*places)],
            What::Best(_) => Vec::new(),
        }
    }

    /// The labels that it names.
    pub(crate) fn labels(&self) -> &[String] {
        match &self.what {
            What::Objects(labels) => labels,
            What::Places(area, _) => std::slice::from_ref(area),
            What::Best(_) => &[],
        }
    }

    /// Whether doing it twice would do it twice.
    pub(crate) fn doubles(&self) -> bool {
        !matches!(self.what, What::Objects(_)) || self.action == Action::Book
    }

    /// A request that arrives long after everybody has given it up does no harm: the objects have names, and it
    /// takes nothing from anybody.
    pub(crate) fn may_come_late(&self) -> bool {
        matches!(self.what, What::Objects(_)) && matches!(self.action, Action::Hold | Action::Book)
    }

    /// What became of it can only be told by comparing with how the objects were before.
    pub(crate) fn must_be_compared(&self) -> bool {
        match self.action {
            Action::Release | Action::GiveUp => true,
            Action::Hold | Action::Book => matches!(self.what, What::Places(..)) && self.token.is_some(),
        }
    }
}

/// Seats in rows only: they are of category 1.
fn wish(number: u32) -> BestAvailableParams {
    BestAvailableParams::new(number).categories([1_u32])
}

/// An answer that tells which objects the server chose.
trait Chosen {
    fn chosen(self) -> Vec<String>;
}

impl Chosen for BestAvailableResult {
    fn chosen(self) -> Vec<String> {
        self.objects.iter().map(ToString::to_string).collect()
    }
}

impl Chosen for ChangeObjectStatusResult {
    fn chosen(self) -> Vec<String> {
        Vec::new()
    }
}
