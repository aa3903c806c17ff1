"""The demo in a real browser: Voilà, a form, answers, and an end without a trace."""

import contextlib
import re
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import TimeoutError

from grader.project import contract
from grader.project.demo import file
from tests.browser.conftest import keep
from tests.lab import PATIENCE, Notebook, free_port, serve
from tests.project.making import project
from tests.report.opened import Opened

pytestmark = [pytest.mark.chromium, pytest.mark.xdist_group("browser")]

WAYS = '''
def predict_one(example):
    """Return the chance to sell out."""
    import time
    if example["warm"] == "hot":
        raise ValueError("Say how warm it is as a number.")
    if example["shop"] == 11:
        time.sleep(2)
    while example["day"] == 39:
        pass
    return 0.25

def first_try(example):
'''
RESULTS = {
    "baseline": {"name": "no model", "score": 0.5},
    "model": {"name": "logistic regression", "score": 0.75},
    "difference": {"value": 0.25, "low": 0.2, "high": 0.3, "level": 0.95},
}


@contextlib.contextmanager
def demo(place, *options):
    """Run the command for a project; yield its process and its address."""
    address = f"http://127.0.0.1:{free_port()}/"
    port = address.rpartition(":")[2].rstrip("/")
    command = [sys.executable, "-m", "grader.cli", "project", "demo", str(place)]
    command += ["--no-browser", "--port", port, *options]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as server:
        try:
            assert address in server.stdout.readline(), server.stderr.read()
            yield server, address
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(30)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """Return a project that can go wrong in many ways, with a date and kinds."""
    made = project(
        tmp_path_factory.mktemp("demo") / "ice",
        ("\ndef predict_one(example):\n", WAYS),
        results=RESULTS,
    )
    with (made / "project.toml").open("a") as told:
        told.write(
            '\n[example]\nday = 35\nshop = 3\nwarm = 0.4\nflavor = "lemon"\n'
            "is_open = true\ndate = 2026-03-16\n"
        )
    readme = "# Ice cream\n\nA text.\n\n## Limits\n\nOnly vans of one town.\n"
    (made / "README.md").write_text(readme)
    return made


@pytest.fixture(scope="module")
def served(place):
    """Return a running demo; several tests ask it."""
    with demo(place, "--seconds", "6") as running:
        yield running


@pytest.fixture(scope="module")
def page(served, browser):
    """Return its page, once the form is there."""
    opened = Form(browser.new_page(viewport={"width": 1000, "height": 1200}))
    opened.open(served[1])
    return opened


class Form:
    """The form in a browser, and what a person does with it."""

    def __init__(self, page):
        self.page, self.asked = page, []
        page.set_default_timeout(PATIENCE * 1000)
        page.on("request", lambda request: self.asked.append(request.url))

    def open(self, address):
        self.page.goto(address)
        try:
            self.button("Predict").wait_for()
        except TimeoutError:
            raise AssertionError(self.page.locator("body").inner_text()) from None

    def button(self, name):
        return self.page.get_by_role("button", name=name, exact=True)

    def predict(self, **typed):
        """Fill in the example, type over some of it, press; return the card."""
        self.button("Fill in the example").click()
        for name, text in typed.items():
            self.page.get_by_label(name, exact=True).fill(text)
        before = self.number()
        self.button("Predict").click()
        return self.next(before)

    def next(self, before):
        """Return the card of the answer that comes after answer `before`."""
        card = self.page.locator(
            ".stove-card", has_text=re.compile(rf"Answer {before + 1}\b")
        )
        card.wait_for()
        return card.inner_text()

    def number(self):
        """Return the number of the answer that is shown, 0 for none."""
        text = " ".join(self.page.locator(".stove-card").all_inner_texts())
        found = re.search(r"Answer (\d+)", text)
        return int(found[1]) if found else 0


def test_the_page_says_for_whom_and_how_good(page):
    """Title, question, user, decision, time, number with interval, limits, privacy."""
    text = page.page.locator("body").inner_text()
    for words in (
        "Does the temperature say which shop sells out?",
        "For: the driver of the van",
        "To decide: which shop gets the last boxes",
        "Asked: the evening before",
        "AUC 0.750 (logistic regression), against 0.500 (no model)",
        "neither stored nor sent anywhere else",
        "In the data: 0 to 39.",
    ):
        assert words in text, words
    page.page.get_by_text("Limits", exact=True).click()
    assert page.page.get_by_text("Only vans of one town.").is_visible()
    assert "Ice cream" == page.page.title()
    assert ["Ice cream"] == page.page.locator("h1").all_inner_texts()
    assert "project_demo" not in page.page.content()


