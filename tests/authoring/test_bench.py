"""The bench times what a person waits for, on the course as it is."""

from grader.authoring import bench


def test_every_wait_of_a_learner_is_timed(course):
    """Opening, importing, each check, each lesson and its slowest cell."""
    times = dict(bench.course())
    assert all(seconds > 0 for seconds in times.values())
    assert {
        "JupyterLab, from the command to a kernel that answers",
        "import of grader, median of 5",
        "check 90-1",
        "lesson 90, all cells",
        "lesson 90, its slowest cell",
    } == set(times)
    assert times["lesson 90, its slowest cell"] <= times["lesson 90, all cells"]
