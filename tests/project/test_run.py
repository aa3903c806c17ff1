"""A project under orders: honest outcomes, and trouble that is told, not raised."""

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from grader.project import child, contract
from grader.project.child import Allowance
from grader.project.orders import AS_IS, Order
from grader.project.run import Runs
from tests.project.making import project, table

LOAD = 'return pd.read_csv("table.csv")'
AMPLE = Allowance(seconds=120, memory=900 << 20)
LOOP = "while True: pass"


def once(folder, order=None, allowance=AMPLE):
    """Return the outcome of one order."""
    with Runs(contract.read(folder), allowance, jobs=1) as runs:
        return runs.evaluate(order or Order())


def test_an_outcome_holds_what_the_score_was_made_from(tmp_path):
    """Truth, predictions, rows and times of the test come back with the score."""
    outcome = once(project(tmp_path / "one"))

    assert outcome.trouble is None
    assert outcome.score == pytest.approx(roc_auc_score(outcome.y, outcome.p))
    frame = table()
    assert (frame["sold"].to_numpy()[outcome.rows] == outcome.y).all()
    assert (outcome.times == frame["day"].to_numpy()[outcome.rows]).all()
    assert outcome.groups is None
    assert outcome.n_train == (frame["day"] < 30).sum()


def test_draws_pair_between_outcomes(tmp_path):
    """With the same seed, draw i holds the same rows in any two outcomes."""
    folder = project(tmp_path / "one", settings={"groups": "shop"})
    order = Order(seed=3, options={"draws": 20, "by_group": True})

    with Runs(contract.read(folder), AMPLE) as runs:
        one, other, third = runs.evaluations([order, order, Order(seed=4)])
    first, second = (o for o in (one, other, third) if len(o.draws))

    assert len(first.draws) == 20
    assert np.array_equal(first.draws, second.draws)
    assert len(set(first.draws)) > 10


TROUBLE = [
    ("return np.ones(10**10)", "out of memory", "memory"),
    ('return pd.read_csv("http://example.org/a.csv")', "online", "needs the network"),
    ("import os; os._exit(3)", "ended", "process ended"),
    ("raise SystemExit", "crashed", "ends the program"),
    ("return 1 / 0", "crashed", "ZeroDivisionError"),
    ('return pd.read_csv("gone.csv")', "crashed", "not in the folder"),
    ("import gone", "crashed", "not installed"),
    (f"for _ in range(20): print('x' * 5 * 10**7)\n    {LOAD}", "", ""),
    ("return pd.read_csv('table.csv').iloc[[0] * 10_000_000]", "too large", "sample"),
    ("return pd.read_csv('table.csv').assign(sold=None)", "contract", "without a"),
    ("return pd.read_csv('table.csv').drop(columns='day')", "contract", "`time`"),
    ("return pd.read_csv('table.csv').iloc[[0] * 30]", "contract", "labels repeat"),
    ("return pd.read_csv('table.csv').to_numpy()", "contract", "returned a ndarray"),
]
SPLIT = 'return df[df["day"] < 30], df[df["day"] >= 30]'
SHAPES = [
    (SPLIT, "return df", "a DataFrame"),
    (SPLIT, "return df[:300], df[300:].reset_index(drop=True)", "no longer name"),
    ("return LogisticRegression()", "return LogisticRegression", "returned a class"),
    ("return roc_auc_score(y, p)", "return [y, p]", "`score` returned a list"),
    ("return roc_auc_score(y, p)", "return float('nan')", "`score` returned nan"),
]


def test_trouble_in_load_is_an_outcome(tmp_path):
    """Whatever `load` does, its outcome names it, and the next order is run."""
    projects = [
        contract.read(project(tmp_path / str(n), (LOAD, new)))
        for n, (new, _, _) in enumerate(TROUBLE)
    ]

    told = list(asked(projects, AMPLE))

    for reply, (new, kind, said) in zip(told, TROUBLE, strict=True):
        found = reply.get("kind", ""), said in reply.get("trouble", "")
        assert found == (kind, True), (new, reply)


def test_wrong_shapes_are_named_by_function(tmp_path):
    """What a function returns is looked at, and the function is named."""
    projects = [
        contract.read(project(tmp_path / str(n), (old, new)))
        for n, (old, new, _) in enumerate(SHAPES)
    ]

    told = list(asked(projects, AMPLE))

    found = [(reply.get("kind"), reply.get("trouble")) for reply in told]
    for (kind, trouble), (_, _, said) in zip(found, SHAPES, strict=True):
        assert (kind, said in trouble) == ("contract", True), trouble


@pytest.mark.parametrize("number", [1, 2, 7])
def test_without_a_box_the_same_trouble_is_told(tmp_path, monkeypatch, number):
    """A machine that has no box holds a project to time, memory and no network."""
    monkeypatch.setattr(child, "level", lambda: child.PLAIN)
    new, kind, _ = TROUBLE[number]

    outcome = once(project(tmp_path / "one", (LOAD, new)), allowance=AMPLE)

    assert outcome.kind == kind, outcome.trouble


@pytest.mark.parametrize("level", ["", child.PLAIN])
def test_a_loop_is_ended(tmp_path, monkeypatch, level):
    """Who never comes back is ended by the clock, in a box and without one."""
    if level:
        monkeypatch.setattr(child, "level", lambda: level)

    outcome = once(project(tmp_path / "one", (LOAD, LOOP)), allowance=Allowance(4))

    assert (outcome.kind, "longer than 4 s" in outcome.trouble) == ("timed out", True)


def test_without_a_box_too_much_memory_is_told(tmp_path, monkeypatch):
    """Without a box the memory of a project is watched."""
    monkeypatch.setattr(child, "level", lambda: child.PLAIN)
    grows = "a = []\n    while True: a.append(np.ones(10**6))"

    assert once(project(tmp_path / "one", (LOAD, grows))).kind == "out of memory"


def asked(projects, allowance):
    """Yield the reply of each project, all from as few processes as can be."""
    with Runs(projects[0], allowance, jobs=1) as runs:
        for one in projects:
            runs.project = one
            yield runs.ask("evaluate", name=AS_IS, seed=0, options={})
