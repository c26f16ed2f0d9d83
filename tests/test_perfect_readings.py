"""Scripts as sales people write them, read out as people do: nothing counts as a deviation."""

from __future__ import annotations

import pytest

from vm_rehearse.lexicon import load_lexicon
from vm_rehearse.measures.matching.script_match import match_ratio
from vm_rehearse.measures.message import Message, understood
from vm_rehearse.take import ScriptMatch, Stretch, Transcript, Word

WORD_S = 0.3


def understood_reading(script: str, said: str, language: str) -> Message:
    """What comes of words that were heard as they were said, without asking the sound."""
    words = [
        Word(text, at * WORD_S, (at + 1) * WORD_S, probability=0.95) for at, text in enumerate(said.split())
    ]
    heard = Transcript(language, tuple(words), (Stretch(0.0, len(words) * WORD_S),))
    return understood(heard, script, load_lexicon(language), ())


def match(script: str, said: str, language: str) -> ScriptMatch:
    """How such a reading lies against its script."""
    found = understood_reading(script, said, language).script_match
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("It is $49/month for you.", "It is forty-nine dollars a month for you."),
        ("It is $49/month for you.", "It is forty-nine dollars per month for you."),
        ("We have 24hr support.", "We have twenty-four hour support."),
        ("Just a 10-min call.", "Just a ten minute call."),
        ("We are open 9:30-5:30.", "We are open nine thirty to five thirty."),
        ("We are open 9am\u20135pm.", "We are open nine am to five pm."),
        ("Teams of 10 \u2013 15 people.", "Teams of ten to fifteen people."),
        ("It saves $5-10 million.", "It saves five to ten million dollars."),
        ("No 3rd-party tools.", "No third party tools."),
        ("It takes 1 1/2 hours.", "It takes one and a half hours."),
        ("It takes 2½ hours.", "It takes two and a half hours."),
        ("Costs went -5% this year.", "Costs went minus five percent this year."),
        ("Sales grew .5% a year.", "Sales grew point five percent a year."),
        ("Support is 24/7/365.", "Support is twenty-four seven three sixty-five."),
        ("Over 1000000 users.", "Over one million users."),
        ("Call me Monday\u2013Friday.", "Call me Monday to Friday."),
        ("Open since Jan. 5.", "Open since January fifth."),
        ("Coffee w/ the team.", "Coffee with the team."),
    ],
)
def test_english(script: str, said: str) -> None:
    assert match_ratio(match(script, said, "en")) == 1.0


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("Het kost €49/maand.", "Het kost negenenveertig euro per maand."),
        ("Wij zijn open van 9.30-17.00.", "Wij zijn open van half tien tot vijf uur."),
        ("Dat scheelt 10.000-15.000 euro.", "Dat scheelt tienduizend tot vijftienduizend euro."),
        ("Een 2e-hands auto.", "Een tweedehands auto."),
        ("Het duurt 1,5 uur.", "Het duurt anderhalf uur."),
        ("Een omzet van €2,5 miljoen.", "Een omzet van tweeënhalf miljoen euro."),
        ("Het was -5 graden.", "Het was min vijf graden."),
        ("Ik bel op 31-12.", "Ik bel op eenendertig december."),
    ],
)
def test_dutch(script: str, said: str) -> None:
    assert match_ratio(match(script, said, "nl")) == 1.0


@pytest.mark.parametrize(
    ("script", "said", "language", "fillers"),
    [
        ("Ah, hello Laura.", "Ah, hello Laura.", "en", []),
        ("Ah, hello Laura.", "Um, ah, hello Laura.", "en", ["Um"]),
        ("I work with the ER team.", "I work with the ER team.", "en", []),
        ("Hello Laura.", "Ah, hello Laura.", "en", ["Ah"]),
        ("So, um, call me back.", "So, call me back.", "en", []),
        ("So, um, call me back.", "So, um, call me back.", "en", ["um"]),
        ("Hm, dat klinkt goed.", "Hm, dat klinkt goed.", "nl", []),
        ("Um.", "Um, hello.", "en", ["Um"]),
    ],
)
def test_a_sound_that_the_script_has_as_a_word_is_one(
    script: str, said: str, language: str, fillers: list[str]
) -> None:
    message = understood_reading(script, said, language)
    assert message.script_match is not None
    assert message.script_match.deletions == message.script_match.substitutions == 0
    assert [filler.text for filler in message.fillers] == fillers


@pytest.mark.parametrize(
    ("script", "said", "language"),
    [
        ("It is $49/month.", "It is forty-nine dollars a year.", "en"),
        ("Call at 12am.", "Call at noon.", "en"),
        ("We are open 9:30-5:30.", "We are open nine thirty to six thirty.", "en"),
        ("It takes 2½ hours.", "It takes two hours.", "en"),
        ("Het duurt 1,5 uur.", "Het duurt tweeënhalf uur.", "nl"),
    ],
)
def test_another_number_is_a_deviation(script: str, said: str, language: str) -> None:
    assert match_ratio(match(script, said, language)) < 1.0
