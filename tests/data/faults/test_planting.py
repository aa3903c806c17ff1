"""Planting: recoverable, visible, readable and repeatable, whatever the table."""

import io

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from grader.data import datasets, faults
from grader.errors import CalledWrongly, DataError
from tests.data.faults.conftest import as_read, course_table, same, tables

CHANGED_FIRST = {"wrong-join"}  # the second column is only compared with


def planted(table, seed, level, **options):
    """Return the dirty table and its manifest, or None where nothing fits."""
    try:
        dirty, sealed = faults.plant(table, seed, level, **options)
    except DataError as error:
        if f"{len(table)} rows" not in str(error):
            raise
        return None
    return dirty, sealed.reveal()


def expected_differences(manifest):
    """Return every cell that the manifest says is another one, copies aside."""
    cells = set()
    for fault in manifest.faults:
        names = fault.columns[:1] if fault.kind in CHANGED_FIRST else fault.columns
        cells |= {(row, name) for row in fault.rows for name in names}
    return cells


def differences(clean, dirty, manifest):
    """Return the cells that differ from the clean row that a row was made of."""
    undo = manifest.undo
    added = set(undo.added_rows)
    removed = set(undo.removed_rows)
    kept = [row for row in range(len(clean)) if row not in removed]
    before, after = as_read(clean), as_read(dirty)
    found, number = set(), 0
    for row in range(len(dirty)):
        if row in added:
            continue
        for name in clean.columns:
            if not same(before[name].iloc[kept[number]], after[name].iloc[row]):
                found.add((row, name))
        number += 1
    found |= {(row, n) for n in undo.added_columns for row in range(len(dirty))}
    return {cell for cell in found if cell[0] not in added}


def assert_holds(clean, seed, level, **options):
    """Assert all that planting promises for one table, seed and level."""
    clean = clean.reset_index(drop=True)
    made = planted(clean, seed, level, **options)
    if made is None:
        return
    dirty, manifest = made
    assert_frame_equal(clean, faults.restore(dirty, manifest))
    added = set(manifest.undo.added_rows)
    said = {cell for cell in expected_differences(manifest) if cell[0] not in added}
    assert said == differences(clean, dirty, manifest)
    again = pd.read_csv(io.StringIO(dirty.to_csv(index=False)))
    assert (again.shape, list(again.columns)) == (dirty.shape, list(dirty.columns))
    assert_frame_equal(dirty, planted(clean, seed, level, **options)[0])


@given(tables(), st.integers(0, 2**40), st.sampled_from([1, 2, 3]))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_table_is_harmed_where_the_list_says_and_can_be_made_clean_again(
    table, seed, level
):
    """Any table is harmed where the list says and can be made clean again."""
    target = "c0" if "c0" in table else None
    assert_holds(table, seed, level, target=target)


@pytest.mark.parametrize("name", datasets())
def test_the_sets_of_the_course_are_harmed_where_the_list_says(name):
    """The sets of the course are harmed where the list says."""
    table, target = course_table(name)
    assert_holds(table, 11, 3, target=target)


@pytest.mark.parametrize("kind", faults.KINDS)
@pytest.mark.parametrize("level", [1, 3])
def test_every_kind_fits_a_regular_table_at_any_level(station, kind, level):
    """Every kind fits a regular table at any level."""
    _, manifest = planted(station, 1, level, kinds=[kind], target="sky")
    assert [fault.kind for fault in manifest.faults] == [kind]
    assert_holds(station, 1, level, kinds=[kind], target="sky")


def test_a_level_plants_more_faults_and_better_hidden_ones(station):
    """A level plants more faults and better hidden ones."""
    seen = {
        level: {
            faults.kind_named(fault.kind).visibility
            for seed in range(6)
            for fault in planted(station, seed, level, target="sky")[1].faults
        }
        for level in (1, 2, 3)
    }
    counts = [
        len(planted(station, 5, level, target="sky")[1].faults) for level in (1, 2, 3)
    ]

    assert seen == {
        1: {"loud"},
        2: {"loud", "quiet"},
        3: {"loud", "quiet", "hidden"},
    }
    assert counts == [3, 5, 7]


def test_two_faults_never_share_a_column(station):
    """Two faults never share a column."""
    for seed in range(4):
        manifest = planted(station, seed, 3, target="sky")[1]
        changed = [name for patch in manifest.undo.patches for name in [patch.column]]
        assert len(changed) == len(set(changed))


def test_seeds_and_levels_give_other_faults(station):
    """Seeds and levels give other faults."""
    seals = {
        faults.plant(station, seed, level)[1].sha256
        for seed in range(4)
        for level in (1, 2, 3)
    }
    assert len(seals) == 12


def test_a_healthy_table_can_be_asked_for(station):
    """A healthy table can be asked for."""
    dirty, sealed = faults.plant(station, 1, number=0)

    assert sealed.reveal().faults == ()
    assert_frame_equal(station, dirty)


def test_the_clean_table_is_left_as_it_was(station):
    """The clean table is left as it was."""
    before = station.copy()
    faults.plant(station, 3, 3, target="sky")

    assert_frame_equal(before, station)


@pytest.mark.parametrize(
    ("table", "options", "error", "words"),
    [
        ([1, 2], {}, CalledWrongly, "takes a DataFrame"),
        (pd.DataFrame(), {}, DataError, "0 rows and 0 columns"),
        (pd.DataFrame({"a": [1.5]}), {}, DataError, "Give 20 rows or more"),
        (pd.DataFrame({"a": [None] * 50}), {}, DataError, "No fault fits"),
        (pd.DataFrame([[1, 2]], columns=["a", "a"]), {}, DataError, "`a`"),
        (pd.DataFrame([[1, 2]]), {}, DataError, "named 0"),
        (pd.DataFrame({"a": [1]}), {"level": 4}, CalledWrongly, "1, 2 or 3"),
        (pd.DataFrame({"a": [1]}), {"target": "b"}, CalledWrongly, "`b`"),
        (pd.DataFrame({"a": [1]}), {"kinds": ["gremlin"]}, CalledWrongly, "gremlin"),
        (pd.DataFrame({"a": [1]}), {"kinds": ["drift"]}, DataError, "It needs"),
    ],
)
def test_what_cannot_be_harmed_is_told_with_the_reason(table, options, error, words):
    """What cannot be harmed is told with the reason."""
    with pytest.raises(error, match=words):
        faults.plant(table, 1, **options)


def test_cells_that_are_no_plain_values_are_left_alone():
    """Cells that are no plain values are left alone."""
    table = pd.DataFrame({"list": [[i] for i in range(80)], "n": range(80)})
    table["x"] = [i % 17 + 0.5 for i in range(80)]
    dirty, manifest = planted(table, 2, 3)

    assert dirty["list"].tolist() == table["list"].tolist()
    assert_frame_equal(table, faults.restore(dirty, manifest))
