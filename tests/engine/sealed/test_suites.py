"""A suite of unittest that a test cell runs costs the cell, if it fails."""

import pytest

from tests.engine.sealed.conftest import error_of

SUITE = """
import unittest
class Squares(unittest.TestCase):
    def test_two(self): self.assertEqual(square(2), 4)
    def test_three(self): self.assertEqual(square(3), 9)
"""
RUNS = {
    "main": "unittest.main(argv=[''], exit=False)",
    "a quiet main": "unittest.main(argv=['', '-q'], exit=False);",
    "a runner": (
        "suite = unittest.defaultTestLoader.loadTestsFromTestCase(Squares)\n"
        "unittest.TextTestRunner(verbosity=0).run(suite)"
    ),
}
RIGHT = "def square(x): return x * x"


@pytest.mark.parametrize("run", RUNS)
def test_a_failed_suite_is_an_error(tried, run):
    """Though unittest only prints it; a suite that succeeds is none."""
    test = SUITE + RUNS[run]
    assert "" == error_of(tried(RIGHT, test))
    wrong = error_of(tried("def square(x): return 4", test, RIGHT))
    assert "Failed: 1 of 2 tests of unittest failed" == wrong
    assert "Failed" in error_of(tried("def square(x): 1 / 0", test, RIGHT))


def test_a_failed_suite_may_give_part_of_the_points(tried):
    """Where the test's number is credit, that number counts."""
    run = RUNS["a runner"].replace("unittest.Text", "found = unittest.Text")
    test = SUITE + run + "\n2 - len(found.failures)"
    got = tried("def square(x): return 4", test, RIGHT, credit=["test"])
    assert ("", 1) == (error_of(got), got.number)
