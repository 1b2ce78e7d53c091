"""Workspaces, ticket buyers, keys, rate limits."""

import uuid

import requests
import seatsio
from seatsio.exceptions import RateLimitExceededException

from emulator import BASE_URL, EmulatorTest, order


class Workspaces(EmulatorTest):
    def test_a_fresh_company_has_one_workspace(self):
        workspaces = list(self.admin.workspaces.list())
        self.assertEqual([(w.name, w.is_default, w.is_test, w.is_active) for w in workspaces],
                         [("Production workspace", True, False, True)])

    def test_a_workspace_lives_and_dies(self):
        workspace = self.admin.workspaces.create("Other", is_test=True)
        self.admin.workspaces.update(workspace.key, "Renamed")
        self.admin.workspaces.set_default(workspace.key)
        found = self.admin.workspaces.retrieve(workspace.key)
        self.assertEqual((found.name, found.is_default, found.is_test), ("Renamed", True, True))
        self.admin.workspaces.set_default(self.workspace["key"])
        self.admin.workspaces.deactivate(workspace.key)
        self.assertEqual([w.name for w in self.admin.workspaces.inactive.list()], ["Renamed"])
        self.admin.workspaces.delete(workspace.key)
        self.assertRefused("WORKSPACE_NOT_FOUND", self.admin.workspaces.retrieve, workspace.key)

    def test_a_new_secret_key_works(self):
        key = self.admin.workspaces.regenerate_secret_key(self.workspace["key"])
        self.assertNotEqual(key, self.workspace["secretKey"])
        self.client_with(key).charts.create()

    def test_an_admin_key_acts_on_the_workspace_of_the_header(self):
        other = self.admin.workspaces.create("Other")
        there = self.client_with(self.company["admin"]["secretKey"], other.key)
        there.charts.create("There")
        self.assertEqual([chart.name for chart in there.charts.list()], ["There"])
        self.assertEqual(list(self.client.charts.list()), [])

    def test_a_wrong_key_is_refused_with_an_empty_body(self):
        answer = requests.get(BASE_URL + "/charts", auth=("wrong", ""), timeout=10)
        self.assertEqual((answer.status_code, answer.content), (401, b""))

    def test_a_key_without_a_colon_is_taken(self):
        import base64

        credentials = base64.b64encode(self.workspace["secretKey"].encode()).decode()
        answer = requests.get(BASE_URL + "/charts", headers={"Authorization": "Basic " + credentials}, timeout=10)
        self.assertEqual(answer.status_code, 200)


class TicketBuyers(EmulatorTest):
    def test_ids_are_added_removed_and_listed_over_pages(self):
        ids = [str(uuid.uuid4()) for _ in range(2400)]
        for start in range(0, 2400, 1000):
            self.admin.ticket_buyers.add(ids[start:start + 1000])
        self.assertCountEqual(map(str, self.admin.ticket_buyers.list_all()), ids)
        again = self.admin.ticket_buyers.add([ids[0], ids[0]])
        self.assertEqual((list(again.added), list(map(str, again.already_present))), ([], [ids[0]]))
        removed = self.admin.ticket_buyers.remove([ids[0], str(uuid.uuid4())])
        self.assertEqual((len(removed.removed), len(removed.not_present)), (1, 1))


class Faults(EmulatorTest):
    def tearDown(self):
        order("DELETE", "/faults")

    def test_a_full_lane_is_tried_again(self):
        event = self.event()
        rule = {"operation": "events.change_object_status", "count": 1, "fault": {"kind": "tooManyRequests"}}
        order("POST", "/faults", rule)
        self.client.events.book(event.key, "A-1")
        statuses = [entry["status"] for entry in self.journal("events.change_object_status")]
        self.assertEqual(statuses, [429, 200])

    def test_a_lane_that_stays_full_is_given_up(self):
        order("POST", "/faults", {"operation": "charts.list", "fault": {"kind": "tooManyRequests", "retryAfter": 1}})
        impatient = self.client_with(self.workspace["secretKey"], max_retries=0)
        with self.assertRaises(RateLimitExceededException):
            impatient.charts.list_first_page()

    def test_a_reset_after_the_change_leaves_it_made(self):
        event = self.event()
        fault = {"kind": "reset", "when": "after"}
        order("POST", "/faults", {"operation": "events.change_object_status", "count": 1, "fault": fault})
        with self.assertRaises(seatsio.exceptions.SeatsioException) as failed:
            self.client.events.book(event.key, "A-1")
        self.assertIsNotNone(failed.exception.cause)
        self.assertEqual(self.status(event, "A-1"), "booked")

    def test_an_html_error_has_no_message_of_the_api(self):
        order("POST", "/faults", {"operation": "charts.list", "fault": {"kind": "html"}})
        with self.assertRaises(seatsio.exceptions.SeatsioException) as failed:
            self.client.charts.list_first_page()
        self.assertIsNone(failed.exception.errors)
