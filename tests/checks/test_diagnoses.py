"""Diagnoses in checks: read in both processes, or a finding that says what to write."""

import pandas as pd
import pytest

from grader.checks import diagnosis
from grader.checks.expect import GENERIC, Finding
from grader.data import faults, load

SENTINELS = """
def diagnose(df):
    found = []
    for column in df.select_dtypes("number"):
        rows = (df[column] < -900) | (df[column] > 9_000)
        if rows.any():
            found.append({"kind": "sentinel", "column": column, "rows": rows})
    return found
"""


def test_a_learners_diagnosis_is_scored_the_same_in_its_own_process(answering):
    """A learner's diagnosis is scored the same in its own process."""
    answer = answering(SENTINELS, "diagnose")
    for seed in range(3):
        dirty, sealed = faults.plant(load("penguins"), seed, 1, kinds=["sentinel"])
        claims = diagnosis(answer(dirty), len(dirty))

        assert faults.score(claims, sealed.reveal()).f1 == 1


@pytest.mark.parametrize(
    ("value", "id"),
    [
        (None, "any.none"),
        ("sentinel", "any.diagnosis"),
        ([{"kind": "sentinels"}], "any.diagnosis"),
        ([{"kind": "sentinel", "column": "a", "rows": [99]}], "any.diagnosis"),
        (pd.DataFrame({"kinds": [1]}), "any.diagnosis"),
    ],
)
def test_what_is_no_diagnosis_ends_the_probe_with_the_reason(value, id):
    """What is no diagnosis ends the probe with the reason."""
    with pytest.raises(Finding) as finding:
        diagnosis(value, 5)

    assert id == finding.value.id
    assert "{" not in str(GENERIC[id].filled(finding.value.numbers)).replace('{"', "")
