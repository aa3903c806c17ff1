"""See, and if need be change, the tables that a project's code reads with pandas."""

from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

import pandas as pd

_READERS = (
    *("read_csv", "read_table", "read_parquet", "read_json", "read_excel"),
    *("read_feather", "read_pickle", "read_sql", "read_sql_query", "read_sql_table"),
)
_MOST = 20


class Reading:
    """While open, every table that pandas reads goes through `change` and is kept."""

    def __init__(
        self, change: Callable[[pd.DataFrame], pd.DataFrame] | None = None
    ) -> None:
        self.frames: list[pd.DataFrame] = []
        self._change = change
        self._own: dict[str, Any] = {}
        self._depth = 0

    def __enter__(self) -> Self:
        """Put our readers in place of those of pandas."""
        for name in _READERS:
            self._own[name] = getattr(pd, name)
            setattr(pd, name, self._seen(self._own[name]))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Give pandas its own readers back."""
        for name, read in self._own.items():
            setattr(pd, name, read)

    def _seen(self, read: Callable[..., Any]) -> Callable[..., Any]:
        def seeing(*arguments: Any, **options: Any) -> Any:
            self._depth += 1
            try:
                found = read(*arguments, **options)
            finally:
                self._depth -= 1
            # read_table calls read_csv in some versions: look once.
            if self._depth or not isinstance(found, pd.DataFrame):
                return found
            if self._change:
                found = self._change(found)
            # As it was read: code often adds columns to the same table.
            if len(self.frames) < _MOST:
                self.frames.append(found.copy(deep=False))
            return found

        return seeing
