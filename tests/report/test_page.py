import pytest

from grader.cohort.outcome import Result
from grader.report import page


def test_a_page_says_what_happened_and_what_to_do(tmp_path):
    """It stands where nbgrader's feedback would."""
    result = Result("learner-01", "03_leakage", "broken", "It is empty. Save it.")

    path = page.write(tmp_path, result)

    assert path == tmp_path / "feedback/learner-01/03_leakage/03_leakage.html"
    text = path.read_text(encoding="utf-8")
    assert '<html lang="en">' in text
    assert "<h1>This notebook could not be graded</h1>" in text
    assert "It is empty. Save it." in text


def test_nothing_that_a_learner_wrote_is_active():
    """Names of files are escaped, and the page forbids scripts."""
    reason = "`<script>alert(1)</script>.ipynb` is empty."

    text = page.html(Result("x", "y", "broken", reason, problems=("<img>",)))

    assert "<script" not in text
    assert "<img" not in text
    assert "&lt;script&gt;" in text
    assert "default-src &#39;none&#39;" in text or "default-src 'none'" in text


@pytest.mark.parametrize("outcome", ["grader failed", "graded", "not attempted"])
def test_there_is_no_page_where_the_learner_has_nothing_to_do(tmp_path, outcome):
    """Faults of ours are for the instructor; nbgrader writes the other pages."""
    assert page.write(tmp_path, Result("x", "y", outcome)) is None
    assert list(tmp_path.iterdir()) == []
