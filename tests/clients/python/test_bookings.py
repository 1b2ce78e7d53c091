"""Status changes: booking, holding, releasing, areas, batches, best available, the log."""

from seatsio.events.objectProperties import ObjectProperties
from seatsio.events.statusChangeRequest import StatusChangeRequest
from seatsio.exceptions import BestAvailableObjectsNotFoundException

from emulator import EmulatorTest, order


class Bookings(EmulatorTest):
    def test_booked_seats_come_back_with_all_that_is_known(self):
        event = self.event()
        result = self.client.events.book(
            event.key, [ObjectProperties("A-1", {"foo": "bar"}, "adult"), ObjectProperties("A-2")], order_id="order1"
        )
        seat = result.objects["A-1"]
        self.assertEqual((seat.status, seat.order_id, seat.ticket_type), ("booked", "order1", "adult"))
        self.assertEqual((seat.extra_data, seat.for_sale, seat.category_label), ({"foo": "bar"}, True, "Stalls"))
        self.assertEqual(seat.labels, {"own": {"label": "1", "type": "seat"}, "parent": {"label": "A", "type": "row"}})
        self.assertEqual((seat.left_neighbour, seat.right_neighbour), (None, "A-2"))
        self.assertCountEqual(result.objects, ["A-1", "A-2"])

    def test_nothing_is_sold_twice_and_all_is_or_nothing(self):
        event = self.event()
        self.client.events.book(event.key, "A-1")
        with self.assertRaises(Exception):
            self.client.events.book(event.key, ["A-2", "A-1"])
        self.assertEqual(self.status(event, "A-2"), "free")

    def test_an_unknown_object_is_refused(self):
        event = self.event()
        with self.assertRaises(Exception):
            self.client.events.book(event.key, ["A-1", "Z-99"])
        self.assertEqual(self.status(event, "A-1"), "free")

    def test_one_call_books_in_several_events(self):
        chart = self.upload()
        keys = [self.client.events.create(chart).key for _ in range(2)]
        self.client.events.book(keys, ["A-1", "A-2"])
        for key in keys:
            self.assertEqual(self.client.events.retrieve_object_info(key, "A-2").status, "booked")

    def test_a_released_seat_is_free_again(self):
        event = self.event()
        self.client.events.book(event.key, "A-1", order_id="order1")
        result = self.client.events.release(event.key, "A-1")
        self.assertEqual((result.objects["A-1"].status, result.objects["A-1"].order_id), ("free", None))

    def test_a_custom_status_obeys_the_allowed_and_rejected_ones(self):
        event = self.event()
        self.client.events.change_object_status(event.key, "A-1", "lolzor")
        self.assertEqual(self.status(event, "A-1"), "lolzor")
        message = self.assertRefused(
            "ILLEGAL_STATUS_CHANGE",
            self.client.events.change_object_status, event.key, "A-2", "lolzor", allowed_previous_statuses=["other"],
        )
        self.assertEqual(
            message, "Cannot change from [free] to [lolzor]: free is not in the list of allowed previous statuses."
        )
        message = self.assertRefused(
            "ILLEGAL_STATUS_CHANGE",
            self.client.events.change_object_status, event.key, "A-2", "lolzor", rejected_previous_statuses=["free"],
        )
        self.assertEqual(
            message, "Cannot change from [free] to [lolzor]: free is in the list of rejected previous statuses."
        )

    def test_a_batch_is_all_or_nothing(self):
        event, other = self.event(), self.event()
        results = self.client.events.change_object_status_in_batch([
            StatusChangeRequest(event.key, "A-1", "lolzor", type="CHANGE_STATUS_TO"),
            StatusChangeRequest(other.key, "A-2", "booked", type="CHANGE_STATUS_TO"),
        ])
        self.assertEqual([results[0].objects["A-1"].status, results[1].objects["A-2"].status], ["lolzor", "booked"])
        with self.assertRaises(Exception):
            self.client.events.change_object_status_in_batch([
                StatusChangeRequest(event.key, "A-5", "lolzor", type="CHANGE_STATUS_TO"),
                StatusChangeRequest(other.key, "A-2", "booked", type="CHANGE_STATUS_TO"),
            ])
        self.assertEqual(self.status(event, "A-5"), "free")

    def test_seats_are_put_up_for_resale(self):
        event = self.event()
        self.client.events.book(event.key, "A-1")
        result = self.client.events.put_up_for_resale(event.key, "A-1", "listing1")
        self.assertEqual(result.objects["A-1"].status, "resale")

    def test_the_log_is_newest_first_and_by_object(self):
        event = self.event()
        self.client.events.book(event.key, "A-1", order_id="o1")
        self.client.events.book(event.key, "A-2")
        self.client.events.release(event.key, "A-1")
        changes = list(self.client.events.status_changes(event.key).list())
        self.assertEqual([(c.object_label, c.status) for c in changes], [("A-1", "free"), ("A-2", "booked"), ("A-1", "booked")])
        self.assertEqual(changes[0].origin.type, "API_CALL")
        own = list(self.client.events.status_changes_for_object(event.key, "A-1").list())
        self.assertEqual([c.status for c in own], ["free", "booked"])
        by_label = self.client.events.status_changes(event.key, sort_field="objectLabel", sort_direction="asc").list()
        self.assertEqual([c.object_label for c in by_label], ["A-1", "A-1", "A-2"])


