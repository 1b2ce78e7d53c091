"""Reports on events, usage, and the account's log."""

from seatsio.domain import ForSaleConfig
from seatsio.events.objectProperties import ObjectProperties

from emulator import EmulatorTest

SEATS = 6 * 12 + 4 * 14 + 2 * 6


class Reports(EmulatorTest):
    def setUp(self):
        super().setUp()
        self.sold = self.event()
        self.client.events.book(
            self.sold.key, [ObjectProperties("A-1", {"n": 1}, "adult"), ObjectProperties("A-2")], order_id="o1"
        )
        self.client.events.book(self.sold.key, ObjectProperties("Standing", quantity=5))

    def test_a_detail_report_lists_the_objects_by_status(self):
        report = self.client.events.reports.by_status(self.sold.key)
        self.assertCountEqual([item.label for item in report.get("booked")], ["A-1", "A-2"])
        self.assertEqual(len(report.get("free")), SEATS - 2 + 1)
        self.assertEqual([i.label for i in self.client.events.reports.by_status(self.sold.key, "booked")], ["A-1", "A-2"])

    def test_every_detail_report_can_be_had(self):
        reports, key = self.client.events.reports, self.sold.key
        self.assertEqual(reports.by_label(key).get("A-1")[0].ticket_type, "adult")
        self.assertEqual(len(reports.by_order_id(key, "o1")), 2)
        self.assertEqual(len(reports.by_category_label(key).get("Stalls")), 72)
        self.assertEqual(len(reports.by_category_key(key).get("1")), 72)
        self.assertEqual(len(reports.by_object_type(key).get("generalAdmission")), 1)
        self.assertEqual(len(reports.by_section(key).get("NO_SECTION")), SEATS + 1)
        self.assertEqual(len(reports.by_zone(key).get("NO_ZONE")), SEATS + 1)
        self.assertEqual(len(reports.by_channel(key).get("NO_CHANNEL")), SEATS + 1)
        self.assertEqual(len(reports.by_availability(key).get("not_available")), 2)
        self.assertEqual(len(reports.by_availability_reason(key).get("booked")), 2)

    def test_summaries_count_places(self):
        summary = self.client.events.reports.summary_by_status(self.sold.key)
        self.assertEqual(summary["booked"]["count"], 2 + 5)
        self.assertEqual(summary["booked"]["byCategoryLabel"], {"Stalls": 2, "Standing": 5})
        self.assertEqual(summary["free"]["count"], SEATS - 2 + 95)
        deep = self.client.events.reports.deep_summary_by_status(self.sold.key)
        self.assertEqual(deep["booked"]["byCategoryLabel"]["Standing"]["count"], 5)

    def test_the_flat_list_has_every_object_as_json_and_as_csv(self):
        self.assertEqual(len(self.client.events.reports.flat_list(self.sold.key)), SEATS + 1)
        lines = self.client.events.reports.flat_list_csv(self.sold.key)
        text = lines if isinstance(lines, str) else lines.decode()
        self.assertEqual(len(text.strip().splitlines()), SEATS + 2)

    def test_usage_counts_what_was_used(self):
        usage = self.admin.usage_reports.summary_for_all_months().usage
        self.assertEqual([month.numUsedObjects for month in usage], [7])
        details = self.admin.usage_reports.details_for_month(usage[0].month)
        self.assertEqual(details[0].usage_by_chart[0].usage_by_event[0].event.key, self.sold.key)

    def test_the_log_of_the_account_tells_what_happened(self):
        chart = self.client.charts.create()
        self.client.charts.update(chart.key, "New name")
        self.client.events.create(chart.key, for_sale_config=ForSaleConfig.create_new(True))
        items = list(self.admin.event_log.list())
        self.assertEqual([item.type for item in items],
                         ["chart.created", "chart.published", "event.for.sale.config.updated"])
        self.assertEqual(items[0].data, {"key": chart.key, "workspaceKey": self.workspace["key"]})
