"""Which dtypes may be named on the wire, so that a name loads and reads nothing.

pandas looks a time zone up by its name, in files if need be, and a dtype in whatever
classes are registered. What arrives is a text of the answer's, so only these count.
"""

import re
from functools import lru_cache

# numpy's plain kinds, by their exact text; a text or bytes of no length is none.
_NUMPY = re.compile(r"[<>|=](?:[biufcSU]\d{1,9}|[mM]8(\[\d{0,9}[A-Za-zµμ]{1,2}\])?)")
_NUMBER = r"(?:u?int(?:8|16|32|64)|float(?:32|64))"
_TIMES = r"(?:datetime|timedelta)64\[(?:s|ms|us|ns)\]"
_PANDAS = re.compile(
    r"object|boolean|U?Int(?:8|16|32|64)|Float(?:32|64)|str|string"
    rf"|interval\[(?:{_NUMBER}|{_TIMES}), (?:left|right|both|neither)\]"
    r"|period\[[A-Za-z0-9-]{1,20}\]"
    rf"|Sparse\[(?:bool|{_NUMBER}), (?:[-+.e\d]{{1,30}}|nan|True|False)\]"
)
_ZONED = re.compile(r"datetime64\[(?:s|ms|us|ns), ([\w/+:-]{1,60})\]")
_OFFSET = re.compile(r"UTC(?:[+-]\d\d:\d\d(?::\d\d)?)?")
_FREQUENCY = re.compile(r"-?\d{0,9}[A-Za-z]{1,12}(?:-[A-Za-z0-9-]{1,12})?")
_MOMENT = re.compile(r"[-+PTDHMSZ.:\d]{1,64}")


def is_plain(text: str) -> bool:
    """Return whether `text` is the exact text of a dtype of numpy's that crosses."""
    return bool(_NUMPY.fullmatch(text))


def is_extended(text: str) -> bool:
    """Return whether `text` names a dtype of pandas' whose parts cross one by one."""
    zoned = _ZONED.fullmatch(text)
    return bool(_is_zone(zoned[1]) if zoned else _PANDAS.fullmatch(text))


def is_frequency(text: str) -> bool:
    """Return whether `text` is the short name of a step in time."""
    return bool(_FREQUENCY.fullmatch(text))


def is_moment(text: str) -> bool:
    """Return whether `text` may be a time or a span as ISO 8601 writes them."""
    return bool(_MOMENT.fullmatch(text))


def _is_zone(name: str) -> bool:
    return bool(_OFFSET.fullmatch(name)) or name in _zones()


@lru_cache(maxsize=1)
def _zones() -> frozenset[str]:
    import zoneinfo  # few answers need it

    return frozenset(zoneinfo.available_timezones())
