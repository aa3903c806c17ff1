"""Read `binder/` the way repo2docker does, without Docker."""

import os
import warnings

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="session")
def buildpack():
    """Return the build pack that repo2docker chooses for this repository."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of its JSON logger
        from repo2docker.app import Repo2Docker

    app, before = Repo2Docker(), os.getcwd()
    os.chdir(ROOT)  # build packs look around them
    try:
        packs = (pack(app.base_image) for pack in app.buildpacks)
        chosen = next(pack for pack in packs if pack.detect())
        chosen.platform = "linux/amd64"  # what mybinder.org runs
        yield chosen
    finally:
        os.chdir(before)
