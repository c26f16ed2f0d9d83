"""What was said, put together from words and evidence: cases worked by hand, without any recogniser."""

from __future__ import annotations

from collections import Counter

import pytest

from vm_rehearse.lexicon import load_lexicon
from vm_rehearse.measures.disfluencies.repetitions import said_again
from vm_rehearse.measures.disfluencies.spoken_words import SpokenWords
from vm_rehearse.measures.matching.script_match import match_ratio, word_error_rate
from vm_rehearse.measures.message import Message, open_questions, standings, understood
from vm_rehearse.take import Evidence, ScriptMatch, Stretch, Transcript, Weight, Word

ENGLISH = load_lexicon("en")
DUTCH = load_lexicon("nl")


def transcript(text: str, *, language: str = "en", pause_before: str = "|") -> Transcript:
    """Words of 0.3 s each, 0.05 s apart; `|` is half a second of silence."""
    words, at = [], 0.5
    for part in text.split():
        if part == pause_before:
            at += 0.5
            continue
        words.append(Word(part, at, at + 0.3, probability=0.95))
        at += 0.35
    return Transcript(language, tuple(words), (Stretch(0.5, at),))


def message(
    script: str | None, text: str, *evidence: Evidence, language: str = "en", strict: bool = False
) -> Message:
    lexicon = DUTCH if language == "nl" else ENGLISH
    return understood(transcript(text, language=language), script, lexicon, evidence, strict=strict)


def matched(said: Message) -> ScriptMatch:
    assert said.script_match is not None
    return said.script_match


def deviations(said: Message) -> list[tuple[str, str, str]]:
    return [(op.op, op.script, op.spoken) for op in matched(said).alignment if op.op != "hit"]


def kinds(said: Message) -> dict[str, str]:
    return {word.text.strip(",.").lower(): word.kind for word in said.words if word.kind != "word"}


def test_a_perfect_reading_is_perfect() -> None:
    said = message("Hi Peter, this is Alex.", "Hi, Peter, this is Alex.")
    assert match_ratio(matched(said)) == 1.0
    assert word_error_rate(matched(said)) == 0.0
    assert said.fillers == ()


def test_one_of_each_deviation() -> None:
    said = message("we help firms cut errors by forty percent", "we help banks errors by about forty percent")
    assert deviations(said) == [
        ("substitution", "firms", "banks"),
        ("deletion", "cut", ""),
        ("insertion", "", "about"),
    ]
    match = matched(said)
    assert (match.words, match.hits, match.substitutions, match.deletions, match.insertions) == (
        8,
        6,
        1,
        1,
        1,
    )
    assert match_ratio(match) == 6 / 9
    assert word_error_rate(match) == 3 / 8


def test_fillers_are_no_deviations() -> None:
    said = message("we deliver fresh lunches", "we, um, deliver, like, fresh, you know, lunches")
    assert match_ratio(matched(said)) == 1.0
    assert [(filler.text, filler.kind) for filler in said.fillers] == [
        ("um", "filled_pause"),
        ("like", "filler_word"),
        ("you know", "filler_word"),
    ]
    assert kinds(said) == {
        "um": "filled_pause",
        "like": "filler_word",
        "you": "filler_word",
        "know": "filler_word",
    }


@pytest.mark.parametrize(
    ("text", "fillers"),
    [
        ("they cost ten cents. Honestly, the hotel took five", ["Honestly"]),
        ("they cost ten cents well the hotel took five", []),
        ("they cost ten cents | you know | the hotel took five", ["you know"]),
    ],
)
def test_a_filler_that_stands_apart_is_one_where_a_word_was_left_out(text: str, fillers: list[str]) -> None:
    said = message("they cost ten cents each the hotel took five", text)
    assert [filler.text for filler in said.fillers] == fillers
    if fillers:
        assert deviations(said) == [("deletion", "each", "")]


