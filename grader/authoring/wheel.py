"""Put the manifest and every `checks.py` into the wheel (a hatchling hook).

An editable install reads `solutions/` beside it instead: copies would be stale.
"""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CourseHook(BuildHookInterface):
    """Add the course's own files to the build."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add files to `build_data` (called by hatchling before each build)."""
        if self.target_name != "wheel" or version == "editable":
            return
        solutions = Path(self.root) / "solutions"
        files = [solutions / "course.toml", *sorted(solutions.glob("*/checks.py"))]
        for path in files:
            inside = path.relative_to(solutions).as_posix()
            build_data["force_include"][str(path)] = f"grader/_course/{inside}"
