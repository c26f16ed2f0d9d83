#!/usr/bin/env bash
# The main job on the sample takes: score five takes of one script, look at one, compare two, and report.
# The history it makes is thrown away at the end; your own is not touched.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

REHEARSE_HOME=$(mktemp -d)
export REHEARSE_HOME
trap 'rm -rf "$REHEARSE_HOME"' EXIT
export PATH="$PWD/.venv/bin:$PATH"

run() {
    printf '\n$ %s\n\n' "$*"
    "$@"
}

takes=samples/takes
run rehearse score "$takes"/take1.flac "$takes"/take2.flac "$takes"/take3.flac "$takes"/take4.flac "$takes"/take5.flac \
    --script samples/scripts/bakery.txt --lang en
run rehearse show last
run rehearse compare take1 take4
run rehearse report

printf '\n%s\n' "That was a throw-away history. Your turn: .venv/bin/rehearse record --script samples/scripts/bakery.txt"
