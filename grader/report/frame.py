"""The frame around what others wrote, so that it cannot leave its place on a page."""

from markupsafe import Markup


def framed(found: Markup) -> Markup:
    """Frame cleaned HTML.

    A table may be wider than the page; then the keyboard has to reach it.
    """
    reach = Markup(' tabindex="0" role="group" aria-label="Table, may scroll"')
    wide = reach if "<table" in found else ""
    return Markup('<div class="foreign"{}>{}</div>').format(wide, found)
