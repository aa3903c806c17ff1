"""The progress map: what is passed, and what is next, one click away."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from grader.errors import CalledWrongly, CourseError
from grader.learner import home, html, journal
from grader.learner.screen import Shown, is_live, told

if TYPE_CHECKING:
    from grader.learner.standing import ItemStanding, ModuleStanding, Step
    from grader.manifest import Manifest

_SIGNS = {
    "passed": ("✓", "passed"),
    "partly": ("◐", "partly there"),
    "not yet": ("○", "not yet"),
}
_TRIED = ("◔", "tried")
_BINDER = (
    "You are on Binder, which forgets your work when it closes or rests. Save a "
    'passport before you leave: `passport("export")`.'
)


@told
def progress(module: str | None = None, *, path: str | None = None) -> "ProgressMap":
    """Show what is passed and what is next, in all modules or in one ("03").

    `path` is "full", or "ten hours" for the shortest way that makes sense.
    """
    from grader.learner.standing import standings, steps
    from grader.manifest import FULL, load_manifest

    number = None if module is None else str(module).strip()[:2].zfill(2)
    found = standings(journal.current(), number)
    if not found:
        known = [one.module.number for one in standings(journal.current())]
        raise CalledWrongly(
            f"There is no module {module!r} here. There are: {', '.join(known)}."
        )
    manifest = load_manifest()
    try:
        route = manifest.path(path or FULL)
    except CourseError as error:
        raise CalledWrongly(str(error)) from None
    way = steps(found, route)
    if path is not None:
        found = [one for one in found if one.module.number in route.steps]
    is_whole = module is None and path is None
    shorter = _shorter(manifest, found) if is_whole else []
    return ProgressMap(found, way, shorter).show()


def _shorter(manifest: "Manifest", found: "list[ModuleStanding]") -> list[str]:
    """Return the paths that leave out a module that is here."""
    here = {one.module.number for one in found}
    return [path.name for path in manifest.paths if not here <= set(path.steps)]


class ProgressMap(Shown):
    """The modules with their items, and the next step first.

    `steps` is the path, `shorter` the names of other paths to offer.
    """

    def __init__(
        self,
        modules: "list[ModuleStanding]",
        steps: "list[Step]",
        shorter: Sequence[str] = (),
    ) -> None:
        self.modules = modules
        self.steps = steps
        self.shorter = tuple(shorter)

    @property
    def next_step(self) -> "Step | None":
        """The first step that is not done; what is not on the path comes last."""
        waiting = [step for step in self.steps if not step.is_done]
        if waiting:
            return waiting[0]
        from grader.learner.standing import Step

        open_ = (one for one in self.modules if not one.is_done)
        return next((Step(one) for one in open_), None)

    @property
    def next_module(self) -> "ModuleStanding | None":
        """The module of the next step."""
        return self.next_step.standing if self.next_step else None

    def words(self) -> str:
        """Return the map as lines of text."""
        lines = [_next_words(self.next_step)]
        for one in self.modules:
            about = f"{_count(one)} · {self._about(one)}"
            lines.append(f"{_title(one)}: {about}")
            lines += [f"  {_item_words(item)}" for item in one.items]
        return "\n".join([*lines, *self._time_words()])

    def markup(self) -> str:
        """Return the map as a card."""
        upcoming = self.next_module
        parts = [html.paragraph(_next_markup(self.next_step))]
        parts += [
            _module(one, one is upcoming, self._about(one)) for one in self.modules
        ]
        parts += [html.paragraph(html.inline(line)) for line in self._time_words()]
        if home.is_binder():
            parts.append(html.paragraph(html.inline(_BINDER)))
        return html.card("Your progress", sign="▸", body=html.join(parts), role="group")

    def show(self) -> Any:
        """Show the map, then the buttons that its reader may need."""
        super().show()
        if home.is_binder() and is_live():
            from grader.learner.controls import passport_button

            passport_button()
        upcoming = self.next_module
        if upcoming is not None and upcoming.copy is None and is_live():
            from grader.learner.controls import begin_button

            begin_button(upcoming.module.number)
        return self

    def _about(self, one: "ModuleStanding") -> str:
        """Say how long a module takes, what it builds on, and what comes before it."""
        module = one.module
        parts = [f"{module.lesson_minutes} + {module.exercise_minutes} min"]
        done = {other.module.number: other.is_done for other in self.modules}
        needs = [f"{n} ✓" if done.get(n) else n for n in module.needs]
        if needs:
            parts.append(f"builds on {', '.join(needs)}")
        early = _early(self.steps, one)
        if early:
            parts.append(f"first {' and '.join(early)}")
        return " · ".join(parts)

    def _time_words(self) -> list[str]:
        """Say how long all of it takes, and which shorter way there is."""
        from grader.manifest import BEGINNER

        hours = sum(one.module.minutes for one in self.modules) / 60
        noun = "module" if len(self.modules) == 1 else "modules"
        lines = [
            f"{len(self.modules)} {noun} here: {hours:.1f} hours as stated, about "
            f"{hours * BEGINNER:.0f} if Python is new to you. Nobody measures yours."
        ]
        if self.shorter:
            calls = ", ".join(f'`progress(path="{name}")`' for name in self.shorter)
            lines.append(f"A shorter way: {calls}.")
        return lines


def _early(steps: "Sequence[Step]", one: "ModuleStanding") -> list[str]:
    """Return the items that stand on the path right before a module."""
    found: list[str] = []
    for step in steps:
        if step.early is not None:
            mark = " ✓" if step.is_done else ""
            found.append(f"{step.early.item.id}{mark}")
        elif step.standing is one:
            return found
        else:
            found = []
    return []


def _next_words(step: "Step | None") -> str:
    """Return the next step as text."""
    if step is None:
        return "Everything here is passed."
    upcoming = step.standing
    if upcoming.copy is None:
        begin = f'`from grader import begin; begin("{_number(upcoming)}")`'
        return f"Next: exercise {_title(upcoming)}. Begin with {begin}."
    item = step.next_item
    where = f"{item.item.id} {item.item.title}" if item else _title(upcoming)
    return f"Next: {where}, in {upcoming.copy}"


def _next_markup(step: "Step | None") -> Markup:
    """Return the next step with its link."""
    if step is None or step.standing.copy is None:
        return html.inline(_next_words(step))
    item = step.next_item
    where = f"{item.item.id} {item.item.title}" if item else _title(step.standing)
    link = html.link(where, home.href(step.standing.copy))
    return html.join([html.strong("Next: "), link])


def _module(one: "ModuleStanding", is_open: bool, about: str) -> Markup:
    """Return one module: its bar, its links, and its items on request."""
    links = []
    if one.lesson is not None:
        links.append(html.link(f"Lesson {_number(one)}", home.href(one.lesson)))
    if one.copy is not None:
        links.append(html.link(f"Your exercise {_number(one)}", home.href(one.copy)))
    bar = html.bar(f"Module {_title(one)}", one.passed, len(one.items) or 1)
    head = html.join([html.strong(_title(one)), " ", bar, f" {_count(one)}"])
    items = html.listing((_item_words(item) for item in one.items), bullets=False)
    parts = [html.paragraph(head)]
    parts.append(html.paragraph(Markup(" · ").join([*links, about])))
    parts.append(html.more(f"Items of {_number(one)}", items, is_open=is_open))
    return html.join(parts)


def _item_words(one: "ItemStanding") -> str:
    """Return the standing in one item, sign first."""
    sign, words = _SIGNS.get(one.best, _TRIED)
    if one.best != "not yet" and not one.is_passed and one.item.points:
        words += f", {one.points:g} of {one.item.points:g} points"
    if one.latest != one.best:
        words += f" (last time: {one.latest})"
    optional = ", optional" if one.item.is_optional else ""
    return f"{sign} {one.item.id} {one.item.title}: {words}{optional}"


def _title(one: "ModuleStanding") -> str:
    return f"{one.module.number} {one.module.title}"


def _number(one: "ModuleStanding") -> str:
    return one.module.number


def _count(one: "ModuleStanding") -> str:
    noun = "item" if len(one.items) == 1 else "items"
    return f"{one.passed} of {len(one.items)} {noun} passed"
