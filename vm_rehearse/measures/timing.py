"""How a message lies in time: its stretch, its silent pauses, and how fast it was spoken.

Conventions: times are seconds from the start of the recording. `speech` is where somebody speaks, as
stretches from voice activity (not from word times, which are coarser); order and overlap don't matter, and
stretches without length count for nothing. Pauses exist only inside the message, between two stretches of
speech. Words and syllables are counted without filled pauses ("um" takes time, but says nothing).

============================== ======================================================================
message duration               first speech to last speech
silent pause                   silence of at least 0.25 s inside the message
articulation time              message duration without its silent pauses
speech rate                    words per minute of message duration
articulation rate              words per minute, or syllables per second, of articulation time
pause share                    silent pauses as a share of message duration, 0..1
============================== ======================================================================

No speech gives no message, duration 0 and no rates. Rates are None without words, and under 0.3 s, where one
word more or less would change them by hundreds of words a minute.

Literature
----------
Goldman-Eisler, F. (1968). Psycholinguistics: experiments in spontaneous speech. (The 0.25 s: shorter silences
belong to articulation, such as the closure of a "t".)
De Jong, N. H. & Wempe, T. (2009). Praat script to detect syllable nuclei and measure speech rate
automatically. Behavior Research Methods 41(2). (Speech rate and articulation rate.)
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from vm_rehearse.take import Pause, Stretch

SILENT_PAUSE_S = 0.25
"""The shortest silence that is a pause (Goldman-Eisler 1968)."""

SHORTEST_MESSAGE_S = 0.3
"""Under this there are no rates."""

# Times are sums of blocks and carry rounding: a silence of 0.25 s must not be missed for the last bit.
_ROUNDING_S = 1e-6


def message_stretch(speech: Iterable[Stretch]) -> Stretch | None:
    """The message: from the first speech to the last; None without speech."""
    merged = _merged(speech)
    return Stretch(merged[0].start_s, merged[-1].end_s) if merged else None


def message_duration_s(speech: Iterable[Stretch]) -> float:
    """How long the listener hears the message; 0 without speech."""
    message = message_stretch(speech)
    return message.end_s - message.start_s if message else 0.0


def silent_pauses(speech: Iterable[Stretch]) -> tuple[Pause, ...]:
    """The silences of at least 0.25 s inside the message, in order."""
    gaps = ((before.end_s, after.start_s) for before, after in pairwise(_merged(speech)))
    return tuple(Pause(start, end) for start, end in gaps if end - start >= SILENT_PAUSE_S - _ROUNDING_S)


def articulation_time_s(speech: Iterable[Stretch]) -> float:
    """The message's duration without its silent pauses; 0 without speech."""
    speech = tuple(speech)
    return message_duration_s(speech) - _silence_s(silent_pauses(speech))


def longest_pause_s(speech: Iterable[Stretch]) -> float | None:
    """The longest silent pause; None when there is none."""
    return max((pause.end_s - pause.start_s for pause in silent_pauses(speech)), default=None)


def pause_share(speech: Iterable[Stretch]) -> float | None:
    """The part of the message that is silent pause, 0..1; None under 0.3 s."""
    speech = tuple(speech)
    duration = message_duration_s(speech)
    if duration < SHORTEST_MESSAGE_S - _ROUNDING_S:
        return None
    return _silence_s(silent_pauses(speech)) / duration


def speech_rate_wpm(words: int, speech: Iterable[Stretch]) -> float | None:
    """Words per minute of the message, pauses included."""
    per_second = _rate(words, message_duration_s(speech))
    return None if per_second is None else 60 * per_second


def articulation_rate_wpm(words: int, speech: Iterable[Stretch]) -> float | None:
    """Words per minute of articulation, silent pauses taken out."""
    per_second = _rate(words, articulation_time_s(speech))
    return None if per_second is None else 60 * per_second


def articulation_rate_syl_per_s(syllables: int, speech: Iterable[Stretch]) -> float | None:
    """Syllables per second of articulation, silent pauses taken out."""
    return _rate(syllables, articulation_time_s(speech))


def _rate(count: int, time_s: float) -> float | None:
    """Counts per second, None where that says nothing."""
    return count / time_s if count > 0 and time_s >= SHORTEST_MESSAGE_S - _ROUNDING_S else None


def _silence_s(pauses: Iterable[Pause]) -> float:
    """The length of all pauses together."""
    return sum(pause.end_s - pause.start_s for pause in pauses)


def _merged(speech: Iterable[Stretch]) -> list[Stretch]:
    """The stretches in order, those that touch or overlap as one."""
    merged: list[Stretch] = []
    for stretch in sorted(speech, key=lambda stretch: stretch.start_s):
        if stretch.end_s <= stretch.start_s:
            continue
        if merged and stretch.start_s <= merged[-1].end_s:
            merged[-1] = Stretch(merged[-1].start_s, max(merged[-1].end_s, stretch.end_s))
        else:
            merged.append(stretch)
    return merged