@pytest.mark.parametrize(
    ("script", "text", "fillers"),
    [
        ("if you want it", "if you, you know, want it", ["you know"]),
        ("and you want it", "and you know you want it", ["you know"]),
        ("I'd like a tent", "I'd like like a tent", ["like"]),
        ("it is a tent", "it is like a tent", ["like"]),
        ("it is right there", "it is well right there", ["well"]),
        ("it is there", "it is right there", []),
        ("it is there", "it is there | right |", ["right"]),
        ("the tents grow", "the tents grow like crazy", []),
        ("prices rise", "as you know, prices rise", []),
    ],
)
def test_a_filler_that_is_put_in_leaves_the_script_as_it_was(
    script: str, text: str, fillers: list[str]
) -> None:
    assert [filler.text for filler in message(script, text).fillers] == fillers


@pytest.mark.parametrize(
    ("script", "text"),
    [
        ("people actually like it", "people actually like it"),
        ("so I'd like to show you", "so I'd like to show you"),
        ("right now", "right now"),
        ("it took six weeks", "it took just six weeks"),
    ],
)
def test_ordinary_uses_are_no_fillers(script: str, text: str) -> None:
    assert message(script, text).fillers == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I like it and they like me", []),
        ("I | would | like | to | call | you | right | now", []),
        ("it's, um, kind of a box", ["um", "kind of"]),
        ("do you have one? Yeah, I do", []),
        ("right | hello", ["right"]),
        ("I think, um, he left", ["um"]),
        ("it was, I think, a box", ["I think"]),
        ("So, we sell boxes.", ["So"]),
        ("they are so light", []),
        ("this is Bo. Um, so your meter stands still", ["Um", "so"]),
        ("um so I had a look at it", ["um", "so"]),
        ("it was cold, so we left", []),
        ("it was cold um so we left", ["um"]),
        ("I am Bo. Uh, so many people came", ["Uh"]),
        ("the door is open. So we can go in", []),
        ("you open on Sunday, right?", []),
        ("it has six rooms. Right, I can show it", ["Right"]),
        ("we are, you know, the cheapest", ["you know"]),
        ("you know the blue cards we made", []),
        ("it is from | the shop. You know which, | on Main Street", []),
        ("good morning. You know what's coming on Sunday", []),
        ("I mean it, really", []),
        ("it is basically a box", ["basically"]),
        ("call me | like | tomorrow", ["like"]),
        ("the van is like really loud", ["like"]),
        ("the postage is like six dollars", ["like"]),
        ("it has like, a garden", ["like"]),
        ("you know what it's like, they read a lot", []),
        ("if you like, call me", []),
        ("it looks like six of them", []),
        ("the brakes are like new", []),
        ("it is | you know not too bad", ["you know"]),
        ("if you know, | call me", []),
        ("it's kind of quiet then", ["kind of"]),
        ("it's kind of you to call", []),
        ("I'd like to sort of check it", ["sort of"]),
        ("I'd like to kind of look around", ["kind of"]),
        ("it's the kind of tent you want", []),
        ("I mean, any day is fine", ["I mean"]),
        ("soon I mean to plant one | of them", []),
        ("so we plant trees", ["so"]),
        ("so call me", []),
        ("so well, um, we plant trees", ["so", "well", "um"]),
        ("okay so like the van is loud", ["okay so", "like"]),
        ("it works as well, um, we think", ["um"]),
        ("I was there, and well, I saw it", ["well"]),
        ("you can park on the left and right, I think", ["I think"]),
        ("when I say soon, I mean soon", []),
        ("you know Walter at the shop", []),
        ("you know I like the shop", ["you know"]),
        ("this is the kind, of all of them, that I like", []),
        ("the price is kind of high", ["kind of"]),
        ("we sell a very special kind of lamp", []),
        ("alright, that is all", ["alright"]),
    ],
)
def test_fillers_in_free_speech_stand_apart(text: str, expected: list[str]) -> None:
    assert [filler.text for filler in message(None, text).fillers] == expected


def test_dutch_fillers() -> None:
    said = message("Wij leveren verse lunches.", "Wij leveren, eh, zeg maar, verse lunches.", language="nl")
    assert [filler.text for filler in said.fillers] == ["eh", "zeg maar"]
    assert match_ratio(matched(said)) == 1.0
    assert message(None, "er is dus niets aan de hand", language="nl").fillers == ()


