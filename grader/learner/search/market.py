"""What the course's data say about a role: ads, wages, a taxonomy's skills.

Each source is one window: titles of some US technology companies, wages of the
nearest US occupation, and what Europe's ESCO lists. None of them is the market.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from grader.data import load
from grader.learner.search import searchfolder
from grader.learner.search.searchfolder import FILES, read_table

if TYPE_CHECKING:
    import pandas as pd

_SENIOR = r"senior|\bsr\b|staff|lead\b|principal|head of|director|manager|\bvp\b|chief"
_FIRST = r"junior|\bjr\b|intern\b|internship|new grad|early career|entry|graduate"
_LIVE = "2026-01"  # ads that the program still saw in the last month


@dataclass(frozen=True)
class Role:
    """A role: a pattern of titles, and the nearest entries of OEWS and ESCO."""

    name: str
    titles: str
    occupation: str
    profile: str


ROLES = {
    role.name: role
    for role in (
        Role("data scientist", r"data scien", "Data Scientists", "data scientist"),
        Role("data analyst", r"data analy", "Data Scientists", "data analyst"),
        Role(
            "machine learning engineer",
            r"machine learning|\bml\b",
            "Computer and Information Research Scientists",
            "computer vision engineer",
        ),
        Role(
            "data engineer",
            r"data engineer",
            "Database Architects",
            "data warehouse designer",
        ),
        Role(
            "software developer",
            r"software (?:engineer|developer)",
            "Software Developers",
            "software developer",
        ),
    )
}


@dataclass(frozen=True)
class Ads:
    """Live ads whose title fits: how many, by how many companies, of what level."""

    ads: int
    companies: int
    senior: int
    first: int


@dataclass(frozen=True)
class Wage:
    """A US occupation's yearly pay in dollars, as published, and its people."""

    employment: int
    median: int
    low: int
    states: tuple[tuple[str, int], tuple[str, int]]


@dataclass(frozen=True)
class Line:
    """A requirement of the learner's own ads, and the evidence that shows it."""

    requirement: str
    ads: int
    kind: str
    shown_by: tuple[str, ...]


@cache
def ads_of(role: Role) -> Ads:
    """Return what the titles of the live ads say."""
    ads = load("job_ads")
    fits = ads.title.str.contains(role.titles, case=False)
    live = ads[fits & (ads.last_seen >= _LIVE)]
    senior = live.title.str.contains(_SENIOR, case=False)
    first = live.title.str.contains(_FIRST, case=False) & ~senior
    counts = (len(live), live.company.nunique(), senior.sum(), first.sum())
    return Ads(*(int(count) for count in counts))


@cache
def wage_of(role: Role) -> Wage:
    """Return the published pay of the nearest occupation, nation and states."""
    import pandas as pd

    wages = load("oews")
    rows = wages[wages.occupation_name == role.occupation]
    nation = rows[rows.area_type == "N"].iloc[0]
    medians = pd.to_numeric(rows["median"], errors="coerce")
    states = rows.assign(median=medians)[rows.area_type == "S"].dropna(subset="median")
    ends = states.sort_values("median").iloc[[0, -1]]
    first, last = zip(ends.area_name, ends["median"].astype(int), strict=True)
    return Wage(
        int(float(nation.employment)),
        int(float(nation["median"])),
        int(float(nation.p10)),
        (first, last),
    )


def profile_of(role: Role) -> list[str]:
    """Return the skills that ESCO lists for the nearest occupation."""
    skills = load("esco_ict_skills")
    return list(skills.skill[skills.occupation == role.profile])


def evidence() -> dict[str, tuple[str, ...]]:
    """Return what each piece of the learner's evidence shows, if it can be opened.

    `shows` holds names of requirements or skills, with `;` between them.
    """
    found: dict[str, tuple[str, ...]] = {}
    for row in _own("evidence.csv").itertuples():
        if row.link and row.id:
            shows = [_plain(part) for part in row.shows.split(";") if part.strip()]
            found[row.id] = (*found.get(row.id, ()), *shows)
    return found


def lines_of(role: Role) -> list[Line]:
    """Return the requirements of the learner's own ads for a role, most asked first."""
    rows, things = _own("requirements.csv"), evidence()
    rows = rows[rows.role.map(_plain) == role.name]
    rows = rows[rows.requirement != ""]
    found = []
    for _, group in rows.groupby(rows.requirement.map(_plain), sort=False):
        name = group.requirement.iloc[0]
        is_must = group.kind.map(_plain).eq("must").any()
        kind = (
            "must" if is_must and not re.search(r"\byears?\b", name, re.I) else "wish"
        )
        ads = max(group.ad[group.ad != ""].nunique(), 1)
        found.append(Line(name, ads, kind, shown_by(name, things)))
    return sorted(found, key=lambda line: (-line.ads, line.kind, line.requirement))


def other_roles() -> list[str]:
    """Return the roles of the learner's own ads that the map does not know."""
    names = _own("requirements.csv").role.map(_plain)
    return [name for name in names.unique() if name not in ROLES]


def shown_by(name: str, things: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the ids of the evidence that shows a requirement or skill."""
    return tuple(id for id, shows in things.items() if _plain(name) in shows)


def _own(name: str) -> "pd.DataFrame":
    """Return a file of the learner's search; no rows where it is not there."""
    import pandas as pd

    path = searchfolder.folder() / name
    if not path.is_file():
        return pd.DataFrame(columns=list(FILES[name]), dtype="str")
    return read_table(path, FILES[name]).rows


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
