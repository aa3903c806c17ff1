"""The numbers that a text quotes, in the ways in which people write them.

Texts are judged by people. A check reads only whether the number that has to be right
stands in them, and "0.06", "6 %", "6 of 100" and "one in 16" all say the same.
"""

import re

from grader.checks.expect import fail

MOST = 20  # different numbers in one short text; a list of all numbers says nothing
_WORDS = {
    **{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7},
    **{"eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "sixteen": 16},
    **{"seventeen": 17, "twenty": 20, "fifty": 50, "hundred": 100},
}
_GROUPED = r"\d{1,3}(?:,\d{3})+(?!\d)"
_ONE = "|".join(_WORDS)
_COUNT = rf"(?<![\w.,])({_GROUPED}|\d{{1,6}}(?:[.,]\d+)?|{_ONE})\b"
_NO_COUNT = r"(?!\s*(?:%|days))"  # "on 9 of 91 days" is no share of rows
_DECIMAL = r"(?<!\d)0?[.,](\d{1,4})(?!\d)"
_WHOLE = r"(?<![\d.,])1\.0+(?!\d)"
_PERCENT = r"(?<![\d.,])(\d{1,3}(?:[.,]\d+)?)\s*(?:%|per\s?cent)"
_ALL = r"(?:every\s+|each\s+|these\s+|the\s+)?"
_OF = rf"\s+(?:[a-z]+\s+){{0,3}}?(?:of|in|from|out of)\s+{_ALL}"
_GAP = rf"(?:(?!\bof\s+{_ALL}(?:\d|{_ONE}))[^\d.!?]){{0,120}}?"
_PART_OF = re.compile(rf"{_COUNT}{_OF}{_COUNT}{_NO_COUNT}", re.IGNORECASE)
_OF_ALL = re.compile(
    rf"\b(?:of|out of)\s+{_ALL}{_COUNT}{_GAP}(?!one\b){_COUNT}{_NO_COUNT}",
    re.IGNORECASE,  # "of 100 pairs the late one ranks higher in 68": one is no count
)
_NUMBER = re.compile(rf"(?<![\w.,])(?:{_GROUPED}(?!\w)|\d+(?:\.\d+)?(?![\w,]\d))")


def shares(words: str) -> list[float]:
    """Return the shares from 0 to 1 in a text: 0.06, 0,06, 6 %, 6 of 100, one in 16.

    A text that quotes more than `MOST` ends the probe.
    """
    words = re.sub(r"\b(?:a|one) hundred\b", "100", words, flags=re.IGNORECASE)
    found = [float(f"0.{digits}") for digits in re.findall(_DECIMAL, words)]
    found += [1.0 for _ in re.findall(_WHOLE, words)]
    percents = re.findall(_PERCENT, words, re.IGNORECASE)
    found += [_amount(percent) / 100 for percent in percents]
    pairs = _PART_OF.findall(words)
    pairs += [(part, whole) for whole, part in _OF_ALL.findall(words)]
    found += [_amount(a) / _amount(b) for a, b in pairs if _amount(b)]
    return _few([share for share in found if share <= 1])


def numbers(words: str) -> list[float]:
    """Return the different numbers in a text, smallest first: 181, 40,000, 0.5.

    A text that quotes more than `MOST` ends the probe.
    """
    found = {float(one.replace(",", "")) for one in _NUMBER.findall(words)}
    return _few(sorted(found))


def _few(found: list[float]) -> list[float]:
    """Return what was found, or end the probe where it is a list of everything."""
    if len(set(found)) > MOST:
        fail("any.many-numbers", got=len(set(found)))
    return found


def _amount(written: str) -> float:
    """Return the number that a word or digits stand for; a comma may be decimal."""
    if written.lower() in _WORDS:
        return float(_WORDS[written.lower()])
    if re.fullmatch(_GROUPED, written):
        return float(written.replace(",", ""))
    return float(written.replace(",", "."))
