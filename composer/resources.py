"""Where the data files of the program are, and those of the person beside them."""

from __future__ import annotations

import os
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


def own_files(*parts: str) -> Path:
    """Return where the person keeps data files of their own, for example ``own_files("networks")``.

    They lie beside the library that POST_COMPOSER_LIBRARY names, else in the system's place for a
    person's data; the folder need not exist.
    """
    library = os.environ.get("POST_COMPOSER_LIBRARY")
    if library:
        return Path(library).parent.joinpath(*parts)
    import platformdirs  # not loaded where the library is named

    return platformdirs.user_data_path("post-composer", appauthor=False).joinpath(*parts)