def test_a_good_example_is_answered(page):
    """The answer comes with what `predict_one` says of itself, and how long it took."""
    card = page.predict()
    assert "0.25\n" in card
    assert "The chance to sell out." in card


def test_a_refusal_is_the_authors_own_words(page):
    """A value that cannot be reaches `predict_one`, and its words reach the user."""
    card = page.predict(warm="hot")
    assert "No answer to this" in card
    assert "Say how warm it is as a number." in card


def test_a_blank_field_that_crashes_is_a_finding(page):
    """A crash is told with the field that was left blank, and without a traceback."""
    card = page.predict(shop="")
    assert "crashed on this: KeyError: 'shop', cell 7 line" in card
    assert "A real user will leave shop blank." in card
    assert "Traceback" not in page.page.locator("body").inner_text()


def test_a_slow_answer_shows_that_it_comes_and_is_asked_once(page):
    """Presses while an answer is on its way are not kept for later."""
    page.button("Fill in the example").click()
    page.page.get_by_label("shop", exact=True).fill("11")
    before = page.number()
    page.button("Predict").evaluate("b => { b.click(); b.click(); b.click() }")
    page.page.get_by_text(re.compile("for [12] s now")).wait_for()
    assert page.button("Predict").is_disabled()
    assert re.search(r"after 2\.\d\d s", page.next(before))
    page.page.wait_for_timeout(2500)
    assert before + 1 == page.number()


def test_a_loop_ends_at_the_limit_and_the_next_answer_comes(page):
    """An answer that never comes is ended with clear words, and costs nothing else."""
    assert "It took longer than 6 s." in page.predict(day="39")
    assert "0.25\n" in page.predict()


def test_the_page_asks_only_its_own_server(page, served):
    """No font, script or picture comes from elsewhere."""
    here = tuple(served[1].replace("http:", f"{kind}:") for kind in ("http", "ws"))
    others = [url for url in page.asked if not url.startswith((*here, "data:"))]
    assert (True, []) == (len(page.asked) > 5, others)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_is_readable(page, screens, theme):
    """No barrier in light and dark, wide and on a phone; the system chooses."""
    page.page.emulate_media(color_scheme=theme)
    page.predict()
    opened = Opened.__new__(Opened)
    opened.page = page.page
    opened.check_readable(screens / f"demo_{theme}_{{}}.png")
    page.page.set_viewport_size({"width": 800, "height": 1150})
    keep(page.page.screenshot(), screens / f"demo_{theme}.png")
    shade = page.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (theme == "light") == (shade == "rgb(255, 255, 255)")


def test_another_name_for_this_computer_is_no_way_in(served):
    """A site whose name resolves to this computer is turned away."""
    import urllib.error
    import urllib.request

    request = urllib.request.Request(served[1], headers={"Host": "evil.example"})
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, timeout=30)
    refused.value.close()
    assert 403 == refused.value.code


def test_ctrl_c_ends_it_without_a_trace(page, served):
    """In the middle of an answer too: exit code 0, and no process is left."""
    server, _ = served
    page.button("Fill in the example").click()
    page.page.get_by_label("day", exact=True).fill("39")
    page.button("Predict").click()
    page.page.get_by_text("Asking").wait_for()
    family = psutil.Process(server.pid).children(recursive=True)
    assert len(family) > 1
    server.send_signal(signal.SIGINT)
    assert 0 == server.wait(30)
    assert [] == psutil.wait_procs(family, timeout=5)[1]
    told = server.stderr.read()
    assert ("The demo has ended." in told, "Traceback" in told) == (True, False)


def test_the_notebook_works_in_jupyterlab(place, browser, tmp_path):
    """`demo.ipynb` asks the same in JupyterLab as on a page of its own."""
    path = file.write(contract.read(place))
    with serve(Path(place), tmp_path) as lab:
        one = Notebook(browser.new_page(viewport={"width": 1200, "height": 1400}))
        one.open(lab.url(path.name)).run_all()
        form = Form(one.page)
        form.button("Predict").wait_for()
        assert "0.25\n" in form.predict()
        one.leave()
    assert [] == one.complaints