def test_numbers_count_as_the_words_they_are_said_in() -> None:
    said = message("Call 555-0142 for 40% off", "call five five five oh one four two for forty percent off")
    assert matched(said).words == 12
    assert match_ratio(matched(said)) == 1.0
    assert deviations(message("Call 555-0142", "call five five three oh one four two")) == [
        ("substitution", "five", "three")
    ]


@pytest.mark.parametrize(
    ("language", "script", "text"),
    [
        ("en", "I'm calling because we'll be there", "I am calling because we will be there"),
        ("en", "I am calling because we will be there", "I'm calling because we'll be there"),
        ("en", "it is not late and you cannot miss it", "it isn't late and you can't miss it"),
        ("en", "it's not late", "it isn't late"),
        ("en", "the team has grown, let us talk", "the team's grown, let's talk"),
        ("nl", "'t is zo'n dag", "het is zo een dag"),
        ("nl", "dat is zo een dag", "da's zo'n dag"),
    ],
)
def test_a_contraction_is_a_deviation_under_strict_alone(language: str, script: str, text: str) -> None:
    said = message(script, text, language=language)
    assert match_ratio(matched(said)) == 1.0
    assert [word.text for word in said.words] == text.split()
    strictly = message(script, text, language=language, strict=True)
    assert (match_ratio(matched(strictly)) or 0) < 1.0
    assert match_ratio(matched(message(script, script, language=language, strict=True))) == 1.0


@pytest.mark.parametrize(
    ("script", "text", "deviation"),
    [
        ("it is ready", "it has ready", ("substitution", "is", "has")),
        ("I would go", "I had go", ("substitution", "would", "had")),
        ("I'd like to", "I could like to", None),
        ("we are here", "we're not here", ("insertion", "", "not")),
        ("it's ready", "it was ready", None),
    ],
)
def test_two_full_forms_of_one_contraction_are_not_the_same(
    script: str, text: str, deviation: tuple[str, str, str] | None
) -> None:
    found = deviations(message(script, text))
    assert found and (deviation is None or found == [deviation])


def test_letters_said_one_by_one_are_so_many_words() -> None:
    said = message("It is spelled K, R, A, Y.", "It is spelled KRAY.")
    assert [word.text for word in said.words][3:] == ["K", "R", "A", "Y."]
    assert match_ratio(matched(said)) == 1.0
    assert [word.text for word in message("our CRM helps", "our CRM helps").words] == ["our", "CRM", "helps"]


@pytest.mark.parametrize(
    ("script", "heard", "shown"),
    [
        ("Saltmarsh prints it for you", "Salt Marsh, prints it for you", "Saltmarsh, prints it for you"),
        ("no cost up front at all", "no cost upfront at all", "no cost up front at all"),
        ("your neighbours like colour", "your neighbors, like color.", "your neighbours, like colour."),
        ("see www.acme.com today", "see www .acme .com today", "see www .acme .com today"),
        (
            "Saltmarsh prints it for you",
            "Salt um, Marsh prints it for you",
            "Salt um, Marsh prints it for you",
        ),
    ],
)
def test_what_is_only_written_otherwise_is_shown_as_in_the_script(
    script: str, heard: str, shown: str
) -> None:
    said = message(script, heard)
    assert match_ratio(matched(said)) == 1.0
    assert " ".join(word.text for word in said.words) == shown


def test_a_contraction_shows_both_sides() -> None:
    match = matched(message("I am here", "I'm here"))
    assert [(op.op, op.script, op.spoken) for op in match.alignment] == [
        ("hit", "I am", "I'm"),
        ("hit", "here", "here"),
    ]
    assert match.hits == match.words == 2


def test_repetitions_and_false_starts_are_counted_apart() -> None:
    said = message("I'd like to show you how we help", "I'd like I'd like to show you how we we help")
    assert match_ratio(matched(said)) == 1.0
    assert [word.kind for word in said.words[:4]] == ["false_start", "false_start", "word", "word"]
    assert [word.kind for word in said.words[8:11]] == ["repetition", "word", "word"]


