"""Cheats that change the kernel so that a test inside it would pass."""

from tests.attacks.case import DEAF, Case

CASES = (
    Case(
        "drop-asserts",
        "graded",
        0,
        """
import ast
class Drop(ast.NodeTransformer):
    def visit_Assert(self, node):
        return ast.copy_location(ast.Pass(), node)
    visit_Expr = visit_Assert
get_ipython().ast_transformers.append(Drop())
""",
    ),
    Case(
        "drop-lines",
        "graded",
        0,
        'get_ipython().input_transformers_cleanup.append(lambda lines: ["pass\\n"])',
    ),
    Case(
        "run-nothing",
        DEAF,
        0,
        """
async def run_code(code, result=None, *, async_=False):
    return False
get_ipython().run_code = run_code
""",
    ),
    Case(
        "always-ok",
        DEAF,
        0,
        """
async def fine(*args, **named):
    return {"status": "ok", "execution_count": 1, "payload": [],
            "user_expressions": {}}
get_ipython().kernel.do_execute = fine
""",
    ),
    Case(
        "silent-tracebacks",
        "graded",
        0,
        """
shell = get_ipython()
shell.showtraceback = shell._showtraceback = lambda *args, **named: None
""",
    ),
    Case(
        "swallow-exceptions",
        "graded",
        0,
        """
import sys
def swallow(self, kind, value, traceback, tb_offset=None):
    return []
get_ipython().set_custom_exc((BaseException,), swallow)
sys.excepthook = lambda *args: None
""",
    ),
    Case(
        "number-before-error",
        "graded",
        0,
        """
import sys
show = lambda info: sys.displayhook(1000)
get_ipython().events.register("pre_run_cell", show)
""",
    ),
    Case(
        "patched-builtins",
        DEAF,
        0,
        """
import builtins
builtins.all = builtins.isinstance = lambda *args: True
builtins.abs = lambda value: 0.0
square = lambda x: -1
mean_ans = 0.0
""",
    ),
    Case(
        "patched-numpy-testing",
        "graded",
        0,
        """
import builtins, numpy.testing
for name in dir(numpy.testing):
    if name.startswith("assert"):
        setattr(numpy.testing, name, lambda *args, **named: None)
builtins.abs = lambda value: 0.0
mean_ans = 0.0
""",
    ),
    Case(
        "fake-modules",
        DEAF,
        0,
        """
import sys, types
class Fake(types.ModuleType):
    __path__ = []
    __hash__ = object.__hash__
    def __getattr__(self, name): return Fake(name)
    def __call__(self, *args, **named): return self
    def __getitem__(self, key): return self
    def __eq__(self, other): return True
    __gt__ = __eq__
for name in ("numpy", "numpy.testing", "sklearn", "sklearn.metrics"):
    sys.modules[name] = Fake(name)
square = predict = mean_ans = Fake("answer")
""",
    ),
    Case(
        "compile-nothing",
        DEAF,
        0,
        """
def nothing(self, source, filename, symbol, *args, **named):
    return compile("pass", filename, "exec")
type(get_ipython().compile).__call__ = nothing
""",
    ),
    Case(
        "none-equals-all",
        DEAF,
        0,
        """
import ctypes
slot = ctypes.PYFUNCTYPE(
    ctypes.py_object, ctypes.py_object, ctypes.py_object, ctypes.c_int)
yes = slot(lambda left, right, how: True)
richcompare = id(type(None)) + 200
ctypes.c_void_p.from_address(richcompare).value = ctypes.cast(
    yes, ctypes.c_void_p).value
square = lambda x: None
""",
    ),
    Case(
        "replace-builtins-of-the-shell",
        DEAF,
        0,
        """
import builtins
fakes = dict(vars(builtins), isinstance=lambda *args: True, abs=lambda value: 0)
get_ipython().user_ns["__builtins__"] = fakes
mean_ans = 1.0
""",
    ),
    Case(
        "answer-for-the-kernel",
        DEAF,
        0,
        """
kernel = get_ipython().kernel
reply = {"status": "ok", "execution_count": 1, "payload": [], "user_expressions": {}}
async def fine(stream, ident, parent):
    send = kernel.session.send
    send(stream, "execute_reply", reply, parent, ident=ident)
    send(kernel.iopub_socket, "status", {"execution_state": "idle"}, parent)
kernel.shell_handlers["execute_request"] = fine
""",
    ),
    Case(
        "break-the-dispatch",
        DEAF,
        0,
        """
import gc
for found in gc.get_objects():
    if type(found) is dict and "execute_request" in found:
        found["execute_request"] = None
""",
    ),
    Case(
        "patched-metrics",
        "graded",
        0,
        """
import sklearn.metrics
sklearn.metrics.accuracy_score = lambda *args, **named: 1.0
predict = lambda X: [0] * len(X)
""",
    ),
)
