"""A window over a library in a temporary folder."""

from __future__ import annotations

from dataclasses import replace

import pytest
from shiboken6 import isValid

from composer.checks.engine import Checker
from composer.library.store import Library
from composer.personas.samples import sample_personas
from composer.ui.session import Session
from composer.ui.theme import load_theme
from composer.ui.window import Window


@pytest.fixture(scope="session")
def checker() -> Checker:
    return Checker.bundled()


@pytest.fixture
def theme(qapp):
    return load_theme("light")


@pytest.fixture
def session(qtbot, tmp_path, checker):
    library = Library.open(tmp_path / "library.sqlite")
    made = Session(library, checker, "en")
    for persona in sample_personas("en"):
        made.keep_persona(replace(persona, sample=False))
    yield made
    if isValid(made):  # a window takes its session along
        made.end()


@pytest.fixture
def window(qtbot, session):
    made = Window(session)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.posts.new_post()
    return made
