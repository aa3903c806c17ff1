"""An invented table of parcels: as many as are asked for, with a signal that is known.

Tests of pipelines need fresh rows, gaps, and an order in time that is not the order of
the rows. No real person or firm stands behind a row.
"""

from typing import Any

NUMBERS = ("weight", "distance", "stops", "traffic", "temp", "rain", "load")
_WEIGHTS = (0.3, 1.2, 0.3, 2.2, -0.3, 1.0, 0.2)


def parcels(seed: Any = 0, rows: int = 400) -> tuple[Any, Any]:
    """Return a DataFrame of parcels, one a row, and a Series `late` (0 or 1).

    Columns: `id`; `time` (of departure, in no order); `weight` (kg), `distance` (km),
    `stops`, `traffic` (index, 100 is usual), `temp` (°F), `rain` (mm), `load` (share of
    the van). Some cells are empty. About two in five parcels are late. `seed` is
    whatever numpy's `default_rng` takes.
    """
    import numpy as np
    import pandas as pd

    rng = np.random.default_rng(seed)
    causes = rng.standard_normal((rows, len(NUMBERS)))
    for row in range(1, rows):  # traffic is much like it was a moment ago
        causes[row, 3] = 0.7 * causes[row - 1, 3] + 0.71 * causes[row, 3]
    push = causes @ np.array(_WEIGHTS) + rng.logistic(0, 0.25, rows)
    late = pd.Series((push > 0.6).astype(int), name="late")
    table = _written(causes, rng)
    for name in ("weight", "rain"):
        table.loc[rng.random(rows) < 0.05, name] = np.nan
    order = rng.permutation(rows)
    return (
        table.iloc[order].reset_index(drop=True),
        late.iloc[order].reset_index(drop=True),
    )


def _written(causes: Any, rng: Any) -> Any:
    """Return standardized causes in the units that somebody would write them in."""
    import numpy as np
    import pandas as pd

    weight, distance, stops, traffic, temp, rain, load = causes.T
    rows = len(causes)
    minutes = np.cumsum(rng.integers(3, 40, rows))
    return pd.DataFrame(
        {
            "id": rng.permutation(rows) + 1000,
            "time": pd.Timestamp("2024-03-04 06:00") + pd.to_timedelta(minutes, "min"),
            "weight": np.exp(0.5 * weight + 0.5).round(2),
            "distance": (12 + 4 * distance).clip(0.5).round(1),
            "stops": (20 + 5 * stops).clip(1).round().astype(int),
            "traffic": (100 + 15 * traffic).round(1),
            "temp": (52 + 11 * temp).round(1),
            "rain": (2 + 1.2 * rain).clip(0).round(1),
            "load": (0.6 + 0.13 * load).clip(0, 1).round(2),
        }
    )
