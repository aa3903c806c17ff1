"""What stands on the page around the form: the question, how good, the answers."""

import re
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from grader.checks.claims import interval_breaches
from grader.errors import ProjectError
from grader.learner import html
from grader.project.card.numbers import number, signed, signed_span
from grader.project.contract import Project
from grader.report import prose

PRIVATE = (
    "What you type goes to the project's code where this page runs. It is neither "
    "stored nor sent anywhere else."
)
_HEADING = re.compile(r"^#{1,6}\s+(.*)$", re.MULTILINE)
_LIMITS = re.compile(r"\b(?:limits?|limitations?|not for|who should not)\b", re.I)
_MOST = 4_000
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def about(project: Project) -> Markup:
    """Return what the project wants to know, for whom, and when it is asked."""
    told = project.settings
    rows = {
        "Question": told.question,
        "For": told.user,
        "To decide": told.decision,
        "Asked": told.prediction_time,
    }
    return html.join(
        html.paragraph(html.join([html.strong(f"{name}: "), words]))
        for name, words in rows.items()
    )


def how_good(project: Project) -> Markup:
    """Return the number to quote with its baseline and its interval, or their lack."""
    return html.paragraph(html.join([html.strong("How good? "), _quoted(project)]))


def _quoted(project: Project) -> str:
    try:
        results = project.results()
    except ProjectError as error:
        return str(error)
    if interval_breaches(results):
        return (
            "Nobody can tell: results.json has no score beside that of a baseline, "
            "with the interval of their difference."
        )
    told, metric = results["difference"], project.settings.metric
    scores = [
        f"{number(float(results[part]['score']))} ({results[part].get('name', part)})"
        for part in ("model", "baseline")
    ]
    low, high = float(told["low"]), float(told["high"])
    words = (
        f"{metric} {scores[0]}, against {scores[1]}. The difference is "
        f"{signed(float(told['value']))}, {float(told['level']):.0%} interval "
        f"{signed_span(low, high)}."
    )
    if low <= 0 <= high:
        words += " It holds zero, so the model may be no better than the baseline."
    return words


def limits(project: Project) -> Markup:
    """Return the README's part about limits, folded; nothing where it has none."""
    text = project.readme
    heads = list(_HEADING.finditer(text))
    for at, head in enumerate(heads):
        if _LIMITS.search(head[1]):
            end = heads[at + 1].start() if at + 1 < len(heads) else len(text)
            part = _COMMENT.sub("", text[head.end() : end]).strip()[:_MOST]
            return html.more(_COMMENT.sub("", head[1]), prose.markdown(part))
    return Markup("")


def answer(
    reply: Mapping[str, Any], about: str, blank: tuple[str, ...], count: int
) -> Markup:
    """Return the card of one answer; `blank` are the fields that were left so."""
    form = _STATES.get(str(reply.get("state")), _ended)
    title, sign, tone, body = form(reply, about, blank)
    seconds = reply.get("seconds")
    took = f"Answer {count}, after {seconds:.2f} s." if seconds else f"Answer {count}."
    left = f" Left blank: {', '.join(blank)}." if blank else ""
    small = Markup('<p style="margin: 8px 0 0; font-size: 0.9em;">{}</p>')
    return html.card(
        title,
        sign=sign,
        tone=tone,
        body=html.join([*body, small.format(took + left)]),
    )


Parts = tuple[str, str, str, list[str]]


def _answered(reply: Mapping[str, Any], about: str, blank: tuple[str, ...]) -> Parts:
    big = Markup('<p style="margin: 4px 0; font-size: 1.7em;">{}</p>')
    said = re.sub(r"^returns?\s+", "", about, flags=re.I)
    meaning = [html.paragraph(said[:1].upper() + said[1:])] if said else []
    return "The answer", "✓", "good", [big.format(reply["words"]), *meaning]


def _refused(reply: Mapping[str, Any], about: str, blank: tuple[str, ...]) -> Parts:
    body: list[str] = [html.paragraph(reply["words"] or "(It gives no reason.)")]
    if package := reply.get("raised in"):
        body.append(
            html.paragraph(
                f"These words come from {package}, not from you. The user reads them: "
                "check the fields first, and raise ValueError with words of your own."
            )
        )
    return "No answer to this", "–", "note", body


def _crashed(reply: Mapping[str, Any], about: str, blank: tuple[str, ...]) -> Parts:
    fields = ", ".join(f"`{name}`" for name in blank)
    does = f"leave {fields} blank" if blank else "type this"
    error = reply["words"].replace("`", "")
    words = (
        f"Your `predict_one` crashed on this: {error}. A real user will {does}. "
        "Check the fields first, and raise ValueError with words for the user."
    )
    return _FINDING, "✗", "bad", [html.paragraph(html.inline(words))]


def _empty(reply: Mapping[str, Any], about: str, blank: tuple[str, ...]) -> Parts:
    value = reply["words"].replace("`", "")
    words = (
        f"`predict_one` returned {value}: a user sees nothing "
        "and waits. Give an answer, or raise ValueError with the reason."
    )
    return _FINDING, "✗", "bad", [html.paragraph(html.inline(words))]


def _ended(reply: Mapping[str, Any], about: str, blank: tuple[str, ...]) -> Parts:
    return _FINDING, "✗", "bad", [html.paragraph(html.inline(str(reply["trouble"])))]


_FINDING = "A finding about your project"
_STATES = {
    "answered": _answered,
    "refused": _refused,
    "crashed": _crashed,
    "empty": _empty,
}
