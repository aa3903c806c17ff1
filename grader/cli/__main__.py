"""`python -m grader.cli` is `stove`."""

import sys

from grader.cli import main

sys.exit(main())
