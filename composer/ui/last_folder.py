"""Where the dialogs of files begin: in the folder used last."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from composer.ui.session import Session

_STATE = "file_folder"


def last_folder(session: Session) -> str:
    """Return the folder a file was chosen in last, this person's documents at first."""
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    last = session.library.state(_STATE)
    there = last is not None and Path(str(last)).is_dir()
    return str(last) if there else QStandardPaths.writableLocation(documents)


def note_folder(session: Session, chosen: str) -> None:
    """Remember the folder of a file just chosen."""
    session.remember(_STATE, str(Path(chosen).parent))
