"""Whether what the five functions return has the shape that the contract asks for."""

from typing import Any

import numpy as np
import pandas as pd

MOST_ROWS = 2_000_000


class Broken(Exception):
    """The author's code or its value does not fit: words for a person, and a kind."""

    def __init__(self, words: str, kind: str = "contract") -> None:
        super().__init__(words)
        self.words, self.kind = words, kind


def look_at_table(table: Any, target: str, groups: str, time: str) -> None:
    """Raise Broken unless `load` returned a usable table."""
    if not isinstance(table, pd.DataFrame):
        raise Broken(
            f"`load` returned a {type(table).__name__}. Return one DataFrame, with "
            f"the target column `{target}` in it."
        )
    if len(table) > MOST_ROWS:
        raise Broken(
            f"`load` returned {len(table):,} rows; this runs on at most "
            f"{MOST_ROWS:,}. Keep a sample in the folder, and say in the README how "
            "it was drawn.",
            "too large",
        )
    _look_at_columns(table, target, groups, time)
    _look_at_rows(table, target)


def _look_at_columns(table: pd.DataFrame, target: str, groups: str, time: str) -> None:
    """Raise Broken unless the declared columns are there."""
    for name, role in ((target, "target"), (groups, "groups"), (time, "time")):
        if name and name not in table:
            listed = ", ".join(map(str, table.columns[:12]))
            raise Broken(
                f"project.toml names `{name}` as `{role}`, and `load` returns no such "
                f"column. It returns: {listed}."
            )


def _look_at_rows(table: pd.DataFrame, target: str) -> None:
    """Raise Broken unless each row has a label of its own and a target."""
    if not table.index.is_unique:
        raise Broken(
            "`load` returned a table whose row labels repeat, so nobody can tell which "
            "rows were trained on. End it with `.reset_index(drop=True)`."
        )
    if table[target].isna().any():
        raise Broken(
            f"`load` returned {int(table[target].isna().sum())} rows without a "
            f"`{target}`. Drop them there, and say in the README how many."
        )
    if len(table) < 10:
        raise Broken(f"`load` returned {len(table)} rows. Ten are the least.")


def look_at_parts(
    parts: Any, table: pd.DataFrame, target: str
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return training and test rows; raise Broken unless they are rows of `table`."""
    if not isinstance(parts, tuple | list) or len(parts) != 2:
        count = f" of {len(parts)}" if isinstance(parts, tuple | list) else ""
        raise Broken(
            f"`split` returned a {type(parts).__name__}{count}. Return two DataFrames, "
            "`train, test`, each with the target column."
        )
    for part, name in zip(parts, ("train", "test"), strict=True):
        if not isinstance(part, pd.DataFrame):
            raise Broken(
                f"`split` returned a {type(part).__name__} as {name}. Return "
                "DataFrames: take rows of `df` with `df.loc[...]`."
            )
        if target not in part:
            raise Broken(f"`split` returned {name} without the column `{target}`.")
        if part.empty:
            raise Broken(f"`split` returned no row as {name}.")
        _look_at_labels(part, table, target, name)
    return parts[0], parts[1]


def _look_at_labels(
    part: pd.DataFrame, table: pd.DataFrame, target: str, name: str
) -> None:
    """Raise Broken where a label no longer names the row that it named in `load`."""
    at = table.index.get_indexer(part.index)
    same = (at >= 0).all() and _equal(table[target].to_numpy()[at], part[target])
    shared = [c for c in part.columns if c in table.columns and c != target]
    # A part with new labels may agree in a rare target; a second column tells.
    for column in shared[:8] if same else []:
        if table[column].dtype == part[column].dtype:
            same = same and _equal(table[column].to_numpy()[at], part[column])
    if not same:
        raise Broken(
            f"The labels of {name} no longer name the rows that they name in `df`. "
            "Leave the index alone in `split` (no `reset_index`), and change columns "
            "in `load` or in the model's pipeline."
        )


def _equal(left: np.ndarray, right: pd.Series) -> bool:
    return bool(pd.Series(left).equals(pd.Series(right.to_numpy())))


def look_at_model(model: Any) -> None:
    """Raise Broken unless `build` returned something with fit and predict."""
    missing = [n for n in ("fit", "predict") if not callable(getattr(model, n, None))]
    if missing or isinstance(model, type):
        what = "a class" if isinstance(model, type) else f"a {type(model).__name__}"
        raise Broken(
            f"`build` returned {what}. Return a fresh estimator with `fit` and "
            "`predict`, such as a scikit-learn pipeline."
        )


def look_at_predictions(p: np.ndarray, rows: int) -> None:
    """Raise Broken unless there is one prediction for each test row."""
    if p.ndim != 1 or len(p) != rows:
        raise Broken(
            f"The model answered {rows} test rows with an array of shape {p.shape}. "
            "One number or label for each row is needed."
        )
    if p.dtype.kind == "f" and not np.isfinite(p).all():
        raise Broken(
            f"The model answered {int((~np.isfinite(p)).sum())} test rows with no "
            "finite number."
        )


def number(value: Any) -> float:
    """Return a score as a float; raise Broken unless it is one finite number."""
    try:
        found = float(value)
    except (TypeError, ValueError):
        raise Broken(
            f"`score` returned a {type(value).__name__}. Return one number."
        ) from None
    if not np.isfinite(found):
        raise Broken(f"`score` returned {found}. Return a finite number.")
    return found
