//! Every call of ours that is current, as it is written in a program.

use seatsio_core::{
    BlockingClient, Error,
    model::{
        Category, ChannelCreationParams, ChartReportType, ChartSummaryReportType, CreateEventParams,
        EventReportType, EventSummaryReportType, ExtraData, ForSaleAndNotForSaleParams, Month,
        StatusChangeRequest,
    },
};

/// A call: the operation's id, the call as it is written, and the operation that was really made.
pub struct Call {
    pub operation: &'static str,
    pub written: String,
    pub made: Option<&'static str>,
}

impl Call {
    fn new<T>(operation: &'static str, written: &str, answer: Result<T, Error>) -> Self {
        Self {
            operation,
            // Long calls come in several lines.
            written: written.split_whitespace().collect::<Vec<_>>().join(" "),
            made: answer.err().map(|error| error.operation()),
        }
    }
}

/// Makes each call, with what it alone is given after it.
macro_rules! calls {
    ($( $operation:literal => $call:expr $(, $argument:ident = $value:expr)*; )+) => {
        vec![$( Call::new($operation, stringify!($call), {
            $( let $argument = $value; )*
            $call.send()
        }) ),+]
    };
}

/// All of them, in the order of the catalogue.
pub fn all(client: &BlockingClient) -> Vec<Call> {
    [
        charts,
        events,
        around_events,
        event_reports,
        other_reports,
        account,
    ]
    .into_iter()
    .flat_map(|part| part(client))
    .collect()
}

/// Charts: drawings and what belongs to them.
fn charts(client: &BlockingClient) -> Vec<Call> {
    let (chart, tag) = ("chart", "tag");
    let (from_workspace, to_workspace) = ("here", "there");
    calls! {
        "charts.list" => client.charts().list();
        "charts.retrieve" => client.charts().retrieve(chart);
        "charts.retrieve_with_events" => client.charts().retrieve_with_events(chart);
        "charts.create" => client.charts().create();
        "charts.update" => client.charts().update(chart);
        "charts.add_category" => client.charts().add_category(chart, category),
            category = Category::new(1, "Stalls");
        "charts.update_category" => client.charts().update_category(chart, category),
            category = 1;
        "charts.remove_category" => client.charts().remove_category(chart, category),
            category = 1;
        "charts.list_categories" => client.charts().list_categories(chart);
        "charts.retrieve_published_version" => client.charts().retrieve_published_version(chart);
        "charts.retrieve_published_version_thumbnail" => client.charts().retrieve_published_version_thumbnail(chart);
        "charts.validate_published_version" => client.charts().validate_published_version(chart);
        "charts.retrieve_draft_version" => client.charts().retrieve_draft_version(chart);
        "charts.retrieve_draft_version_thumbnail" => client.charts().retrieve_draft_version_thumbnail(chart);
        "charts.validate_draft_version" => client.charts().validate_draft_version(chart);
        "charts.publish_draft_version" => client.charts().publish_draft_version(chart);
        "charts.discard_draft_version" => client.charts().discard_draft_version(chart);
        "charts.archive.list" => client.charts().archive().list();
        "charts.move_to_archive" => client.charts().move_to_archive(chart);
        "charts.move_out_of_archive" => client.charts().move_out_of_archive(chart);
        "charts.copy" => client.charts().copy(chart);
        "charts.copy_draft_version" => client.charts().copy_draft_version(chart);
        "charts.copy_to_workspace" => client.charts().copy_to_workspace(chart, to_workspace);
        "charts.copy_from_workspace_to" => client.charts().copy_from_workspace_to(chart, from_workspace, to_workspace);
        "charts.list_all_tags" => client.charts().list_all_tags();
        "charts.add_tag" => client.charts().add_tag(chart, tag);
        "charts.remove_tag" => client.charts().remove_tag(chart, tag);
    }
}

