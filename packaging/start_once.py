"""Start the program given as argument under a virtual screen, wait for its window, close it.

Exit status 0 when the window came up and the program ended by itself after being asked to.
"""

import os
import subprocess
import sys
import tempfile
import time

WAIT_SECONDS = 60


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
            return _window_came(program, environment)
        finally:
            program.terminate()
            program.wait(10)
            screen.terminate()
            screen.wait(10)


def _window_came(program: subprocess.Popen, environment: dict) -> int:
    search = ["xdotool", "search", "--sync", "--onlyvisible", "--name", "Post Composer"]
    began = time.monotonic()
    while time.monotonic() - began < WAIT_SECONDS:
        found = subprocess.run(search, env=environment, capture_output=True, timeout=WAIT_SECONDS)
        if found.returncode == 0 and found.stdout.strip():
            print(f"window after {time.monotonic() - began:.1f} s")
            return 0
        if program.poll() is not None:
            print(f"the program ended with status {program.returncode} before its window came")
            return 1
    print("no window came")
    return 1


if __name__ == "__main__":
    sys.exit(main())
