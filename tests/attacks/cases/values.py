"""Values that lie about themselves, or are more than anybody can take."""

from tests.attacks.case import DEAF, FULL, Case

CASES = (
    Case(
        "equal-to-everything",
        "graded",
        0,
        """
class Anything(float):
    __hash__ = float.__hash__
    def __eq__(self, other): return True
    __lt__ = __le__ = __gt__ = __ge__ = __eq__
    def __ne__(self, other): return False
    def __sub__(self, other): return self
    __rsub__ = __add__ = __radd__ = __mul__ = __sub__
    def __abs__(self): return self
    def __getattr__(self, name): return self
    def __call__(self, *args, **named): return self
    def __array__(self, *args, **named):
        import numpy
        return numpy.array(4.5)
mean_ans = Anything()
square = predict = lambda x: Anything()
""",
    ),
    Case(
        "equal-by-metaclass",
        "graded",
        0,
        """
class Yes(type):
    def __eq__(self, other): return True
    def __instancecheck__(self, other): return True
    def __subclasscheck__(self, other): return True
    __hash__ = type.__hash__
class mean_ans(float, metaclass=Yes):
    pass
square = predict = lambda x: mean_ans
""",
    ),
    Case(
        "false-class",
        "graded",
        0,
        """
class Float:
    __class__ = float
    def __eq__(self, other): return True
    def __float__(self): return 4.5
    def __sub__(self, other): return 0.0
class Int:
    __class__ = int
    def __eq__(self, other): return True
mean_ans = Float()
square = lambda x: Int()
""",
    ),
    Case(
        "false-length",
        "graded",
        0,
        """
class Labels(list):
    def __len__(self): return 50
    def __iter__(self): return iter(self.right)
    def __getitem__(self, key): return True
    def __eq__(self, other): return True
    @property
    def right(self):
        import sys
        return sys._getframe(3).f_globals.get("_y", [1] * 50)
predict = lambda X: Labels()
""",
    ),
    Case(
        "false-arrays",
        "graded",
        0,
        """
import numpy as np
class Array:
    shape, ndim, dtype, size = (50,), 1, np.dtype(int), 50
    __array_priority__ = 1e9
    def __array__(self, *args, **named): return np.ones(50)
    def __array_ufunc__(self, *args, **named): return np.True_
    def __array_function__(self, *args, **named): return np.True_
    def __len__(self): return 50
    def __eq__(self, other): return np.True_
class Sub(np.ndarray):
    __array_ufunc__ = Array.__array_ufunc__
    __array_function__ = Array.__array_function__
    def __eq__(self, other): return np.ones(50, bool)
mean_ans = Array()
square = lambda x: np.zeros(()).view(Sub)
predict = lambda X: np.zeros(50).view(Sub)
""",
    ),
    Case(
        "false-arrays-of-objects",
        "graded",
        0,
        """
import numpy as np
class Yes:
    def __eq__(self, other): return True
    def __hash__(self): return 0
predict = lambda X: np.array([Yes()] * len(X), dtype=object)
square = lambda x: np.array(Yes(), dtype=object)
mean_ans = np.array([Yes()], dtype=object)
""",
    ),
    Case(
        "reduce-runs-a-program",
        "graded",
        0,
        """
class Payload:
    def __reduce__(self):
        import os
        return os.system, ("touch /tmp/stove-attack-reduce",)
    __reduce_ex__ = lambda self, protocol: self.__reduce__()
    __getstate__ = __getnewargs__ = __deepcopy__ = __reduce__
mean_ans = Payload()
square = predict = lambda x: Payload()
""",
    ),
    Case(
        "yes-to-every-attribute",
        "graded",
        0,
        """
class Yes:
    def __getattr__(self, name): return Yes()
    def __getattribute__(self, name): return Yes()
    def __call__(self, *args, **named): return Yes()
mean_ans = square = predict = Yes()
""",
    ),
    Case(
        "nan-and-infinity",
        "graded",
        0,
        """
import numpy as np
mean_ans = float("nan")
square = lambda x: float("inf")
predict = lambda X: np.full(len(X), np.nan)
""",
    ),
    Case("huge-integer", "graded", 0, "square = mean_ans = 1 << 10**7"),
    Case(
        "cycles",
        "graded",
        0,
        """
mean_ans = []
mean_ans.append(mean_ans)
loop = {}
loop[0] = (loop, [loop])
def square(x): return loop
def predict(X): return mean_ans
""",
    ),
    Case(
        "deep-nest",
        "graded",
        0,
        """
mean_ans = []
for _ in range(100_000):
    mean_ans = [mean_ans]
square = lambda x: mean_ans
""",
    ),
    Case(
        "keys-that-cannot-be-hashed-there",
        "graded",
        0,
        """
class Key(list):
    def __hash__(self): return 1
    def __eq__(self, other): return True
mean_ans = {Key(): 4.5, (1, Key()): 2}
square = lambda x: {frozenset([Key()]): 4}
predict = lambda X: {Key(), Key}
""",
    ),
    Case(
        "ever-growing-iterator",
        FULL,
        0,
        """
class More(list):
    def __iter__(self):
        while True:
            yield 1
import itertools
square = lambda x: itertools.count()
predict = lambda X: More()
mean_ans = range(10**18)
""",
    ),
    Case("string-bomb", FULL, 0, 'mean_ans = "4.5" * (80 << 20)'),
    Case(
        "a-repr-without-end",
        DEAF,
        0,
        """
class Endless:
    def __repr__(self):
        while True:
            pass
    __str__ = __format__ = __repr__
mean_ans = Endless()
square = lambda x: mean_ans
""",
    ),
    Case(
        "exit-when-forgotten",
        DEAF,
        0,
        """
import os
class Last:
    def __del__(self): os._exit(0)
square = lambda x: Last()
""",
    ),
)
