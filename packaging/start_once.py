"""Start the program given as argument under a virtual screen, wait for its window, close it by keys.

Exit status 0 when the window came up, and Ctrl+Q ended the program with status 0.
"""

import os
import subprocess
import sys
import tempfile
import time
from contextlib import suppress

WAIT_SECONDS = 60
LOOK_EVERY = 0.1


def main() -> int:
    """Run the check and return its exit status."""
    reading, writing = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as stream, tempfile.TemporaryDirectory() as home:
        environment = os.environ | {
            "DISPLAY": f":{stream.readline().strip()}",
            "HOME": home,
            "POST_COMPOSER_LIBRARY": os.path.join(home, "library.sqlite"),
        }
        environment.pop("QT_QPA_PLATFORM", None)
        program = subprocess.Popen(sys.argv[1:], env=environment)
        try:
            window = _window_of(program, environment)
            return 1 if window is None else _closed(program, window, environment)
        finally:
            for one in (program, screen):
                if one.poll() is None:
                    one.terminate()
                one.wait(10)


def _window_of(program: subprocess.Popen, environment: dict) -> str | None:
    """Return the X id of the window, None when none came."""
    search = ["xdotool", "search", "--onlyvisible", "--name", "Post Composer"]
    began = time.monotonic()
    while time.monotonic() - began < WAIT_SECONDS:
        found = subprocess.run(search, env=environment, capture_output=True, check=False)
        if found.returncode == 0 and found.stdout.strip():
            print(f"window after {time.monotonic() - began:.1f} s")
            return found.stdout.split()[0].decode()
        with suppress(subprocess.TimeoutExpired):
            print(
                f"the program ended with status {program.wait(LOOK_EVERY)} before its window came"
            )
            return None
    print("no window came")
    return None


def _closed(program: subprocess.Popen, window: str, environment: dict) -> int:
    """Press Ctrl+Q in the window and return 0 when the program then ends well by itself."""
    press = ["xdotool", "windowfocus", "--sync", window, "key", "--clearmodifiers", "ctrl+q"]
    subprocess.run(press, env=environment, timeout=WAIT_SECONDS, check=True)
    try:
        status = program.wait(WAIT_SECONDS)
    except subprocess.TimeoutExpired:
        print("the program did not end after Ctrl+Q")
        return 1
    print(f"ended after Ctrl+Q with status {status}")
    return 0 if status == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