class Holds(EmulatorTest):
    def test_a_token_lives_a_quarter_of_an_hour_unless_told(self):
        token = self.client.hold_tokens.create()
        self.assertTrue(840 < token.expires_in_seconds <= 900)
        self.assertEqual(token.workspace_key, self.workspace["key"])
        again = self.client.hold_tokens.retrieve(token.hold_token)
        self.assertEqual(again.expires_at, token.expires_at)
        shorter = self.client.hold_tokens.expire_in_minutes(token.hold_token, 5)
        self.assertTrue(240 < shorter.expires_in_seconds <= 300)

    def test_a_held_seat_is_booked_by_its_token_only(self):
        event = self.event()
        token, other = (self.client.hold_tokens.create().hold_token for _ in range(2))
        result = self.client.events.hold(event.key, ["A-1", "A-2"], token, order_id="order1")
        self.assertEqual((result.objects["A-1"].status, result.objects["A-1"].hold_token), ("reservedByToken", token))
        for wrong in [None, other]:
            with self.assertRaises(Exception):
                self.client.events.book(event.key, "A-1", hold_token=wrong)
        self.client.events.book(event.key, "A-1", hold_token=token)
        self.assertEqual(self.status(event, "A-1"), "booked")

    def test_a_hold_ends_when_the_clock_says_so(self):
        event = self.event()
        token = self.client.hold_tokens.create(1).hold_token
        self.client.events.hold(event.key, "A-1", token)
        order("POST", "/clock/advance", {"seconds": 59})
        self.assertEqual(self.status(event, "A-1"), "reservedByToken")
        order("POST", "/clock/advance", {"seconds": 2})
        self.assertEqual(self.status(event, "A-1"), "free")
        change = next(iter(self.client.events.status_changes(event.key).list()))
        self.assertEqual((change.status, change.origin.type), ("free", "HOLD_EXPIRED"))
        with self.assertRaises(Exception):
            self.client.hold_tokens.retrieve(token)

    def test_an_unknown_token_holds_nothing(self):
        event = self.event()
        with self.assertRaises(Exception):
            self.client.events.hold(event.key, "A-1", "unknown")
        self.assertEqual(self.status(event, "A-1"), "free")


class Areas(EmulatorTest):
    def test_places_are_counted_by_kind(self):
        event = self.event()
        token = self.client.hold_tokens.create().hold_token
        self.client.events.book(event.key, ObjectProperties("Standing", quantity=5))
        self.client.events.hold(event.key, ObjectProperties("Standing", quantity=3, ticket_type="adult"), token)
        area = self.client.events.retrieve_object_info(event.key, "Standing")
        self.assertEqual((area.capacity, area.num_booked, area.num_held, area.num_free), (100, 5, 3, 92))
        self.assertEqual(area.holds, {token: {"adult": 3}})
        self.assertEqual(area.object_type, "generalAdmission")

    def test_no_more_places_than_there_are(self):
        event = self.event()
        with self.assertRaises(Exception):
            self.client.events.book(event.key, ObjectProperties("Standing", quantity=101))
        self.client.events.book(event.key, ObjectProperties("Standing", quantity=100))
        with self.assertRaises(Exception):
            self.client.events.book(event.key, ObjectProperties("Standing", quantity=1))
        self.client.events.release(event.key, ObjectProperties("Standing", quantity=40))
        self.assertEqual(self.client.events.retrieve_object_info(event.key, "Standing").num_booked, 60)


class BestAvailable(EmulatorTest):
    def test_the_best_seats_are_next_to_each_other(self):
        event = self.event()
        found = self.client.events.book_best_available(event.key, 3, categories=[1], order_id="o1")
        self.assertTrue(found.next_to_each_other)
        self.assertEqual(len(found.objects), 3)
        for label in found.objects:
            self.assertTrue(label.startswith("A-"), label)
            self.assertEqual(found.objectDetails[label].status, "booked")

    def test_held_seats_carry_the_token(self):
        event = self.event()
        token = self.client.hold_tokens.create().hold_token
        found = self.client.events.hold_best_available(event.key, 2, categories=[2], hold_token=token)
        self.assertEqual({found.objectDetails[label].hold_token for label in found.objects}, {token})

    def test_nobody_gets_more_than_there_is(self):
        event = self.event()
        with self.assertRaises(BestAvailableObjectsNotFoundException) as refused:
            self.client.events.book_best_available(event.key, 3000)
        self.assertEqual(refused.exception.message, "Best available objects not found.")

    def test_sections_and_their_categories_narrow_the_choice(self):
        event = self.event("stadium")
        found = self.client.events.change_best_available_object_status(event.key, 2, "lolzor", sections=["3"])
        for label in found.objects:
            self.assertTrue(label.startswith("3-"), label)
