"""Bytes to channels. Each decoder gives None if the format is not its own.

What libsndfile reads (WAV, FLAC, Ogg, Opus, MP3, AIFF) needs nothing else. Phone formats (m4a, AMR, 3gp, WMA)
go through PyAV where it is installed, else through an `ffmpeg` on the PATH.
A damaged file gives what can still be read of it.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from vm_rehearse.audio.channels import Samples
from vm_rehearse.errors import RehearseError

MAX_DURATION_S = 600.0

_READ_SIZE_FRAMES = 8_192  # small: of a damaged file, at most one such block is lost at the break


@dataclass(frozen=True)
class Decoded:
    """All channels: `frames` has shape=(n, channels), n >= 0."""

    frames: Samples
    sample_rate: int
    cut_short: bool


def decoded_by_soundfile(stream: BinaryIO, name: str) -> Decoded | None:
    """The way of nearly every file."""
    import soundfile

    try:
        file = soundfile.SoundFile(stream)
    except (soundfile.SoundFileError, TypeError):  # TypeError: headerless formats ask for more arguments
        return None
    with file:
        rate, stated = int(file.samplerate), int(file.frames)
        unknown = stated >= 2**62  # a stream whose writer did not know its length
        limit = int(MAX_DURATION_S * rate)
        if stated > limit and not unknown:
            raise too_long(name, stated / rate)
        blocks: list[Samples] = []
        count, broken = 0, False
        # An MP3 read in pieces makes its decoder look back at each, and complain on the user's screen.
        size = limit + 1 if file.format == "MP3" else _READ_SIZE_FRAMES
        while count <= limit:
            try:
                block = file.read(size, dtype="float32", always_2d=True)
            except soundfile.SoundFileError:
                broken = True
                break
            if len(block) == 0:
                break
            blocks.append(block)
            count += len(block)
        if count > limit:
            raise too_long(name, None)
        missing = not unknown and count < 0.98 * stated  # an MP3's stated length is only about right
        return Decoded(_joined(blocks, int(file.channels)), rate, broken or missing)


def decoded_by_av(stream: BinaryIO, name: str) -> Decoded | None:
    """Phone formats, through the extra `formats`."""
    try:
        import av
    except ImportError:
        return None
    stream.seek(0)
    try:
        # No network, whatever a playlist in disguise may ask for.
        container: Any = av.open(
            stream, metadata_errors="ignore", options={"protocol_whitelist": "file,pipe"}
        )
    except (av.FFmpegError, ValueError):
        return None
    with container:
        if not container.streams.audio:
            return None
        track = container.streams.audio[0]
        if container.duration and container.duration / av.time_base > MAX_DURATION_S:
            raise too_long(name, container.duration / av.time_base)
        channels, rate = int(track.channels), int(track.rate)
        as_float = av.AudioResampler(format="flt", layout=track.layout, rate=rate)
        limit, count, broken = int(MAX_DURATION_S * rate), 0, False
        blocks: list[Samples] = []
        packets = container.decode(track)
        while count <= limit:
            try:
                frame = next(packets, None)
            except av.FFmpegError:
                broken = True
                break
            for block in as_float.resample(frame):
                packed: Any = block.to_ndarray()  # shape=(1, n * channels)
                blocks.append(packed.reshape(-1, channels))
                count += len(blocks[-1])
            if frame is None:
                break
        if count > limit:
            raise too_long(name, None)
        return Decoded(_joined(blocks, channels), rate, broken)


def decoded_by_ffmpeg(stream: BinaryIO, name: str) -> Decoded | None:
    """The same through the program, where there is one; through files, as m4a can't be piped."""
    program = shutil.which("ffmpeg")
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="rehearse-") as folder:
        original, converted = Path(folder, "original"), Path(folder, "converted.wav")
        stream.seek(0)
        with original.open("wb") as copy:
            shutil.copyfileobj(stream, copy)
        command = [program, "-nostdin", "-loglevel", "quiet", "-protocol_whitelist", "file,pipe"]
        command += ["-i", str(original), "-map", "0:a:0", "-t", str(MAX_DURATION_S + 1)]
        command += ["-c:a", "pcm_f32le", str(converted)]
        subprocess.run(command, stdin=subprocess.DEVNULL, check=False)
        if not converted.exists():
            return None
        with converted.open("rb") as wav:
            return decoded_by_soundfile(wav, name)


def phone_format_reader() -> str | None:
    """What reads phone formats here: "PyAV", "ffmpeg", or None."""
    if importlib.util.find_spec("av") is not None:
        return "PyAV"
    return "ffmpeg" if shutil.which("ffmpeg") else None


def _joined(blocks: list[Samples], channels: int) -> Samples:
    """One array, shape=(n, channels)."""
    if not blocks:
        return np.zeros((0, channels), dtype=np.float32)
    return np.concatenate(blocks).astype(np.float32, copy=False)


def too_long(name: str, duration_s: float | None) -> RehearseError:
    """Over `MAX_DURATION_S`; the exact length is not always known."""
    length = f"is {duration_s / 60:.0f} minutes long" if duration_s else "is too long"
    return RehearseError(
        "too_long",
        f"{name} {length}, and a take can be {MAX_DURATION_S / 60:.0f} minutes at most.",
        hint="Save only the voicemail itself from it, then: rehearse score FILE",
    )
