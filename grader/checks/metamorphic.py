"""Change an input in a way whose effect is known, and compare."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np


def same(a: Any, b: Any, tolerance: float = 1e-9) -> bool:
    """Return whether two values are equal, and NaN equals NaN.

    Floats may differ by `tolerance` times their size; next to 0, where a sum of
    large numbers leaves rounding, by a billionth of that of the largest.
    """
    import pandas as pd

    if isinstance(a, pd.DataFrame) and isinstance(b, pd.DataFrame):
        return a.shape == b.shape and all(
            same(a.iloc[:, i].array, b.iloc[:, i].array, tolerance)
            for i in range(a.shape[1])
        )
    first, second = np.asarray(a), np.asarray(b)
    if first.shape != second.shape:
        return False
    if _are_floats(first.dtype.kind + second.dtype.kind):
        sizes = np.abs(np.concatenate([first.ravel(), second.ravel()]))
        rounding = 1e-9 * tolerance * np.max(sizes, initial=0, where=np.isfinite(sizes))
        return bool(np.allclose(first, second, tolerance, rounding, equal_nan=True))
    gaps, others = pd.isna(first), pd.isna(second)
    return bool(np.all((gaps & others) | ((first == second) & ~gaps & ~others)))


def _are_floats(kinds: str) -> bool:
    """Return whether dtypes of these kinds are numbers, and one of them of floats."""
    return set(kinds) <= set("biufc") and bool(set(kinds) & set("fc"))


def permuted(rng: np.random.Generator, *tables: Any) -> tuple[Any, ...]:
    """Return the tables with their rows in one common random order."""
    order = rng.permutation(len(tables[0]))
    return tuple(t.iloc[order] if hasattr(t, "iloc") else t[order] for t in tables)


def truncations(table: Any, cuts: Iterator[int] | range) -> Iterator[tuple[int, Any]]:
    """Yield (n, the first n rows) for every cut: the future has not happened yet."""
    for cut in cuts:
        yield cut, table.iloc[:cut].copy()


def futures(
    rng: np.random.Generator, table: Any, cuts: Iterator[int] | range
) -> Iterator[tuple[int, Any]]:
    """Yield (n, the table with the rows from n on drawn anew from its own rows).

    Real rows, not 99: a constant future crashes honest code and hides gaps.
    """
    for cut in cuts:
        changed = table.copy()
        drawn = table.iloc[rng.integers(0, len(table), len(table) - cut)]
        for name in table.columns:
            if name != "date":
                changed.iloc[cut:, table.columns.get_loc(name)] = drawn[name].to_numpy()
        yield cut, changed


def first_difference(
    before: Any, after: Any, rows: int, is_same: Callable[[Any, Any], bool] = same
) -> bool:
    """Return whether the first `rows` rows of two tables differ."""
    return not is_same(before.iloc[:rows], after.iloc[:rows])
