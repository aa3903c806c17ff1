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
    from grader.checks.answer import answer_for
    from grader.checks.judge import judge
    from grader.checks.wire import WireError

    try:
        found = loader.find_item(item)
        verdict = judge(found, answer_for(answer))
    except (GraderError, WireError) as error:
        return MessageCard(str(error))
    if verdict.outcome != "not attempted":
        journal.current().record("verdict", verdict.item, verdict.to_dict())
    return VerdictCard(verdict)
