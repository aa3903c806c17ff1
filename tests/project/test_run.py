"""A project that is asked: honest scores, and trouble that is told, not raised."""

import pytest
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from grader.project import child, contract
from grader.project.child import Allowance
from grader.project.run import Runs
from tests.project.making import project, table

LOAD = 'return pd.read_csv("table.csv")'
AMPLE = Allowance(seconds=120, memory=900 << 20)
LOOP = "while True: pass"


def once(folder, allowance=AMPLE):
    """Return the reply of a project that is asked for its score."""
    with Runs(contract.read(folder), allowance, jobs=1) as runs:
        return runs.ask("score")


def test_a_score_is_what_the_five_functions_give(tmp_path):
    """The score is that of a fresh model on the author's test rows."""
    frame = table()
    is_train = frame["day"] < 30
    X, y = frame.drop(columns="sold"), frame["sold"]

    reply = once(project(tmp_path / "one"))

    model = LogisticRegression().fit(X[is_train], y[is_train])
    p = model.predict_proba(X[~is_train])[:, 1]
    assert reply["score"] == pytest.approx(roc_auc_score(y[~is_train], p))


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


def test_trouble_in_load_is_a_reply(tmp_path):
    """Whatever `load` does, the reply names it, and the next question is asked."""
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

    reply = once(project(tmp_path / "one", (LOAD, new)), allowance=AMPLE)

    assert reply.get("kind", "") == kind, reply


@pytest.mark.parametrize("level", ["", child.PLAIN])
def test_a_loop_is_ended(tmp_path, monkeypatch, level):
    """Who never comes back is ended by the clock, in a box and without one."""
    if level:
        monkeypatch.setattr(child, "level", lambda: level)

    reply = once(project(tmp_path / "one", (LOAD, LOOP)), allowance=Allowance(4))

    assert (reply["kind"], "longer than 4 s" in reply["trouble"]) == ("timed out", True)


def test_without_a_box_too_much_memory_is_told(tmp_path, monkeypatch):
    """Without a box the memory of a project is watched."""
    monkeypatch.setattr(child, "level", lambda: child.PLAIN)
    grows = "a = []\n    while True: a.append(np.ones(10**6))"

    assert once(project(tmp_path / "one", (LOAD, grows)))["kind"] == "out of memory"


def asked(projects, allowance):
    """Yield the reply of each project, all from as few processes as can be."""
    with Runs(projects[0], allowance, jobs=1) as runs:
        for one in projects:
            runs.project = one
            yield runs.ask("score")
