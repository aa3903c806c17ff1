"""A clean run: from a fresh kernel, offline, held to limits, twice the same."""

import json

import pytest

from grader.project import child, contract
from grader.project.audits import clean_run
from grader.project.child import Allowance
from grader.project.rerun import rerun
from tests.project.making import SOURCE, project

LAST = SOURCE[SOURCE.index("# %%\ntrain, test") :]
AMPLE = Allowance(150, 900 << 20)
WRITES = 'json.dump({{"a": {}}}, open("results.json", "w"))'


def ending(folder, code, **options):
    """Make a project whose last cell is `code`."""
    return contract.read(project(folder, (LAST, f"# %%\n{code}\n"), **options))


def test_a_run_writes_its_own_results(tmp_path):
    """What lies in the folder is neither read nor changed; a copy is run."""
    one = ending(tmp_path / "one", WRITES.format(7), results={"a": 1})

    done = rerun(one, AMPLE)

    assert json.loads(done.results) == {"a": 7}
    assert one.results() == {"a": 1}
    assert sorted(p.name for p in one.folder.iterdir()) == [
        "project.py",
        "project.toml",
        "results.json",
        "table.csv",
    ]


TROUBLE = [
    ("while True: pass", "timed out", "does not end"),
    ("while True: print('x' * 10**7)", "", ""),
    ("import urllib.request as u; u.urlopen('http://1.1.1.1')", "online", "network"),
    ("open('/etc/stove-was-here', 'w')", "outside", "outside of the project"),
    ("1 / 0", "crashed", "ZeroDivisionError"),
    ("pass", "contract", "wrote no `results.json`"),
]


@pytest.mark.parametrize(("code", "kind", "said"), TROUBLE)
def test_a_run_that_does_not_end_well_says_why(tmp_path, code, kind, said):
    """Loops, floods, the network and other folders end in words, not in a trace."""
    allowance = Allowance(8) if kind == "timed out" else AMPLE

    done = rerun(ending(tmp_path / "one", code), allowance)

    assert said in done.trouble
    if kind:
        assert done.kind == kind
    else:
        assert done.kind in ("out of memory", "too much output", "timed out")


def test_without_a_box_a_run_is_held_too(tmp_path, monkeypatch):
    """Without a box papermill runs a copy, and the network is refused."""
    monkeypatch.setattr(child, "level", lambda: child.PLAIN)
    code, kind, _ = TROUBLE[2]

    assert rerun(ending(tmp_path / "one", code), AMPLE).kind == kind
    done = rerun(ending(tmp_path / "other", WRITES.format(7)), AMPLE)
    assert json.loads(done.results) == {"a": 7}


def test_a_hidden_seed_is_asked_for(tmp_path):
    """Two runs with two answers fail, and the words ask for the seed."""
    one = ending(tmp_path / "one", WRITES.format("float(np.random.rand())"))

    told = clean_run.judge(Case(one))

    assert told.state == "failed"
    assert "`a` is" in told.words
    assert "Which seed is missing?" in told.words


class Case:
    """What a clean run needs of a case."""

    def __init__(self, project):
        self.project, self.runs = project, self
        self.jobs, self.allowance, self.level = 2, AMPLE, ""


def test_results_of_an_older_run_are_stale(tmp_path):
    """What the folder holds has to be what a run writes now, clocks aside."""
    clock = '{"a": 1, "seconds": time.time()}'
    code = f"import time; json.dump({clock}, open('results.json', 'w'))"
    stale = ending(tmp_path / "stale", code, results={"a": 2, "seconds": 5})

    told = clean_run.judge(Case(stale))

    assert told.state == "failed"
    assert "not what a run writes now: `a` is 2 and 1" in told.words


def test_differences_are_named_by_their_path():
    """Each value that differs is named; rounding errors and clocks are none."""
    one = {"a": {"b": [1.0, 2.0]}, "when": 1, "c": "x", "n": float("nan")}
    other = {"a": {"b": [1.0, 2.1]}, "when": 2, "c": "y", "d": 0, "n": float("nan")}

    told = list(clean_run.differences(one, other, 1e-9))

    assert told == ["`a.b.1` is 2 and 2.1", "`c` is x and y", "`d` is there once only"]
    assert not list(clean_run.differences({"a": 1.0}, {"a": 1.0 + 1e-12}, 1e-9))


@pytest.mark.bubblewrap
def test_many_slow_cells_are_one_slow_run(tmp_path):
    """The limit is for all cells together, whatever each of them takes."""
    slow = "\n\n".join(["# %%\nimport time\ntime.sleep(3)"] * 6)

    done = rerun(ending(tmp_path / "one", slow), Allowance(4))

    assert done.kind == "timed out"
