"""A file becomes mono samples, or one sentence about why not."""

from __future__ import annotations

import io
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np

from vm_rehearse.audio.channels import Samples, one_channel
from vm_rehearse.audio.decoders import (
    decoded_by_av,
    decoded_by_ffmpeg,
    decoded_by_soundfile,
    phone_format_reader,
)
from vm_rehearse.errors import RehearseError
from vm_rehearse.shell import all_in, to_let_read

RECOGNISER_RATE_HZ = 16_000
SUPPORTED_RATES_HZ = (4_000, 768_000)
FORMATS = "WAV, FLAC, Ogg, Opus, MP3 or AIFF"
PHONE_FORMATS = "m4a, AMR, 3gp or WMA"

_ENDINGS = (".wav", ".flac", ".ogg", ".opus", ".mp3", ".aiff", ".aif", ".m4a", ".amr", ".3gp", ".wma")

# First bytes of formats that libsndfile can't read: (offset, bytes).
_PHONE_SIGNATURES = (
    (4, b"ftyp"),  # m4a, mp4, 3gp
    (0, b"#!AMR"),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11"),  # WMA (ASF)
    (0, b"\x1a\x45\xdf\xa3"),  # WebM, Matroska
    (0, b"\xff\xf1"),  # AAC (ADTS)
    (0, b"\xff\xf9"),
)


@dataclass(frozen=True)
class Audio:
    """What an audio file holds, as one channel.

    Attributes
    ----------
    samples : ndarray, shape=(n,), float32 in [-1, 1]
        Mono; n > 0.
    sample_rate : int
        Hz, the file's own.
    channels : int
        Channels in the file.
    cut_short : bool
        The file is damaged or broken off: `samples` is what could still be read.
    """

    samples: Samples
    sample_rate: int
    channels: int
    cut_short: bool = False

    @property
    def duration_s(self) -> float:
        """Length of the file in seconds, silence included."""
        return len(self.samples) / self.sample_rate


def read_audio(path: Path, *, called: str | None = None) -> Audio:
    """Read an audio file.

    Parameters
    ----------
    path : Path
        A file that can be read more than once; `opened_audio` makes one of a stream.
    called : str, optional
        What errors call it; its path if None.

    Returns
    -------
    Audio
        With the file's own sample rate, as mono. Samples that are no number become 0; those beyond
        full scale are clipped to it.

    Raises
    ------
    RehearseError
        ``file_missing``, ``is_folder``, ``no_permission``, ``unreadable_file``, ``empty_file``,
        ``not_audio``, ``format_needs_extra``, ``damaged_audio``, ``unusual_sample_rate`` or ``too_long``
        (over `MAX_DURATION_S`, known from the header wherever there is one).
    """
    with opened_file(path) as stream:
        return _read(stream, called or f'"{path}"')


def _ending_in(folder: Path) -> str:
    """How the recordings in a folder end, as far as that can be seen."""
    with suppress(OSError):
        endings = Counter(file.suffix for file in folder.iterdir() if file.suffix.lower() in _ENDINGS)
        return max(endings, key=lambda ending: endings[ending], default=".wav")
    return ".wav"


@contextmanager
def opened_file(path: Path) -> Iterator[BinaryIO]:
    """Open a file; raises RehearseError that says why not."""
    if os.path.isdir(path):  # unlike Path.is_dir, no exception for a name that no file can have
        raise RehearseError(
            "is_folder",
            f'"{path}" is a folder, not a recording.',
            hint=f"Name the files in it: rehearse score {all_in(path, _ending_in(path))}",
        )
    try:
        stream = path.open("rb")
    except (FileNotFoundError, NotADirectoryError) as error:
        raise RehearseError(
            "file_missing",
            f'There is no file "{path}".',
            hint="Check the name, or make a recording first: rehearse record",
        ) from error
    except PermissionError as error:
        raise RehearseError(
            "no_permission",
            f'You are not allowed to read "{path}".',
            hint=f"Give yourself permission: {to_let_read(path)}",
        ) from error
    except (OSError, ValueError) as error:
        raise _unreadable(f'"{path}"', error) from error
    with stream:
        yield stream


def _read(stream: BinaryIO, name: str) -> Audio:
    """Decode, and make one clean channel of it."""
    if stream.seek(0, io.SEEK_END) == 0:
        raise _empty(name)
    stream.seek(0)
    decoded = decoded_by_soundfile(stream, name)
    if decoded is None:
        decoded = decoded_by_av(stream, name) or decoded_by_ffmpeg(stream, name)
    if decoded is None:
        raise _not_understood(stream, name)
    frames, rate = decoded.frames, decoded.sample_rate
    if len(frames) == 0:
        raise _damaged(name) if decoded.cut_short else _empty(name)
    if not SUPPORTED_RATES_HZ[0] <= rate <= SUPPORTED_RATES_HZ[1]:
        raise RehearseError(
            "unusual_sample_rate",
            f"{name} is recorded at {rate} Hz, which is no use for a voice.",
            hint="Export it again at 16000 Hz or more, then: rehearse score FILE",
        )
    np.nan_to_num(frames, copy=False, nan=0.0, posinf=0.0, neginf=0.0)
    np.clip(frames, -1.0, 1.0, out=frames)
    return Audio(one_channel(frames, rate), rate, frames.shape[1], decoded.cut_short)


def _empty(name: str) -> RehearseError:
    """No bytes, or a header and no sound."""
    return RehearseError(
        "empty_file", f"{name} is empty: there is no sound in it.", hint="Record a new take: rehearse record"
    )


def _damaged(name: str) -> RehearseError:
    """A recording by its first bytes, and no sound that can be read."""
    return RehearseError(
        "damaged_audio",
        f"No sound can be read from {name}: it is damaged, or has none.",
        hint="Export or copy it again, then: rehearse score FILE",
    )


def _unreadable(name: str, error: Exception) -> RehearseError:
    """The operating system's own reason."""
    reason = getattr(error, "strerror", None) or str(error)
    return RehearseError(
        "unreadable_file",
        f"{name} can't be read: {reason}.",
        hint="Copy it to this computer's disk, then: rehearse score FILE",
    )


def _not_understood(stream: BinaryIO, name: str) -> RehearseError:
    """A phone format that nothing here can open, a damaged one, or no recording at all."""
    stream.seek(0)
    start = stream.read(16)
    is_phone_format = any(start[offset:].startswith(signature) for offset, signature in _PHONE_SIGNATURES)
    if is_phone_format and phone_format_reader() is None:
        return RehearseError(
            "format_needs_extra",
            f"{name} is from a telephone: {PHONE_FORMATS} files need one more package.",
            hint='Install it, then try again: pip install "vm-rehearse[formats]"',
        )
    if is_phone_format:
        return _damaged(name)
    return RehearseError(
        "not_audio",
        f"{name} is not a recording, or it is damaged.",
        hint=f"Save it as {FORMATS}, then: rehearse score FILE",
    )
