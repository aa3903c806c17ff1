"""A page of ours as a browser shows it, and all that it asked the network for."""

from axe_playwright_python.sync_playwright import Axe

THEMES = ("light", "dark")
_LISTEN = "window.stoveAttack = window.alert = () => { window.attacked = true }"


class Opened:
    """A page, and all that it asked the network for."""

    def __init__(self, browser, path, theme="light"):
        self.asked = []
        context = browser.new_context(color_scheme=theme)
        self.page = context.new_page()
        self.page.add_init_script(_LISTEN)
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(path.as_uri())
        self.page.wait_for_load_state("networkidle")

    @property
    def requests(self):
        """Return what was asked for beside the page and embedded pictures."""
        return [one for one in self.asked[1:] if not one.startswith("data:")]

    def violations(self):
        """Return what axe-core calls serious or critical, with the place."""
        found = Axe().run(self.page).response["violations"]
        return [
            (rule["id"], node["html"][:200], node["failureSummary"])
            for rule in found
            if rule["impact"] in ("serious", "critical")
            for node in rule["nodes"]
        ]

    def check_readable(self, picture, widths=(1280, 390)):
        """Assert that no width has a barrier or cuts something off; keep pictures.

        `picture` is a path with `{}` for the width.
        """
        for width in widths:
            self.page.set_viewport_size({"width": width, "height": 900})
            assert [] == self.violations()
            path = str(picture).format(width)
            self.page.screenshot(path=path, full_page=True)
            fits = "document.documentElement.scrollWidth <= innerWidth"
            assert self.page.evaluate(fits)
