"""Laws of judging a take: whatever was heard, whatever the sound says, whatever the user puts right."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from vm_rehearse.lexicon import load_lexicon
from vm_rehearse.measures.evidence import gathered
from vm_rehearse.measures.message import Message, understood
from vm_rehearse.measures.questions import Question
from vm_rehearse.measures.unheard.pause_sounds import PauseSounds
from vm_rehearse.measures.user_fixes.fixes import with_fixes
from vm_rehearse.take import Evidence, Fix, FixKind, Stretch, Transcript, Weight, Word

WORDS = {
    "en": """hi um, uh Um. er, you know, like so, just six and the pine hollow software five 555-0142 $30,000
        30% 3:30 p.m. e-mail www.acme.com dot can't cannot I'm am - " ? 1,000.50 2nd twenty-two hundred K-E-S
        & Ltd. i.e. é ½ 東京 mm-hmm #1 M okay right? theatre theater ben""",
    "nl": """hallo eh, ehm zeg maar eigenlijk nou dus ja hè 's avonds zo'n zo een één 1 21 1,5 30% van m'n
        eenentwintig half vier 15.30 uur dr. d.w.z. er de het tien 10e IJ gebeld, pijn boom pijnboom""",
}
LEXICONS = {language: load_lexicon(language) for language in WORDS}


def heard_of(script: Sequence[str], language: str, draw: random.Random) -> Transcript:
    """What may be heard of a script: some words left out, put in, exchanged or drawn out, with pauses."""
    some = WORDS[language].split()
    texts = []
    for text in script:
        texts += draw.choices(([], [text], [text, text], [draw.choice(some)]), (1, 7, 1, 2))[0]
    words, at = [], 0.5
    for text in texts:
        at += draw.choice((0.0, 0.05, 0.4, 1.2))
        end_s = at + draw.choice((0.0, 0.1, 0.3, 0.9))
        words.append(Word(text, at, end_s, draw.choice((None, 0.2, 0.55, 0.95))))
        at = end_s
    speech = [Stretch(word.start_s, word.end_s + 0.1) for word in words if draw.random() < 0.8]
    return Transcript(language, tuple(words), tuple(speech))


def any_sounds(seed: int) -> PauseSounds:
    """What may be held, and like a filled pause, in a minute; the second is not always known."""
    draw = np.random.default_rng(seed)
    probed_nats = draw.normal(-2.0, 4.0, 1500).astype(np.float32) if seed % 3 else None
    return PauseSounds(draw.random(3000) < 0.3, probed_nats)


def weighed(questions: Sequence[Question], draw: random.Random) -> list[Weight | None]:
    """What the sound may say; nothing of a place that lies across two windows."""
    return [
        Weight(
            draw.uniform(-20, 30),
            draw.uniform(-9, 0),
            draw.uniform(-9, 0),
            everyday=draw.random() < 0.5,
            script_worst_nats=draw.uniform(-15, 0),
            script_gain_nats=draw.choice((None, draw.uniform(-3, 9))),
            heard_gain_nats=draw.choice((None, draw.uniform(-3, 9))),
        )
        if draw.random() < 0.9
        else None
        for _ in questions
    ]


def fixed_by(message: Message, language: str, draw: random.Random) -> Fix:
    """What the user may put right of a word on the card."""
    word = draw.choice(message.words)
    kind: FixKind = draw.choice(("said", "said", "filler", "not_filler"))
    said = draw.choice(("", draw.choice(WORDS[language].split()))) if kind == "said" else ""
    return Fix(kind, word.start_s, word.end_s, word.text, said)


def require_laws(message: Message, script: str | None) -> None:
    starts_s = [word.start_s for word in message.words if word.heard_as != ""]  # what is put in shares a time
    assert starts_s == sorted(starts_s)
    assert all(word.text and word.start_s <= word.end_s for word in message.words)
    pauses = sum(word.kind == "filled_pause" for word in message.words)
    assert pauses == sum(filler.kind == "filled_pause" for filler in message.fillers)
    assert (message.script_match is None) == (script is None)
    if message.script_match is not None and not message.script_match.unsure:
        match = message.script_match
        assert match.hits + match.substitutions + match.deletions == match.words


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 2**32))
@example(1169)
@example(2203262894)
@example(2521315365)
@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("is_free", [False, True])
def test_any_take_is_understood_and_keeps_its_laws(language: str, is_free: bool, seed: int) -> None:
    draw = random.Random(seed)
    lexicon, strict = LEXICONS[language], draw.random() < 0.3
    written = draw.choices(WORDS[language].split(), k=draw.randint(1, 14))
    script = None if is_free else " ".join(written)
    heard = heard_of(written, language, draw)
    evidence: tuple[Evidence, ...] = gathered(
        heard,
        lambda questions: weighed(questions, draw),
        lexicon=lexicon,
        script_text=script,
        sounds=any_sounds(seed),
    )
    message = understood(heard, script, lexicon, evidence, strict=strict)
    require_laws(message, script)
    fixes: list[Fix] = []
    for _ in range(3):
        if message.words:
            fixes.append(fixed_by(message, language, draw))
            fixed = with_fixes(heard, evidence, fixes, lexicon)
            message = understood(fixed.transcript, script, lexicon, fixed.evidence, strict=strict)
            require_laws(message, script)
