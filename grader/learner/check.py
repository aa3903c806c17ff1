"""`check`: judge an answer in the notebook and show the verdict."""

from typing import Any

from grader.errors import GraderError
from grader.learner import journal
from grader.learner.card import MessageCard, VerdictCard


def check(item: str, answer: Any) -> VerdictCard | MessageCard:
    """Return the verdict of `item` ("03-3") on `answer`, as a card.

    `answer` is the function, or the value, that the item asks for. It is called
    on fresh inputs, on copies of them, and never for longer than the item's
    limit. Nothing is raised for a wrong answer. The verdict goes into the
    journal.
    """
    # The first check loads what a notebook's first cell need not wait for.
    from grader.checks import loader
    from grader.checks.answer import Answer, Remote
    from grader.checks.judge import judge
    from grader.checks.wire import WireError

    try:
        found = loader.find_item(item)
        verdict = judge(found, _answer(answer))
    except (GraderError, WireError) as error:
        return MessageCard(str(error))
    if verdict.outcome != "not attempted":
        journal.current().record("verdict", verdict.item, verdict.to_dict())
    return VerdictCard(verdict)


def _answer(value: Any) -> Answer:
    # By its real class: an answer may lie about `__class__` and its attributes.
    if issubclass(type(value), Remote):
        return value._stove_answer()
    return Answer.local(value)
