"""Odd cells that must show the same in a warm box as in a fresh Python."""

import re

CELLS = (
    "1 + 1",
    "print('a'); import sys; print('b', file=sys.stderr)\n'c'",
    "1 / 0",
    "def f(x):\n    return f(x - 1) if x else undefined\nf(2)",
    "x = !echo hello\nx",
    "%who_ls",
    "%%capture said\nprint('kept')",
    "said.stdout",
    "import warnings\n"
    "warnings.warn('careful'); warnings.warn('old', DeprecationWarning)",
    "import os\n"
    "os.getcwd(), os.getpid(), os.getppid(), os.getuid(), sorted(os.listdir())",
    # scikit-learn sets two variables as it is imported.
    "[n for n in sorted(os.environ) if n[:4] != 'KMP_'], os.environ['MPLBACKEND']",
    "os.environ['NBGRADER_EXECUTION'], __name__, __builtins__.__name__",
    "sys.path, sys.argv[0], sys.flags, sys.stdin, sys.getrecursionlimit()",
    "import threading, signal\n"
    "threading.current_thread().name, signal.getsignal(signal.SIGCHLD), "
    "signal.getsignal(signal.SIGPIPE), signal.getsignal(signal.SIGTERM)",
    "sys.modules['__main__'].__dict__ is globals(), globals() is get_ipython().user_ns",
    "class A:\n    def __repr__(self): return 'an A'\nA(), A.__module__",
    "import pickle; pickle.loads(pickle.dumps(A()))",
    "import resource\n"
    "[resource.getrlimit(n) for n in range(16)], os.umask(0o022), os.nice(0)",
    "import pandas as pd\npd.DataFrame({'a': [1, 2], 'b': ['x', None]})",
    "pd.Series([1.5, 2.5]).mean(), pd.get_option('display.max_rows')",
    "import numpy as np\nnp.random.seed(3)\nnp.random.rand(3), np.get_printoptions()",
    "np.log(0)",
    "from sklearn.linear_model import LogisticRegression\n"
    "LogisticRegression().fit([[0.0], [1.0]], [0, 1]).coef_.round(3)",
    "import matplotlib\n"
    "matplotlib.get_backend(), matplotlib.rcParams['figure.figsize']",
    "import matplotlib.pyplot as plt\nplt.plot([1, 2]); plt.title('t')",
    "plt.figure(); plt.gcf().canvas.manager",
    "plt.scatter([1], [2])\nplt.show()\n3",
    "%matplotlib inline\nplt.bar([1], [2])",
    "import multiprocessing as mp\nmp.get_start_method(), mp.current_process().name",
    "def double(x):\n    return 2 * x\n"
    "with mp.get_context('fork').Pool(2) as pool:\n    print(pool.map(double, [1, 2]))",
    "from concurrent.futures import ThreadPoolExecutor\n"
    "with ThreadPoolExecutor(2) as pool:\n    print(list(pool.map(double, [3, 4])))",
    "import subprocess\n"
    "code = 'import os, sys; print(os.getcwd(), sys.path[1:], len(os.environ))'\n"
    "subprocess.run([sys.executable, '-c', code], capture_output=True).stdout",
    "import time; _ = os.system('echo from the shell'); time.sleep(0.5)",
    "import asyncio\nawait asyncio.sleep(0)\nasyncio.get_running_loop().is_running()",
    "from IPython.display import HTML, Markdown, display\n"
    "display(HTML('<b>b</b>'), Markdown('*m*')); HTML('<i>i</i>')",
    "input('name?')",
    "import logging; logging.warning('logged'); logging.getLogger().handlers",
    "import locale, time\nlocale.getlocale(), time.tzname, sys.getfilesystemencoding()",
    "import tempfile, pathlib\ntempfile.gettempdir(), pathlib.Path.home()",
    "import inspect\ninspect.getsource(double)",
    "%timeit -n1 -r1 -q pass",
    "%%bash\necho $HOME $PWD",
    "%pwd",
    "_, __, In[1], len(Out) > 3",
    "get_ipython().execution_count, get_ipython().history_manager.hist_file",
    "raise SystemExit(3)",
    "quit",
)
_VARIES = (
    (r"0x[0-9a-f]{6,}", "0x"),
    (r"ipykernel_\d+/\d+", "ipykernel"),
    (r"\d+(\.\d+)? [nµm]?s\b", "time"),
)


def outputs(executed):
    """Return what a cell did, without what differs between any two kernels."""
    shown = [executed.count, executed.error]
    for output in executed.outputs:
        kept = {k: v for k, v in output.items() if k != "metadata"}
        told = repr(sorted(kept.items()))
        for pattern, word in _VARIES:
            told = re.sub(pattern, word, told)
        shown.append(told)
    return shown
