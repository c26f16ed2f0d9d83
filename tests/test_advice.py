"""The one piece of advice: its subject, its cause, its place."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_scoring import measures

from vm_rehearse.scoring import score
from vm_rehearse.scoring.advising import advice
from vm_rehearse.take import Advice, AlignmentOp, Filler, FillerKind, Op, Pause, ScriptMatch, Word, WordKind

LINE = "Hi Peter this is Alex Morgan we help companies cut their errors by forty percent without any hardware"


def said(text: str, *, word_s: float = 0.4) -> tuple[Word, ...]:
    return tuple(
        Word(word, place * word_s, place * word_s + 0.9 * word_s) for place, word in enumerate(text.split())
    )


def matched(*steps: tuple[Op, str, str]) -> ScriptMatch:
    alignment = tuple(
        AlignmentOp(op, script, spoken, float(place), place + 1.0)
        for place, (op, script, spoken) in enumerate(steps)
    )
    count = {
        kind: sum(step.op == kind for step in alignment)
        for kind in ("hit", "substitution", "deletion", "insertion")
    }
    return ScriptMatch(
        words=count["hit"] + count["substitution"] + count["deletion"],
        hits=count["hit"],
        substitutions=count["substitution"],
        deletions=count["deletion"],
        insertions=count["insertion"],
        alignment=alignment,
    )


HITS: tuple[tuple[Op, str, str], ...] = tuple(("hit", word, word) for word in LINE.split())


def advised(
    *,
    words: tuple[Word, ...] = said(LINE),
    fillers: tuple[Filler, ...] = (),
    pauses: tuple[Pause, ...] = (),
    alignment: ScriptMatch | None = None,
    measured_words: int = 70,
    target_s: float = 30.0,
    **changes: float | None,
) -> Advice:
    taken = measures(words=measured_words, **changes)
    return advice(
        measures=taken,
        score=score(taken, target_s=target_s),
        words=words,
        fillers=fillers,
        pauses=pauses,
        alignment=alignment,
        target_s=target_s,
    )


def test_nothing_to_change_is_praised_and_gets_a_next_stretch() -> None:
    with_script = advised(alignment=matched(*HITS))
    assert with_script.code == "next_stretch"
    assert "Say it once more, without looking at the script." in with_script.text, "true of one by heart too"
    assert "script" not in advised(script_match=None).text


def test_two_words_are_no_message_however_long_they_took() -> None:
    found = advised(words=said("Hi Peter"), measured_words=2, duration_s=20.0, script_match=None)
    assert found.code == "too_short" and found.text.startswith("You said only 2 words. Say who you are,")


def test_a_very_long_silence_comes_before_praise() -> None:
    found = advised(pauses=(Pause(3.0, 3.5), Pause(12.2, 15.2)))
    assert (found.code, found.at_s) == ("long_pause", 12.2)
    assert "3 seconds at 0:12" in found.text


def test_what_was_left_out_is_named() -> None:
    steps = (*HITS[:4], ("deletion", "we", ""), ("deletion", "help", ""), *HITS[6:], ("insertion", "", "so"))
    found = advised(alignment=matched(*steps), script_match=0.85)
    assert (found.code, found.at_s) == ("left_out", 4.0)
    assert 'You left out "we help" at 0:04' in found.text


def test_what_was_changed_is_named() -> None:
    steps = (*HITS[:3], ("substitution", "forty", "fifty"), *HITS[4:])
    found = advised(alignment=matched(*steps), script_match=0.9)
    assert (found.code, found.at_s) == ("changed", 3.0)
    assert 'At 0:03 you said "fifty" where the script has "forty"' in found.text


def test_what_was_added_is_named() -> None:
    steps = (*HITS[:3], ("insertion", "", "just"), ("insertion", "", "quickly"), *HITS[3:])
    found = advised(alignment=matched(*steps), script_match=0.9)
    assert (found.code, found.at_s) == ("added", 3.0)
    assert '"just quickly"' in found.text


def test_a_take_far_from_the_script_is_not_corrected_word_by_word() -> None:
    steps: list[tuple[Op, str, str]] = [("substitution", word, "other") for word in LINE.split()]
    found = advised(alignment=matched(*steps), script_match=0.0)
    assert found.code == "read_along"


def test_a_take_that_broke_off_early_did_not_go_its_own_way() -> None:
    steps: list[tuple[Op, str, str]] = [
        ("hit" if place < 2 else "deletion", word, word if place < 2 else "")
        for place, word in enumerate(LINE.split())
    ]
    found = advised(alignment=matched(*steps), script_match=0.1)
    assert found.code == "left_out"
    assert found.text == f"Of the {len(steps)} words of your script you said 2. Read it out to the end."


def test_what_is_quoted_ends_without_a_full_stop() -> None:
    words = said("We open at nine. It is a, uh, very nice place to see.", word_s=0.2)
    found = advised(words=words, duration_s=20.0, measured_words=70, words_per_minute=210.0)
    assert re.search(r'"[^"]*\w( \.\.\.)?"', found.text), found.text
    steps = (*HITS[:-3], ("deletion", "any hardware.", ""), *HITS[-2:])
    assert '"any hardware" at' in advised(alignment=matched(*steps), script_match=0.8).text


def test_a_long_line_is_quoted_by_its_beginning() -> None:
    steps = (*HITS[:10], *(("deletion", word, "") for word in LINE.split()[10:]))
    found = advised(alignment=matched(*steps), script_match=0.6)
    assert '"their errors by forty percent without ..."' in found.text


def test_the_most_frequent_filler_and_where_it_clusters() -> None:
    times = (2.0, 14.0, 15.0, 17.0, 28.0)
    fillers = tuple(
        Filler(text, "filled_pause", at, at + 0.3)
        for text, at in zip(("Um", "um", "umm", "um,", "uum"), times, strict=True)
    )
    fillers += (Filler("you know", "filler_word", 20.0, 20.4),)
    found = advised(fillers=fillers, filled_pauses=5, filler_words=1, fillers_per_minute=12.9)
    assert (found.code, found.at_s) == ("fillers", 14.0)
    assert 'You said "um" 5 times, 3 of them between 0:14 and 0:17' in found.text


@pytest.mark.parametrize(
    ("kind", "texts", "name"),
    [
        ("filled_pause", ("Mm,", "mm", "mmm"), "mm"),
        ("filled_pause", ("Uhh", "uhh", "uhhh"), "uhh"),
        ("filler_word", ("I mean", "i mean,", "I mean"), "I mean"),
        ("filler_word", ("Basically", "basically", "Basically"), "basically"),
    ],
)
def test_a_filler_is_called_as_people_write_it(kind: FillerKind, texts: tuple[str, ...], name: str) -> None:
    fillers = tuple(
        Filler(text, kind, at, at + 0.4) for text, at in zip(texts, (1.6, 13.0, 26.0), strict=True)
    )
    assert (
        f'You said "{name}" 3 times' in advised(fillers=fillers, filler_words=3, fillers_per_minute=6.5).text
    )


def test_a_scattered_filler_is_shown_where_it_comes_first_and_before_which_word() -> None:
    fillers = tuple(Filler("you know", "filler_word", at, at + 0.4) for at in (1.6, 13.0, 26.0))
    found = advised(fillers=fillers, filler_words=3, fillers_per_minute=6.5)
    assert found.at_s == 1.6
    assert 'You said "you know" 3 times, first at 0:01, just before "Morgan"' in found.text


def test_fillers_that_are_all_different() -> None:
    fillers = tuple(
        Filler(text, "filler_word", at, at + 0.3)
        for text, at in (("like", 4.0), ("so", 9.0), ("right", 20.0))
    )
    assert (
        "3 fillers, no two the same" in advised(fillers=fillers, filler_words=3, fillers_per_minute=6.5).text
    )


@pytest.fixture
def long_words() -> tuple[Word, ...]:
    """Ninety words in forty seconds."""
    return said(" ".join([LINE] * 5), word_s=40 / 90)


def test_too_many_words_says_how_many_to_cut_and_when_the_time_was_up(long_words: tuple[Word, ...]) -> None:
    found = advised(words=long_words, duration_s=40.0, measured_words=90, words_per_minute=135.0)
    assert found.code == "too_many_words"
    assert "runs 10 seconds over your 30" in found.text
    assert "cut about 22 words" in found.text, "at 135 words a minute"
    assert found.at_s == pytest.approx(30.0, abs=0.5) and "up at 0:30" in found.text
    assert "your number" in found.text


def test_too_long_for_its_fillers_is_about_fillers_though_the_words_would_fit() -> None:
    """As in a take of 48 seconds with 65 words of its own: nothing of those has to go."""
    fillers = tuple(Filler("um", "filled_pause", 2.6 * place, 2.6 * place + 0.5) for place in range(18))
    pauses = tuple(Pause(filler.end_s, filler.end_s + 0.7) for filler in fillers[::2])
    poor = {"filled_pauses": 18, "fillers_per_minute": 22.6, "words_per_minute": 91.0, "script_match": 0.85}
    found = advised(fillers=fillers, pauses=pauses, duration_s=47.7, measured_words=72, **poor)
    assert found.code == "fillers" and "cut" not in found.text
    assert "18 seconds over your 30, and the 18 fillers, with the silence around them, take 12" in found.text
    assert 'You said "um" 18 times, 4 of them between' in found.text


def test_too_long_for_one_silence_names_the_silence() -> None:
    found = advised(duration_s=36.0, pauses=(Pause(3.0, 3.5), Pause(10.0, 14.0)))
    assert (found.code, found.at_s) == ("long_pause", 10.0)
    assert "silence at 0:10 takes 4 seconds" in found.text


def test_a_length_is_rounded_as_on_the_card() -> None:
    found = advised(duration_s=34.0, pauses=(Pause(10.0, 12.5),))
    assert "silence at 0:10 takes 3 seconds" in found.text
    assert "silent for 5 seconds" in advised(pauses=(Pause(10.0, 14.5),)).text


def test_a_target_with_tenths_is_told_as_the_card_has_it() -> None:
    long = advised(duration_s=34.5, target_s=25.5, measured_words=90)
    assert "runs 9 seconds over your 25.5, and" in long.text
    quick = advised(duration_s=25.0, target_s=25.5, measured_words=90, words_per_minute=216.0)
    assert "90 words are too many for 25.5 seconds" in quick.text


def test_the_pace_of_a_take_that_is_too_long_is_that_of_its_card() -> None:
    pauses = tuple(Pause(start, start + 0.6) for start in (2.0, 8.0, 14.0, 20.0))
    slow = {"duration_s": 50.0, "measured_words": 60, "pauses": pauses}
    found = advised(**slow, words_per_minute=60 * 60 / 50.0)
    assert found.text.startswith("This runs 20 seconds over your 30: you speak at 72 words a minute, and")
    with_repeats = advised(**slow, words_per_minute=131.0)
    assert "follow 130" not in with_repeats.text, "131 is one of those that people follow best"


def test_too_long_for_many_silences_says_what_they_take_together() -> None:
    pauses = tuple(Pause(start, start + 1.4 + start / 100) for start in range(2, 30, 4))
    found = advised(duration_s=38.0, pauses=pauses, words_per_minute=110.0)
    assert (found.code, found.at_s) == ("long_pause", 26.0)
    assert "long silences take 8 seconds, the longest of them at 0:26" in found.text


def test_too_long_for_what_was_said_twice() -> None:
    words = tuple(
        replace(word, kind="repetition") if 4 <= place < 14 else word
        for place, word in enumerate(said(LINE, word_s=0.4))
    )
    found = advised(words=words, duration_s=32.0)
    assert (found.code, found.at_s) == ("restarts", 1.6)
    assert 'twice takes 4 seconds, first at 0:01: "Alex"' in found.text


def test_words_that_fit_and_nothing_else_to_blame_are_to_be_said_quicker() -> None:
    slow = said("five five five oh one seven three " + LINE, word_s=0.4)
    slow = tuple(
        replace(word, end_s=word.start_s + 3) if place < 7 else word for place, word in enumerate(slow)
    )
    one_filler = (Filler("um", "filled_pause", 17.2, 17.9),)
    found = advised(
        words=slow, fillers=one_filler, duration_s=32.7, measured_words=73, words_per_minute=134.0
    )
    assert found.code == "too_slow" and found.at_s is not None and found.at_s >= slow[7].start_s
    assert "fit in at 150 a minute; you spoke at 134" in found.text
    assert "five" not in found.text, "a telephone number should be said slowly"


@pytest.mark.parametrize(("duration_s", "how"), [(37.8, "a little quicker"), (37.9, "quicker")])
def test_what_is_too_long_by_more_than_a_little_is_to_be_quicker_by_more(duration_s: float, how: str) -> None:
    found = advised(duration_s=duration_s, measured_words=60, words_per_minute=131.0)
    assert f"Say it {how}, above all at" in found.text


def test_words_that_do_not_fit_are_not_to_blame_when_fillers_cost_more() -> None:
    fillers = tuple(Filler("uh", "filled_pause", 4.0 * place, 4.0 * place + 0.7) for place in range(9))
    few = {"filled_pauses": 9, "fillers_per_minute": 13.5, "words_per_minute": 120.0}
    assert advised(fillers=fillers, duration_s=38.5, measured_words=77, **few).code == "fillers"
    assert advised(fillers=fillers[:3], duration_s=38.5, measured_words=85).code == "too_many_words"


def test_two_fillers_are_nobodys_trouble() -> None:
    two = tuple(Filler("uh", "filled_pause", at, at + 1.5) for at in (3.0, 9.0))
    found = advised(fillers=two, filled_pauses=2, duration_s=32.0, measured_words=70)
    assert found.code == "too_slow"


def test_a_silence_beside_an_um_is_one_though_nobody_minds_the_um() -> None:
    um = (Filler("um", "filled_pause", 10.0, 10.4),)
    found = advised(fillers=um, filled_pauses=1, duration_s=35.0, pauses=(Pause(10.4, 14.8),))
    assert (found.code, found.at_s) == ("long_pause", 10.4)
    assert "This runs 5 seconds over your 30, and the silence at 0:10 takes 4 seconds" in found.text


def test_too_short_says_how_much_room_there_is() -> None:
    found = advised(duration_s=10.0, words=said("Hi"), filled_pauses=0)
    assert (found.code, found.at_s) == ("too_short", None)
    assert found.text.endswith(
        "room for about 20 words more. Add one line on what they gain by calling you back."
    )


def test_where_more_than_a_line_is_missing_all_that_belongs_in_a_message_is_named() -> None:
    found = advised(duration_s=5.0, words=said("Hi"), filled_pauses=0, measured_words=11)
    assert found.code == "too_short" and "one line" not in found.text
    assert found.text.endswith(
        "Say who you are, why you call, what they gain by calling you back, and your number."
    )


@pytest.mark.parametrize(
    ("duration_s", "says"),
    [
        (17.7, "This takes 17.7 seconds: there is room for a line more. Add one line on what they gain"),
        (16.4, "This takes 16 seconds: there is room for a line more. Add one line on what they gain"),
        (14.5, "This takes 15 seconds: there is room for about 9 words more. Add one line on what"),
    ],
)
def test_what_is_hardly_too_short_has_room_for_a_line(duration_s: float, says: str) -> None:
    found = advised(duration_s=duration_s, measured_words=40, words_per_minute=150.0)
    assert found.text.startswith(says)


@pytest.mark.parametrize(
    ("duration_s", "says"),
    [
        (10.0, "Add one line to your script, on what they gain by calling you back"),
        (
            5.0,
            "Let your script say who you are, why you call, what they gain by calling you back"
            ", and your number",
        ),
    ],
)
def test_who_reads_a_script_adds_to_that(duration_s: float, says: str) -> None:
    found = advised(duration_s=duration_s, measured_words=11, alignment=matched(*HITS), script_match=1.0)
    assert found.code == "too_short" and found.text.endswith(f" {says}.")


def test_what_is_to_be_dropped_is_no_more_and_no_less_than_what_is_too_much() -> None:
    """The words end before the target, and after it: either sentence."""
    for word_s, measured_words, drops in (
        (0.4, 85, "and drop a line in between."),
        (0.4, 150, "and drop whole lines in between."),
        (2.5, 85, "; drop a line before that."),
        (2.5, 150, "; drop whole lines before that."),
    ):
        found = advised(
            words=said(LINE, word_s=word_s),
            duration_s=60.0 * measured_words / 150,
            measured_words=measured_words,
        )
        assert found.code == "too_many_words" and found.text.endswith(drops), found.text


def test_too_short_because_lines_are_missing_names_the_longest_of_them() -> None:
    steps = (
        *HITS[:3],
        ("deletion", "Alex", ""),
        *HITS[4:8],
        *(("deletion", each, "") for each in ["a", "b", "c", "d", "e"]),
    )
    missing = matched(*steps, *HITS[8:])
    found = advised(duration_s=14.0, measured_words=35, alignment=missing, script_match=0.93)
    assert (found.code, found.at_s) == ("left_out", 8.0)
    assert "takes 14 seconds, because 6 words of your script are missing" in found.text
    assert '"a b c d e"' in found.text
    assert "missing, most of them at 0:08" in found.text
    free = advised(duration_s=14.0, measured_words=35, script_match=None)
    assert free.code == "too_short"


@pytest.mark.parametrize(
    ("gaps", "says"),
    [
        ((9,), '9 words of your script are missing at 0:01: "w w w w w w ...".'),
        ((4, 4, 4), "12 words of your script are missing, the longest stretch of them at 0:01:"),
        ((2, 2), "4 words of your script are missing, the longest stretch of them at 0:01:"),
        ((1, 4, 2), "7 words of your script are missing, most of them at 0:03:"),
        ((1,), '1 word of your script is missing at 0:01: "w".'),
    ],
)
def test_where_words_are_missing_is_told_as_it_is(gaps: tuple[int, ...], says: str) -> None:
    steps: list[tuple[Op, str, str]] = [HITS[0]]
    for words in gaps:
        steps += [("deletion", "w", "")] * words + [HITS[0]]
    short = {1: 17.6, 4: 16.5}.get(sum(gaps), 14.0)
    found = advised(
        duration_s=short,
        measured_words=40,
        words_per_minute=150.0,
        alignment=matched(*steps, *HITS),
        script_match=0.96,
    )
    assert says in found.text


def test_too_short_because_it_was_rushed_is_about_the_pace() -> None:
    found = advised(words=said(LINE), duration_s=12.0, measured_words=50, words_per_minute=187.0)
    assert found.code == "too_quick"


def test_too_quick_shows_the_quickest_stretch() -> None:
    slow, quick = said(LINE), said(LINE, word_s=0.2)
    later = tuple(replace(word, start_s=word.start_s + 20, end_s=word.end_s + 20) for word in quick)
    found = advised(words=slow + later, words_per_minute=200.0)
    assert found.code == "too_quick" and found.at_s is not None and found.at_s >= 20.0
    assert "200 words a minute, quickest at 0:2" in found.text


def test_too_quick_because_there_is_too_much_to_say() -> None:
    found = advised(words=said(LINE), words_per_minute=206.0, measured_words=96, duration_s=28.0)
    assert found.code == "too_many_words"
    assert "96 words are too many for 30 seconds. Cut about 21 of them" in found.text


def test_too_slow_for_its_silences_names_the_longest() -> None:
    found = advised(words_per_minute=95.0, measured_words=50, pauses=(Pause(3.0, 4.0), Pause(10.0, 13.0)))
    assert (found.code, found.at_s) == ("long_pause", 10.0)
    assert "95 words a minute, and the silence at 0:10 takes 3 seconds" in found.text


def test_too_slow_for_its_fillers_is_about_fillers() -> None:
    fillers = tuple(Filler("uh", "filled_pause", 4.0 * place, 4.0 * place + 0.9) for place in range(5))
    found = advised(
        fillers=fillers, words_per_minute=100.0, measured_words=47, filled_pauses=5, fillers_per_minute=10.7
    )
    assert found.code == "fillers"
    assert "100 words a minute, and the 5 fillers, with the silence around them, take 5 seconds" in found.text


def test_slow_speech_names_the_slowest_words() -> None:
    words = tuple(
        replace(word, end_s=word.start_s + 0.5) if place >= 8 else word
        for place, word in enumerate(said(LINE, word_s=0.6))
    )
    words = tuple(
        replace(word, end_s=word.start_s + 0.1) if place < 8 else word for place, word in enumerate(words)
    )
    found = advised(words=words, words_per_minute=95.0, measured_words=44, pauses=(Pause(3.0, 3.5),))
    assert found.code == "too_slow"
    assert found.at_s == pytest.approx(8 * 0.6)
    assert found.text.count("95 words a minute") == 1
    assert advised(words=said("Hi there"), words_per_minute=95.0, measured_words=44).at_s is None


def test_the_criterion_that_lost_most_decides() -> None:
    fillers = (Filler("um", "filled_pause", 1.0, 1.3),) * 4
    both = {"filled_pauses": 4, "fillers_per_minute": 8.0, "words_per_minute": 215.0}
    assert advised(fillers=fillers, **both).code == "too_quick"
    assert advised(fillers=fillers, **{**both, "words_per_minute": 172.0}).code == "fillers"


def test_without_words() -> None:
    found = advised(
        words=(), duration_s=0.0, script_match=None, words_per_minute=None, fillers_per_minute=None
    )
    assert found.code == "no_words"


@given(
    st.floats(0.3, 120),
    st.floats(20, 400),
    st.integers(0, 20),
    st.floats(0, 1),
    st.lists(st.sampled_from(["hit", "substitution", "deletion", "insertion"]), max_size=12),
    st.booleans(),
    st.integers(1, 300),
    st.sampled_from(["word", "repetition", "false_start", "filler_word"]),
)
def test_advice_is_always_a_few_sentences_about_a_place_in_the_take(
    duration_s: float,
    rate: float,
    fillers: int,
    match: float,
    steps: list[Op],
    has_script: bool,
    count: int,
    kind: WordKind,
) -> None:
    spoken = tuple(Filler("um", "filled_pause", place * 2.0, place * 2.0 + 0.4) for place in range(fillers))
    words = said(LINE)
    found = advised(
        words=(*words[:5], *(replace(word, kind=kind) for word in words[5:9]), *words[9:]),
        measured_words=count,
        fillers=spoken,
        pauses=(Pause(1.0, 1.0 + duration_s / 10),),
        alignment=matched(*((op, "word" * (op != "insertion"), "said" * (op != "deletion")) for op in steps))
        if has_script
        else None,
        duration_s=duration_s,
        words_per_minute=rate,
        filled_pauses=fillers,
        fillers_per_minute=60 * fillers / duration_s,
        script_match=match if has_script else None,
    )
    assert found.code
    assert found.text.endswith(".")
    assert "  " not in found.text
    assert len(found.text) < 260
    assert found.at_s is None or found.at_s >= 0


@pytest.mark.parametrize(
    ("silence_s", "code"), [(0.9, "too_slow"), (1.3, "too_slow"), (1.5, "long_pause"), (2.4, "long_pause")]
)
def test_what_cost_a_third_of_the_time_that_is_over_is_the_cause(silence_s: float, code: str) -> None:
    pauses = (Pause(3.0, 3.0 + silence_s),)
    found = advised(duration_s=33.0, measured_words=71, words_per_minute=131.0, pauses=pauses)
    assert found.code == code
    assert ("though its words fit" in found.text) is (code == "too_slow")
