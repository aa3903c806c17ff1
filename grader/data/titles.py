"""Sheets of real job titles to label: one of one's own for every alias.

The titles are live ones of `job_ads` that have a word of data work in them. A sheet
is no sample of them: a third has a word for beginners, who are rare, and the rest
comes from ten companies, so that near copies are among them. Lots are drawn by
digest, so that a sheet is the same on every machine and with every numpy.
"""

from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from grader.data import tables

if TYPE_CHECKING:
    import pandas as pd

SIZE, AGAIN = 60, 40
COLUMNS = ("id", "origin", "title", "company", "department")
_ENTRY, _COMPANIES, _EACH = 20, 10, 4
_DATA_WORDS = (
    r"\bdata\b|analy|machine learning|\bml\b|\bai\b|research|scientist|statistic|\bllm"
)
_ENTRY_WORDS = (
    r"\bintern(?:ship)?s?\b|\bjunior\b|\bjr\b|\bgrad(?:uate)?s?\b|early career|"
    r"\bassociate\b|apprentice|entry.level|\bstudents?\b|trainee|working student"
)


def sheet(alias: str, again: bool = False) -> "pd.DataFrame":
    """Return the 60 job titles of an alias in an order of its own.

    With `again`, return 40 of them in another order, for a second look. The columns
    are `COLUMNS`; `origin` is "job_ads" in every row, the index counts from 0.
    """
    name = alias.strip().casefold()
    chosen = _chosen(name)
    if again:
        chosen = _by_lot(chosen, f"{name}\0again").head(AGAIN)
    order = f"{name}\0{'second' if again else 'first'} order"
    return _by_lot(chosen, order).reset_index(drop=True)


def live() -> "pd.DataFrame":
    """Return the ads that were still seen in 2026, titles without stray spaces."""
    ads = tables.load("job_ads")
    ads = ads[ads.last_seen >= "2026-01"]
    return ads.assign(title=ads.title.str.strip())


@cache
def _pool() -> "pd.DataFrame":
    """Return the titles to draw from, marked where they name a beginner."""
    ads = live()
    low = ads.title.str.lower()
    ads = ads.assign(origin="job_ads", is_entry=low.str.contains(_ENTRY_WORDS))
    ads = ads[low.str.contains(_DATA_WORDS)]
    return ads[[*COLUMNS, "is_entry"]].fillna({"department": ""})


def _chosen(alias: str) -> "pd.DataFrame":
    pool = _by_lot(_pool(), alias)
    entry, rest = pool[pool.is_entry].head(_ENTRY), pool[~pool.is_entry]
    large = rest.groupby("company").id.transform("size") >= 2 * _EACH
    rest = rest[large]
    companies = sorted(rest.company.unique(), key=lambda name: _lot(alias, name))
    rest = rest[rest.company.isin(companies[:_COMPANIES])]
    rest = rest.groupby("company", sort=False).head(_EACH)
    import pandas as pd

    return pd.concat([entry, rest])[list(COLUMNS)]


def _by_lot(table: "pd.DataFrame", key: str) -> "pd.DataFrame":
    """Return the rows in an order that depends on the key alone."""
    return table.assign(lot=[_lot(key, id) for id in table.id]).sort_values("lot")[
        list(table.columns)
    ]


def _lot(key: str, name: object) -> str:
    text = f"{key}\0{name}"
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
