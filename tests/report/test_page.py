from grader.report import page


def test_a_page_says_what_happened_and_what_to_do():
    """The title names the outcome, the reason says what to do."""
    text = page.ungraded("03_leakage", "ada", "broken", "It is empty. Save it.")

    assert '<html lang="en">' in text
    assert "<h1>This notebook could not be graded</h1>" in text
    assert "It is empty. Save it." in text


def test_nothing_that_a_learner_wrote_is_active():
    """Names of files are escaped, and the page forbids scripts."""
    reason = "`<script>alert(1)</script>.ipynb` is empty."

    text = page.ungraded("x", "y", "broken", reason, ["<img>"])

    assert "<script" not in text
    assert "<img" not in text
    assert "&lt;script&gt;" in text
    assert "default-src &#39;none&#39;" in text or "default-src 'none'" in text
