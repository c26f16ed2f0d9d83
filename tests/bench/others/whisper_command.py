"""The command ``whisper`` with the weights that were made here, whose hash is the first argument."""

from __future__ import annotations

import sys

from whisper.transcribe import cli

from bench.others.given_weights import expect

if __name__ == "__main__":
    expect(sys.argv.pop(1))
    cli()
