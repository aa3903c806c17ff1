"""Functions that guess, learn, end or answer in odd ways."""

from tests.attacks.case import DEAF, FULL, Case

CASES = (
    Case(
        "scores-itself",
        "graded",
        0,
        """
class Model:
    def score(self, X, y): return 1.0
    def predict(self, X): return X[:, 0] * 0
predict = Model().predict
""",
    ),
    Case("numbers-from-the-text", "graded", 1, "square = {2: 4, 3: 9}.get"),
    Case(
        "answers-by-turn",
        "graded",
        1,
        """
turns = iter([4, 9])
def square(x):
    return next(turns, None)
""",
    ),
    Case(
        "learn-then-answer",
        "graded",
        1,
        """
import time
seen = []
def square(x):
    seen.append((x, time.perf_counter()))
    return 2 * seen[0][0]
def predict(X):
    seen.append(X)
    return [len(seen) % 2] * len(X)
""",
    ),
    Case(
        "memory-in-a-reply",
        FULL,
        0,
        "square = lambda x: [0.5] * (60 << 20)",
    ),
    Case(
        "many-large-replies",
        FULL,
        0,
        """
import numpy as np
square = lambda x: np.zeros(25 << 20)
predict = lambda X: [np.zeros(1 << 20) for _ in range(50)]
""",
    ),
    Case("recursion", "graded", 0, "def square(x): return square(x)"),
    Case("promise-of-an-answer", "graded", 0, "async def square(x): return x * x"),
    Case("exit-in-a-function", "graded", 0, "def square(x): raise SystemExit(0)"),
    Case("generator-exit", "graded", 0, "def square(x): raise GeneratorExit"),
    Case("interrupt", "graded", 0, "def square(x): raise KeyboardInterrupt"),
    Case(
        "stop-iteration",
        "graded",
        0,
        """
square = predict = iter([]).__next__
def square(x): raise StopIteration(4)
""",
    ),
    Case(
        "exceptions-with-names",
        "graded",
        0,
        """
class Skip(AssertionError):
    def __str__(self): raise SystemExit
    __repr__ = __str__
    __traceback__ = __cause__ = __context__ = None
Skip.__name__ = Skip.__qualname__ = "SystemExit"
Skip.__module__ = "builtins"
def square(x): raise Skip
def predict(X): raise type("unittest.SkipTest", (BaseException,), {})
""",
    ),
    Case(
        "a-message-without-end",
        DEAF,
        0,
        """
class Endless(Exception):
    def __str__(self):
        while True:
            pass
def square(x): raise Endless
""",
    ),
)
