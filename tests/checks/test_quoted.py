"""Numbers in a text: found in the ways in which people write them."""

import pytest

from grader.checks import quoted
from grader.checks.expect import Finding


@pytest.mark.parametrize(
    ("words", "share"),
    [
        ("The AUC is 0.68.", 0.68),
        ("AUC: .68", 0.68),
        ("AUC: 0,68", 0.68),
        ("It is 1.00.", 1.0),
        ("About 6 % of the calls", 0.06),
        ("10,5 per cent leave", 0.105),
        ("6.2 Percent", 0.062),
        ("Six of a hundred calls help", 0.06),
        ("only one in sixteen", 1 / 16),
        ("28 of 455 calls", 28 / 455),
        ("22 of the 612 men", 22 / 612),
        ("680 out of 1,000 pairs", 0.68),
        ("Of 100 pairs of a late and a punctual flight it ranks 68 right", 0.68),
        ("Of 100 pairs, the late one stands higher in 70", 0.7),
        ("Of 40,000 flights 181 vanish", 181 / 40_000),
    ],
)
def test_a_share_may_be_written_in_many_ways(words, share):
    """Decimals, percentages and counts all say the same."""
    assert pytest.approx(share) in quoted.shares(words)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "far better than chance",
        "5 of 4 tires",
        "on 9 of 91 days",
        "someone in 5 minutes",
        "15 minutes late, 12,000 flights",
        "0 of 0",
    ],
)
def test_other_numbers_are_no_share(words):
    """Counts without a whole, days and parts of words are left out."""
    assert quoted.shares(words) == []


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("Of 40,000 flights 181 vanish; 181 is 0.45 %.", [0.45, 181, 40_000]),
        ("flights_2013 and x2", []),
        ("no number", []),
    ],
)
def test_numbers_are_told_once_and_in_order(words, numbers):
    """Commas part thousands, and a number in a name is none."""
    assert quoted.numbers(words) == numbers


@pytest.mark.parametrize("read", [quoted.shares, quoted.numbers])
def test_a_list_of_all_numbers_stands_for_none(read):
    """Whoever writes every number down has not written the right one."""
    with pytest.raises(Finding) as finding:
        read(" ".join(f"{number} %" for number in range(1, 90)))
    assert finding.value.id == "any.many-numbers"
