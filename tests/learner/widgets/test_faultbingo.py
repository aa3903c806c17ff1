"""Fault bingo: rules tick what they expose, by call, by button and on paper."""

import re
import time

import pytest

from grader.data import load
from grader.learner.screen import Notice
from grader.learner.widgets.faultbingo import LINES, SQUARES, fault_bingo
from tests.learner.conftest import CLEAN, WIDGET

SPECIES = {"Adelie", "Chinstrap", "Gentoo"}
CELLS = """
from grader.learner.widgets.faultbingo import fault_bingo
---
bingo = fault_bingo()
---
press("Symptom of 3")
---
bingo.call("no row twice", lambda t: not t.duplicated().any())
"""


def no_row_twice(table):
    """Turn down a table that repeats a row."""
    return not table.duplicated().any()


def known_species(table):
    """Turn down a table that spells a species in another way."""
    return set(table.species) == SPECIES


def test_a_rule_ticks_the_tables_that_it_turns_down():
    """A rule about repeated rows exposes doubled rows, and no other square."""
    bingo = fault_bingo({"no row twice": no_row_twice, "species": known_species})

    assert bingo.ticked == {
        SQUARES.index("spelling") + 1: "species",
        SQUARES.index("doubled-rows") + 1: "no row twice",
    }
    assert bingo.rules["no row twice"].words() == "no row twice: ticks 4."


def test_a_rule_that_turns_down_everything_ticks_nothing():
    """A false alarm on the healthy table is told, and earns no square."""
    bingo = fault_bingo().call("never", lambda table: False)

    assert bingo.ticked == {}
    assert "turns down the healthy table too" in repr(bingo)


def test_a_rule_that_stops_on_a_damaged_table_exposes_it():
    """Text among numbers stops a comparison, which is as loud as a no."""
    bingo = fault_bingo({"bills": lambda t: (t.bill_length_mm.dropna() < 100).all()})

    assert SQUARES.index("decimal-comma") + 1 in bingo.ticked


def test_three_in_a_row_is_bingo():
    """A complete row, column or diagonal is counted in the title."""
    healthy = load("penguins")
    bingo = fault_bingo({"the same table": healthy.equals})

    assert sorted(bingo.ticked) == list(range(1, 10))
    assert bingo.lines == len(LINES)
    assert "9 of 9 squares ticked · bingo: 8 lines" in repr(bingo)


def test_every_square_holds_its_own_damage_and_the_healthy_table_none():
    """A look at a table gives a copy: who changes it does not change the game."""
    bingo = fault_bingo(seed=5)
    bingo.table(1).pop("species")

    assert bingo.table().equals(load("penguins"))
    assert not any(bingo.table(n).equals(load("penguins")) for n in range(1, 10))
    assert "species" in bingo.table(1)


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        (lambda table: table.sex == "male", "`odd` returns Series"),
        (lambda table: None, "`odd` returns NoneType"),
        (lambda table: table.sexx, "stopped on the healthy table: AttributeError"),
        ("a text", "A rule is a function of a table"),
    ],
)
def test_what_is_no_rule_is_told(rule, message):
    """A mask, a text or a rule that cannot run gets a message and ticks nothing."""
    bingo = fault_bingo()
    told = bingo.call("odd", rule)

    assert isinstance(told, Notice)
    assert message in told.message
    assert bingo.ticked == {}


def test_unknown_square_is_told_with_the_known_ones():
    """Squares are numbered from 1 to 9."""
    assert "numbered 1 to 9" in fault_bingo().symptom(12).message
    assert "rules by name" in fault_bingo(no_row_twice).message


def test_card_says_in_words_which_squares_are_open():
    """The state of a square is a sign and a word, never a colour alone."""
    markup = str(fault_bingo({"<one>": no_row_twice}).markup())
    squares = re.findall(r"<strong>(\d ✓|\d …)</strong> ([^<]*)</td>", markup)

    assert [sign for sign, _ in squares].count("4 ✓") == 1
    assert squares[0] == ("1 …", "Another unit: open")
    assert squares[3] == ("4 ✓", "Doubled rows: &lt;one&gt;")
    assert re.findall(r"<(h[1-6]|style|script|svg)\b", markup) == []


def test_a_symptom_does_not_name_the_fault():
    """Symptoms say what can be seen; the name stands in the square."""
    bingo = fault_bingo()
    symptoms = [repr(bingo.symptom(n)).casefold() for n in range(1, 10)]

    assert not any(
        name.replace("-", " ") in text
        for name, text in zip(SQUARES, symptoms, strict=True)
    )


def test_a_move_answers_at_once():
    """A rule is tried on ten tables that were made before; the bound is generous."""
    bingo = fault_bingo({"no row twice": no_row_twice})
    begun = time.monotonic()
    bingo.call("species", known_species)

    assert time.monotonic() - begun < 10


def test_buttons_show_symptoms_and_have_a_fallback(run):
    """In a live kernel a press shows a symptom, which stays in the notebook."""
    _, (card, buttons, symptom), _, called = run(CELLS)

    assert "0 of 9 squares ticked" in card["data"]["text/plain"]
    assert WIDGET in buttons["data"]
    assert "bingo.call(" in buttons["data"]["text/html"]
    assert symptom["data"]["text/plain"].startswith("Symptom of square 3. ")
    assert [("1 of 9" in one["data"]["text/plain"]) for one in called] == [True]


def test_nbgrader_sees_the_card_alone(run):
    """Where a machine runs the notebook there are no widgets, and the card is."""
    _, opened, _, called = run(CELLS, NBGRADER_EXECUTION="autograde")

    assert [WIDGET in one["data"] for one in opened] == [False]
    assert "1 of 9" in called[0]["data"]["text/plain"]


@pytest.mark.chromium
def test_card_is_accessible_in_both_themes(flaws):
    """An exported card keeps WCAG 2.2 AA on light and dark paper."""
    assert CLEAN == flaws(fault_bingo({"no row twice": no_row_twice}))
