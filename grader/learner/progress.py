"""The progress map: what is passed, and what is next, one click away."""

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from grader.errors import CalledWrongly
from grader.learner import home, html, journal
from grader.learner.screen import Shown, is_live, told

if TYPE_CHECKING:
    from grader.learner.standing import ItemStanding, ModuleStanding

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
def progress(module: str | None = None) -> "ProgressMap":
    """Show what is passed and what is next, in all modules or in one ("03")."""
    from grader.learner.standing import standings

    number = None if module is None else str(module).strip()[:2].zfill(2)
    found = standings(journal.current(), number)
    if not found:
        known = [one.module.number for one in standings(journal.current())]
        raise CalledWrongly(
            f"There is no module {module!r} here. There are: {', '.join(known)}."
        )
    return ProgressMap(found).show()


class ProgressMap(Shown):
    """The modules with their items, and the next step first."""

    def __init__(self, modules: "list[ModuleStanding]") -> None:
        self.modules = modules

    @property
    def next_module(self) -> "ModuleStanding | None":
        """The first module that is not done."""
        return next((one for one in self.modules if not one.is_done), None)

    def words(self) -> str:
        """Return the map as lines of text."""
        lines = [_next_words(self.next_module)]
        for one in self.modules:
            lines.append(f"{_title(one)}: {_count(one)}")
            lines += [f"  {_item_words(item)}" for item in one.items]
        return "\n".join(lines)

    def markup(self) -> str:
        """Return the map as a card."""
        upcoming = self.next_module
        parts = [html.paragraph(_next_markup(upcoming))]
        parts += [_module(one, one is upcoming) for one in self.modules]
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


def _next_words(upcoming: "ModuleStanding | None") -> str:
    """Return the next step as text."""
    if upcoming is None:
        return "Everything here is passed."
    if upcoming.copy is None:
        begin = f'`from grader import begin; begin("{_number(upcoming)}")`'
        return f"Next: exercise {_title(upcoming)}. Begin with {begin}."
    item = upcoming.next_item
    where = f"{item.item.id} {item.item.title}" if item else _title(upcoming)
    return f"Next: {where}, in {upcoming.copy}"


def _next_markup(upcoming: "ModuleStanding | None") -> Markup:
    """Return the next step with its link."""
    if upcoming is None or upcoming.copy is None:
        return html.inline(_next_words(upcoming))
    item = upcoming.next_item
    where = f"{item.item.id} {item.item.title}" if item else _title(upcoming)
    link = html.link(where, home.href(upcoming.copy))
    return html.join([html.strong("Next: "), link])


def _module(one: "ModuleStanding", is_open: bool) -> Markup:
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
    if links:
        parts.append(html.paragraph(Markup(" · ").join(links)))
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
