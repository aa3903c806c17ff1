"""One setting, binder/launch.toml, fills the launch badge."""

import importlib.util

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def badge():
    """Return binder/badge.py as a module."""
    spec = importlib.util.spec_from_file_location("badge", ROOT / "binder/badge.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_readme_shows_the_badge_of_the_setting(badge):
    """README's badge launches the repository and tag that launch.toml names."""
    assert badge.badge() in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_badge_opens_the_welcome_page(badge, tmp_path):
    """The badge names repository, tag and the notebook to open."""
    (tmp_path / "launch.toml").write_text('repository = "ann/stove"\ntag = "v1.2.0"\n')
    address = (
        "https://mybinder.org/v2/gh/ann/stove/v1.2.0"
        "?urlpath=lab%2Ftree%2Fcourse%2Fstart_here.ipynb"
    )
    assert badge.badge(tmp_path).endswith(f"({address})")


def test_a_new_setting_replaces_the_old_badge(badge, tmp_path):
    """Only the badge changes in README."""
    readme = tmp_path / "README.md"
    old = badge.badge().replace("TAG", "v0.0.1")
    readme.write_text(f"# Title\n\n{old} and more\n", encoding="utf-8")
    assert 0 == badge.main(readme)
    assert f"# Title\n\n{badge.badge()} and more\n" == readme.read_text("utf-8")


def test_a_readme_without_a_badge_is_told(badge, tmp_path, capsys):
    """The message holds the badge to paste."""
    readme = tmp_path / "README.md"
    readme.write_text("# Title\n", encoding="utf-8")
    assert 1 == badge.main(readme)
    assert badge.badge() in capsys.readouterr().err
