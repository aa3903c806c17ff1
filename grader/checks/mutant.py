"""Try a learner's test on pipelines, and write down what it asked of them."""

from dataclasses import dataclass, field
from typing import Any, NoReturn

from grader.checks.answer import Answer, AnswerStopped, Call
from grader.checks.pipelines import METHODS, Pipeline
from grader.checks.standins import Lent

# What a test raises to say no; everything else on a healthy pipeline is a crash.
_RED = ("AssertionError", "Failed")
_NEVER_RED = ("TimeIsUp", "Arity", "WireError", "NotImplementedError")


@dataclass(frozen=True)
class Asked:
    """One call of a pipeline's method: its arguments, and what it returned."""

    method: str
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    value: Any


class Watched:
    """A pipeline that writes down what it is asked (its own side of the wall)."""

    def __init__(self, pipe: Pipeline) -> None:
        self._pipe = pipe
        self.asked: list[Asked] = []

    def fit(self, *args: Any, **kwargs: Any) -> "Watched":
        """Fit the pipeline (called by the learner's test)."""
        self._noted("fit", args, kwargs)
        return self

    def predict(self, *args: Any, **kwargs: Any) -> Any:
        """Return its predictions (called by the learner's test)."""
        return self._noted("predict", args, kwargs)

    def report(self, *args: Any, **kwargs: Any) -> Any:
        """Return its report (called by the learner's test)."""
        return self._noted("report", args, kwargs)

    def _noted(self, method: str, args: Any, kwargs: Any) -> Any:
        value = getattr(self._pipe, method)(*args, **kwargs)
        self.asked.append(Asked(method, args, kwargs, value))
        return value


@dataclass(frozen=True)
class Trial:
    """What a test said: red or green, what it returned, what it asked before."""

    is_red: bool
    value: Any = None
    asked: list[Asked] = field(default_factory=list)

    def calls(self, method: str) -> list[Asked]:
        """Return the calls of one method."""
        return [one for one in self.asked if one.method == method]


def tried(answer: Answer, pipe: Pipeline, *args: Any, is_healthy: bool) -> Trial:
    """Run the learner's test on one pipeline; `args` follow the pipeline.

    An error other than a failed assertion counts as red on a mutant, as any test
    runner has it; on a healthy pipeline it raises AnswerStopped: the test is broken.
    """
    watched = Watched(pipe)
    trial = judged(answer, Lent(watched, METHODS, "Pipeline"), *args,
                   is_healthy=is_healthy)  # fmt: skip
    return Trial(trial.is_red, trial.value, watched.asked)


def judged(answer: Answer, *args: Any, is_healthy: bool) -> Trial:
    """Run the learner's test on arguments that are healthy, or are not."""
    reply = answer.call(*args, errors=True)
    if reply.error is None:
        return Trial(False, reply.value)
    is_red = reply.error.type in _RED
    if not is_red and (is_healthy or reply.error.type in _NEVER_RED):
        _stop(reply.error, args)
    return Trial(True)


def _stop(error: Any, args: tuple[Any, ...]) -> NoReturn:
    raise AnswerStopped(error, Call(0, "", args))
