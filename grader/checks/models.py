"""Ask an estimator that stays with the answer what it is and what it says."""

from typing import Any

from grader.checks.answer import Call, Handle, Reply
from grader.checks.expect import fail, labels, reject


def estimator(value: Any) -> Handle:
    """Return `value` if it is an object on the answer's side, or fail."""
    if not isinstance(value, Handle):
        reject(value, "an estimator with `fit` and `predict`")
    if value.class_name.endswith(("ABCMeta", "builtins.type")):
        fail(
            "any.wrong-type",
            expected="an estimator with `fit` and `predict`",
            got="a class, not yet called",
        )
    return value


def attempt(model: Handle, method: str, *args: Any) -> Reply:
    """Return the whole reply of a method of `model`; its error is in the reply."""
    call = Call(model._number, method, args)
    return model._answer.ask(call, errors=True)


def is_fitted(model: Handle, X: Any) -> bool:
    """Return whether `model` already answers for the rows of X."""
    return attempt(model, "predict", X).error is None


def predicted(model: Handle, X: Any) -> Any:
    """Return the label that `model` gives to each row of X, or fail."""
    return labels(model.predict(X), length=len(X))
