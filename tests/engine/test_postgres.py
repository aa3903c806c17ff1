"""A gradebook in PostgreSQL holds what stock nbgrader writes into SQLite."""

import csv
import json
import re
import shutil
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import nbformat
import pytest
import sqlalchemy
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from nbgrader.plugins import CsvExportPlugin

from grader.cli import main
from grader.engine import table
from grader.engine.course import open_course
from grader.errors import CourseError
from tests.engine import gradebook, postgres
from tests.engine.conftest import CONFIG, GUIDE, copied, hide_a_test, stock

pytestmark = [
    pytest.mark.slow,
    pytest.mark.postgresql,
    pytest.mark.bubblewrap,
    pytest.mark.timeout(1200),
    pytest.mark.xdist_group("postgresql"),
]
LATE = '''"""Half of the points go with every day, and some weigh more than all."""

from nbgrader.plugins import BasePlugin


class Halves(BasePlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        days = 1 + total_seconds_late // 86400
        return score * 0.5 * days if days < 3 else score + 1
'''
DUE = "2015-02-02 15:00:00.000000"
STEPS = ("first", "skipped", "newer", "forced")


@pytest.fixture(scope="session")
def server():
    """Return a running server."""
    with postgres.server() as running:
        yield running


@dataclass(frozen=True)
class Way:
    """A course directory with its gradebook, and how it is graded."""

    folder: Path
    url: str
    is_stock: bool = False

    def grade(self, *options):
        """Grade `ps1`."""
        if self.is_stock:
            stock(self.folder, "autograde", "ps1", *options)
        else:
            words = ["grade", "ps1", "--course", str(self.folder), *options]
            assert main([*words, "--strict-nbgrader"]) == 0

    def ask(self, sql, **values):
        """Return all rows of a query, with the same types from any database."""
        engine = sqlalchemy.create_engine(self.url, poolclass=sqlalchemy.NullPool)
        with engine.begin() as connection:
            found = connection.execute(sqlalchemy.text(sql), values)
            rows = (
                [tuple(map(plain, row)) for row in found] if found.returns_rows else ()
            )
        engine.dispose()
        return rows

    def state(self):
        """Return all that an instructor or a program may look at."""
        to = self.folder / "out.csv"
        with Gradebook(self.url, "course101") as book:
            CsvExportPlugin(to=str(to)).export(book)
        return {
            "rows": {
                name: sorted(self.ask(sql), key=repr)
                for name, sql in gradebook.ROWS.items()
            },
            "export": sorted(to.read_text().splitlines()),
            "formgrader": formgrader(self.folder),
            "files": files(self.folder / "autograded"),
        }


def plain(value):
    """Return a value as SQLite has it."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, datetime):
        return value.isoformat(" ", "microseconds")
    return value


def formgrader(folder):
    """Return what formgrader shows of the submissions, by learner."""
    api = NbGraderAPI(config=open_course(folder).config)
    found = {one["student"]: one for one in api.get_submissions("ps1")}
    for one in found.values():
        one.pop("id")
    return found


def files(folder):
    """Return modes and contents by path, without what differs by chance."""
    found = {}
    for name, (mode, data) in gradebook.files(folder).items():
        content = notebook(data) if name.endswith(".ipynb") else data
        found[name] = (mode, content)
    return found


def notebook(data):
    """Return cells and outputs; when and in which process they ran is chance."""
    read = nbformat.reads(data.decode(), as_version=4)
    for cell in read.cells:
        cell.metadata.pop("execution", None)
        if "outputs" in cell:
            cell.outputs = joined(cell.outputs)
    text = json.dumps(read, sort_keys=True)
    return re.sub(r"ipykernel_\d+/\d+|0x[0-9a-f]{6,}", "", text)


def joined(outputs):
    """Join streams that follow each other: where one ends is a matter of time."""
    found = []
    for one in outputs:
        is_more = found and "stream" == one.output_type == found[-1].output_type
        if is_more and one.name == found[-1].name:
            found[-1].text += one.text
        else:
            found.append(one)
    return found


@pytest.fixture(scope="session")
def ways(server, tmp_path_factory):
    """Return three course directories, released by nbgrader, nothing graded.

    bitdiddle is late, hacker in time, and lovelace handed in one of two notebooks,
    one more under another name, and no time.
    """
    place = tmp_path_factory.mktemp("databases")
    made = {
        "stock": Way(place / "stock", f"sqlite:///{place}/stock/gradebook.db", True),
        "sqlite": Way(place / "sqlite", f"sqlite:///{place}/sqlite/gradebook.db"),
        "postgresql": Way(place / "postgresql", server.create("ways")),
    }
    for way in made.values():
        prepare(way.folder, way.url)
        way.ask("UPDATE assignment SET duedate = :due WHERE name = 'ps1'", due=DUE)
    return made


def prepare(folder, url):
    """Make the documentation's course with three submissions, as an instructor."""
    for name in ("source", "submitted"):
        shutil.copytree(GUIDE / name, folder / name)
    shutil.rmtree(folder / "source" / "ps1_autotest")
    hide_a_test(folder / "source" / "ps1" / "problem1.ipynb")
    told = f"c.CourseDirectory.db_url = {url!r}\n"
    told += "c.AssignLatePenalties.plugin_class = 'halves.Halves'\n"
    (folder / "nbgrader_config.py").write_text(CONFIG + told)
    (folder / "halves.py").write_text(LATE)
    mine = folder / "submitted" / "lovelace" / "ps1"
    shutil.copytree(folder / "submitted" / "hacker" / "ps1", mine)
    (mine / "problem2.ipynb").rename(mine / "Problem 2.ipynb")
    (mine / "timestamp.txt").unlink()
    stock(folder, "generate_assignment", "ps1")


