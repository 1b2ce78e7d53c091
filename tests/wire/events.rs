//! Events: making, changing, listing and reading them. Selling is in `sale.rs`.

use crate::args::{Args, Sent, done, list, set, undocumented};
use seatsio_core::{
    BlockingClient,
    api::Events,
    model::{CreateEventParams, ExtraData, SortDirection, StatusChangeSort, StatusChangeSortField},
};

pub fn send(client: &BlockingClient, operation: &str, args: &Args) -> Option<Sent> {
    let events = client.events();
    let event = || args.needed("event_key");
    Some(match operation {
        "events.create" => {
            let create = events.create(args.needed("chart_key"));
            done(
                set!(
                    create, args,
                    text event_key = "key", text name, date date, tables table_booking_config,
                    object_categories object_categories, categories categories, new_channels channels,
                    for_sale_config for_sale_config
                )
                .send(),
            )
        }
        "events.create_multiple" => {
            let params = args.each("events", event_params)?;
            done(events.create_multiple(args.needed("chart_key"), params).send())
        }
        "events.update" => {
            let update = set!(
                events.update(event()), args,
                text event_key = "key", text name, date date, tables table_booking_config,
                object_categories object_categories, categories categories, flag is_in_the_past
            );
            done(update.send())
        }
        "events.remove_categories" => done(events.remove_categories(event()).send()),
        "events.remove_object_categories" => done(events.remove_object_categories(event()).send()),
        "events.move_event_to_new_chart_copy" => done(events.move_event_to_new_chart_copy(event()).send()),
        "events.retrieve" => done(events.retrieve(event()).send()),
        "events.delete" => done(events.delete(event()).send()),
        "events.retrieve_object_infos" => done(
            events
                .retrieve_object_infos(event(), args.texts("labels")?)
                .send(),
        ),
        "events.retrieve_object_info" => {
            done(events.retrieve_object_info(event(), args.needed("label")).send())
        }
        "events.update_extra_data" => {
            let data = args.json("extra_data")?;
            done(
                events
                    .update_extra_data(event(), args.needed("object"), data)
                    .send(),
            )
        }
        "events.update_extra_datas" => {
            let data = args.map("extra_datas", |data| Some(ExtraData::new(data)))?;
            done(events.update_extra_datas(event(), data).send())
        }
        "events.list_all"
        | "events.list_first_page"
        | "events.list_page_after"
        | "events.list_page_before" => {
            list!(undocumented!(events.list(), args, "filter"), operation, args)
        }
        "events.status_changes.same_lister" => same_lister(&events, args)?,
        _ if operation.starts_with("events.status_changes.list_") => {
            let changes = set!(events.list_status_changes(event()), args, text filter, sort sort);
            list!(changes, operation, args)
        }
        _ if operation.starts_with("events.status_changes_for_object.list_") => {
            let changes = events.list_status_changes_for_object(event(), args.needed("object"));
            list!(changes, operation, args)
        }
        _ => return None,
    })
}

fn event_params(args: &Args) -> CreateEventParams {
    set!(
        CreateEventParams::new(), args,
        text event_key = "key", text name, date date, tables table_booking_config,
        object_categories object_categories, categories categories, new_channels channels,
        for_sale_config for_sale_config
    )
}

/// Several calls of one lister object, which ours has none of: each call is made by itself.
fn same_lister(events: &Events<BlockingClient>, args: &Args) -> Option<Sent> {
    let event = args.needed("event_key");
    let calls = args.each("calls", |call| {
        let form = call.needed("call");
        list!(events.list_status_changes(event.as_str()), form, call)
    })?;
    Some(calls.into_iter().collect())
}

impl Args {
    /// Field and direction. That client leaves out a direction without a field.
    fn sort(&self, _: &str) -> Option<StatusChangeSort> {
        let field = self.text("sort_field");
        let direction = self.text("sort_direction");
        let Some(field) = field else {
            if direction.is_some() {
                self.cannot("a direction without a field means nothing: ours are one value");
            }
            return None;
        };
        let field = StatusChangeSortField::ALL
            .iter()
            .find(|known| known.as_str() == field);
        let direction = direction.map(|text| SortDirection::ALL.iter().find(|known| known.as_str() == text));
        match (field, direction) {
            (Some(field), None) => Some((*field).into()),
            (Some(field), Some(Some(direction))) => Some(StatusChangeSort::new(*field, *direction)),
            _ => {
                self.cannot("a field or a direction that the API does not have");
                None
            }
        }
    }
}
