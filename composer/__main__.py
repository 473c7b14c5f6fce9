"""Start: the command line, or the window with all its parts."""

from __future__ import annotations

import os
import sys

from composer import command_line


def main() -> int:
    """Run what the command line asks for and return the exit status."""
    arguments = sys.argv[1:]
    library, rest = command_line.library_option(arguments)
    if library is not None:
        # Said either way, it also says where the person's own data files are.
        os.environ["POST_COMPOSER_LIBRARY"] = str(library)
    if rest:
        return command_line.run(rest, library)
    from composer.ui.app import open_window  # the commands work where Qt does not

    return open_window(library)


def run_and_exit() -> None:
    """Run the program as the console command does."""
    sys.exit(main())


if __name__ == "__main__":
    run_and_exit()
