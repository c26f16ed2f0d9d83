"""Samples to a file that other programs open: WAV, FLAC or MP3, as its name says."""

from __future__ import annotations

import os
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Final

from vm_rehearse.audio.reading import Audio
from vm_rehearse.audio.resampling import resampled
from vm_rehearse.errors import RehearseError, UsageProblem
from vm_rehearse.shell import quoted

WRITTEN_FORMATS: Final = {
    ".wav": ("WAV", "PCM_16"),
    ".flac": ("FLAC", "PCM_16"),
    ".mp3": ("MP3", "MPEG_LAYER_III"),
}
"""By suffix: libsndfile's names of the format and of the samples' form."""
_MP3_RATES_HZ: Final = (8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000)


def write_audio(path: Path, audio: Audio, *, replace: bool = False) -> None:
    """Write a file, whole or not at all.

    Parameters
    ----------
    path : Path
        Its suffix, in any case, says which of `WRITTEN_FORMATS` it becomes.
    audio : Audio
        Written at its own sample rate; as MP3, at the next higher one that MP3 has.
    replace : bool
        Whether a file of this name may be replaced.

    Raises
    ------
    UsageProblem
        ``unknown_format``: the suffix is none of `WRITTEN_FORMATS`.
    RehearseError
        ``file_exists``, ``is_folder``, ``not_written``.
    """
    form = WRITTEN_FORMATS.get(path.suffix.lower())
    if form is None:
        raise UsageProblem(
            "unknown_format",
            f'"{path}" can\'t be written: its name has to end in .wav, .flac or .mp3.',
            hint="For example: rehearse play TAKE --export voicemail.wav",
        )
    if os.path.isdir(path):
        raise RehearseError(
            "is_folder",
            f'"{path}" is a folder.',
            hint=f"Name a file in it: rehearse play TAKE --export {quoted(path / 'voicemail.wav')}",
        )
    if os.path.lexists(path) and not replace:
        raise RehearseError(
            "file_exists",
            f'There is already a file "{path}".',
            hint=f"To replace it, add --force: rehearse play TAKE --export {quoted(path)} --force",
        )
    content = _encoded(audio, *form)
    unfinished = path.with_name(f".{os.getpid()}-unfinished{path.suffix}")
    try:
        with unfinished.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(unfinished, path)
    except OSError as error:
        raise RehearseError(
            "not_written",
            f'"{path}" can\'t be written: {error.strerror or error}.',
            hint="Choose another folder: rehearse play TAKE --export FOLDER/voicemail.wav",
        ) from error
    finally:
        with suppress(OSError):  # it is there only if something went wrong
            unfinished.unlink()


def _encoded(audio: Audio, form: str, subtype: str) -> bytes:
    """Give what the file is to hold; in memory, as libsndfile does not tell when a disk is full."""
    import soundfile

    samples, rate = audio.samples, audio.sample_rate
    if form == "MP3" and rate not in _MP3_RATES_HZ:
        suitable = next((each for each in _MP3_RATES_HZ if each > rate), _MP3_RATES_HZ[-1])
        samples, rate = resampled(samples, rate, suitable), suitable
    stream = BytesIO()
    soundfile.write(stream, samples, rate, format=form, subtype=subtype)
    return stream.getvalue()
