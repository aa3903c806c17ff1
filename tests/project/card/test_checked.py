"""The audit checks of a card judge as the audits do."""

import numpy as np

from grader.project.card.checked import shuffled
from tests.project.making import project, table

FOREST = (
    (
        "from sklearn.linear_model",
        "from sklearn.ensemble import *\nfrom sklearn.linear_model",
    ),
    (
        "    return LogisticRegression()",
        "    return RandomForestClassifier(20, random_state=0)",
    ),
)


def outcome(place, begin):
    """Return what a card finds with the target shuffled."""
    ((_, found),) = begin(place, only=("shuffled_target",)).go()
    return found


def test_an_honest_procedure_passes_the_shuffle(folder, begin):
    """Without an answer to find, nothing is found."""
    found = outcome(folder, begin)
    assert "passed" == found["state"]
    assert abs(found["numbers"]["mean"] - 0.5) < 0.05


def test_what_carries_the_answer_around_the_split_is_caught(tmp_path, begin):
    """A column made of all rows' answers, before the split, leaves a signal."""
    leak = (
        'pd.read_csv("table.csv")',
        'pd.read_csv("table.csv").pipe(lambda t: t.assign(usual=t.groupby(t.index // 2)'
        '["sold"].transform("mean")))',
    )
    found = outcome(project(tmp_path / "ice", leak), begin)
    assert "warned" == found["state"]
    assert found["numbers"]["mean"] > 0.7


def test_a_season_is_no_leak(tmp_path, begin):
    """Where the answer follows the season, an honest model passes."""
    rows = np.arange(400)
    season = (np.sin(rows / 10) > 0).astype(int)
    frame = table().assign(sold=season, warm=rows % 63)
    found = outcome(project(tmp_path / "ice", *FOREST, frame=frame), begin)
    assert "passed" == found["state"]


def test_tests_of_one_class_say_nothing():
    """Where shuffles leave no second class, the card says so."""
    found = shuffled({"scores": [None] * 19 + [0.5]})
    assert "not informative" == found["state"]
