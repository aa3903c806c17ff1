"""The agreement card: kappa, its interval, and the rows that differ."""

import math
import re

import numpy as np
import pytest
from sklearn.metrics import cohen_kappa_score

from grader.data.titles import sheet
from grader.learner.labels.agreement import agreed, agreement
from grader.learner.screen import Notice

IDS = [str(id) for id in sheet("robin").id]


def text(changes=3):
    """Return two looks at forty rows that differ in the first few."""
    lines = ["alias: robin"]
    for place, id in enumerate(IDS[:40]):
        words = ("yes", "DS") if place % 4 == 0 else ("no", "other")
        again = ("unsure", words[1]) if place < changes else words
        lines += [
            f"first, {id}, {', '.join(words)}",
            f"second, {id}, {', '.join(again)}",
        ]
    return "\n".join(lines)


@pytest.mark.parametrize("seed", range(4))
def test_kappa_equals_the_librarys_and_lies_in_its_interval(seed):
    """Kappa is Cohen's; the bootstrap's interval holds it."""
    rng = np.random.default_rng(seed)
    a = rng.choice(["yes", "no", "unsure"], 80, p=[0.2, 0.7, 0.1])
    b = np.where(rng.random(80) < 0.7, a, rng.choice(a, 80))

    found = agreed("junior", a, b)

    assert found.kappa == pytest.approx(cohen_kappa_score(a, b))
    assert found.low < found.kappa < found.high
    assert found.same == pytest.approx((a == b).mean())


def test_more_rows_make_a_narrower_interval():
    """Four times the rows halve the interval, about."""
    a, b = ["yes", "no", "no", "no"] * 10, ["yes", "no", "yes", "no"] * 10
    few, many = agreed("junior", a, b), agreed("junior", a * 4, b * 4)

    ratio = (few.high - few.low) / (many.high - many.low)
    assert 1.6 < ratio < 2.5


def test_one_word_for_all_rows_is_undefined_and_no_fault():
    """Kappa of one word is nan, and the card says so without blame."""
    found = agreed("junior", ["no"] * 40, ["no"] * 40)

    assert math.isnan(found.kappa)
    assert math.isnan(found.low)
    assert found.words()[1] == "undefined"


def test_card_names_the_rows_that_differ_with_their_titles():
    """Each differing row stands there with its title and both labels."""
    card = agreement(text(3))
    words, markup = repr(card), str(card.markup())

    assert words.startswith("Agreement of first and second look · 3 rows differ.")
    assert [row[0] for row in card.differences] == IDS[:3]
    assert all(title in words for title in sheet("robin").title[:3])
    assert "yes, DS" in markup
    assert re.findall(r"<(h[1-6]|style|script)\b", markup) == []


def test_without_a_second_look_the_card_says_what_is_missing():
    """One look has nothing to be compared with."""
    one_look = "\n".join(
        line for line in text().splitlines() if not line.startswith("second")
    )

    assert isinstance(agreement(one_look), Notice)
    assert "yet" in repr(agreement(one_look))
    assert isinstance(agreement(17), Notice)