def hand_in_later(folder):
    """Let hacker hand in bitdiddle's answers, two days late."""
    mine = folder / "submitted" / "hacker" / "ps1"
    for name in ("problem1.ipynb", "problem2.ipynb"):
        shutil.copy(folder / "submitted" / "bitdiddle" / "ps1" / name, mine / name)
    (mine / "timestamp.txt").write_text("2015-02-04 16:00:00.000000 UTC")


def by_hand(way):
    """Do what instructors do in formgrader: scores, extra credit, comments."""
    cell = "cell_id IN (SELECT id FROM base_cell WHERE name = :name)"
    way.ask(
        "UPDATE grade SET manual_score = 0.75, extra_credit = 0.5, "
        f"needs_manual_grade = :no WHERE {cell}",
        name="correct_squares",
        no=False,
    )
    way.ask(
        f"UPDATE comment SET manual_comment = 'Well put.' WHERE {cell}", name="part-b"
    )


@pytest.fixture(scope="session")
def states(ways):
    """Return what is there after each step, graded in each of the three ways."""
    found = {}
    for name, way in ways.items():
        way.grade()
        found[name, "first"] = way.state()
        way.grade()
        found[name, "skipped"] = way.state()
        hand_in_later(way.folder)
        way.grade()
        found[name, "newer"] = way.state()
        by_hand(way)
        way.grade("--force")
        found[name, "forced"] = way.state()
    return found


@pytest.mark.parametrize("what", ["rows", "export", "formgrader", "files"])
@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("way", ["sqlite", "postgresql"])
def test_strict_mode_writes_what_nbgrader_writes(states, way, step, what):
    """By natural keys all is equal: grades, comments, penalties, files, exports."""
    assert states["stock", step][what] == states[way, step][what]


def test_each_step_had_something_to_show(states):
    """Skipping changes nothing, a newer submission one learner; handwork is kept."""
    first, skipped, newer, forced = (states["stock", step]["rows"] for step in STEPS)
    changed = {
        a[0] for a, b in zip(first["grade"], newer["grade"], strict=True) if a != b
    }
    penalties = {row[:2]: row[2] for row in newer["notebook"]}

    assert first == skipped
    assert changed == {"hacker"}
    assert 0 < penalties["bitdiddle", "problem1"]
    assert {0.75} == {row[5] for row in forced["grade"] if row[2] == "correct_squares"}
    assert {1} == {row[7] for row in forced["grade"] if row[2] == "correct_squares"}


def test_results_tables_and_pages_are_the_same(states, ways, tmp_path):
    """Results beside grades, `--csv` and pages do not depend on the database."""
    told = []
    for name in ("sqlite", "postgresql"):
        folder, out = ways[name].folder, tmp_path / f"{name}.csv"
        words = ["ps1", "--course", str(folder)]
        assert main(["grade", *words, "--strict-nbgrader", "--csv", str(out)]) == 0
        assert main(["feedback", *words]) == 0
        with out.open(encoding="utf-8-sig", newline="") as opened:
            rows = [untimed(row) for row in csv.DictReader(opened)]
        pages = gradebook.files(folder / "feedback")
        found = table.results(open_course(folder), "ps1")
        current = {learner: one.is_current for learner, one in found.items()}
        told.append((rows, {*pages}, current))

    assert told[0] == told[1]
    assert set(told[1][2].values()) == {True}
    assert len([name for name in told[1][1] if name.endswith(".html")]) == 5


def untimed(row):
    return {name: value for name, value in row.items() if "seconds" not in name}


@pytest.mark.parametrize("way", ["sqlite", "postgresql"])
def test_every_foreign_key_has_an_index(states, ways, way):
    """nbgrader leaves some without one, which made an export take seconds."""
    engine = sqlalchemy.create_engine(ways[way].url, poolclass=sqlalchemy.NullPool)
    found = sqlalchemy.inspect(engine)
    without = [
        (table, key["constrained_columns"])
        for table in found.get_table_names()
        for key in found.get_foreign_keys(table)
        if not any(
            columns[:1] == key["constrained_columns"]
            for columns in indexed(found, table)
        )
    ]
    engine.dispose()
    assert without == []


def indexed(found, table):
    """Return the columns of whatever makes a look-up fast."""
    yield found.get_pk_constraint(table)["constrained_columns"]
    for one in (*found.get_unique_constraints(table), *found.get_indexes(table)):
        yield one["column_names"]


def test_a_server_that_is_gone_is_told(ways, tmp_path, capsys):
    """The message names the gradebook and what to look at, and hides the password."""
    folder = copied(ways["sqlite"].folder, tmp_path / "course")
    url = f"postgresql://me:secret@/ways?host={tmp_path}"
    with (folder / "nbgrader_config.py").open("a") as opened:
        opened.write(f"c.CourseDirectory.db_url = {url!r}\n")

    code = main(["grade", "ps1", "--course", str(folder)])

    told = capsys.readouterr().err
    assert (1, False) == (code, "secret" in told)
    assert "names the gradebook and it answers" in told


def test_without_a_driver_the_extra_is_named(ways, monkeypatch):
    """The message is a command to copy."""
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(CourseError, match=r"pip install 'touch-the-stove\[postgres\]'"):
        table.results(open_course(ways["postgresql"].folder), "ps1")
