"""Written numbers to spoken words, in English and Dutch."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vm_rehearse.text import normalise_word
from vm_rehearse.verbalisation import are_one_number, is_number_word, number_words, spoken_forms

ENGLISH = [
    ("7", "seven"),
    ("30", "thirty"),
    ("250", "two hundred fifty"),
    ("250", "two hundred and fifty"),
    ("250", "two fifty"),
    ("100", "a hundred"),
    ("1,500", "one thousand five hundred"),
    ("1,500", "fifteen hundred"),
    ("1500", "fifteen hundred"),
    ("30,000", "thirty thousand"),
    ("1,234,567", "one million two hundred thirty four thousand five hundred sixty seven"),
    ("1st", "first"),
    ("2nd", "second"),
    ("3rd", "third"),
    ("12th", "twelfth"),
    ("20th", "twentieth"),
    ("21st", "twenty first"),
    ("2026", "twenty twenty six"),
    ("2026", "two thousand twenty six"),
    ("2026", "two thousand and twenty six"),
    ("2005", "two thousand five"),
    ("2000", "two thousand"),
    ("1998", "nineteen ninety eight"),
    ("1905", "nineteen oh five"),
    ("1900", "nineteen hundred"),
    ("1990s", "nineteen nineties"),
    ("90s", "nineties"),
    ("$30,000", "thirty thousand dollars"),
    ("$1", "one dollar"),
    ("$49.99", "forty nine dollars and ninety nine cents"),
    ("$49.99", "forty nine ninety nine"),
    ("$0.99", "ninety nine cents"),
    ("€30.000", "thirty thousand euros"),
    ("£5m", "five million pounds"),
    ("$5 million", "five million dollars"),
    ("$1.5m", "one and a half million dollars"),
    ("30k", "thirty thousand"),
    ("30k", "thirty k"),
    ("$30k", "thirty thousand dollars"),
    ("1.5k", "fifteen hundred"),
    ("40%", "forty percent"),
    ("40%", "forty per cent"),
    ("2.5%", "two point five percent"),
    ("2.5", "two and a half"),
    ("0.5", "zero point five"),
    ("0.5", "half"),
    ("3.14", "three point one four"),
    ("555-0142", "five five five oh one four two"),
    ("555-0142", "five five five zero one four two"),
    ("555-0142", "triple five oh one four two"),
    ("555-0142", "five double five oh one four two"),
    ("555-0142", "five fifty five oh one forty two"),
    ("555-1234", "five five five one two three four"),
    ("0142", "oh one four two"),
    ("555", "five five five"),
    ("1-800-555-0142", "one eight hundred five five five oh one four two"),
    ("+31612345678", "plus three one six one two three four five six seven eight"),
    ("3:30", "three thirty"),
    ("3:30", "half past three"),
    ("3:05", "three oh five"),
    ("3:45", "quarter to four"),
    ("12:45", "quarter to one"),
    ("15:00", "fifteen hundred"),
    ("15:00", "three o'clock"),
    ("15:30", "three thirty pm"),
    ("9am", "nine am"),
    ("9am", "nine a m"),
    ("9:30am", "nine thirty am"),
    ("9a.m.", "nine am"),
    ("3/4", "three quarters"),
    ("3/4", "march fourth"),
    ("1/2", "a half"),
    ("½", "one half"),
    ("24/7", "twenty four seven"),
    ("12/31/2026", "december thirty first twenty twenty six"),
    ("2026-12-31", "december thirty first twenty twenty six"),
    ("10-15", "ten to fifteen"),
    ("10–15%", "ten to fifteen percent"),  # noqa: RUF001
    ("$10-15k", "ten to fifteen thousand dollars"),
    ("9-5", "nine to five"),
    ("9am-5pm", "nine am to five pm"),
    ("50+", "fifty plus"),
    ("10x", "ten times"),
    ("#1", "number one"),
    ("24-hour", "twenty four hour"),
    ("Q3", "q three"),
    ("B2B", "b to b"),
    ("mp3", "m p three"),
    ("$49/month", "forty nine dollars a month"),
    ("$49.99/mo", "forty nine ninety nine per month"),
    ("10k/year", "ten thousand a year"),
    ("$10/hr", "ten dollars an hour"),
    ("24hr", "twenty four hour"),
    ("24h", "twenty four hours"),
    ("1hr", "one hour"),
    ("24hrs", "twenty four hours"),
    ("1km", "one kilometer"),
    ("10-min", "ten minute"),
    ("9:00-5:00", "nine to five"),
    ("9:30-17:00", "nine thirty to seventeen hundred"),
    ("$5-10 million", "five to ten million dollars"),
    ("10,000-15,000", "ten thousand to fifteen thousand"),
    ("3rd-party", "third party"),
    ("21st-century", "twenty first century"),
    ("2½", "two and a half"),
    ("6½%", "six and a half percent"),
    ("½%", "half a percent"),
    ("½h", "half an hour"),
    ("5ltr", "five liters"),
    ("3½h", "three and a half hours"),
    ("$2½m", "two and a half million dollars"),
    ("2½-hour", "two and a half hour"),
    ("1 1/2", "one and a half"),
    ("2 2/3", "two and two thirds"),
    ("-5%", "minus five percent"),
    ("-5%", "five percent"),
    (".5%", "point five percent"),
    ("5¢", "five cents"),
    ("12am", "midnight"),
    ("12pm", "noon"),
    ("2000s", "two thousands"),
    ("2024/25", "twenty twenty four twenty five"),
    ("24/7/365", "twenty four seven three sixty five"),
    ("1000000", "one million"),
    ("1000000", "a million"),
    ("2500000", "two million five hundred thousand"),
    ("0", "oh"),
    ("Monday-Friday", "monday to friday"),
    ("Mon-Fri", "monday to friday"),
    ("Jan", "january"),
    ("w/", "with"),
]

DUTCH = [
    ("22", "tweeëntwintig"),
    ("25", "vijfentwintig"),
    ("250", "tweehonderdvijftig"),
    ("250", "tweehonderd vijftig"),
    ("250", "twee honderd vijftig"),
    ("105", "honderdvijf"),
    ("105", "honderd en vijf"),
    ("1.500", "vijftienhonderd"),
    ("1.500", "duizend vijfhonderd"),
    ("1,500", "vijftienhonderd"),
    ("30.000", "dertigduizend"),
    ("30.000", "dertig duizend"),
    ("12.345", "twaalfduizend driehonderdvijfenveertig"),
    ("1e", "eerste"),
    ("3e", "derde"),
    ("8ste", "achtste"),
    ("2de", "tweede"),
    ("21ste", "eenentwintigste"),
    ("2026", "tweeduizend zesentwintig"),
    ("2026", "twintig zesentwintig"),
    ("1998", "negentienachtennegentig"),
    ("1998", "negentienhonderdachtennegentig"),
    ("€30.000", "dertigduizend euro"),
    ("€30.000,-", "dertigduizend euro"),
    ("€49,99", "negenenveertig euro negenennegentig"),
    ("€1,50", "een euro vijftig"),
    ("€5 miljoen", "vijf miljoen euro"),
    ("$5", "vijf dollar"),
    ("30k", "dertigduizend"),
    ("40%", "veertig procent"),
    ("2,5%", "twee komma vijf procent"),
    ("2.5", "twee punt vijf"),
    ("1,5", "een en een half"),
    ("06-12345678", "nul zes een twee drie vier vijf zes zeven acht"),
    ("06-12345678", "nul zes twaalf vierendertig zesenvijftig achtenzeventig"),
    ("0612345678", "nul zes twaalf vierendertig zesenvijftig achtenzeventig"),
    ("020-1234567", "nul twee nul een twee drie vier vijf zes zeven"),
    ("020-1234567", "nul twintig honderddrieëntwintig vijfenveertig zevenenzestig"),
    ("15:30", "half vier"),
    ("15:30", "vijftien uur dertig"),
    ("15.30", "half vier"),
    ("15u30", "vijftien uur dertig"),
    ("9:15", "kwart over negen"),
    ("9:45", "kwart voor tien"),
    ("9:20", "tien voor half tien"),
    ("9:35", "vijf over half tien"),
    ("9:50", "tien voor tien"),
    ("9u", "negen uur"),
    ("3/4", "driekwart"),
    ("3/4", "drie april"),
    ("1/2", "een half"),
    ("24/7", "vierentwintig zeven"),
    ("24/7", "twenty four seven"),
    ("31-12-2026", "eenendertig december tweeduizend zesentwintig"),
    ("10-15", "tien tot vijftien"),
    ("10x", "tien keer"),
    ("B2B", "b to b"),
    ("€49/maand", "negenenveertig euro per maand"),
    ("€49/mnd", "negenenveertig euro per maand"),
    ("24u", "vierentwintig uur"),
    ("10.000-15.000", "tienduizend tot vijftienduizend"),
    ("9.30-17.00", "half tien tot vijf uur"),
    ("9:00-17:00", "negen tot vijf"),
    ("31-12", "eenendertig december"),
    ("2e-hands", "tweede hands"),
    ("1,5", "anderhalf"),
    ("2,5", "tweeënhalf"),
    ("4½", "vierenhalf"),
    ("6½%", "zesenhalf procent"),
    ("-5", "min vijf"),
    ("1000000", "een miljoen"),
    ("maandag-vrijdag", "maandag tot en met vrijdag"),
    ("ma-vr", "maandag tot en met vrijdag"),
]

WRITTEN_NUMBERS = st.one_of(
    st.integers(0, 10**9).map(str),
    st.integers(0, 10**9).map(lambda number: f"{number:,}"),
    st.integers(0, 10**6).map(lambda number: f"${number:,}"),
    st.tuples(st.integers(0, 999), st.integers(0, 99)).map(lambda pair: f"€{pair[0]}.{pair[1]:02d}"),
    st.tuples(st.integers(0, 999), st.integers(0, 999)).map(lambda pair: f"{pair[0]}-{pair[1]}"),
    st.tuples(st.integers(0, 31), st.integers(0, 31)).map(lambda pair: f"{pair[0]}/{pair[1]}"),
    st.tuples(st.integers(0, 29), st.integers(0, 69)).map(lambda pair: f"{pair[0]}:{pair[1]:02d}"),
    st.from_regex(r"[0-9$%.,:/+\-a-z]{1,12}", fullmatch=True),
)


def forms(word: str, language: str) -> list[str]:
    return [" ".join(form) for form in spoken_forms(word, language)]


@pytest.mark.parametrize(("written", "said"), ENGLISH)
def test_english_readings(written: str, said: str) -> None:
    assert said in forms(written, "en")


@pytest.mark.parametrize(("written", "said"), DUTCH)
def test_dutch_readings(written: str, said: str) -> None:
    assert said in forms(written, "nl")


@pytest.mark.parametrize(
    ("written", "language", "said"),
    [
        ("40%", "en", "forty percent"),
        ("555-0142", "en", "five five five oh one four two"),
        ("2026", "en", "twenty twenty six"),
        ("$30,000", "en", "thirty thousand dollars"),
        ("€30.000", "nl", "dertigduizend euro"),
        ("06-12345678", "nl", "nul zes een twee drie vier vijf zes zeven acht"),
        ("1.500", "nl", "vijftienhonderd"),
        ("10-15", "nl", "tien tot vijftien"),
    ],
)
def test_the_most_usual_reading_comes_first(written: str, language: str, said: str) -> None:
    assert forms(written, language)[0] == said


@pytest.mark.parametrize(
    ("written", "language", "never"),
    [
        ("40%", "en", "four oh percent"),
        ("555-0142", "en", "five hundred fifty five to oh one four two"),
        ("007", "en", "seven"),
        ("1.500", "nl", "een punt vijf nul nul euro"),
        ("$5", "en", "five cents"),
        ("24/7", "en", "july twenty fourth"),
        ("12am", "en", "noon"),
        ("12am", "en", "noon am"),
        ("3rd-party", "en", "three rd party"),
        ("555-0142", "en", "minus one hundred forty two"),
        ("020-123.4567", "nl", "twintig tot honderddrieëntwintig"),
    ],
)
def test_unusual_readings_are_not_given(written: str, language: str, never: str) -> None:
    assert never not in forms(written, language)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("tweehonderdvijftig", ["tweehonderdvijftig", "tweehonderd vijftig", "twee honderd vijftig"]),
        ("vijfentwintig", ["vijfentwintig"]),
        ("dertigduizend", ["dertigduizend", "dertig duizend"]),
        ("honderden", ["honderden"]),
        ("zeven", ["zeven"]),
        ("achterdeur", ["achterdeur"]),
        ("eend", ["eend"]),
    ],
)
def test_dutch_numbers_written_out_may_be_split(word: str, expected: list[str]) -> None:
    assert forms(word, "nl") == expected


def test_english_numbers_written_out_lose_their_hyphen() -> None:
    assert forms("twenty-five", "en")[0] == "twenty five"
    assert forms("Forty-first", "en")[0] == "forty first"


@given(WRITTEN_NUMBERS, st.sampled_from(["en", "nl"]))
def test_every_reading_is_of_comparable_words_without_digits(written: str, language: str) -> None:
    readings = spoken_forms(written, language)
    assert len(readings) <= 12
    assert len(set(readings)) == len(readings)
    for reading in readings:
        assert reading
        for word in reading:
            assert normalise_word(word) == word
            assert not re.search(r"\d", word)


SMALL_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
VALUES = {name: value for value, name in enumerate(SMALL_NUMBERS.split())}
VALUES |= {name: 10 * place for place, name in enumerate(TENS.split(), start=2)}


def value_of(reading: tuple[str, ...]) -> int:
    """The number that English number words say, worked out the other way round."""
    total = group = 0
    for word in reading:
        if word in VALUES:
            group += VALUES[word]
        elif word == "hundred":
            group *= 100
        else:
            total += group * {"thousand": 10**3, "million": 10**6, "billion": 10**9}[word]
            group = 0
    return total + group


@given(st.integers(0, 10**12 - 1))
def test_an_english_count_says_its_number(number: int) -> None:
    assert value_of(spoken_forms(f"{number:,}", "en")[0]) == number


def test_how_numbers_begin_and_go_on() -> None:
    english, dutch = number_words("en"), number_words("nl")
    assert {"zero", "oh", "five", "twelve", "twelfth", "forty", "hundred", "thousand", "double"} <= english
    assert {"half", "quarter"} <= english
    assert {"nul", "vijf", "eenentwintig", "twaalfde", "honderd", "half", "kwart", "dubbel"} <= dutch
    assert not {"a", "and", "past", "to", "en", "over", "uur"} & (english | dutch)
    assert all(is_number_word(word, "nl") for word in ("nul", "vijf", "eenentwintig", "honderd"))
    assert number_words("de") == frozenset()
    assert number_words("en", with_article=True) - english == {"a"}
    assert number_words("nl", with_article=True) == dutch


@pytest.mark.parametrize(
    ("one", "other", "language", "are_one"),
    [
        ("nine", "ninth", "en", True),
        ("twenty first", "twenty one", "en", True),
        ("three", "third", "en", True),
        ("six", "sixty", "en", False),
        ("six", "six", "en", False),
        ("negen", "negende", "nl", True),
        ("nine", "ninth", "de", False),
    ],
)
def test_a_count_and_its_place_in_a_row_are_one_number(
    one: str, other: str, language: str, are_one: bool
) -> None:
    assert are_one_number(one, other, language) == are_one
    assert are_one_number(other, one, language) == are_one


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("word", ["EUR '00%", "EUR '&0"])
def test_what_stands_behind_an_apostrophe_is_no_year_by_that_alone(word: str, language: str) -> None:
    assert all(spoken_forms(word, language))


@pytest.mark.parametrize("word", ["12a.b3c.4567", "1st.2nd.more", "abc.1ef.ghij"])
def test_what_only_looks_like_a_number_to_dial_has_a_form(word: str) -> None:
    assert spoken_forms(word, "en")
