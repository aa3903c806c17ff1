"""Datasheets: complete, strict, readable, true to the files beside them."""

import json
import re
import subprocess
import sys
from dataclasses import FrozenInstanceError
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest

from grader.data import datasets, datasheet, datasheets, load
from grader.errors import DataError

PAGE = Path(__file__).parents[2] / "docs" / "data.md"
NAMES = datasets()


def test_every_data_file_has_a_datasheet_and_the_reverse():
    """Every data file has a datasheet and the reverse."""
    files = {path.name for path in datasheets.FOLDER.iterdir()}

    assert {f"{name}{end}" for name in NAMES for end in (".csv.gz", ".json")} == files


def test_the_sets_of_the_first_modules_are_there():
    """The sets of the first modules are there."""
    expected = {"penguins", "flights_2013", "weather_2013", "planes_2013"}

    assert expected | {"seattle_weather"} <= set(NAMES)


def test_the_sets_of_later_modules_are_there_and_small():
    """The sets of later modules are there and small."""
    later = {"flights_2023", "reported_heights", "bird_strikes", "job_ads"}
    size = sum(file.stat().st_size for file in datasheets.FOLDER.iterdir())

    assert later | {"oews", "oews_metros", "penguins_raw"} <= set(NAMES)
    assert size < 6_000_000


def test_a_licence_that_asks_for_its_text_is_passed_on_with_it():
    """A licence that asks for its text is passed on with it."""
    text = datasheets.FOLDER.with_name("licences") / "Artistic-2.0.txt"

    assert "grader/data/licences/" in datasheet("reported_heights").licence
    assert "The Artistic License 2.0" in text.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_a_datasheet_states_the_file_and_the_table_as_they_are(name):
    """A datasheet states the file and the table as they are."""
    sheet, frame = datasheet(name), load(name)
    file = datasheets.FOLDER / f"{name}.csv.gz"

    assert sha256(file.read_bytes()).hexdigest() == sheet.sha256
    assert (len(frame), list(frame.columns)) == (
        sheet.rows,
        [column.name for column in sheet.columns],
    )
    assert [word_for(frame[column.name]) for column in sheet.columns] == [
        column.dtype for column in sheet.columns
    ]


def word_for(series):
    """Return the datasheet's word for the dtype of a series."""
    if pd.api.types.is_datetime64_dtype(series):
        return "date"
    if pd.api.types.is_integer_dtype(series):
        return "integer"
    return "decimal" if pd.api.types.is_float_dtype(series) else "text"


@pytest.mark.parametrize("name", NAMES)
def test_no_field_of_a_datasheet_is_left_empty(name):
    """No field of a datasheet is left empty."""
    sheet = datasheet(name)
    columns = [word for column in sheet.columns for word in vars(column).values()]
    source = list(vars(sheet.source).values())
    whole = [sheet.title, sheet.origin, sheet.licence, sheet.citation]

    assert all([*columns, *source, *whole, *sheet.changes, *sheet.traps])
    assert "people" in sheet.not_for


@pytest.mark.parametrize("name", NAMES)
def test_a_number_in_a_datasheet_has_a_unit(name):
    """A number in a datasheet has a unit."""
    amounts = [c for c in datasheet(name).columns if c.dtype in ("integer", "decimal")]

    assert [column.name for column in amounts if column.unit == "none"] == []


def test_a_datasheet_cannot_be_changed():
    """A datasheet cannot be changed."""
    with pytest.raises(FrozenInstanceError):
        datasheet("penguins").rows = 1


def test_an_unknown_name_lists_the_known_ones_and_suggests_the_closest():
    """An unknown name lists the known ones and suggests the closest."""
    with pytest.raises(DataError) as caught:
        datasheet("penguin")

    assert "Did you mean `penguins`?" in str(caught.value)
    assert all(f"`{name}`" in str(caught.value) for name in NAMES)


@pytest.mark.parametrize("name", ["../sets/penguins", "", None, 3, "penguins.json"])
def test_only_a_listed_name_reaches_the_disk(name):
    """Only a listed name reaches the disk."""
    with pytest.raises(DataError, match="There is no data set"):
        datasheet(name)


def broken(folder, monkeypatch, change):
    """Put the penguins' datasheet, changed, into a folder of its own."""
    fields = json.loads((datasheets.FOLDER / "penguins.json").read_text("utf-8"))
    change(fields)
    (folder / "penguins.json").write_text(json.dumps(fields), encoding="utf-8")
    monkeypatch.setattr(datasheets, "FOLDER", folder)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda fields: fields.pop("licence"), "licence"),
        (lambda fields: fields.update(license="CC0"), "license"),
        (lambda fields: fields.pop("columns"), "columns"),
        (lambda fields: fields["columns"][0].update(dtype="object"), "'object'"),
    ],
)
def test_a_datasheet_with_a_wrong_field_names_the_field(
    tmp_path, monkeypatch, change, named
):
    """A datasheet with a wrong field names the field."""
    broken(tmp_path, monkeypatch, change)

    with pytest.raises(DataError, match=named) as caught:
        datasheet("penguins")

    assert str(tmp_path) in str(caught.value)


class Outline(HTMLParser):
    """The tags of a page, with their attributes, and its text."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.text = [], ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        """Keep a tag (called by the parser)."""
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        """Keep a text (called by the parser)."""
        self.text += data


@pytest.mark.parametrize("name", NAMES)
def test_a_datasheet_is_a_table_with_captions_and_scoped_headings(name):
    """A datasheet is a table with captions and scoped headings."""
    outline = Outline(datasheet(name)._repr_html_())
    tags = [tag for tag, _ in outline.tags]
    scopes = {attrs.get("scope") for tag, attrs in outline.tags if tag == "th"}

    assert tags.count("table") == tags.count("caption") == 2
    assert scopes == {"row", "col"}
    assert {"script", "style"}.isdisjoint(tags)
    assert all(trap in outline.text for trap in datasheet(name).traps)


def test_a_datasheet_takes_its_colours_from_the_theme():
    """A datasheet takes its colours from the theme."""
    page = datasheet("penguins")._repr_html_()
    colours = re.findall(r"(?<!-)(?:color|background):([^;\"]+)", page)

    assert {"var(--jp-ui-font-color1, inherit)", "transparent"} == set(colours)


@pytest.mark.parametrize("name", NAMES)
def test_a_datasheet_as_text_names_columns_licence_and_traps(name):
    """A datasheet as text names columns licence and traps."""
    sheet = datasheet(name)
    lines = [*(column.name for column in sheet.columns), sheet.licence, *sheet.traps]

    assert all(line in repr(sheet) for line in lines)


def test_importing_the_data_package_imports_no_pandas():
    """Importing the data package imports no pandas."""
    code = "import sys, grader.data; print({'pandas', 'sklearn'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)

    assert run.stdout.strip() == "set()"


@pytest.mark.parametrize("name", NAMES)
def test_the_page_on_data_tells_size_licence_and_citation_of_each_set(name):
    """The page on data tells size licence and citation of each set."""
    page, sheet = PAGE.read_text(encoding="utf-8"), datasheet(name)

    assert f"## `{name}`" in page
    assert f"{sheet.rows:,} rows" in page
    assert sheet.licence in page
    assert sheet.citation in page
