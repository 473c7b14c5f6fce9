"""What of a paste or a drop is meant as a picture."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage


def files_in(source: QMimeData) -> tuple[Path, ...]:
    """Return the files that were copied or dragged, none where anything else was.

    Only addresses of local files count: text and pages that name a file never make one be read.
    """
    if not source.hasUrls():
        return ()
    urls = source.urls()
    if not urls or not all(url.isLocalFile() for url in urls):
        return ()
    return tuple(Path(url.toLocalFile()) for url in urls)


def image_in(source: QMimeData) -> QImage | None:
    """Return a picture without a file; None where there is text, which is what was meant then."""
    if source.hasText() or not source.hasImage():
        return None
    image = source.imageData()
    return image if isinstance(image, QImage) and not image.isNull() else None