/// Events: their life, and the status of their objects.
fn events(client: &BlockingClient) -> Vec<Call> {
    let (chart_key, event, object, label, status) = ("chart", "event", "A-1", "A-1", "lost");
    let (events, objects, labels, hold_token) = (["event"], ["A-1"], ["A-1"], "token");
    let best_available = 2;
    calls! {
        "events.create" => client.events().create(chart_key);
        "events.create_multiple" => client.events().create_multiple(chart_key, events),
            events = [CreateEventParams::new()];
        "events.update" => client.events().update(event);
        "events.remove_object_categories" => client.events().remove_object_categories(event);
        "events.remove_categories" => client.events().remove_categories(event);
        "events.delete" => client.events().delete(event);
        "events.retrieve" => client.events().retrieve(event);
        "events.list" => client.events().list();
        "events.list_status_changes" => client.events().list_status_changes(event);
        "events.list_status_changes_for_object" => client.events().list_status_changes_for_object(event, object);
        "events.change_object_status" => client.events().change_object_status(events, objects, status);
        "events.book" => client.events().book(events, objects);
        "events.hold" => client.events().hold(events, objects, hold_token);
        "events.put_up_for_resale" => client.events().put_up_for_resale(events, objects);
        "events.release" => client.events().release(events, objects);
        "events.groups.book" => client.events().groups().book(events, objects);
        "events.groups.hold" => client.events().groups().hold(events, objects, hold_token);
        "events.groups.release" => client.events().groups().release(events, objects);
        "events.change_best_available_object_status" => client.events().change_best_available_object_status(event, best_available, status);
        "events.book_best_available" => client.events().book_best_available(event, best_available);
        "events.hold_best_available" => client.events().hold_best_available(event, best_available, hold_token);
        "events.change_object_status_single" => client.events().change_object_status_single(event, objects, status);
        "events.book_single" => client.events().book_single(event, objects);
        "events.hold_single" => client.events().hold_single(event, objects, hold_token);
        "events.release_single" => client.events().release_single(event, objects);
        "events.put_up_for_resale_single" => client.events().put_up_for_resale_single(event, objects);
        "events.change_object_status_in_batch" => client.events().change_object_status_in_batch(status_changes),
            status_changes = [StatusChangeRequest::release("event", ["A-1"])];
        "events.override_season_object_status" => client.events().override_season_object_status(event, objects);
        "events.use_season_object_status" => client.events().use_season_object_status(event, objects);
        "events.update_extra_data" => client.events().update_extra_data(event, object, extra_data),
            extra_data = ExtraData::new("VIP");
        "events.update_extra_datas" => client.events().update_extra_datas(event, extra_data),
            extra_data = [("A-1", ExtraData::new("VIP"))];
        "events.retrieve_object_infos" => client.events().retrieve_object_infos(event, labels);
        "events.retrieve_object_info" => client.events().retrieve_object_info(event, label);
        "events.edit_for_sale_config" => client.events().edit_for_sale_config(event);
        "events.edit_for_sale_config_for_events" => client.events().edit_for_sale_config_for_events(events),
            events = [("event", ForSaleAndNotForSaleParams::new())];
        "events.mark_as_for_sale" => client.events().mark_as_for_sale(event);
        "events.replace_for_sale_config_for_sale" => client.events().replace_for_sale_config_for_sale(event);
        "events.mark_as_not_for_sale" => client.events().mark_as_not_for_sale(event);
        "events.replace_for_sale_config_not_for_sale" => client.events().replace_for_sale_config_not_for_sale(event);
        "events.mark_everything_as_for_sale" => client.events().mark_everything_as_for_sale(event);
        "events.mark_everything_as_not_for_sale" => client.events().mark_everything_as_not_for_sale(event);
        "events.move_event_to_new_chart_copy" => client.events().move_event_to_new_chart_copy(event);
    }
}

/// What stands around events: channels, seasons, hold tokens.
fn around_events(client: &BlockingClient) -> Vec<Call> {
    let (event, key, channel, name) = ("event", "partners", "partners", "Partners");
    let (chart_key, season, top_level_season, partial_season) = ("chart", "season", "season", "part");
    let (event_keys, hold_token, minutes) = (["event"], "token", 15);
    calls! {
        "events.channels.add" => client.events().channels().add(event, key, name);
        "events.channels.add_multiple" => client.events().channels().add_multiple(event, channels),
            channels = [ChannelCreationParams::new("partners", "Partners")];
        "events.channels.remove" => client.events().channels().remove(event, channel);
        "events.channels.update" => client.events().channels().update(event, channel);
        "events.channels.add_objects" => client.events().channels().add_objects(event, channel);
        "events.channels.remove_objects" => client.events().channels().remove_objects(event, channel);
        "events.channels.replace" => client.events().channels().replace(event, channels),
            channels = [ChannelCreationParams::new("partners", "Partners")];
        "seasons.create" => client.seasons().create(chart_key);
        "seasons.update" => client.seasons().update(season);
        "seasons.retrieve" => client.seasons().retrieve(season);
        "seasons.create_events" => client.seasons().create_events(season, events),
            events = 3;
        "seasons.create_partial_season" => client.seasons().create_partial_season(top_level_season);
        "seasons.add_events_to_partial_season" => client.seasons().add_events_to_partial_season(top_level_season, partial_season, event_keys);
        "seasons.remove_event_from_partial_season" => client.seasons().remove_event_from_partial_season(top_level_season, partial_season, event);
        "hold_tokens.create" => client.hold_tokens().create();
        "hold_tokens.retrieve" => client.hold_tokens().retrieve(hold_token);
        "hold_tokens.expire_in_minutes" => client.hold_tokens().expire_in_minutes(hold_token, minutes);
    }
}

