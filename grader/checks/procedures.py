"""Pure judgements of a procedure on data whose answer nobody knows.

None looks at a score to call it good. Each says what it cannot see, because a pass
is read as more than it is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import pandas as pd

CHANCE = 0.5
PERMUTATIONS = 20
# A mean counts as above chance by this many standard errors and by this much.
_ERRORS, _MARGIN = 4.0, 0.03
# With fewer combinations for each row than this, rows repeat by nature.
_ROOM = 20
NOT_TESTED = "Future columns, duplicates and shared groups are not tested here."


@dataclass(frozen=True)
class Signal:
    """What scores on shuffled targets say: their mean, its error, and the verdict."""

    mean: float
    error: float
    number: int

    @property
    def is_there(self) -> bool:
        """Return whether the mean is above chance by error and by margin."""
        above = self.mean - CHANCE
        return self.number > 1 and above > _ERRORS * self.error and above > _MARGIN


def shuffle_signal(scores: Sequence[float]) -> Signal:
    """Return what AUCs on shuffled targets say; honest ones average a half.

    Give some twenty; the error is that of their mean.
    """
    found = np.asarray(scores, dtype=float)
    found = found[np.isfinite(found)]
    if not len(found):
        return Signal(float("nan"), float("nan"), 0)
    error = found.std(ddof=1) / np.sqrt(len(found)) if len(found) > 1 else np.inf
    return Signal(float(found.mean()), float(error), len(found))


def shuffled(
    target: Any,
    rng: np.random.Generator,
    groups: Any = None,
    times: Any = None,
) -> np.ndarray:
    """Return a target with its values moved to other rows.

    Rows change places one by one; with `groups` the targets of whole groups do, in
    their own order (by `times`, if given), so that what is alike within a group
    stays alike.
    """
    values = np.asarray(target)
    if groups is not None:
        return _by_group(values, rng, np.asarray(groups), times)
    return values[rng.permutation(len(values))]


def _by_group(
    values: np.ndarray, rng: np.random.Generator, groups: np.ndarray, times: Any
) -> np.ndarray:
    """Lay the targets of all groups end to end, the groups in another order."""
    names, codes = np.unique(groups.astype(str), return_inverse=True)
    within = np.arange(len(values)) if times is None else np.asarray(times)
    place = np.lexsort((within, codes))
    rank = rng.permutation(len(names))
    source = np.lexsort((within, rank[codes]))
    # A turn by a random length, else groups of one size would keep their borders.
    moved = np.empty_like(values)
    moved[place] = np.roll(values[source], int(rng.integers(len(values))))
    return moved


def auc(y: Any, p: Any) -> float:
    """Return the area under the ROC curve: chance is a half whatever the metric.

    Numbers are cut at their median, of three classes or more the commonest counts;
    NaN where only one side is there.
    """
    from scipy.stats import rankdata

    truth, guess = np.asarray(y), np.asarray(p)
    if truth.dtype.kind not in "biuf" or guess.dtype.kind not in "biuf":
        names, sizes = np.unique(truth.astype(str), return_counts=True)
        commonest = names[sizes.argmax()]
        truth = truth.astype(str) == commonest
        if guess.dtype.kind in "biuf":  # the probability of the last of two names
            guess = guess if commonest == names[-1] else -guess
        else:
            guess = guess.astype(str) == commonest
    else:
        truth = two_sides(truth)
    upper = int(truth.sum())
    if not 0 < upper < len(truth):
        return float("nan")
    ranks = rankdata(guess.astype(float))
    least = upper * (upper + 1) / 2
    return float((ranks[truth].sum() - least) / (upper * (len(truth) - upper)))


def two_sides(y: Any) -> np.ndarray:
    """Return numbers as two sides: the greater of two, or what is above the middle."""
    values = np.asarray(y)
    kinds = np.unique(values)
    if len(kinds) == 2:
        return values == kinds[1]
    return values > np.median(values)


@dataclass(frozen=True)
class Duplicates:
    """Test rows that stand in training too: how many, which, whether by nature."""

    number: int
    labels: tuple[Any, ...]
    is_natural: bool


def duplicates(train: "pd.DataFrame", test: "pd.DataFrame") -> Duplicates:
    """Return the test rows that equal a training row in all that both hold.

    Columns that number the rows do not count. `is_natural` says that so few
    combinations of values are possible that equal rows need not be the same row.
    """
    import pandas as pd

    shared = [c for c in train.columns if c in test.columns]
    both = pd.concat([train[shared], test[shared]], ignore_index=True)
    kept = [c for c in shared if not _is_number_of_row(both[c])]
    if not kept:
        return Duplicates(0, (), True)
    hashes = pd.util.hash_pandas_object(both[kept].astype(str), index=False).to_numpy()
    is_seen = np.isin(hashes[len(train) :], hashes[: len(train)])
    sizes = both[kept].nunique().to_numpy(dtype=float)
    is_natural = bool(np.log(np.maximum(sizes, 1)).sum() < np.log(_ROOM * len(both)))
    return Duplicates(
        int(is_seen.sum()), tuple(test.index[is_seen][:5].tolist()), is_natural
    )


def _is_number_of_row(column: "pd.Series") -> bool:
    """Return whether a column only tells rows apart, as an id does."""
    return column.dtype.kind not in "fmM" and column.nunique() == len(column)


def shared_groups(train: Iterable[Any], test: Iterable[Any]) -> list[Any]:
    """Return the groups that stand on both sides of a split, sorted as words."""
    return sorted(set(train) & set(test), key=str)


def not_later(train: Any, test: Any) -> int:
    """Return how many test times are not later than the last training time."""
    return int((np.asarray(test) <= np.asarray(train).max()).sum())
