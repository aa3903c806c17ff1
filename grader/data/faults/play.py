"""Tables of the course to play with: small, in order, with their roles."""

from hashlib import sha256
from typing import TYPE_CHECKING

from grader.data import datasheets, tables

if TYPE_CHECKING:
    import pandas as pd

# The column to predict, and the column of time, where a table has them.
_ROLES: dict[str, tuple[str | None, str | None]] = {
    "bird_strikes": ("phase_of_flt", None),
    "flights_2013": ("arr_delay", "time_hour"),
    "flights_2023": ("arr_delay", "time_hour"),
    "job_ads": ("category", None),
    "penguins": ("species", None),
    "penguins_raw": ("Species", None),
    "planes_2013": ("engine", None),
    "reported_heights": ("sex", "time_stamp"),
    "seattle_weather": ("weather", "date"),
    "weather_2013": (None, "time_hour"),
}
_ROWS = 2_000


def playground(name: str) -> "tuple[pd.DataFrame, str | None, str | None]":
    """Return at most 2,000 rows of a data set in order, its target and its time."""
    datasheets.datasheet(name)  # says which names there are
    table = tables.load(name)
    if len(table) > _ROWS:
        table = table.sample(_ROWS, random_state=0).sort_index()
    return table.reset_index(drop=True), *_ROLES.get(name, (None, None))


def seed_of(*parts: object) -> int:
    """Return a seed of one's own, made of an alias and what is played."""
    text = "\0".join(str(part).strip().casefold() for part in parts)
    return int.from_bytes(sha256(text.encode()).digest()[:6], "big")
