"""Where the data files of the program are."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Return the path of a data file or folder, for example ``resource("rules", "begging.toml")``.

    In a wheel the data lies inside the package; in a checkout it lies beside it. The path is not
    checked: a missing file raises where it is opened, with its name.
    """
    inside = _PACKAGE / "resources"
    root = inside if inside.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)
