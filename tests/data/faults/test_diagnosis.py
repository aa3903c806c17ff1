"""Diagnoses: read in every form that people write them, or told what is wrong."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.data.faults import Claim, DiagnosisError, claims

ROWS = [3, 5, 6, 7]


@pytest.mark.parametrize(
    "rows",
    [
        ROWS,
        tuple(ROWS),
        {*ROWS},
        "3, 5-7",
        "[3, 5, 6, 7]",
        "3;5;6;7",
        np.array(ROWS),
        np.array(ROWS, dtype=float),
        pd.Series(ROWS, index=[9, 9, 9, 9]),
        pd.Index(ROWS),
        [row in ROWS for row in range(10)],
        pd.Series([row in ROWS for row in range(10)]),
        pd.array([row in ROWS for row in range(10)], dtype="boolean"),
    ],
    ids=lambda rows: type(rows).__name__,
)
def test_rows_are_read_in_the_forms_that_pandas_and_people_use(rows):
    """Rows are read in the forms that pandas and people use."""
    entry = {"kind": "sentinel", "column": "a", "rows": rows}

    assert claims([entry], 10) == (Claim("sentinel", ("a",), frozenset(ROWS)),)


@pytest.mark.parametrize("rows", ["all", "ALL", None, float("nan"), slice(None)])
def test_all_rows_can_be_named_at_once(rows):
    """All rows can be named at once."""
    entry = {"kind": "sentinel", "column": "a", "rows": rows}

    assert claims([entry], 4)[0].rows == frozenset(range(4))


@pytest.mark.parametrize("column", [None, "", " ", float("nan"), []])
def test_a_fault_of_whole_rows_names_no_column(column):
    """A fault of whole rows names no column."""
    entry = {"kind": "doubled-rows", "column": column, "rows": [1]}

    assert claims([entry], 4)[0].columns == ()


def test_a_dict_a_list_a_table_and_claims_are_the_same_diagnosis(tmp_path):
    """A dict, a list, a table and claims are the same diagnosis."""
    entry = {"kind": "Unit_Change", "column": "a", "rows": "1-2"}
    pd.DataFrame([entry]).to_csv(tmp_path / "diagnosis.csv", index=False)
    read = claims([entry], 5)

    assert read == claims(entry, 5) == claims(pd.DataFrame([entry]), 5)
    assert read == claims(read, 5)
    assert read == claims(pd.read_csv(tmp_path / "diagnosis.csv"), 5)
    assert claims([], 5) == claims(pd.DataFrame(), 5) == ()


def test_claims_of_one_kind_in_one_column_are_put_together():
    """Claims of one kind in one column are put together."""
    entries = [{"kind": "spelling", "column": "a", "rows": [row]} for row in (1, 2)]

    assert [claim.rows for claim in claims(entries, 5)] == [frozenset({1, 2})]


@pytest.mark.parametrize(
    ("diagnosis", "words"),
    [
        ("sentinel", "not str"),
        (None, "not NoneType"),
        ([3], "Entry 1 of the diagnosis is int"),
        ([{"kind": "sentinels", "rows": [1]}], "Did you mean `sentinel`"),
        ([{"kind": None}], "The kinds are"),
        ([{"kind": "spelling", "columns": "a"}], "a field `columns`"),
        (pd.DataFrame({"Kind": ["spelling"]}), "no column `kind`"),
        ([{"kind": "spelling", "column": 3, "rows": [1]}], "the column 3"),
        ([{"kind": "spelling", "rows": [9]}], "row 9. The table has rows 0 to 4"),
        ([{"kind": "spelling", "rows": [-1]}], "row -1"),
        ([{"kind": "spelling", "rows": "4-9"}], "row 9"),
        ([{"kind": "spelling", "rows": "a few"}], "hold 'a'"),
        ([{"kind": "spelling", "rows": [1.5]}], "cannot be read"),
        ([{"kind": "spelling", "rows": ["x"]}], "cannot be read"),
        ([{"kind": "spelling", "rows": [True, False]}], "cannot be read"),
        ([{"kind": "spelling", "rows": [[1], [2]]}], "cannot be read"),
        ([{"kind": "spelling", "rows": 1.5}], "cannot be read"),
    ],
)
def test_a_diagnosis_that_cannot_be_read_says_where_and_why(diagnosis, words):
    """A diagnosis that cannot be read says where and why."""
    with pytest.raises(DiagnosisError, match=words):
        claims(diagnosis, 5)


@given(st.recursive(st.one_of(st.none(), st.text(), st.integers()), st.lists))
def test_whatever_somebody_writes_is_read_or_explained(thing):
    """Whatever somebody writes is read or explained."""
    for diagnosis in (thing, [{"kind": "drift", "column": thing, "rows": thing}]):
        try:
            read = claims(diagnosis, 5)
        except DiagnosisError as error:
            explained = str(error)
        else:
            explained = "read"
            assert all(claim.rows <= set(range(5)) for claim in read)
        assert explained
