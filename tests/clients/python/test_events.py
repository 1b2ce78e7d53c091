"""Events: creation, updates, lists, channels, for-sale lists, extra data."""

from datetime import date

from seatsio.domain import Category, ForSaleConfig, TableBookingConfig
from seatsio.events.channelProperties import ChannelCreationParams
from seatsio.events.eventProperties import EventProperties

from emulator import EmulatorTest


class Events(EmulatorTest):
    def test_an_event_is_created_with_all_it_can_have(self):
        event = self.event(
            event_key="gala",
            name="Gala",
            date=date(2030, 5, 6),
            table_booking_config=TableBookingConfig.custom({"T1": "BY_TABLE", "T2": "BY_SEAT"}),
            object_categories={"A-1": 2},
            channels=[ChannelCreationParams("friends", "Friends", "#ff0000", 1, ["B-1", "B-2"])],
            for_sale_config=ForSaleConfig.create_new(False, ["A-1"], {"Standing": 5}, ["Circle"]),
        )
        found = self.client.events.retrieve("gala")
        self.assertEqual((found.id, found.name, found.date), (event.id, "Gala", date(2030, 5, 6)))
        self.assertEqual(found.table_booking_config, TableBookingConfig.custom({"T1": "BY_TABLE", "T2": "BY_SEAT"}))
        self.assertEqual(found.object_categories, {"A-1": 2})
        self.assertEqual([channel.objects for channel in found.channels], [["B-1", "B-2"]])
        self.assertEqual(found.for_sale_config, ForSaleConfig.create_new(False, ["A-1"], {"Standing": 5}, ["Circle"]))
        self.assertFalse(found.is_in_the_past)

    def test_an_event_without_anything_gets_a_key(self):
        event = self.event()
        self.assertTrue(event.key)
        self.assertIsNone(event.name)
        self.assertTrue(event.supports_best_available)
        self.assertIsNone(event.updated_on)

    def test_events_have_categories_of_their_own(self):
        category = Category("vip", "VIP", "#123456", True)
        event = self.event(categories=[category], object_categories={"A-1": "vip"})
        self.assertIn(category, self.client.events.retrieve(event.key).categories)
        self.assertEqual(self.client.events.retrieve_object_info(event.key, "A-1").category_label, "VIP")

    def test_several_events_are_created_in_order(self):
        events = self.client.events.create_multiple(self.upload(), [EventProperties("b"), EventProperties("a")])
        self.assertEqual([event.key for event in events], ["b", "a"])

    def test_doubled_keys_are_refused(self):
        chart = self.upload()
        twice = [EventProperties("a"), EventProperties("a")]
        message = self.assertRefused("GENERAL_ERROR", self.client.events.create_multiple, chart, twice)
        self.assertEqual(message, "Duplicate event keys are not allowed.")

    def test_an_update_changes_what_it_names(self):
        event = self.event(name="Old", object_categories={"A-1": 2})
        self.client.events.update(event.key, event_key="renamed", is_in_the_past=True)
        found = self.client.events.retrieve("renamed")
        self.assertEqual((found.name, found.is_in_the_past, found.object_categories), ("Old", True, {"A-1": 2}))
        self.assertIsNotNone(found.updated_on)
        self.client.events.remove_object_categories("renamed")
        self.assertIsNone(self.client.events.retrieve("renamed").object_categories)

    def test_a_deleted_event_is_gone(self):
        event = self.event()
        self.client.events.delete(event.key)
        message = self.assertRefused("EVENT_NOT_FOUND", self.client.events.retrieve, event.key)
        self.assertTrue(message.startswith(f"Event not found: {event.key} was not found in workspace"), message)

    def test_events_are_listed_newest_first_before_and_after(self):
        chart = self.upload()
        events = [self.client.events.create(chart) for _ in range(4)]
        ids = [event.id for event in events]
        self.assertEqual([event.id for event in self.client.events.list()], ids[::-1])
        before = self.client.events.list_page_before(ids[0], page_size=2)
        self.assertEqual([event.id for event in before.items], [ids[2], ids[1]])
        self.assertEqual((before.next_page_starts_after, before.previous_page_ends_before), (ids[1], ids[2]))

    def test_an_event_moves_to_a_copy_of_its_chart(self):
        event = self.event()
        moved = self.client.events.move_event_to_new_chart_copy(event.key)
        self.assertEqual(moved.key, event.key)
        self.assertNotEqual(moved.chart_key, event.chart_key)

    def test_an_object_of_a_channel_needs_its_key(self):
        event = self.event(channels=[ChannelCreationParams("friends", "Friends", "#ff0000", 1, ["B-1", "B-2"])])
        with self.assertRaises(Exception):
            self.client.events.book(event.key, "B-1")
        self.client.events.book(event.key, "B-1", channel_keys=["friends"])
        self.client.events.book(event.key, "B-2", ignore_channels=True)
        self.assertEqual(self.client.events.retrieve_object_info(event.key, "B-1").channel, "friends")

    def test_channels_are_added_changed_and_replaced(self):
        event = self.event()
        channels = self.client.events.channels
        channels.add(event.key, "a", "A", "#aaaaaa", 1, ["A-1"], {"Standing": 10})
        channels.add_objects(event.key, "a", ["A-2"])
        channels.remove_objects(event.key, "a", ["A-1"])
        channels.update(event.key, "a", name="AA")
        found = self.client.events.retrieve(event.key).channels
        self.assertEqual([(c.key, c.name, c.objects, c.area_places) for c in found], [("a", "AA", ["A-2"], {"Standing": 10})])
        channels.replace(event.key, [ChannelCreationParams("b", "B", "#bbbbbb")])
        self.assertEqual([c.key for c in self.client.events.retrieve(event.key).channels], ["b"])
        channels.remove(event.key, "b")
        self.assertEqual(self.client.events.retrieve(event.key).channels, [])

    def test_what_is_not_for_sale_cannot_be_booked(self):
        event = self.event()
        self.client.events.mark_as_not_for_sale(event.key, objects=["A-1"], categories=["Circle"])
        for label in ["A-1", "G-1"]:
            with self.assertRaises(Exception):
                self.client.events.book(event.key, label)
        self.client.events.book(event.key, "A-2")
        self.assertFalse(self.client.events.retrieve_object_info(event.key, "A-1").for_sale)
        self.client.events.mark_everything_as_for_sale(event.key)
        self.client.events.book(event.key, "A-1")

    def test_extra_data_is_kept_with_the_object(self):
        event = self.event()
        self.client.events.update_extra_data(event.key, "A-1", {"name": "Ada"})
        self.client.events.update_extra_datas(event.key, {"A-2": {"name": "Bo"}, "A-3": {"name": "Cy"}})
        infos = self.client.events.retrieve_object_infos(event.key, ["A-1", "A-2", "A-3"])
        self.assertEqual([infos[label].extra_data["name"] for label in ["A-1", "A-2", "A-3"]], ["Ada", "Bo", "Cy"])
