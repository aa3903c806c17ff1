"""Quizzes: a question, options in a seeded order, an explanation for each."""

from random import Random
from typing import Any

from grader.checks import loader
from grader.checks.question import Option, Quiz
from grader.checks.records import QuizAnswer
from grader.errors import CalledWrongly
from grader.learner import html, journal
from grader.learner.screen import Card, Shown, attach, is_live, told

__all__ = ["quiz"]


@told
def quiz(id: str, choice: str | None = None) -> "QuizAnswer | QuizCard":
    """Show the question `id`, or answer it with the key of an option.

    `quiz("01.why")` shows question and options, with buttons where a person can
    press them. `quiz("01.why", "scaling")` answers; only that form is graded.
    """
    asked = loader.find_quiz(id)
    if choice is None:
        return QuizCard(asked).show()
    return answer(asked, choice)


def answer(asked: Quiz, choice: str) -> QuizAnswer:
    """Store the chosen option, show its explanation, and return the answer."""
    made = store(asked, key_of(asked, choice))
    return attach(made, explanation(asked, made.choice))


def store(asked: Quiz, key: str) -> QuizAnswer:
    """Store the option `key` as the answer and return it."""
    option = asked.options[key]
    payload = {
        "choice": key,
        "is_correct": option.is_correct,
        "misconception": option.misconception,
    }
    journal.current().record_change("quiz", asked.id, payload)
    return QuizAnswer(asked.id, **payload)  # type: ignore[arg-type]


def explanation(asked: Quiz, key: str) -> Card:
    """Return the card that explains the option `key`."""
    option = asked.options[key]
    sign, words, tone = (
        ("✓", "That fits", "good")
        if option.is_correct
        else ("✗", "Not quite", "partly")
    )
    body = [
        html.paragraph(html.join(["You chose: ", html.inline(option.text)])),
        html.paragraph(html.inline(option.explanation)),
    ]
    tag = f" [{option.misconception}]" if option.misconception else ""
    if tag:
        body.append(html.paragraph(html.code(tag.strip())))
    title = f"{words} · {asked.id}"
    return Card(
        f"{title}. {option.explanation}{tag}",
        html.card(title, sign=sign, body=html.join(body), tone=tone),
    )


def shuffled(asked: Quiz) -> list[tuple[str, Option]]:
    """Return keys and options in an order that depends on the quiz alone."""
    pairs = list(asked.options.items())
    Random(asked.id).shuffle(pairs)
    return pairs


class QuizCard(Shown):
    """A question with its options; with buttons where a person can press them."""

    def __init__(self, asked: Quiz) -> None:
        self.quiz = asked

    def words(self) -> str:
        """Return question and options, one per line."""
        options = [f"  {key}: {option.text}" for key, option in shuffled(self.quiz)]
        return "\n".join([self.quiz.question, *options, _how(self.quiz)])

    def markup(self) -> str:
        """Return question and options as a card; beside buttons, options fold away."""
        options = [
            html.join([html.code(key), ": ", html.inline(option.text)])
            for key, option in shuffled(self.quiz)
        ]
        how = html.paragraph(html.inline(_how(self.quiz)))
        below = html.join([html.listing(options), how])
        if is_live():
            below = html.more("The options, and how to answer in code", below)
        body = [html.paragraph(html.inline(self.quiz.question)), below]
        return html.card(
            f"Question · {self.quiz.id}",
            sign="?",
            body=html.join(body),
            tone="note",
            role="group",
        )

    def show(self) -> Any:
        """Show the question, then its buttons where a person can press them."""
        super().show()
        if is_live():
            from grader.learner.controls import quiz_buttons

            quiz_buttons(self.quiz)
        return self


def _how(asked: Quiz) -> str:
    """Return how to answer without buttons."""
    key = shuffled(asked)[0][0]
    return f'To answer in code: `quiz("{asked.id}", "{key}")`, with the key you choose.'


def key_of(asked: Quiz, choice: Any) -> str:
    """Return the key that was meant, or say which there are."""
    if isinstance(choice, str):
        meant = choice.strip().casefold()
        for key in asked.options:
            if key.casefold() == meant:
                return key
    if choice is ... or (isinstance(choice, str) and not choice.strip("… .")):
        raise CalledWrongly(
            f"The question `{asked.id}` is still open. Write the key of an option in "
            "place of the dots."
        )
    known = ", ".join(f"`{key}`" for key, _ in shuffled(asked))
    raise CalledWrongly(
        f"{choice!r} is no option of the question `{asked.id}`. Choose one of: {known}."
    )
