"""Put the launch badge that `launch.toml` describes into README.md."""

import re
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
START = "lab%2Ftree%2Fcourse%2Fstart_here.ipynb"
BADGE = re.compile(r"\[!\[[^\]]*\]\(\S*badge_logo\.svg\)\]\(\S*\)")


def badge(folder: Path = HERE) -> str:
    """Return the badge in Markdown: a picture that launches a tag on Binder."""
    place = tomllib.loads((folder / "launch.toml").read_text("utf-8"))
    return (
        "[![Launch on Binder](https://mybinder.org/badge_logo.svg)]"
        f"(https://mybinder.org/v2/gh/{place['repository']}/{place['tag']}"
        f"?urlpath={START})"
    )


def main(readme: Path = HERE.parent / "README.md") -> int:
    """Replace the badge in `readme`; return 1 where there is none."""
    text = readme.read_text("utf-8")
    new, count = BADGE.subn(lambda _: badge(), text, count=1)
    if not count:
        sys.stderr.write(f"{readme.name} has no launch badge. Add:\n{badge()}\n")
        return 1
    if new != text:
        readme.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
