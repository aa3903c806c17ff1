"""Run a card: the reference, then every perturbation that can say something.

What was run before for the same files is read, never run again. Outcomes are kept
one by one as they come, so that a run which is killed loses what was in flight and
nothing else.
"""

import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

from grader.errors import ProjectError
from grader.learner import calibrated
from grader.project.card import forecast
from grader.project.card.catalogue import BY_ID, REFERENCE, Perturbation
from grader.project.card.page import page
from grader.project.card.plan import Planned, planned
from grader.project.card.store import Store, content, write, write_text
from grader.project.card.twin import twin
from grader.project.card.words import read_words
from grader.project.contract import Project

PAGE, TWIN = "card.html", "card.json"
_SEED = 0


class Asked(Protocol):
    """What carries out a job beside the author's code: `grader.project.run.Runs`."""

    def ask(self, job: str, **details: Any) -> dict[str, Any]:
        """Return the reply, or `trouble` in words."""


@dataclass
class Card:
    """A card in the making, for what the project's files are now."""

    project: Project
    runs: Asked
    jobs: int = 2
    only: Sequence[str] = ()
    store: Store = field(init=False)
    key: str = field(init=False)

    def __post_init__(self) -> None:
        unknown = sorted(set(self.only) - set(BY_ID))
        if unknown:
            raise ProjectError(
                f"No perturbation is called `{unknown[0]}`. They are: "
                f"{', '.join(BY_ID)}."
            )
        self.store = Store(self.project.folder)
        self.key = content(self.project.folder)

    @property
    def page(self) -> Path:
        """Where the page lies."""
        return self.project.folder / PAGE

    @cached_property
    def reference(self) -> dict[str, Any]:
        """The author's own split and model; raise ProjectError if it does not run."""
        known = self.store.outcome(self.key, REFERENCE)
        outcome = known or self._measure(REFERENCE)
        if outcome["state"] != "measured":
            raise ProjectError(
                f"{self.project.name} does not run as it is: {outcome['words']} "
                "A card needs a project that runs; `stove project audit` says more."
            )
        if not known:
            self.store.keep(self.key, REFERENCE, outcome)
        return outcome

    @cached_property
    def plan(self) -> tuple[Planned, ...]:
        """Every perturbation, with the reason where it can say nothing."""
        settings = self.project.settings
        declared = {"time": settings.time, "groups": settings.groups}
        return planned(declared, self.reference)

    @property
    def asked(self) -> list[Perturbation]:
        """The perturbations that were asked for and can say something."""
        able = [one.perturbation for one in self.plan if not one.because]
        return [one for one in able if not self.only or one.id in self.only]

    @property
    def waiting(self) -> list[Perturbation]:
        """Those of them that have no outcome yet."""
        key = self.key
        return [one for one in self.asked if not self.store.outcome(key, one.id)]

    @property
    def unpredicted(self) -> list[Perturbation]:
        """Those that wait and have no prediction."""
        made = {
            one["row"] for one in self.store.predictions() if one["content"] == self.key
        }
        return [one for one in self.waiting if one.id not in made]

    def predict(self, given: Mapping[str, Any]) -> int:
        """Keep predictions; return how many there are."""
        read = forecast.read_all(given)
        self.store.predict(self.key, {name: str(given[name]) for name in read})
        return len(read)

    def go(self, seconds: float | None = None) -> Iterator[tuple[str, dict[str, Any]]]:
        """Run what waits; yield the name and outcome of each, kept already.

        Nothing is begun once `seconds` are over; what was begun is finished.
        """
        end = None if seconds is None else time.monotonic() + seconds
        with ThreadPoolExecutor(self.jobs, "stove-card") as pool:
            begun = {
                pool.submit(self._unless_over, one.id, end): one.id
                for one in self.waiting
            }
            try:
                for done in as_completed(begun):
                    if outcome := done.result():
                        yield begun[done], outcome
            finally:
                for one in begun:
                    one.cancel()

    def finish(self, change: str = "") -> dict[str, Any]:
        """Write page and twin; return the twin. `change` says what is new in it."""
        plan = self.plan  # a version begins with one that runs
        self.store.version(self.key, change)
        folder = self.project.folder
        told = twin(folder, self.project.settings, self.store, plan, read_words(folder))
        write(folder / TWIN, told)
        write_text(self.page, page(told))
        self._note(told["rows"])
        return told

    def _note(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Let predictions that said how sure they are count in one's calibration."""
        for row in rows:
            said = row["prediction"]
            if said and row["is_current"]:
                key = f"card.{self.project.name}.{row['id']}.{self.key[:8]}"
                calibrated.note(key, said["confidence"], said["held"])

    def _unless_over(self, name: str, end: float | None) -> dict[str, Any] | None:
        if end is not None and time.monotonic() > end:
            return None
        outcome = self._measure(name)
        self.store.keep(self.key, name, outcome)
        return outcome

    def _measure(self, name: str) -> dict[str, Any]:
        """Return an outcome; whatever ended the process is one, too."""
        begun = time.monotonic()
        reply = self.runs.ask(
            "card",
            name=name,
            seed=_SEED,
            use=self.project.settings.use,
            greater_is_better=self.project.settings.greater_is_better,
        )
        found: dict[str, Any] = reply.get("card") or {
            "state": "failed",
            "words": str(reply.get("trouble", "it gave no answer")),
            "seconds": time.monotonic() - begun,
            "cpu": None,
        }
        return found
