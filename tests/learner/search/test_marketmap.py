"""The market map: three windows on a role, and what the learner can show."""

import pandas as pd
import pytest

from grader.data import load
from grader.learner.screen import Notice
from grader.learner.search import market, searchfolder
from grader.learner.search.market import ROLES, lines_of
from grader.learner.search.marketmap import market_map, view_of

LINES = """role,requirement,kind,ad
Data analyst,SQL,must,ad-1
data analyst,sql ,wish,ad-2
data analyst,5+ years of dashboards,must,ad-2
data analyst,dbt,must,ad-1
data scientist,Python,must,ad-3
"""
THINGS = """id,link,shows
E1,https://example.org/a,SQL; data mining
E2,,dbt
"""


@pytest.fixture
def own(at_home):
    """Write some requirements and evidence of the learner's own."""
    searchfolder.made()
    (searchfolder.folder() / "requirements.csv").write_text(LINES)
    (searchfolder.folder() / "evidence.csv").write_text(THINGS)


@pytest.mark.parametrize("name", ROLES)
def test_every_role_is_found_in_all_three_sources(name):
    """Titles, a US occupation and a profile of ESCO exist for each role."""
    view = view_of(name)
    wages = load("oews")
    nation = wages[
        wages.area_type.eq("N") & wages.occupation_name.eq(view.role.occupation)
    ]

    assert view.ads.ads > 50
    assert view.ads.companies > 20
    assert view.ads.senior > view.ads.first
    assert view.wage.median == int(nation["median"].iloc[0])
    assert view.wage.states[0][1] < view.wage.median < view.wage.states[1][1]
    assert len(view.skills) > 10


def test_the_map_says_that_its_windows_are_windows():
    """No source is called the market, and the nearest entries are named."""
    text = repr(market_map("data analyst"))

    assert "one window" in text
    assert "nearest occupation: Data Scientists" in text
    assert "A taxonomy is not the market." in text
    assert "No ads of yours" in text


def test_amounts_are_not_typeset_as_formulas():
    """JupyterLab takes what stands between two dollar signs for mathematics."""
    assert all("$" not in view_of(name).markup() for name in ROLES)


def test_own_ads_are_counted_and_met_with_evidence(own):
    """A line counts its ads; only evidence with a link shows; years are wishes."""
    lines = {line.requirement: line for line in lines_of(ROLES["data analyst"])}

    assert (lines["SQL"].ads, lines["SQL"].kind) == (2, "must")
    assert lines["SQL"].shown_by == ("E1",)
    assert lines["dbt"].shown_by == ()
    assert lines["5+ years of dashboards"].kind == "wish"
    assert next(iter(lines)) == "SQL"
    assert "Python" not in lines


def test_evidence_meets_skills_of_the_taxonomy_by_name(own):
    """Who wants to speak ESCO's language can name its skills."""
    view = view_of("data analyst")

    assert dict(view.skills)["data mining"] == ("E1",)
    assert "1 named in your evidence" in repr(view)
    assert "1 of 3 lines shown" in view.markup()
    assert "– nothing to open yet" in repr(view)


def test_evidence_on_two_lines_counts_twice(own):
    """A second line with the same id adds what it shows."""
    more = f"{THINGS}E1,https://example.org/b,dbt\n"
    (searchfolder.folder() / "evidence.csv").write_text(more)

    shown = {one.requirement: one.shown_by for one in lines_of(ROLES["data analyst"])}
    assert ("E1",) == shown["SQL"] == shown["dbt"]


def test_ads_for_another_role_are_named(own):
    """A role that the map spells otherwise does not vanish without a word."""
    lines = f"{LINES}data analysts,R,must,ad-4\n"
    (searchfolder.folder() / "requirements.csv").write_text(lines)

    assert "for the role `data analysts`" in repr(view_of("data analyst"))


def test_an_unknown_role_is_told_with_those_there_are():
    """A slip in a call gets a message."""
    found = market_map("astronaut")

    assert isinstance(found, Notice)
    assert "`data engineer`" in found.message


def test_a_file_without_its_columns_is_named(own):
    """Somebody renamed a column: the map says which is missing."""
    (searchfolder.folder() / "evidence.csv").write_text("id,url\nE1,x\n")
    found = market_map("data analyst")

    assert isinstance(found, Notice)
    assert "`evidence.csv` names no column `link`, `shows`" in found.message


def test_titles_that_say_two_levels_count_as_senior():
    """A “Senior Engineer, Early Career” is no first job."""
    titles = pd.Series(["Senior Data Scientist, Early Career", "Data Scientist Intern"])
    senior = titles.str.contains(market._SENIOR, case=False)

    assert senior.tolist() == [True, False]
