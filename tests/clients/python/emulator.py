"""A company of its own for every test, and the orders a test gives to the emulator."""

import json
import os
import unittest
import uuid

import requests
import seatsio
from seatsio.region import Region

BASE_URL = os.environ["SEATSIO_BASE_URL"]
SYSTEM_SECRET = "superSecretSystemApi"


def order(method, path, body=None):
    """One call of the emulator's control API."""
    answer = requests.request(method, BASE_URL + "/emulator" + path, json=body, timeout=10)
    answer.raise_for_status()
    return answer.json() if answer.content else None


def drawings():
    """Drawings to upload: the demo hall, and a stadium with four sections."""
    demo = order("POST", "/companies?demo=true")
    stadium = {"sections": 4, "rows": 3, "seatsPerRow": 6}
    seed = {"companies": [{"charts": [{"key": "stadium", "stadium": stadium}]}]}
    seeded = order("POST", "/seed", seed)[0]
    return {
        "hall": published(demo["secretKey"], demo["chartKey"]),
        "stadium": published(seeded["secretKey"], "stadium"),
    }


def published(secret_key, chart_key):
    url = f"{BASE_URL}/charts/{chart_key}/version/published"
    return requests.get(url, auth=(secret_key, ""), timeout=10).text


class EmulatorTest(unittest.TestCase):
    """Every test has a company of its own, made as the clients' own suites make theirs."""

    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.drawings = drawings()

    def setUp(self):
        answer = requests.post(
            BASE_URL + "/system/private/create-test-company", auth=(SYSTEM_SECRET, ""), timeout=10
        )
        self.company = answer.json()
        self.workspace = self.company["workspace"]
        self.client = self.client_with(self.workspace["secretKey"])
        self.admin = self.client_with(self.company["admin"]["secretKey"])

    def client_with(self, secret_key, workspace_key=None, max_retries=5):
        return seatsio.Client(Region(BASE_URL), secret_key, workspace_key, max_retries)

    def upload(self, name="hall"):
        """Uploads a drawing under a new chart key."""
        key = str(uuid.uuid4())
        answer = requests.post(
            f"{BASE_URL}/system/public/charts/{key}",
            data=self.drawings[name].encode(),
            auth=(self.company["admin"]["secretKey"], ""),
            timeout=10,
        )
        self.assertEqual(answer.status_code, 201, answer.text)
        return key

    def event(self, drawing="hall", **options):
        return self.client.events.create(self.upload(drawing), **options)

    def status(self, event, label):
        return self.client.events.retrieve_object_info(event.key, label).status

    def assertRefused(self, code, call, *arguments, **options):
        """The call is refused with this error code; tells the message."""
        with self.assertRaises(seatsio.exceptions.SeatsioException) as refused:
            call(*arguments, **options)
        self.assertIsNotNone(refused.exception.errors, "the error has no body")
        self.assertIn(code, [error["code"] for error in refused.exception.errors], refused.exception.message)
        self.assertTrue(refused.exception.requestId)
        return refused.exception.message

    def journal(self, operation):
        entries = order("GET", f"/journal?operation={operation}")
        return [entry for entry in entries if entry["company"] == self.company_number()]

    def company_number(self):
        self.client.charts.list_first_page(1)
        return order("GET", "/journal?operation=charts.list&last=1")[0]["company"]

    def drawing(self, name="hall"):
        return json.loads(self.drawings[name])
