"""Scores that nbgrader's own test-suite and documentation state."""

from dataclasses import dataclass

from tests.conformance.table import DOCS


@dataclass(frozen=True)
class Cited:
    """A score, and where nbgrader states it."""

    exercise: str
    learner: str
    points: float
    max_points: float
    where: str
    needs_review: bool = False


_AUTOGRADE = "nbgrader/tests/apps/test_nbgrader_autograde.py"
CITED: tuple[Cited, ...] = (
    Cited("plain", "unchanged", 1, 7, f"{_AUTOGRADE}::test_grade"),
    Cited("plain", "changed", 2, 7, f"{_AUTOGRADE}::test_grade", True),
    Cited("autotest-simple", "unchanged", 0, 1, f"{_AUTOGRADE}::test_grade_autotest"),
    Cited("autotest-simple", "changed", 1, 1, f"{_AUTOGRADE}::test_grade_autotest"),
    Cited(
        "autotest-hashed",
        "unchanged",
        0,
        1,
        f"{_AUTOGRADE}::test_grade_hashed_autotest",
    ),
    Cited(
        "autotest-hashed", "changed", 1, 1, f"{_AUTOGRADE}::test_grade_hashed_autotest"
    ),
    Cited(
        "autotest-multi",
        "unchanged",
        0,
        4,
        f"{_AUTOGRADE}::test_grade_complex_autotest",
    ),
    Cited(
        "autotest-multi", "changed", 3, 4, f"{_AUTOGRADE}::test_grade_complex_autotest"
    ),
    Cited(
        "autotest-hidden",
        "unchanged",
        0,
        1,
        f"{_AUTOGRADE}::test_hidden_tests_autotest",
    ),
    Cited(
        "autotest-hidden", "wrong", 0, 1, f"{_AUTOGRADE}::test_hidden_tests_autotest"
    ),
    Cited(
        "autotest-hidden", "right", 1, 1, f"{_AUTOGRADE}::test_hidden_tests_autotest"
    ),
    Cited(
        "environment", "same", 0, 1, f"{_AUTOGRADE}::test_grade_with_validating_envvar"
    ),
    Cited("timeout", "slow", 0, 1, f"{_AUTOGRADE}::test_autograde_timeout"),
    Cited("cheats", "spam", 1, 7, f"{_AUTOGRADE}::test_showtraceback_exploit", True),
    Cited("cheats", "eggs", 1, 7, f"{_AUTOGRADE}::test_showtraceback_exploit", True),
    Cited("loop", "foo", 0, 0, f"{_AUTOGRADE}::test_infinite_loop"),
    Cited("documentation", "bitdiddle", 1.5, 13, f"{DOCS}/grades.csv", True),
    Cited("documentation", "hacker", 3, 13, f"{DOCS}/grades.csv", True),
)
