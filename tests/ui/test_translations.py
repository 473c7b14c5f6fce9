"""The window speaks both languages: nothing is left untranslated, nothing is out of date."""

from __future__ import annotations

import subprocess
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from composer.resources import resource

LUPDATE = Path(PySide6.__file__).parent / "lupdate"
UI = Path(__file__).resolve().parents[2] / "composer" / "ui"


def messages(path: Path) -> dict[tuple[str, str], ElementTree.Element]:
    root = ElementTree.parse(path).getroot()
    return {
        (context.findtext("name"), message.findtext("source")): message.find("translation")
        for context in root.iter("context")
        for message in context.iter("message")
    }


def test_every_text_has_its_french() -> None:
    for key, translation in messages(resource("translations", "composer_fr.ts")).items():
        assert translation.get("type") is None, key
        assert "".join(translation.itertext()).strip(), key


@pytest.mark.skipif(not LUPDATE.exists(), reason="lupdate does not come with this PySide6")
def test_every_text_of_the_window_is_collected(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.ts"
    sources = [str(path) for path in sorted(UI.glob("*.py"))]
    subprocess.run([str(LUPDATE), *sources, "-ts", str(fresh)], check=True, capture_output=True)
    found, kept = messages(fresh), messages(resource("translations", "composer_fr.ts"))
    assert len(found) > 200
    assert set(found) - set(kept) == set()


def test_french_signs_have_their_no_break_space() -> None:
    for key, translation in messages(resource("translations", "composer_fr.ts")).items():
        text = "".join(translation.itertext())
        assert not any(sign in text for sign in (" :", " ;", " !", " ?", "« ", " »")), key


def test_plurals_are_spoken(qapp) -> None:
    for language, one, many in (
        ("fr", "1 passage à revoir", "2 passages à revoir"),
        ("en", "1 passage to look at", "2 passages to look at"),
    ):
        translator = QTranslator()
        assert translator.load(f"composer_{language}", str(resource("translations")))
        qapp.installTranslator(translator)
        said = [
            QCoreApplication.translate("ChecksPanel", "%n passage(s) to look at", None, n)
            for n in (1, 2)
        ]
        qapp.removeTranslator(translator)
        assert said == [one, many]
