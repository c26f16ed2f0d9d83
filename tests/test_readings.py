"""Other readings of places, held against the sound: with the real model."""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from pathlib import Path

import pytest

from vm_rehearse.audio import RECOGNISER_RATE_HZ, read_audio, resampled
from vm_rehearse.measures.questions import Question
from vm_rehearse.recogniser import Hearing
from vm_rehearse.recogniser.hearing import WhisperRecogniser
from vm_rehearse.recogniser.network.decoder import WindowDecoder
from vm_rehearse.take import Weight
from vm_rehearse.voice_activity import speech_stretches


@pytest.fixture
def hearing(recogniser: WhisperRecogniser, checkout: Path) -> Hearing:
    """Of a take that was not heard before."""
    recogniser.forget()
    audio = read_audio(checkout / "samples" / "takes" / "take3.flac")
    samples = resampled(audio.samples, audio.sample_rate, RECOGNISER_RATE_HZ)[: 16 * RECOGNISER_RATE_HZ]
    return recogniser.hear(samples, speech=speech_stretches(samples), language="en")


def questions(hearing: Hearing, *, most_nats: float) -> list[Question]:
    """About a filled pause before every word, and in its place."""
    places = [(at, at + width) for at in range(len(hearing.transcript.words)) for width in (0, 1)]
    return [Question(place, text, most_nats) for place in places for text in ("um", ", um")]


def repeated(hearing: Hearing, *, most_nats: float) -> list[Question]:
    """About every word, whether it was said twice."""
    texts = [word.text.rstrip(",.?!") for word in hearing.transcript.words]
    return [Question((at, at + 1), f"{text}, {text}", most_nats) for at, text in enumerate(texts)]


def known(weight: Weight | None) -> Weight:
    assert weight is not None
    return weight


@pytest.mark.parametrize(("asked", "most_nats"), [(questions, 2.0), (questions, 8.0), (repeated, 12.0)])
def test_only_what_makes_no_difference_is_left_unread(
    hearing: Hearing,
    asked: Callable[..., list[Question]],
    most_nats: float,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[int] = []
    branches = WindowDecoder.branches

    def counted(self: WindowDecoder, tokens: list[tuple[int, ...]], *more: object, **named: object) -> object:
        read.append(sum(map(len, tokens)))
        return branches(self, tokens, *more, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(WindowDecoder, "branches", counted)
    thorough = list(map(known, hearing.weigh(asked(hearing, most_nats=inf))))
    all_tokens = sum(read)
    read.clear()
    spared = list(map(known, hearing.weigh(asked(hearing, most_nats=most_nats))))
    assert 0 < sum(read) < all_tokens
    near = 0
    for one, other in zip(thorough, spared, strict=True):
        if one.log_odds_nats <= most_nats:
            near += 1
            assert other.log_odds_nats == pytest.approx(one.log_odds_nats, abs=1e-3)
            assert other.script_gain_nats == pytest.approx(one.script_gain_nats, abs=1e-3)
        else:
            assert other.log_odds_nats > most_nats
    assert 0 < near < len(thorough)


def test_what_was_asked_less_strictly_before_is_asked_again(hearing: Hearing) -> None:
    strict = list(map(known, hearing.weigh(questions(hearing, most_nats=-5.0))))
    thorough = list(map(known, hearing.weigh(questions(hearing, most_nats=inf))))
    assert any(
        one.log_odds_nats > other.log_odds_nats + 1 for one, other in zip(strict, thorough, strict=True)
    )
    again = list(map(known, hearing.weigh(questions(hearing, most_nats=inf))))
    assert again == thorough
