//! Seasons and hold tokens.

use crate::args::{Args, Sent, done, set};
use seatsio_core::{BlockingClient, model::SeasonEvents};

pub fn send(client: &BlockingClient, operation: &str, args: &Args) -> Option<Sent> {
    seasons(client, operation, args).or_else(|| hold_tokens(client, operation, args))
}

fn seasons(client: &BlockingClient, operation: &str, args: &Args) -> Option<Sent> {
    let seasons = client.seasons();
    let season = || args.needed("season_key");
    let top_level = || args.needed("top_level_season_key");
    let partial = || args.needed("partial_season_key");
    Some(match operation {
        "seasons.create" => {
            let create = set!(
                seasons.create(args.needed("chart_key")), args,
                text key, text name, season_events events, tables table_booking_config,
                object_categories object_categories, categories categories, new_channels channels,
                for_sale_config for_sale_config, flag for_sale_propagated
            );
            done(create.send())
        }
        "seasons.update" => {
            let update = set!(
                seasons.update(season()), args,
                text event_key = "key", text name, tables table_booking_config,
                object_categories object_categories, categories categories, flag for_sale_propagated
            );
            done(update.send())
        }
        "seasons.retrieve" => done(seasons.retrieve(season()).send()),
        "seasons.create_events" => {
            let events = args.season_events("").unwrap_or_else(|| {
                args.cannot("the API wants keys or a number: ours cannot leave out both");
                SeasonEvents::Number(0)
            });
            done(seasons.create_events(season(), events).send())
        }
        "seasons.create_partial" => {
            let create = seasons.create_partial_season(top_level());
            done(set!(create, args, text key = "partial_season_key", text name, texts event_keys).send())
        }
        "seasons.add_events_to_partial" => {
            let keys = args.texts("event_keys")?;
            done(
                seasons
                    .add_events_to_partial_season(top_level(), partial(), keys)
                    .send(),
            )
        }
        "seasons.remove_event_from_partial" => {
            let event = args.needed("event_key");
            done(
                seasons
                    .remove_event_from_partial_season(top_level(), partial(), event)
                    .send(),
            )
        }
        _ => return None,
    })
}

fn hold_tokens(client: &BlockingClient, operation: &str, args: &Args) -> Option<Sent> {
    let tokens = client.hold_tokens();
    let token = || args.needed("hold_token");
    Some(match operation {
        "hold_tokens.create" => done(set!(tokens.create(), args, number expires_in_minutes).send()),
        "hold_tokens.retrieve" => done(tokens.retrieve(token()).send()),
        "hold_tokens.expire_in_minutes" => {
            done(tokens.expire_in_minutes(token(), args.number("minutes")?).send())
        }
        _ => return None,
    })
}

impl Args {
    /// The events that a season is to get; the two arguments of that client are one in ours.
    fn season_events(&self, _: &str) -> Option<SeasonEvents> {
        let keys = self.texts("event_keys").map(SeasonEvents::from);
        let number = self.number("number_of_events").map(SeasonEvents::from);
        if keys.is_some() && number.is_some() {
            self.cannot("a season gets its events by key or by number: the API refuses both");
        }
        keys.or(number)
    }
}
