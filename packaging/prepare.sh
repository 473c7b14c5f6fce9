# Sourced by start and test: a virtual environment with the locked versions, and what Qt needs.
# Needs bash. Sets PYTHON to the environment's Python.

HERE="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
VENV="$HERE/.venv"
PYTHON="$VENV/bin/python"
QT_PACKAGES="libegl1 libgl1 libfontconfig1 libdbus-1-3 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 libxcb-xkb1 fonts-dejavu-core fonts-noto-color-emoji"

say() { printf '%s\n' "$*" >&2; }

find_python() {
  for name in python3.13 python3.12 python3.11 python3; do
    if command -v "$name" >/dev/null && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$name"
      return
    fi
  done
  say "Python 3.11 or newer is needed. On Debian: apt-get install python3 python3-venv"
  exit 1
}

# install_packages NAME…: the missing ones, when this is Debian and we may; else the exact line to run.
install_packages() {
  command -v dpkg-query >/dev/null || return 0
  local missing=()
  for name in "$@"; do
    dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'install ok installed' || missing+=("$name")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  if [ "$(id -u)" = 0 ]; then
    say "Installing system packages: ${missing[*]}"
    apt-get update -qq >/dev/null 2>&1 || true
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  else
    say "Qt needs system packages. Please run:"
    say "  sudo apt-get install ${missing[*]}"
  fi
}

# prepare [test]: the environment, made again only when a lock changed; with the tools of the tests.
prepare() {
  local wanted stamp="$VENV/.locked${1:+-$1}"
  local locks=(-r "$HERE/packaging/requirements.lock")
  [ "${1:-}" != test ] || locks+=(-r "$HERE/packaging/requirements-test.lock")
  wanted="$(cat "$HERE"/packaging/requirements*.lock "$HERE/pyproject.toml" | cksum)"
  if [ ! -x "$PYTHON" ] || [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ]; then
    local python
    python="$(find_python)"
    if ! "$python" -m venv "$VENV" 2>/dev/null; then
      if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        install_packages python3-venv
        "$python" -m venv "$VENV"
      else
        say "Python's venv module is missing. On Debian: sudo apt-get install python3-venv"
        exit 1
      fi
    fi
    say "Installing Post Composer into $VENV"
    "$PYTHON" -m pip install -q --disable-pip-version-check "${locks[@]}"
    "$PYTHON" -m pip install -q --disable-pip-version-check --no-deps -e "$HERE"
    echo "$wanted" >"$stamp"
  fi
  install_packages $QT_PACKAGES
}
