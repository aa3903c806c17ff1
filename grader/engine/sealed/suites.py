"""Suites of unittest inside a test: they tell of failures, but raise nothing."""

import unittest
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class Failed(AssertionError):
    """A suite that a test ran did not succeed."""


@contextmanager
def watched() -> Iterator[list[unittest.TestResult]]:
    """Yield a list of the results of all suites that are run meanwhile.

    `unittest.main` comes to a runner too.
    """
    results: list[unittest.TestResult] = []
    run = unittest.TextTestRunner.run

    def noted(runner: unittest.TextTestRunner, test: Any) -> Any:
        result = run(runner, test)
        results.append(result)
        return result

    setattr(unittest.TextTestRunner, "run", noted)  # noqa: B010
    try:
        yield results
    finally:
        setattr(unittest.TextTestRunner, "run", run)  # noqa: B010


def failure(results: list[unittest.TestResult]) -> Failed | None:
    """Return what to raise for the first suite that did not succeed."""
    for result in results:
        if not result.wasSuccessful():
            bad = len(result.failures) + len(result.errors)
            bad += len(result.unexpectedSuccesses)
            return Failed(f"{bad} of {result.testsRun} tests of unittest failed")
    return None
