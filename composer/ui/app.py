"""Starts the window: library, rules, language, look; and catches what goes wrong in it."""

from __future__ import annotations

import logging
import os
import sys
import traceback
from collections.abc import Callable
from dataclasses import replace
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

import platformdirs
from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from composer import __version__
from composer.checks.own_rules import checker_with, own_files
from composer.library.store import Library, default_path
from composer.networks.known import network_problems
from composer.personas.samples import sample_draft, sample_personas
from composer.resources import resource
from composer.text.bilingual import Bilingual
from composer.ui.one_window import OneWindow
from composer.ui.opening import LEAVE, Opened, asker, no_answer, open_library
from composer.ui.own_rules import rules_folder
from composer.ui.session import Session
from composer.ui.window import Window

log = logging.getLogger("composer")

NO_DISPLAY = Bilingual(
    "There is no screen to open the window on. Start it from a desktop session, set DISPLAY or "
    "WAYLAND_DISPLAY, or run it under a virtual screen: xvfb-run post-composer. The commands "
    "check, count, rules and export work without a screen.",
    "Il n’y a pas d’écran où ouvrir la fenêtre. Lancez le programme depuis une session de bureau, "
    "définissez DISPLAY ou WAYLAND_DISPLAY, ou utilisez un écran virtuel : xvfb-run "
    "post-composer. Les commandes check, count, rules et export fonctionnent sans écran.",
)


def open_window(library_path: Path | None = None) -> int:
    """Open the window and return the exit status when it is closed."""
    if _lacks_display():
        print(NO_DISPLAY.in_language(QLocale.system().name()), file=sys.stderr)
        return 2
    QApplication.setApplicationName("post-composer")
    QApplication.setApplicationDisplayName("Post Composer")
    QApplication.setApplicationVersion(__version__)
    QApplication.setDesktopFileName("post-composer")
    QApplication.setStyle("Fusion")
    app = QApplication(sys.argv[:1])
    _keep_log()
    path = library_path or default_path()
    ask = asker(QLocale.system().name())
    one = OneWindow(path)
    if not one.claim():
        if not one.raise_other():
            ask(no_answer(path), (LEAVE,))
            return 1
        return 0
    opened = open_library(path, ask)
    if opened is None:
        one.release()
        return 1
    try:
        return _run(app, opened, one)
    finally:
        one.release()


def _run(app: QApplication, opened: Opened, one: OneWindow) -> int:
    """Show the window over an open library until it is closed; return the exit status."""
    library = opened.library
    language = _interface_language(library)
    translators = install_translations(app, language)
    checker = checker_with(own_files(rules_folder(library.path)))
    session = Session(library, checker, language)
    greet(session)
    window = Window(session)
    _catch_crashes(window.notices.failure)
    window.rules.tell()
    for refused in network_problems():
        window.notices.problem(refused)
    if opened.notice is not None:
        window.notices.problem(opened.notice)
    one.raise_requested.connect(window.come_forward)
    window.show()
    status = app.exec()
    log.info("closed with %d translators", len(translators))
    return status


def _lacks_display() -> bool:
    """Whether this is a system with X or Wayland and neither is there (Qt would abort)."""
    if sys.platform in ("win32", "darwin"):
        return False
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not any(os.environ.get(name) for name in names)


def _interface_language(library: Library) -> str:
    """Return the language chosen in the window before, else the system's: ``"fr"`` or ``"en"``."""
    chosen = library.state("interface_language")
    if chosen in ("fr", "en"):
        return str(chosen)
    return "fr" if QLocale.system().name().startswith("fr") else "en"


def install_translations(app: QApplication, language: str) -> list[QTranslator]:
    """Make the window speak ``language``, Qt's own texts too; keep what is returned."""
    QLocale.setDefault(_locale(language))
    kept = []
    ours = str(resource("translations"))
    theirs = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    files = [("qtbase_fr", theirs), ("composer_fr", ours)] if language == "fr" else []
    # English has a file too, for its plurals.
    for name, folder in files or [("composer_en", ours)]:
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)
            kept.append(translator)
        else:
            log.warning("no translation %s in %s", name, folder)
    return kept


def _locale(language: str) -> QLocale:
    """Return the person's own locale where it is of this language, for dates and numbers."""
    system = QLocale.system()
    if system.name().startswith(language):
        return system
    return QLocale("fr_FR" if language == "fr" else "en_GB")


def greet(session: Session) -> None:
    """At the first start, put the samples into the library and the sample draft on the desk."""
    library = session.library
    if library.state("greeted"):
        return
    library.set_state("greeted", __version__)
    if library.posts() or library.personas():
        return
    personas = sample_personas(session.interface_language)
    for persona in personas:
        session.keep_persona(persona)
    draft = sample_draft(session.interface_language)
    session.begin()
    session.put(
        replace(
            session.post,
            text=draft.text,
            persona_id=draft.persona_id,
            networks=draft.networks,
            sample=True,
        )
    )
    library.set_state("open_post", session.post.id)


def _keep_log() -> None:
    """Write a log beside the other logs of the system; never the person's words."""
    folder = Path(platformdirs.user_log_dir("post-composer", appauthor=False))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            folder / "post-composer.log", maxBytes=200_000, backupCount=1, encoding="utf-8"
        )
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)


def _catch_crashes(tell: Callable[[], None]) -> None:
    """Log what no one caught, tell it once, and go on: a slot's failure must not lose words."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        lines = "".join(traceback.format_exception(kind, error, trace))
        log.error("not caught:\n%s", lines.replace("\n", "\n    "))
        print(lines, file=sys.stderr)
        tell()

    sys.excepthook = hook
