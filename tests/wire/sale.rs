//! Selling: status changes, best available, season overrides.

use crate::args::{Args, Sent, done, set};
use seatsio_core::{
    BlockingClient,
    model::{BestAvailableParams, StatusChangeAction, StatusChangeRequest},
};
use serde_json::Value;

pub fn send(client: &BlockingClient, operation: &str, args: &Args) -> Option<Sent> {
    let events = client.events();
    let keys = || args.event_keys("event_keys");
    let objects = || args.objects("objects");
    let event = || args.needed("event_key");
    Some(match operation {
        "events.change_object_status" => {
            args.json("same_instance");
            let change = events.change_object_status(keys(), objects(), args.needed("status"));
            done(
                set!(
                    change, args,
                    text hold_token, text order_id, flag keep_extra_data, whose channels,
                    texts allowed_previous_statuses, texts rejected_previous_statuses, text resale_listing_id
                )
                .send(),
            )
        }
        "events.book" => {
            let book = set!(
                events.book(keys(), objects()), args,
                text hold_token, text order_id, flag keep_extra_data, whose channels
            );
            done(book.send())
        }
        "events.hold" => {
            let hold = set!(
                events.hold(keys(), objects(), args.needed("hold_token")), args,
                text order_id, flag keep_extra_data, whose channels
            );
            done(hold.send())
        }
        "events.release" => {
            let release = set!(
                events.release(keys(), objects()), args,
                text hold_token, text order_id, flag keep_extra_data, whose channels
            );
            done(release.send())
        }
        "events.put_up_for_resale" => {
            let put = events.put_up_for_resale(keys(), objects());
            done(set!(put, args, text resale_listing_id).send())
        }
        "events.change_best_available_object_status" => {
            let change =
                events.change_best_available_object_status(event(), wish(args), args.needed("status"));
            done(
                set!(
                    change, args,
                    text hold_token, text order_id, flag keep_extra_data, whose channels
                )
                .send(),
            )
        }
        "events.book_best_available" => {
            let book = set!(
                events.book_best_available(event(), wish(args)), args,
                text hold_token, text order_id, flag keep_extra_data, whose channels
            );
            done(book.send())
        }
        "events.hold_best_available" => {
            let hold = set!(
                events.hold_best_available(event(), wish(args), args.needed("hold_token")), args,
                text order_id, flag keep_extra_data, whose channels
            );
            done(hold.send())
        }
        "events.change_object_status_in_batch" => {
            args.json("same_instance");
            let changes = args.each("status_changes", status_change)?;
            done(events.change_object_status_in_batch(changes).send())
        }
        "events.override_season_object_status" => {
            let change = events.override_season_object_status(event(), args.texts("objects")?);
            done(set!(change, args, text season).send())
        }
        "events.use_season_object_status" => {
            let change = events.use_season_object_status(event(), args.texts("objects")?);
            done(set!(change, args, text season).send())
        }
        _ => return None,
    })
}

fn wish(args: &Args) -> BestAvailableParams {
    let wish = BestAvailableParams::new(args.number("number").unwrap_or_default());
    set!(
        wish, args,
        category_keys categories, text zone, texts sections, values extra_data, texts ticket_types,
        flag try_to_prevent_orphan_seats, number accessible_seats
    )
}

fn status_change(args: &Args) -> StatusChangeRequest {
    let status = args.text("status");
    let action = match args.text("type").as_deref() {
        None | Some("CHANGE_STATUS_TO") => {
            if status.is_none() {
                args.cannot("a change to a status has one: ours cannot leave it out");
            }
            StatusChangeAction::ChangeStatusTo(status.unwrap_or_default().into())
        }
        Some("RELEASE") => StatusChangeAction::Release,
        Some("OVERRIDE_SEASON_STATUS") => StatusChangeAction::OverrideSeasonStatus,
        Some("USE_SEASON_STATUS") => StatusChangeAction::UseSeasonStatus,
        Some(_) => {
            args.cannot("a type of change that the API does not have");
            StatusChangeAction::Release
        }
    };
    if args.json("status").is_some() && action.status().is_none() {
        args.cannot("a release has no status, and neither has what the season says");
    }
    set!(
        StatusChangeRequest::new(action, args.needed("event_key"), args.objects("objects")), args,
        text season, text hold_token, text order_id, flag keep_extra_data, whose channels,
        texts allowed_previous_statuses, texts rejected_previous_statuses, text resale_listing_id
    )
}

impl Args {
    /// A list of any JSON.
    fn values(&self, name: &str) -> Option<Vec<Value>> {
        self.read_as(name, "a list", |value| value.as_array().cloned())
    }
}
