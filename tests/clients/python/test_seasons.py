"""Seasons and partial seasons."""

from emulator import EmulatorTest


class Seasons(EmulatorTest):
    def season(self, **options):
        return self.client.seasons.create(self.upload(), **options)

    def test_a_season_has_events(self):
        season = self.season(key="s", event_keys=["e1", "e2"])
        self.assertEqual([event.key for event in season.events], ["e1", "e2"])
        event = self.client.events.retrieve("e1")
        self.assertTrue(event.is_event_in_season)
        self.assertEqual(event.top_level_season_key, "s")
        self.assertTrue(self.client.events.retrieve("s").is_season())

    def test_events_are_added_newest_first(self):
        self.season(key="s", number_of_events=1)
        added = self.client.seasons.create_events("s", number_of_events=2)
        self.assertEqual(len(added), 2)
        self.assertEqual(len(self.client.seasons.retrieve("s").events), 3)

    def test_a_partial_season_has_some_of_the_events(self):
        self.season(key="s", event_keys=["e1", "e2", "e3"])
        partial = self.client.seasons.create_partial_season("s", "p", event_keys=["e1", "e2"])
        self.assertEqual((partial.key, [e.key for e in partial.events]), ("p", ["e1", "e2"]))
        self.client.seasons.add_events_to_partial_season("s", "p", ["e3"])
        shrunk = self.client.seasons.remove_event_from_partial_season("s", "p", "e1")
        self.assertEqual([event.key for event in shrunk.events], ["e2", "e3"])
        self.assertEqual(self.client.seasons.retrieve("s").partial_season_keys, ["p"])

    def test_a_booked_season_books_its_events_unless_overridden(self):
        self.season(key="s", event_keys=["e1", "e2"])
        self.client.events.override_season_object_status("e2", ["A-1"])
        self.client.events.book("s", ["A-1"])
        statuses = [self.client.events.retrieve_object_info(key, "A-1").status for key in ["s", "e1", "e2"]]
        self.assertEqual(statuses, ["booked", "booked", "free"])
        self.client.events.use_season_object_status("e2", ["A-1"])
        self.assertEqual(self.client.events.retrieve_object_info("e2", "A-1").status, "booked")

    def test_a_season_is_updated_and_deleted_like_an_event(self):
        self.season(key="s", event_keys=["e1"])
        self.client.seasons.update("s", name="New")
        self.assertEqual(self.client.seasons.retrieve("s").name, "New")
        self.client.events.delete("s")
        self.assertRefused("EVENT_NOT_FOUND", self.client.seasons.retrieve, "s")
