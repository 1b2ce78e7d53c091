//! What of an event is for sale, and through which channel.

use crate::args::{Args, Sent, done, set};
use seatsio_core::{BlockingClient, model::ForSaleAndNotForSaleParams};

/// The options that every replacement of the for-sale configuration has.
macro_rules! replacement {
    ($operation:expr, $args:ident) => {
        done(set!($operation, $args, texts objects, places area_places, category_keys categories).send())
    };
}

pub fn send(client: &BlockingClient, operation: &str, args: &Args) -> Option<Sent> {
    for_sale(client, operation, args).or_else(|| channels(client, operation, args))
}

fn for_sale(client: &BlockingClient, operation: &str, args: &Args) -> Option<Sent> {
    let events = client.events();
    let event = || args.needed("event_key");
    Some(match operation {
        "events.edit_for_sale_config" => {
            let edit = events.edit_for_sale_config(event());
            done(set!(edit, args, edits for_sale, edits not_for_sale).send())
        }
        "events.edit_for_sale_config_for_events" => {
            let names = args.map("events", |_| Some(()))?;
            let changes = args.object("events", |events| {
                let change = |name: &String| {
                    let change = events.object(name, |args| {
                        set!(ForSaleAndNotForSaleParams::new(), args, edits for_sale, edits not_for_sale)
                    });
                    (name.clone(), change.unwrap_or_default())
                };
                names.keys().map(change).collect::<Vec<_>>()
            })?;
            done(events.edit_for_sale_config_for_events(changes).send())
        }
        "events.mark_as_for_sale" => replacement!(events.mark_as_for_sale(event()), args),
        "events.mark_as_not_for_sale" => replacement!(events.mark_as_not_for_sale(event()), args),
        "events.replace_for_sale_config" => {
            if args.flag("for_sale")? {
                replacement!(events.replace_for_sale_config_for_sale(event()), args)
            } else {
                replacement!(events.replace_for_sale_config_not_for_sale(event()), args)
            }
        }
        "events.mark_everything_as_for_sale" => done(events.mark_everything_as_for_sale(event()).send()),
        // That client has it by two names.
        "events.mark_everything_as_not_for_sale" | "events.mark_everything_as_for_not_sale" => {
            done(events.mark_everything_as_not_for_sale(event()).send())
        }
        _ => return None,
    })
}

fn channels(client: &BlockingClient, operation: &str, args: &Args) -> Option<Sent> {
    let channels = client.events().channels();
    let event = || args.needed("event_key");
    let channel = || args.needed("channel_key");
    Some(match operation {
        "events.channels.add" => {
            let add = channels.add(event(), channel(), args.needed("name"));
            done(set!(add, args, text color, index index, texts objects, places area_places).send())
        }
        "events.channels.add_multiple" => done(
            channels
                .add_multiple(event(), args.new_channels("channels")?)
                .send(),
        ),
        "events.channels.remove" => done(channels.remove(event(), channel()).send()),
        "events.channels.update" => {
            let update = channels.update(event(), channel());
            done(set!(update, args, text name, text color, texts objects, places area_places).send())
        }
        "events.channels.add_objects" => {
            let add = channels.add_objects(event(), channel());
            done(set!(add, args, texts objects, places area_places).send())
        }
        "events.channels.remove_objects" => {
            let remove = channels.remove_objects(event(), channel());
            done(set!(remove, args, texts objects, places area_places).send())
        }
        "events.channels.replace" => done(channels.replace(event(), args.new_channels("channels")?).send()),
        _ => return None,
    })
}
