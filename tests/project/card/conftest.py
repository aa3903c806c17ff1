"""A small project for cards, and a count of what was asked of it."""

import json
import warnings

import pytest

from grader.learner import journal
from grader.project.card.run import Card
from grader.project.contract import read
from grader.project.inside import answer
from grader.project.run import Runs
from tests.project.making import project


class Counted:
    """Real runs that note which perturbation each was asked for."""

    def __init__(self, runs):
        self.runs, self.asked = runs, []

    def ask(self, job, **details):
        self.asked.append(details["name"])
        return self.runs.ask(job, **details)


@pytest.fixture(autouse=True)
def at_home(tmp_path, monkeypatch):
    """Give the test a journal of its own, in which predictions count."""
    monkeypatch.setenv("STOVE_HOME", str(tmp_path / "of_the_author"))
    monkeypatch.delenv("STOVE_EPHEMERAL", raising=False)
    journal.forget()
    yield
    journal.current().close()
    journal.forget()


@pytest.fixture
def folder(tmp_path):
    """Return the folder of a healthy project."""
    return project(tmp_path / "ice", settings={"groups": "shop"})


class Here:
    """The child's own code in this process: the same replies, without a box."""

    def __init__(self, found):
        settings = found.settings
        self.told = {
            "cells": list(found.source.prelude),
            "target": settings.target,
            "groups": settings.groups,
            "time": settings.time,
        }

    def ask(self, job, **details):
        with warnings.catch_warnings():
            return json.loads(answer(json.dumps({"job": job, **self.told, **details})))


@pytest.fixture
def begin(monkeypatch):
    """Return a function that begins a card whose runs are in this process."""

    def started(place, **options):
        monkeypatch.chdir(place)
        found = read(place)
        return Card(found, Counted(Here(found)), jobs=1, **options)

    return started


@pytest.fixture
def begin_boxed(request):
    """Return a function that begins a card with processes of its own."""

    def started(place, **options):
        found = read(place)
        runs = Runs(found)
        request.addfinalizer(runs.close)
        return Card(found, Counted(runs), **options)

    return started
