"""Charts: drawings, drafts, categories, tags, archive, lists."""

import json

from seatsio.domain import Category

from emulator import EmulatorTest


class Charts(EmulatorTest):
    def test_an_uploaded_drawing_comes_back_as_it_was(self):
        key = self.upload()
        chart = self.client.charts.retrieve(key)
        self.assertEqual((chart.name, chart.status, chart.archived, chart.tags), ("Demo hall", "NOT_USED", False, []))
        version = self.client.charts.retrieve_published_version(key)
        self.assertEqual(json.loads(json.dumps(version)), self.drawing())

    def test_a_thumbnail_is_a_png(self):
        thumbnail = self.client.charts.retrieve_published_version_thumbnail(self.upload())
        self.assertEqual(thumbnail[:8], b"\x89PNG\r\n\x1a\n")

    def test_a_chart_is_created_with_categories(self):
        categories = [Category(1, "Stalls", "#aaaaaa"), Category("anotherCat", "Circle", "#bbbbbb", True)]
        chart = self.client.charts.create("My hall", "WITH_SECTIONS_AND_FLOORS", categories)
        self.assertEqual(chart.name, "My hall")
        self.assertEqual(self.client.charts.list_categories(chart.key), categories)

    def test_a_chart_without_anything_gets_the_defaults(self):
        chart = self.client.charts.create()
        self.assertEqual(chart.name, "Untitled chart")
        self.assertIsNone(chart.events)
        self.assertEqual(self.client.charts.retrieve_published_version(chart.key)["venueType"], "SIMPLE")

    def test_an_update_of_a_used_chart_makes_a_draft_that_can_be_published(self):
        event = self.event()
        self.client.charts.update(event.chart_key, "New name")
        self.assertEqual(self.client.charts.retrieve(event.chart_key).status, "PUBLISHED_WITH_DRAFT")
        self.assertEqual(self.client.charts.retrieve_draft_version(event.chart_key)["name"], "New name")
        self.client.charts.publish_draft_version(event.chart_key)
        chart = self.client.charts.retrieve(event.chart_key)
        self.assertEqual((chart.name, chart.status), ("New name", "PUBLISHED"))

    def test_a_draft_can_be_discarded_and_is_gone_then(self):
        event = self.event()
        self.client.charts.update(event.chart_key, "New name")
        self.client.charts.discard_draft_version(event.chart_key)
        self.assertEqual(self.client.charts.retrieve(event.chart_key).name, "Demo hall")
        self.assertRefusedSomehow(self.client.charts.retrieve_draft_version, event.chart_key)

    def test_a_copy_has_the_drawing_and_no_events(self):
        event = self.event()
        copy = self.client.charts.copy(event.chart_key)
        self.assertEqual((copy.name, copy.status), ("Demo hall (copy)", "NOT_USED"))

    def test_a_chart_can_be_copied_to_another_workspace(self):
        key = self.upload()
        other = self.admin.workspaces.create("Other")
        copy = self.admin.charts.copy_to_workspace(key, other.key)
        self.assertEqual(self.client_with(other.secret_key).charts.retrieve(copy.key).name, "Demo hall")

    def test_tags_may_hold_anything(self):
        key = self.upload()
        self.client.charts.add_tag(key, "a/b c%ü")
        self.client.charts.add_tag(key, "x")
        self.assertCountEqual(self.client.charts.retrieve(key).tags, ["a/b c%ü", "x"])
        self.assertCountEqual(self.client.charts.list_all_tags(), ["a/b c%ü", "x"])
        self.client.charts.remove_tag(key, "x")
        self.assertEqual(self.client.charts.retrieve(key).tags, ["a/b c%ü"])

    def test_an_archived_chart_leaves_the_list(self):
        key = self.upload()
        self.client.charts.move_to_archive(key)
        self.assertEqual([chart.key for chart in self.client.charts.archive.list()], [key])
        self.assertEqual(list(self.client.charts.list()), [])
        self.client.charts.move_out_of_archive(key)
        self.assertFalse(self.client.charts.retrieve(key).archived)

    def test_the_list_is_newest_first_and_walks_over_pages_of_twenty(self):
        created = [self.client.charts.create().key for _ in range(23)]
        self.assertEqual([chart.key for chart in self.client.charts.list()], created[::-1])
        page = self.client.charts.list_first_page()
        self.assertEqual(len(page.items), 20)
        rest = self.client.charts.list_page_after(page.next_page_starts_after)
        self.assertEqual([chart.key for chart in rest.items], created[2::-1])
        before = self.client.charts.list_page_before(rest.previous_page_ends_before, page_size=5)
        self.assertEqual([chart.key for chart in before.items], created[7:2:-1])

    def test_the_list_is_filtered_and_expanded(self):
        event = self.event()
        self.client.charts.create("Another")
        self.client.charts.add_tag(event.chart_key, "tag")
        charts = list(self.client.charts.list("emo", "tag", True, True, True, True))
        self.assertEqual([chart.key for chart in charts], [event.chart_key])
        self.assertEqual([e.id for e in charts[0].events], [event.id])
        self.assertIsNotNone(charts[0].validation)
        self.assertEqual(charts[0].venue_type, "SIMPLE")

    def test_categories_are_added_and_taken_away(self):
        chart = self.client.charts.create("x", categories=[Category(1, "A", "#aaaaaa")])
        self.client.charts.add_category(chart.key, {"key": 2, "label": "B", "color": "#bbbbbb", "accessible": True})
        self.client.charts.remove_category(chart.key, 1)
        self.client.charts.update_category(chart.key, 2, "C", None, None)
        self.assertEqual(self.client.charts.list_categories(chart.key), [Category(2, "C", "#bbbbbb", True)])

    def test_an_unknown_chart_is_refused_by_name(self):
        message = self.assertRefused("CHART_NOT_FOUND", self.client.charts.retrieve, "unknown")
        self.assertTrue(message.startswith("Chart not found: unknown was not found in workspace"), message)

    def test_a_wrong_category_is_refused_with_its_path(self):
        chart = self.client.charts.create()
        with self.assertRaises(Exception) as refused:
            self.client.charts.update(chart.key, categories=["garbage"])
        self.assertEqual(refused.exception.message, "#/categories/0: expected type: JSONObject, found: String.")

    def test_chart_reports_count_the_objects(self):
        key = self.upload()
        summary = self.client.charts.reports.summary_by_object_type(key)
        self.assertEqual(summary["seat"]["count"], 6 * 12 + 4 * 14 + 2 * 6)
        by_label = self.client.charts.reports.by_label(key)
        self.assertEqual(by_label.get("A-1")[0].category_label, "Stalls")

    def assertRefusedSomehow(self, call, *arguments):
        with self.assertRaises(Exception):
            call(*arguments)
