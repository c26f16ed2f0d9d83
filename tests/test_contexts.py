"""The words around a phrase: how they are written, and where they fit."""

from __future__ import annotations

import pytest

from vm_rehearse.measures.disfluencies.contexts import context
from vm_rehearse.measures.disfluencies.spoken_words import SpokenWords


@pytest.mark.parametrize(
    ("written", "text", "phrase", "fits"),
    [
        ("do|did _", "did you know", (1, 3), True),
        ("do|did _", "you know", (0, 2), False),
        ("_ the", "you know the", (0, 2), True),
        ("_ the", "you know", (0, 2), False),
        ("is _ really|very", "is like very loud", (1, 2), True),
        ("is _ really|very", "is like loud", (1, 2), False),
        ("what it _", "what it like", (2, 3), True),
        ("_ #", "like six", (0, 1), True),
        ("_ #", "like sixes", (0, 1), False),
        ("_ ^", "like ben", (0, 1), True),
        ("_ ^", "like bend", (0, 1), False),
    ],
)
def test_a_context_fits(written: str, text: str, phrase: tuple[int, int], *, fits: bool) -> None:
    words = tuple(text.split())
    spoken = SpokenWords(words, "en", names={at for at, word in enumerate(words) if word == "ben"})
    assert context(written, str.lower).fits(spoken, *phrase) == fits


@pytest.mark.parametrize(
    ("written", "text", "fits"),
    [
        (". _", "so we left", True),
        (". _", "and so we left", False),
        (". _", "yes. so we left", True),
        ("? _", "yes. so we left", False),
        ("? _", "yes? so we left", True),
        (", _", "we left, so we left", True),
        (", _", "yes. so we left", False),
        ("_ .", "i think so", True),
        ("_ .", "i think so. we left", True),
        ("_ ,", "i think so, we left", True),
        ("_ ,", "i think so. we left", False),
        ("* _", "i think so", True),
        ("* _", "i think, so we left", False),
        ("think _", "i think, so we left", False),
        ("think , _", "i think, so we left", True),
        ("_ * left", "so we left", True),
        ("_ *", "so, we left", False),
        ("_ , we", "so, we left", True),
        ("_ , * left", "so, we left", True),
        ("yes , * , _", "yes, we, so", True),
        ("yes * , _", "yes, we, so", False),
        ("yes * , _", "yes we, so", True),
        ("~ _", "we ~ so", True),
        ("~ _", "we, so", False),
        ("~ _", "yes. ~ so", True),
        ("we ~ _", "we ~ so", True),
        ("they ~ _", "we ~ so", False),
        ("_ ~", "so ~ we", True),
        ("_ ~", "so, we", False),
        ("_ ~ we", "so ~ we", True),
        ("_ ~ we", "so ~ they", False),
    ],
)
def test_a_context_has_breaks(written: str, text: str, *, fits: bool) -> None:
    heard = text.split()
    words = [word for word in heard if word != "~"]
    hesitant = {at - heard[:at].count("~") for at in range(1, len(heard)) if heard[at - 1] == "~"}
    behind = {sign: {at for at, word in enumerate(words) if word[-1] in sign} for sign in (",.?", ".?", "?")}
    spoken = SpokenWords(
        tuple(word.rstrip(",.?") for word in words),
        "en",
        set_off_before={0, *(at + 1 for at in behind[",.?"])},
        set_off_after={*behind[",.?"], len(words) - 1},
        opening={0, *(at + 1 for at in behind[".?"])},
        ending=behind[".?"],
        marked=behind[",.?"],
        answering={at + 1 for at in behind["?"]},
        hesitant=hesitant,
    )
    at = spoken.normals.index("so")
    assert context(written, str.lower).fits(spoken, at, at + 1) == fits


@pytest.mark.parametrize("written", ["", "_", "very", "_ and _"])
def test_a_context_has_the_phrase_once_and_a_word_beside_it(written: str) -> None:
    with pytest.raises(ValueError, match="context"):
        context(written, str.lower)
