"""Runs one program and ends it when whoever started this ends, however that happens.

    guard.py FOLDER PROGRAM ARGUMENT…

FOLDER holds what the program needs for this one run; it is deleted at the end.
Standard input is a pipe that its owner holds open and never writes to. When it closes, even because
the owner was killed, the program is killed. On Linux the kernel kills the program too should this
very process be killed. It imports nothing of ours: it is started as a file, on its own.
"""

from __future__ import annotations

import ctypes
import shutil
import signal
import subprocess
import sys
import threading
from types import FrameType

_PR_SET_PDEATHSIG = 1


def main(folder: str, command: list[str]) -> int:
    """Run ``command``, delete ``folder`` and return the exit status."""
    child = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=_die_with_parent if sys.platform == "linux" else None,
    )

    def end(_number: int, _frame: FrameType | None) -> None:
        child.kill()

    signal.signal(signal.SIGTERM, end)
    threading.Thread(target=_end_with_owner, args=(child,), daemon=True).start()
    try:
        return child.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _end_with_owner(child: subprocess.Popen[bytes]) -> None:
    sys.stdin.buffer.read()
    child.kill()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