RESTARTS = [
    ("my mobile is ready", "my number, my mobile is ready", {"my": 1, "number": 1}),
    ("call on Monday", "call on mon- Monday", {"mon-": 1}),
    ("viewings start", "view, viewings start", {"view": 1}),
    ("the meeting starts", "the me meeting starts", {"me": 1}),
    ("we like theatre", "we like the theatre", {}),
    ("if you would rather", "if you um if you would rather", {"if": 1, "you": 1, "um": 1}),
    ("tyres and the mirror", "tyres and brakes and the mirror", {}),
    ("a van for forty people", "a van for for forty people", {"for": 1}),
    (None, "with with it I mean", {"with": 1}),
    (None, "I'd like to I'd like to show you", {"i'd": 1, "like": 1, "to": 1}),
    (None, "I lie, I like your drawing", {"i": 1, "lie": 1}),
    (None, "we are oh, we are open", {"we": 1, "are": 1, "oh": 1}),
    (None, "call on mon- Monday", {"mon-": 1}),
    (None, "call five five five one one two", {}),
    (None, "it spells r o r r y", {}),
    (None, "bye bye, very very well", {}),
    (None, "we help banks, we help shops", {}),
    (None, "more and more and more", {}),
    (None, "unit B- four one seven", {}),
]


@pytest.mark.parametrize(("script", "text", "expected"), RESTARTS)
def test_what_is_said_on_the_way_to_saying_it_anew(
    script: str | None, text: str, expected: dict[str, int]
) -> None:
    said = message(script, text)
    found = [word.text.strip(",").lower() for word in said.words if word.kind not in ("word", "filler_word")]
    assert Counter(found) == Counter(expected)
    if script is not None and expected:
        assert match_ratio(matched(said)) == 1.0


def test_a_filler_phrase_before_the_same_word_is_no_restart() -> None:
    said = message("I would love to help", "I guess I would love to help")
    assert [filler.text for filler in said.fillers] == ["I guess"]
    assert {word.kind for word in said.words} == {"word", "filler_word"}


def test_the_sound_can_say_that_a_name_was_said() -> None:
    script, text = "at Tessellate Labs today", "at Tessilate Labs, today"
    heard = transcript(text)
    (place,) = open_questions(heard, script, ENGLISH)
    assert (place.text, place.transcript) == ("Tessellate", (1, 2))
    for log_odds, script_nats, hits in ((-1.0, -0.4, 4), (25.0, -12.0, 3)):
        evidence = Evidence(
            place.script, place.transcript, place.text, Weight(log_odds, -0.5, script_nats, everyday=False)
        )
        said = understood(heard, script, ENGLISH, [evidence])
        assert matched(said).hits == hits
        assert said.words[1].text == ("Tessellate" if hits == 4 else "Tessilate")
        assert said.words[1].heard_as == ("Tessilate" if hits == 4 else None)


@pytest.mark.parametrize(
    ("log_odds", "heard_nats", "stays"), [(1.0, -0.05, True), (6.0, -1.5, True), (0.5, -1.5, False)]
)
def test_what_is_said_beside_the_script_does_not_vanish(
    log_odds: float, heard_nats: float, stays: bool
) -> None:
    script, heard = "call me today", transcript("call me please today")
    (place,) = open_questions(heard, script, ENGLISH)
    assert (place.text, place.transcript) == ("", (2, 3))
    weight = Weight(log_odds, heard_nats, None, everyday=True)
    said = understood(heard, script, ENGLISH, [Evidence(place.script, place.transcript, "", weight)])
    assert [word.text for word in said.words] == (
        ["call", "me", "please", "today"] if stays else ["call", "me", "today"]
    )
    assert matched(said).insertions == stays