/// Reports about events.
fn event_reports(client: &BlockingClient) -> Vec<Call> {
    let (event, status, object_type) = ("event", "free", "seat");
    let (category_label, category_key, label, order_id) = ("Stalls", 1, "A-1", "order");
    let (section, zone, availability, reason, channel) =
        ("Stalls", "east", "available", "booked", "partners");
    calls! {
        "reports.events.flat_list" => client.reports().events().flat_list(event);
        "reports.events.flat_list_csv" => client.reports().events().flat_list_csv(event);
        "reports.events.detail" => client.reports().events().detail(event, report_type),
            report_type = EventReportType::ByStatus;
        "reports.events.detail_filtered" => client.reports().events().detail_filtered(event, report_type, filter),
            report_type = EventReportType::ByStatus, filter = "free";
        "reports.events.summary" => client.reports().events().summary(event, report_type),
            report_type = EventSummaryReportType::ByStatus;
        "reports.events.deep_summary" => client.reports().events().deep_summary(event, report_type),
            report_type = EventSummaryReportType::ByStatus;
        "reports.events.by_status" => client.reports().events().by_status(event);
        "reports.events.by_status_filtered" => client.reports().events().by_status_filtered(event, status);
        "reports.events.summary_by_status" => client.reports().events().summary_by_status(event);
        "reports.events.deep_summary_by_status" => client.reports().events().deep_summary_by_status(event);
        "reports.events.by_object_type" => client.reports().events().by_object_type(event);
        "reports.events.by_object_type_filtered" => client.reports().events().by_object_type_filtered(event, object_type);
        "reports.events.summary_by_object_type" => client.reports().events().summary_by_object_type(event);
        "reports.events.deep_summary_by_object_type" => client.reports().events().deep_summary_by_object_type(event);
        "reports.events.by_category_label" => client.reports().events().by_category_label(event);
        "reports.events.by_category_label_filtered" => client.reports().events().by_category_label_filtered(event, category_label);
        "reports.events.summary_by_category_label" => client.reports().events().summary_by_category_label(event);
        "reports.events.deep_summary_by_category_label" => client.reports().events().deep_summary_by_category_label(event);
        "reports.events.by_category_key" => client.reports().events().by_category_key(event);
        "reports.events.by_category_key_filtered" => client.reports().events().by_category_key_filtered(event, category_key);
        "reports.events.summary_by_category_key" => client.reports().events().summary_by_category_key(event);
        "reports.events.deep_summary_by_category_key" => client.reports().events().deep_summary_by_category_key(event);
        "reports.events.by_label" => client.reports().events().by_label(event);
        "reports.events.by_label_filtered" => client.reports().events().by_label_filtered(event, label);
        "reports.events.by_order_id" => client.reports().events().by_order_id(event);
        "reports.events.by_order_id_filtered" => client.reports().events().by_order_id_filtered(event, order_id);
        "reports.events.by_section" => client.reports().events().by_section(event);
        "reports.events.by_section_filtered" => client.reports().events().by_section_filtered(event, section);
        "reports.events.summary_by_section" => client.reports().events().summary_by_section(event);
        "reports.events.deep_summary_by_section" => client.reports().events().deep_summary_by_section(event);
        "reports.events.by_zone" => client.reports().events().by_zone(event);
        "reports.events.by_zone_filtered" => client.reports().events().by_zone_filtered(event, zone);
        "reports.events.summary_by_zone" => client.reports().events().summary_by_zone(event);
        "reports.events.deep_summary_by_zone" => client.reports().events().deep_summary_by_zone(event);
        "reports.events.by_availability" => client.reports().events().by_availability(event);
        "reports.events.by_availability_filtered" => client.reports().events().by_availability_filtered(event, availability);
        "reports.events.summary_by_availability" => client.reports().events().summary_by_availability(event);
        "reports.events.deep_summary_by_availability" => client.reports().events().deep_summary_by_availability(event);
        "reports.events.by_availability_reason" => client.reports().events().by_availability_reason(event);
        "reports.events.by_availability_reason_filtered" => client.reports().events().by_availability_reason_filtered(event, reason);
        "reports.events.summary_by_availability_reason" => client.reports().events().summary_by_availability_reason(event);
        "reports.events.deep_summary_by_availability_reason" => client.reports().events().deep_summary_by_availability_reason(event);
        "reports.events.by_channel" => client.reports().events().by_channel(event);
        "reports.events.by_channel_filtered" => client.reports().events().by_channel_filtered(event, channel);
        "reports.events.summary_by_channel" => client.reports().events().summary_by_channel(event);
        "reports.events.deep_summary_by_channel" => client.reports().events().deep_summary_by_channel(event);
    }
}

