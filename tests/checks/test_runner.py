"""The runner survives whatever an answer does to its process."""

import pytest

from grader.checks.judge import judge
from grader.checks.runner import Runner, SourceStopped, running

from .conftest import doubling


def test_a_process_that_dies_is_an_outcome_and_the_next_answer_runs():
    """An answer that ends the process costs itself its points, nobody else."""
    runner = Runner()
    try:
        answer = runner.answer("import os\ndef double(x): os._exit(0)", "double")
        assert judge(doubling(), answer, seed=1).outcome == "crashed"
        answer = runner.answer("def double(x): return 2 * x", "double")
        assert judge(doubling(), answer, seed=1).outcome == "passed"
    finally:
        runner.close()


def test_one_answers_predictions_are_not_the_next_ones():
    """What an answer observed is forgotten before the next one predicts."""

    source = (
        "from grader import observe, predict\n"
        "guess = predict('90.x', 0.5, confidence=60)\nobserve('90.x', 0.5)"
    )
    runner = Runner()
    try:
        found = [runner.answer(source, "guess").value().hindsight for _ in range(2)]
    finally:
        runner.close()
    assert found == [False, False]


def test_output_to_the_file_descriptor_does_not_disturb_the_pipe():
    """Whatever is written to descriptor 1 goes nowhere."""
    source = "import os\ndef double(x):\n    os.write(1, b'noise'); return 2 * x"
    with running(source, "double") as answer:
        assert judge(doubling(), answer, seed=1).outcome == "passed"


def test_reading_from_the_keyboard_ends_at_once():
    """`input()` has nobody to ask."""
    with running("def double(x): return input()", "double") as answer:
        assert judge(doubling(), answer, seed=1).outcome == "crashed"


@pytest.mark.parametrize(
    ("source", "type_", "line"),
    [
        ("def double(x) return 1", "SyntaxError", "def double(x) return 1"),
        ("x = 1\ny = 1 / 0", "ZeroDivisionError", "y = 1 / 0"),
    ],
)
def test_a_source_that_cannot_run_is_told_with_its_line(source, type_, line):
    """A broken cell is named by type and line."""
    with pytest.raises(SourceStopped) as stopped, running(source, "double"):
        pass
    assert (type_, line) == (stopped.value.error.type, stopped.value.error.line)


def test_a_call_that_no_signal_interrupts_is_killed():
    """A call that blocks the alarm ends with its process."""
    source = (
        "import signal, time\n"
        "def double(x):\n"
        "    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])\n"
        "    while True: time.sleep(1)"
    )
    with running(source, "double") as answer:
        assert judge(doubling(seconds=0.5), answer, seed=1).outcome == "timed out"