def test_a_name_in_two_halves_is_one_question() -> None:
    script = "with Harrowgate Foods"
    heard = transcript("with Harold Gate Foods")
    places = open_questions(heard, script, ENGLISH)
    assert ("Harrowgate", (1, 3)) in {(place.text, place.transcript) for place in places}
    whole = next(place for place in places if place.transcript == (1, 3))
    evidence = Evidence(whole.script, whole.transcript, whole.text, Weight(2.0, -0.6, -0.8, everyday=False))
    said = understood(heard, script, ENGLISH, [evidence])
    assert [word.text for word in said.words] == ["with", "Harrowgate", "Foods"]
    assert said.words[1].heard_as == "Harold Gate"
    assert (said.words[1].start_s, said.words[1].end_s) == (heard.words[1].start_s, heard.words[2].end_s)
    assert match_ratio(matched(said)) == 1.0


def test_a_misheard_um_is_a_filled_pause_when_the_sound_says_so() -> None:
    script, heard = "show you the plan", transcript("show you Amme, the plan")
    evidence = Evidence((0, 0), (2, 3), "um", Weight(-0.5, -0.4, -0.6, everyday=False))
    said = understood(heard, script, ENGLISH, [evidence])
    assert [filler.text for filler in said.fillers] == ["um"]
    assert match_ratio(matched(said)) == 1.0
    assert understood(heard, script, ENGLISH, []).fillers == ()


def test_an_unheard_um_is_put_in_without_moving_other_evidence() -> None:
    script, heard = "today my Tessellate line", transcript("today my Tessilate line")
    unheard = Evidence((0, 0), (1, 1), "uh", Weight(-1.0, None, -0.3, everyday=False))
    name = Evidence((2, 3), (2, 3), "Tessellate", Weight(-1.0, -0.5, -0.4, everyday=False))
    said = understood(heard, script, ENGLISH, [unheard, name])
    assert [word.text for word in said.words] == ["today", "uh,", "my", "Tessellate", "line"]
    assert match_ratio(matched(said)) == 1.0


def test_nothing_said_and_no_script() -> None:
    assert match_ratio(matched(message("hello there", "um"))) == 0.0
    assert message(None, "hello there").script_match is None


def test_a_filler_phrase_beside_a_word_that_was_left_out_is_still_one() -> None:
    script = "we deliver within a month and the first is free"
    said = message(script, "we deliver within a month I guess the first is free")
    assert [filler.text for filler in said.fillers] == ["I guess"]
    assert deviations(said) == [("deletion", "and", "")]
    exchanged = message("it works well for you", "it works fine for you well thanks")
    assert "fine" in {spoken for _, _, spoken in deviations(exchanged)}


def test_how_words_stand_to_the_script() -> None:
    heard = transcript("we basically help no growers often um, today")
    script = "we help local growers today"
    assert standings(heard, script, ENGLISH) == {
        0: "expected",
        1: "filler",
        2: "expected",
        3: "exchanged",
        4: "expected",
        5: "put in",
        7: "expected",
    }
    assert set(standings(heard, None, ENGLISH).values()) == {"free"}


@pytest.mark.parametrize(
    ("script", "text", "at", "standing"),
    [
        ("hi Earl, call me", "hi Erl, call me", 1, "expected"),
        ("hi Earl, call me", "hi arm, call me", 1, "exchanged"),
        ("from seven to nine a.m. daily", "from seven to nine M daily", 4, "expected"),
        ("it has a door", "it has our door", 2, "exchanged"),
    ],
)
def test_a_word_that_is_only_misspelled_is_no_other(script: str, text: str, at: int, standing: str) -> None:
    assert standings(transcript(text), script, ENGLISH)[at] == standing


@pytest.mark.parametrize(
    ("phrases", "kinds"), [((("i", "guess"),), {}), ((), dict.fromkeys((0, 1), "false_start"))]
)
def test_a_filler_phrase_before_the_same_word_is_no_false_start(
    phrases: tuple[tuple[str, ...], ...], kinds: dict[int, str]
) -> None:
    spoken = SpokenWords(("i", "guess", "i", "would"), "en", breaks={1})
    assert said_again(spoken, (0, 1), phrases=phrases) == kinds