/// Reports about charts, and about what is billed.
fn other_reports(client: &BlockingClient) -> Vec<Call> {
    let (chart, event) = ("chart", 17);
    let month = Month::new(2026, 1);
    calls! {
        "reports.charts.detail" => client.reports().charts().detail(chart, report_type),
            report_type = ChartReportType::ByLabel;
        "reports.charts.summary" => client.reports().charts().summary(chart, report_type),
            report_type = ChartSummaryReportType::BySection;
        "reports.charts.by_label" => client.reports().charts().by_label(chart);
        "reports.charts.by_object_type" => client.reports().charts().by_object_type(chart);
        "reports.charts.summary_by_object_type" => client.reports().charts().summary_by_object_type(chart);
        "reports.charts.by_category_key" => client.reports().charts().by_category_key(chart);
        "reports.charts.summary_by_category_key" => client.reports().charts().summary_by_category_key(chart);
        "reports.charts.by_category_label" => client.reports().charts().by_category_label(chart);
        "reports.charts.summary_by_category_label" => client.reports().charts().summary_by_category_label(chart);
        "reports.charts.by_section" => client.reports().charts().by_section(chart);
        "reports.charts.summary_by_section" => client.reports().charts().summary_by_section(chart);
        "reports.charts.by_zone" => client.reports().charts().by_zone(chart);
        "reports.charts.summary_by_zone" => client.reports().charts().summary_by_zone(chart);
        "reports.usage.summary_for_all_months" => client.reports().usage().summary_for_all_months();
        "reports.usage.details_for_month" => client.reports().usage().details_for_month(month);
        "reports.usage.details_for_event_in_month" => client.reports().usage().details_for_event_in_month(month, event);
        "reports.usage.billable_renderings_summary_for_all_months" => client.reports().usage().billable_renderings_summary_for_all_months();
        "reports.usage.billable_renderings_summary_for_month" => client.reports().usage().billable_renderings_summary_for_month(month);
        "reports.usage.billable_renderings_for_chart_in_month" => client.reports().usage().billable_renderings_for_chart_in_month(month, chart);
        "reports.subscription" => client.reports().usage().subscription();
    }
}

/// Workspaces, ticket buyers, the log and the account.
fn account(client: &BlockingClient) -> Vec<Call> {
    let (workspace, name, secret_key, password) = ("workspace", "Tours", "key", "password");
    let (ids, minutes, key, value) = (["6a1b7b3c-2f8e-4bb5-9d7b-6f4e8a1f0c11"], 15, "setting", "on");
    calls! {
        "workspaces.create" => client.workspaces().create(name);
        "workspaces.update" => client.workspaces().update(workspace, name);
        "workspaces.retrieve" => client.workspaces().retrieve(workspace);
        "workspaces.delete" => client.workspaces().delete(workspace);
        "workspaces.activate" => client.workspaces().activate(workspace);
        "workspaces.deactivate" => client.workspaces().deactivate(workspace);
        "workspaces.set_default" => client.workspaces().set_default(workspace);
        "workspaces.regenerate_secret_key" => client.workspaces().regenerate_secret_key(workspace);
        "workspaces.add_secret_key" => client.workspaces().add_secret_key(workspace);
        "workspaces.remove_secret_key" => client.workspaces().remove_secret_key(workspace, secret_key);
        "workspaces.list" => client.workspaces().list();
        "workspaces.list_active" => client.workspaces().list_active();
        "workspaces.list_inactive" => client.workspaces().list_inactive();
        "event_log.list" => client.event_log().list();
        "ticket_buyers.add" => client.ticket_buyers().add(ids);
        "ticket_buyers.remove" => client.ticket_buyers().remove(ids);
        "ticket_buyers.list_all" => client.ticket_buyers().list_all();
        "accounts.retrieve_my_account" => client.accounts().retrieve_my_account();
        "accounts.regenerate_secret_key" => client.accounts().regenerate_secret_key();
        "accounts.regenerate_designer_key" => client.accounts().regenerate_designer_key();
        "accounts.enable_draft_chart_drawings" => client.accounts().enable_draft_chart_drawings();
        "accounts.disable_draft_chart_drawings" => client.accounts().disable_draft_chart_drawings();
        "accounts.change_password" => client.accounts().change_password(password);
        "accounts.change_hold_period" => client.accounts().change_hold_period(minutes);
        "accounts.update_setting" => client.accounts().update_setting(key, value);
    }
}
