"""The page for those who move over from this client knows every public method of it, and no other."""

import inspect
import pathlib
import re
import unittest

import seatsio
from seatsio.region import Region

CALLS = pathlib.Path(__file__).parents[2] / "migration/clients/python.txt"
NOT_PART_OF_IT = {"HttpClient", "PageFetcher", "Client"}


def public_methods(thing, path):
    for name, method in inspect.getmembers(type(thing)):
        if callable(method) and not name.startswith("_"):
            yield f"{path}.{name}"
    for name, value in vars(thing).items():
        kind = type(value)
        if not name.startswith("_") and kind.__module__.startswith("seatsio") and kind.__name__ not in NOT_PART_OF_IT:
            yield from public_methods(value, f"{path}.{name}")


class MigrationTest(unittest.TestCase):
    maxDiff = None

    def test_the_page_names_every_public_method(self):
        theirs = "\n".join(line.split(" = ")[0] for line in CALLS.read_text().splitlines())
        named = set(re.findall(r"client(?:\.\w+)+", theirs))
        self.assertEqual(named, set(public_methods(seatsio.Client(Region.EU(), "key"), "client")))


if __name__ == "__main__":
    unittest.main()
