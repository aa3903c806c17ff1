"""The fields of a form: what is typed, as the value that `predict_one` gets."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

BLANK = object()


@dataclass(frozen=True)
class Field:
    """One field: its name, its kind, a good value, and what the data show of it."""

    name: str
    kind: str
    value: Any = None
    low: float | None = None
    high: float | None = None
    is_whole: bool = False
    choices: tuple[str, ...] = ()
    first: str = ""
    last: str = ""

    @property
    def hint(self) -> str:
        """Return what the data hold, in words; "" where nothing is known."""
        if self.low is not None and self.high is not None:
            return f"In the data: {self.low:.6g} to {self.high:.6g}."
        if self.choices:
            return f"In the data: {len(self.choices)} kinds; others can be typed."
        return f"In the data: {self.first} to {self.last}." if self.first else ""

    @property
    def typed(self) -> str:
        """Return the good value as somebody would type it; "" where it is missing."""
        if self.value is None:
            return ""
        if isinstance(self.value, bool):
            return "yes" if self.value else "no"
        if isinstance(self.value, list | dict):
            return json.dumps(self.value, ensure_ascii=False)
        # 1.6 and not 1.5999999999999979, as nobody would type it.
        return f"{self.value:.10g}" if self.kind == "number" else str(self.value)

    def read(self, typed: str) -> Any:
        """Return the value of what was typed, `BLANK` for nothing.

        What fits no number stays a text: whether that is refused is for
        `predict_one` to say.
        """
        text = typed.strip()
        if not text:
            return BLANK
        if self.kind == "number":
            return self._number(text)
        if self.kind == "yes or no":
            return {"yes": True, "no": False}.get(text, text)
        if self.kind == "parts":
            try:
                return json.loads(text)
            except ValueError:
                return text
        return text

    def _number(self, text: str) -> Any:
        try:
            value = float(text.replace("−", "-"))
        except ValueError:
            return text
        is_whole = self.is_whole or type(self.value) is int
        return int(value) if is_whole and value.is_integer() else value


def fields(told: Iterable[Mapping[str, Any]]) -> tuple[Field, ...]:
    """Return the fields that the child process described."""
    return tuple(
        Field(**{**one, "choices": tuple(one.get("choices", ()))}) for one in told
    )
