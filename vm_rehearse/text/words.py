"""The words of a text as written, and one word made comparable.

Conventions: a word is what stands between spaces, without the punctuation around it. What belongs together
when said stays one word: "555-0142", "e-mail", "I'd", "$30,000", "€5 miljoen", "40%", "www.acme.com".
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from vm_rehearse.text.currencies import CURRENCY_CODES, CURRENCY_SIGNS, SHORT_CURRENCIES
from vm_rehearse.text.primes import with_primes
from vm_rehearse.text.weekdays import WEEKDAYS

CLOSING_MARKS = ",.?!;:"
"""What stands behind a word, and is no part of it."""
SENTENCE_ENDS = ".?!"
HYPHENS = "-\u2010\u2011"
"""What joins the parts of a word, or stands where one was broken off."""

# right and left quotation mark, modifier letter, accents typed alone, full-width form
_APOSTROPHES = "'\u2019\u2018\u02bc`\u00b4\uff07"
# hyphen, non-breaking hyphen, figure dash, en dash, minus sign
_HYPHENS = "\u2010\u2011\u2012\u2013\u2212"

RANGE_DASH = "\u2013"
"""As a word by itself: between the two ends of a range."""
_LEFT_SIGNS = f"{CURRENCY_SIGNS}#+@&%=½¼¾⅓⅔°±≈≤≥§"
STAR = "\u2605"
"""Behind what has so many stars: "4★"."""
_RIGHT_SIGNS = f"{_LEFT_SIGNS}¢\u2032\u2033{STAR}"
_MINUS_SIGNS = "-\u2212"
_SCALE_WORDS = "thousand|million|billion|trillion|duizend|miljoen|miljard|mln|mio|mrd|mld|bn"

# "'t", "'s morgens", "'em", "'cause": an apostrophe that is a letter left out, not a quotation mark
_CLITICS = frozenset({"t", "s", "n", "ns", "k", "m", "r", "em", "cause", "cos", "til", "bout"})

_DROPPED = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]")
_AMOUNT = rf"(?:[{CURRENCY_SIGNS}]\s?)?\d"
"""What one begins with."""
_BREAKS = re.compile(
    # dots, and dashes; an en dash between two amounts is a range
    rf"\.{{2,}}|…|--+|—|―|(?<![\d%{CURRENCY_SIGNS}])(?<!\d[a-zA-Z])(?<!\d[apAP][mM])(?<!\d(?:st|nd|rd|th))\u2013"
    rf"|\u2013(?!{_AMOUNT})"
    # marks between letters, quotation marks and brackets
    r"|(?<=[^\W\d])[,;:!?](?=[^\W\d])|[\"“”„«»\[\]{}<>|\\]"
    # two sentences without a space between them, but not a web address
    r"|(?<=[a-z]{2})\.(?=[A-Z][a-z])(?!(?:Com|Net|Org|Nl)\b)"
)
_LOOSE_CURRENCY = re.compile(rf"([{CURRENCY_SIGNS}])\s+(?=\d)")
# "75,-" is an amount of euros, whose sign is left out
_ROUND_PRICE = re.compile(
    rf"(?<![\w.,{CURRENCY_SIGNS}])([{CURRENCY_SIGNS}]?)\s?(\d[\d.]*),"
    r"(?:--|[-\u2013\u2014=])(?=[\s/).;,!?]|$)"
)
_SCALED_MONEY = re.compile(
    rf"([{CURRENCY_SIGNS}]\d[\d.,]*(?:[-\u2013][{CURRENCY_SIGNS}]?\d[\d.,]*)?)\s+({_SCALE_WORDS})\b",
    re.IGNORECASE,
)
_WEEKDAY = "|".join(
    name for days in WEEKDAYS.values() for day in days.items() for name in day if len(name) > 1
)
_MONTH = (
    "jan(?:uary|uari)?|feb(?:ruary|r|ruari)?|mar(?:ch)?|maart|mrt|apr(?:il)?|may|mei|june?|juni?|july?|juli?"
    "|aug(?:ust|ustus)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_WEEKDAYS = re.compile(
    rf"\b(?:(?:({_WEEKDAY}|(?-i:[MTWF]))\.?(?:\s?\u2013\s?|\s+-\s+)(?=(?:{_WEEKDAY}|(?-i:[MTWF]))\b))"
    rf"|({_MONTH})\.?(?:\s?\u2013\s?|\s+-\s+)(?=(?:{_MONTH})\b))",
    re.IGNORECASE,
)
_GLUED_NUMBER = re.compile(
    r"\b((?i:No|Nr))\.(?=\d)"
    # "c.1790", "approx.$50", "vol.3", but no address and no exhibit "A.1"
    r"|(?<![^\s(])([a-z]|[^\W\d_]{2,10})\.(?=[$€£]?\d)(?!\S*(?:[@/]|\.[a-z]))"
)
_TIMES_SIGN = re.compile(r"(?<=\d)\u00d7|(?<=\d )\u00d7(?= \d)")
_PLUS_MINUS = re.compile(rf"\+\s?/\s?[-\u2013\u2212](?=\s?{_AMOUNT})")
_CIRCA = re.compile(rf"\s*([~≈±≤≥])\s*(?={_AMOUNT})")
# "< 3", "> $500", but not an aside in such brackets, an arrow, or the mark of a quoted line
_COMPARED = re.compile(
    rf"(?<![\w<>=-])(?:(<)(?![^<>\n]*>(?!\s*{_AMOUNT}))|(>)(?!\s\S)|(?<=[^\n])(>))\s*(?={_AMOUNT})"
)
_LOW_DIGITS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
"""Of "CO₂", which are written as others are as well."""
_WEIGHTED = re.compile(r"\b(dB)\s?\(([AC])\)")
_SECTION = re.compile(r"(§)+\s*(?=\d)|§")
# elsewhere such a sign marks a line
_ARROWS = re.compile(r"[=-]+>|<[=-]+|[\u2190-\u21ff]")
# "a 4* hotel", "VCA**", "5 ★"; elsewhere such a sign marks a line, or a note
_STARS = re.compile(
    rf"(?<![\w*.,{CURRENCY_SIGNS}])((?:\d|[A-Z]{{2,5}}) ?)([*\u2605\u2b50]{{1,5}})(?![\w*\u2605\u2b50])"
    r"|[\u2605\u2b50]"
)
# "press *", "toets *21#": the key of a telephone
_STAR_KEY = re.compile(
    r"(\b(?:press|hit|dial|push|punch|enter|toets|druk|tik|kies|draai|bel)\b(?:[ \t]+[^\W\d_]+){0,5}?[ \t]+)"
    # only a code with "#" behind it is one by itself: "*5*" may be emphasis
    r"[*\u2605](\d*)([*#\u2605]?)(?![\w*])|(?<=\s)\*(\d{2,4})(#)",
    re.IGNORECASE,
)
# "18→11%": from one number to another
_ARROW_BETWEEN = re.compile(rf"(?<=[\d%km])(?:[=-]+>|\u2192|\u279c|\u2794)(?={_AMOUNT})")
_CURRENCY_CODE = re.compile(
    rf"\b({'|'.join(CURRENCY_CODES)})\s+(?=\d)|(?<!\d )\b(?i:({'|'.join(SHORT_CURRENCIES)}))\.?\s*(?=\d)"
)
# one end has more than digits: "9am - 5pm", "£3.2m - £3.4m", "9:30 - 17:00"
_END = rf"[{CURRENCY_SIGNS}]?\d[\d.,:]*[a-z%]{{0,3}}"
_SPACED_AMOUNTS = re.compile(
    rf"(?<![\w.,:/-])((?=\S*[{CURRENCY_SIGNS}%:a-z]){_END}) [-\u2013] (?={_END}(?![\w/-]))", re.IGNORECASE
)
_CODES = re.compile(r"\b(([A-Z]{1,2})\d{1,4})\s?\u2013\s?(?=\2\d)")
_LOOSE_RANGE = re.compile(
    rf"(\d[%km]?|[ap]\.?m\.?)\s+[-\u2013]\s+(?={_AMOUNT})"
    r"|((?<=\d\s)[ap]\.?m\.?)\s?[-\u2013]\s?(?=\d)",
    re.IGNORECASE,
)
_SPACED_RANGE = re.compile(r"(?<![\d.,:/-])(?<!\d )(\d{1,4}) \u2013 (?=\d{1,4}(?![\d/-]))")
# "06 - 20 30 40 50" with a dash: what a telephone number begins with is no end of a range
_DIALLED = re.compile(r"(?<![\d.,:/-])(0\d{1,3})\s?\u2013\s?(?=\d{2,4}(?:[ -]\d{2,4})+\b)")
_MIXED_NUMBER = re.compile(r"(?<![\d.,:/-])(\d{1,3}) (?=[1-9]/[2-8](?![\d/]))")
_SHORT_YEAR = re.compile(r"\d\d")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_STRESS = str.maketrans("áéíóú", "aeiou")
_STRESSED_PAIR = re.compile(r"áá|éé|óó|úú|íé")

# Stands for the space inside one word such as "$5 million" while a text is cut at its spaces.
_INNER_SPACE = "\x1f"
# Stand for "<" and ">" meanwhile.
_LESS, _MORE = "\x1d", "\x1c"
# Stands for a star that is said.
_STAR = "\x19"
_COMPARISONS = str.maketrans(_LESS + _MORE + _STAR, "<>" + STAR)
# Stands for the dash of a range such as "9 a.m. - 5 p.m." meanwhile.
_INNER_DASH = "\x1e"
_TO_SPACES = str.maketrans(_INNER_SPACE + _INNER_DASH + _LESS + _MORE + _STAR, "     ")
"""What a text has of these itself says nothing."""
_ALONE = frozenset({RANGE_DASH, "<", ">", STAR})
"""What is a word by itself only."""


def split_words(text: str) -> tuple[str, ...]:
    """Cut a text into its words, as written.

    Parameters
    ----------
    text : str
        Any text, with line breaks and punctuation.

    Returns
    -------
    tuple of str
        The words in order, without punctuation at their edges. Signs that are said ("&", "+", "%") are words;
        a lone dash or a bullet is not. An amount and its scale ("$5 million") are one word, since the
        currency is said after both.
    """
    text = _DROPPED.sub("", unicodedata.normalize("NFC", text)).translate(_TO_SPACES).translate(_LOW_DIGITS)
    text = _ROUND_PRICE.sub(lambda price: f"{price[1] or '€'}{price[2]}", text)
    text = _ARROW_BETWEEN.sub("\u2013", text)
    text = with_primes(_ARROWS.sub(" ", text))
    text = _COMPARED.sub(lambda sign: f" {_LESS if sign[1] else _MORE} ", text)
    text = _WEIGHTED.sub(r"\1\2", text)
    text = _SECTION.sub(lambda sign: f" {sign[1] or ''} ", text)
    text = _STAR_KEY.sub(_star_key, text)
    text = _STARS.sub(lambda rated: (rated[1] or " ").rstrip(" ") + STAR * len(rated[2] or ""), text)
    text = _TIMES_SIGN.sub("x", text)
    text = _GLUED_NUMBER.sub(lambda short: f"{short[1] or short[2]}. ", text)
    text = _PLUS_MINUS.sub("±", text)
    text = _CIRCA.sub(lambda sign: f" {sign[1].replace('~', '≈')} ", text)
    text = _SPACED_AMOUNTS.sub("\\1-", text)
    text = _CODES.sub(r"\1-", text)
    text = _DIALLED.sub("\\1-", text)
    text = _SPACED_RANGE.sub("\\1\u2013", text)
    text = _WEEKDAYS.sub(lambda first: f"{first[1] or first[2]}-", text)
    text = _MIXED_NUMBER.sub(rf"\1{_INNER_SPACE}", text)
    text = _LOOSE_RANGE.sub(lambda end: f"{end[1] or end[2]} {_INNER_DASH} ", text)
    text = _BREAKS.sub(" ", text).replace(_INNER_DASH, RANGE_DASH).translate(_COMPARISONS)
    text = _CURRENCY_CODE.sub(lambda code: f"{code[1] or code[2]}{_INNER_SPACE}", text)
    text = _LOOSE_CURRENCY.sub(r"\1", text)
    text = _SCALED_MONEY.sub(rf"\1{_INNER_SPACE}\2", text)
    trimmed = (trimmed_word(piece) for piece in re.split(rf"[^\S{_INNER_SPACE}]+", text))
    # what stood between a sign and its amount may be gone by now: "$[5"
    words = _LOOSE_CURRENCY.sub(r"\1", " ".join(filter(None, trimmed)))
    return tuple(word.replace(_INNER_SPACE, " ") for word in words.split(" ") if word)


def _star_key(key: re.Match[str]) -> str:
    """The star of a telephone, and what is pressed behind it, as words of their own."""
    digits, last = key[2] or key[4] or "", key[3] or key[5] or ""
    return f"{key[1] or ''}{_STAR} {digits} {last if last in '#' else _STAR} "


@lru_cache(maxsize=8192)
def normalise_word(word: str) -> str:
    """One word in the form in which words are compared.

    Case, the kind of apostrophe and hyphen, punctuation at the edges, the dots of initials ("a.m.") and the
    accents of Dutch stress ("één") make no difference; every other accent does ("café").

    Parameters
    ----------
    word : str
        One word as written.

    Returns
    -------
    str
        The word to compare; empty when there was nothing but punctuation. Normalising twice changes nothing.
    """
    if word in _ALONE:
        return word
    word = unicodedata.normalize("NFC", _DROPPED.sub("", word))
    word = unicodedata.normalize("NFC", word.casefold()).replace("ĳ", "ij")
    word = re.sub(f"[{_APOSTROPHES}]", "'", word)
    word = re.sub(f"[{_HYPHENS}]", "-", word)
    word = trimmed_word(word)
    if _INITIALS.fullmatch(word):
        word = word.replace(".", "")
    return _STRESSED_PAIR.sub(lambda pair: pair.group().translate(_STRESS), word)


def normalised_words(text: str) -> list[str]:
    """The words of a text in the form in which words are compared."""
    return [normalise_word(word) for word in split_words(text)]


def closing_marks(text: str) -> str:
    """The punctuation behind a word, or behind the last of several."""
    return text[len(text.rstrip(CLOSING_MARKS)) :]


def trimmed_word(word: str) -> str:
    """One word without the punctuation at its edges; empty when nothing in it is said.

    Parameters
    ----------
    word : str
        One word as written.

    Returns
    -------
    str
        The word from its first to its last character that is said.
    """
    if word in _ALONE:
        return word
    first, last = 0, len(word)
    while first < last and not (_is_letter(word[first]) or word[first] in _LEFT_SIGNS):
        first += 1
    while last > first and not (_is_letter(word[last - 1]) or word[last - 1] in _RIGHT_SIGNS):
        last -= 1
    body = word[first:last]
    if (
        first
        and word[first - 1] in _APOSTROPHES
        and (body.casefold() in _CLITICS or _SHORT_YEAR.fullmatch(body))
    ):
        return word[first - 1 : last]
    if first and body[:1].isdigit() and (word[first - 1] in _MINUS_SIGNS or word[:first] == "."):
        return word[first - 1 : last]
    return f"{body}/" if body in ("w", "W") and word[last:] == "/" else body


def _is_letter(character: str) -> bool:
    """Whether it is a letter or a digit; one kind of apostrophe (U+02BC) counts as a letter elsewhere."""
    return character.isalnum() and character not in _APOSTROPHES
