"""The recall thread: a few questions from the modules done, again and again."""

from datetime import datetime
from typing import Any

from grader.errors import CalledWrongly
from grader.learner import html, journal
from grader.learner.deck import Question, deck, due
from grader.learner.quiz import explanation, key_of, shuffled
from grader.learner.screen import Card, Shown, is_live, say, told

A_SITTING = 5
_SELF = {"knew": True, "missed": False}


@told
def review(id: str | None = None, answer: str | None = None) -> "Sitting | Card":
    """Show the questions that are due, or answer one of them.

    `review()` asks up to five: what you were sure of and wrong about comes first.
    `review("03.why", "leak")` answers a question with the key of an option;
    `review("03.auc", "knew")` or `"missed"` says whether you recalled an outcome.
    """
    if id is None:
        return sitting().show()
    return answered(id, answer).show()


def sitting() -> "Sitting | Card":
    """Return what is due now, or a card that says when something will be."""
    notes = journal.current()
    questions = deck(notes)
    waiting = due(questions, notes.now())
    if waiting:
        return Sitting(waiting)
    return say("Review", _nothing(questions), sign="✓", tone="good")


def answered(id: str, answer: str | None) -> Card:
    """Store an answer and return what it was worth."""
    key = str(id).strip()
    found = {one.id: one for one in deck(journal.current())}
    if key not in found:
        known = ", ".join(f"`{name}`" for name in found) or "none so far"
        raise CalledWrongly(
            f"{id!r} is no question of your review. There are: {known}. Questions come "
            "from modules that you have worked on."
        )
    question = found[key]
    if question.quiz is not None:
        choice = key_of(question.quiz, answer if answer is not None else ...)
        _keep(question, question.quiz.options[choice].is_correct, choice)
        return explanation(question.quiz, choice)
    said = str(answer or "").strip().casefold()
    if said not in _SELF:
        raise CalledWrongly(
            f'Say whether you recalled it: `review({key!r}, "knew")` or '
            f'`review({key!r}, "missed")`.'
        )
    _keep(question, _SELF[said], said)
    return say(
        f"Noted · {key}",
        f"You expected {question.expected}; observed: {question.observed}. It comes "
        "again in a few days.",
        sign="✓" if _SELF[said] else "≠",
        tone="good" if _SELF[said] else "partly",
    )


class Sitting(Shown):
    """The questions of one sitting, with buttons where a person can press them."""

    def __init__(self, waiting: list[Question]) -> None:
        self.waiting = waiting
        self.questions = waiting[:A_SITTING]

    def words(self) -> str:
        """Return the questions as text."""
        lines = [_count(self)]
        for one in self.questions:
            lines += ["", *_lines(one), f"  {_how(one)}"]
        return "\n".join(lines)

    def markup(self) -> str:
        """Return the questions as a card."""
        parts = [html.paragraph(_count(self))]
        for one in self.questions:
            head, *rest = _lines(one)
            text = [html.paragraph(html.inline(line)) for line in [*rest, _how(one)]]
            parts.append(html.paragraph(html.strong(head)))
            if one.quiz is None:
                shown = html.paragraph(f"Observed: {one.observed}")
                parts += [*text, html.more("What came out", shown)]
            elif is_live():  # the buttons below show question and options
                label = f"{one.id} in words, and how to answer in code"
                parts.append(html.more(label, html.join(text)))
            else:
                parts += text
        title = "Review · what stays, and what has gone"
        return html.card(
            title, sign="↺", body=html.join(parts), tone="note", role="group"
        )

    def show(self) -> Any:
        """Show the questions, then their buttons."""
        super().show()
        if is_live():
            from grader.learner.controls import review_buttons

            for one in self.questions:
                review_buttons(one)
        return self


def _keep(question: Question, is_right: bool, choice: str) -> None:
    """Store an answer to a question that is due; a second try is practice."""
    notes = journal.current()
    if question.due is not None and question.due <= notes.now():
        payload = {"is_correct": is_right, "choice": choice}
        notes.record("review", question.id, payload)


def _count(one: Sitting) -> str:
    """Say how many questions are due."""
    number = len(one.waiting)
    noun = "question is" if number == 1 else "questions are"
    shown = f" Here are {len(one.questions)}." if number > A_SITTING else ""
    return f"{number} {noun} due.{shown} Answer from memory, then look."


def _lines(one: Question) -> list[str]:
    """Return the heading of a question, its text and its options."""
    if one.quiz is None:
        return [
            f"Prediction · {one.id}",
            f"You expected {one.expected}, {one.missed:g} % sure, and it did not hold. "
            "What came out, and what explains it?"
            if one.missed
            else f"You once expected {one.expected}. What came out, and why?",
        ]
    options = [f"  `{key}`: {option.text}" for key, option in shuffled(one.quiz)]
    return [f"Question · {one.id}", one.quiz.question, *options]


def _how(one: Question) -> str:
    """Return how to answer in code."""
    if one.quiz is None:
        return (
            f'In code: `review("{one.id}", "knew")` or `review("{one.id}", "missed")`.'
        )
    first = shuffled(one.quiz)[0][0]
    return f'In code: `review("{one.id}", "{first}")`, with the key you choose.'


def _nothing(questions: list[Question]) -> str:
    """Say why nothing is due, and when something will be."""
    if not questions:
        return (
            "Nothing to review so far. Questions come from the modules that you work "
            "on: their quizzes, and predictions that did not hold."
        )
    coming = [one.due for one in questions if one.due is not None]
    if not coming:
        return f"All {len(questions)} questions rest: each was right several times."
    return f"Nothing is due. The next question comes on {_day(min(coming))}."


def _day(time: datetime) -> str:
    return f"{time:%A}, {time.day} {time:%B}"
