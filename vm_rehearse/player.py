"""File to loudspeaker."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from vm_rehearse.audio import TELEPHONE_RATE_HZ, Audio, Samples, read_audio, resampled, telephone_line
from vm_rehearse.devices import chosen_device, device_problem, sound_system, without_driver_chatter
from vm_rehearse.errors import UsageProblem
from vm_rehearse.notation import moment

_BLOCK_S = 0.05
_SHORT_S = 10.0
_BUFFER_S = 0.4  # a busy computer comes late with a block now and then: what is ahead bridges it
_SILENCE_AFTER_S = 0.2  # some sound systems drop what does not fill their last period


def play(
    path: Path,
    *,
    from_s: float = 0.0,
    as_heard: bool = False,
    on_position: Callable[[float], None] | None = None,
    stop: Callable[[], bool] | None = None,
    device: str | None = None,
) -> float:
    """Play an audio file from a moment on, to its end or until told to stop.

    Parameters
    ----------
    path : Path
        Any file that `vm_rehearse.audio.read_audio` reads.
    from_s : float
        Where to begin, in seconds.
    as_heard : bool
        Through a telephone line, as the other side hears it.
    on_position : callable, optional
        Called about 20 times a second with the moment being heard, in seconds from the file's start.
    stop : callable, optional
        Asked as often; true falls silent at once, as does Ctrl-C (which is passed on).
    device : str, optional
        The loudspeaker's number, name, or part of its name; without it, the default one.

    Returns
    -------
    float
        The moment at which it ended, in seconds from the file's start.

    Raises
    ------
    DeviceProblem
        The loudspeaker could not be used.
    UsageProblem
        ``past_the_end``: `from_s` is not inside the file.
    RehearseError
        As `vm_rehearse.audio.read_audio`.
    """
    audio = audio_to_hear(path, from_s=from_s, as_heard=as_heard)
    loudspeaker = chosen_device("output", device)
    rate = loudspeaker.sample_rate_hz
    samples = resampled(audio.samples, audio.sample_rate, rate)
    sounddevice = sound_system()
    try:
        with without_driver_chatter():
            stream = sounddevice.OutputStream(
                device=loudspeaker.index,
                channels=min(2, loudspeaker.channels),  # one channel would come from one side only
                dtype="float32",
                samplerate=rate,
                latency=_BUFFER_S,
            )
            stream.start()
    except sounddevice.PortAudioError as error:
        raise device_problem(error, loudspeaker, "output") from error
    try:
        heard_s = from_s + _played_s(stream, samples, from_s, on_position, stop)
    except sounddevice.PortAudioError as error:
        raise device_problem(error, loudspeaker, "output") from error
    finally:
        with without_driver_chatter():
            stream.abort(ignore_errors=True)
            stream.close(ignore_errors=True)
    if on_position is not None:
        on_position(heard_s)
    return heard_s


def audio_to_hear(path: Path, *, from_s: float = 0.0, as_heard: bool = False) -> Audio:
    """Read what `play` plays, for a loudspeaker or for a file.

    Parameters
    ----------
    path : Path
        Any file that `vm_rehearse.audio.read_audio` reads.
    from_s : float
        Where to begin, in seconds.
    as_heard : bool
        Through a telephone line, which makes it 8 kHz.

    Raises
    ------
    UsageProblem
        ``past_the_end``: `from_s` is not inside the file.
    RehearseError
        As `vm_rehearse.audio.read_audio`.
    """
    audio = read_audio(path)
    if not 0 <= from_s < audio.duration_s:
        length = _place(audio.duration_s)
        raise UsageProblem(
            "past_the_end",
            f"There is nothing to hear at {_place(from_s)}: the recording is {length} long.",
            hint="To hear all of it, leave --from away: rehearse play TAKE",
        )
    samples, rate = audio.samples, audio.sample_rate
    if as_heard:
        samples, rate = telephone_line(samples, rate), TELEPHONE_RATE_HZ
    return Audio(samples[int(from_s * rate) :], rate, audio.channels, audio.cut_short)


def _place(time_s: float) -> str:
    """A moment as a player shows it; tenths where they matter, in what is shorter than ten seconds."""
    return f"{time_s:.1f} seconds" if time_s < _SHORT_S else moment(time_s)


def _played_s(
    stream: Any,
    samples: Samples,
    from_s: float,
    on_position: Callable[[float], None] | None,
    stop: Callable[[], bool] | None,
) -> float:
    """Feed the stream; how many seconds of `samples` came out."""
    rate = float(stream.samplerate)
    size = round(_BLOCK_S * rate)
    # Not every sound system waits for its buffer at the end: silence goes after it until all has been heard.
    buffer = int(stream.write_available)
    silence = np.zeros(buffer + round(_SILENCE_AFTER_S * rate), np.float32)
    padded = np.concatenate([samples, silence])
    for start in range(0, len(padded), size):
        waiting = max(0, buffer - int(stream.write_available))
        heard_s = min(max(0, start - waiting), len(samples)) / rate
        if stop is not None and stop():
            return heard_s
        if on_position is not None:
            on_position(from_s + heard_s)
        block = padded[start : start + size, np.newaxis]
        frames = np.ascontiguousarray(np.broadcast_to(block, (len(block), stream.channels)))
        with without_driver_chatter():  # on a busy computer ALSA tells the terminal that a block came late
            stream.write(frames)
    with without_driver_chatter():
        stream.stop()  # unlike abort, this waits until the last block has been heard
    return len(samples) / rate
