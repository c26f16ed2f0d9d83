"""How many syllables a word has, by its spelling.

Conventions: a syllable is a group of vowel letters, corrected for what is written and not said (English
"-e", "-ed", "-es") and for neighbouring vowels that belong to two syllables ("trial", "cliënt", "radio").
Rules and a short list of exceptions instead of a dictionary: right for more than 19 of 20 common words, and
what is left evens out over a message, which is what an articulation rate needs. In languages other than
English and Dutch, groups of vowels are counted.
"""

from __future__ import annotations

import re
import unicodedata

from vm_rehearse.text.words import normalise_word

_ENGLISH_BY_COUNT = {
    2: "business every different evening someone science quiet diet maybe poem lion warehouse "
    "safety mr mrs dr wednesday chocolate average create creates camera argue hundred giant "
    "beyond therefore",
    3: "everything everywhere idea area ideas areas created recipe anyone interested warehouses "
    "somebody museum theater comfortable vegetable genuine businesses interesting element "
    "elements nuclear",
    4: "everybody coordinate cooperate coincidence",
}
_DUTCH_BY_COUNT = {
    1: "sales team teams deal deals lead leads site sites live time",
    2: "online offline website websites software hardware service update updates voicemail voicemails "
    "business office",
    3: "museum performance",
}

# what is written and not said
_ENGLISH_SILENT = re.compile(
    r"""
      (?<=[aeiouy][^aeiouy])e(?=(?:ment|ful|less|ness|ly|time|where|thing|port|line|work|side|wise
          |how|what|some|hold|ball|spread|mail)(?:s|ly)?$)                     # care-ful, some-times
    | (?<=[cgv])e(?=ments?$)                                # announce-ment
    | (?<=r)e(?=ly$) | (?<=r[gcsv])e(?=ly$)                 # entire-ly, large-ly
    | (?<=ic)a(?=lly$)                                      # basic-ally
    | (?<![aeioutd])(?<![^aeiouyrl]l)ed(?=(?:ly)?$)         # called, but need-ed and sett-led
    | (?<![aeioucsxzg])(?<![cs]h)(?<![^aeiouyrl]l)e(?=s$)   # makes, but chang-es and ta-bles
    | (?<![aeiou])(?<![^aeiouyrl]l)(?<![tb]r)e$             # time, but ta-ble and thea-tre
    | (?<=[gq])ue(?=s?$)                                    # league
    """,
    re.VERBOSE,
)
_ENGLISH_GROUP = re.compile(r"^y(?=[aeiou])|(?<=[gq])u(?=[aeiou])|([aeiouy]+)")
# vowels side by side in two syllables
_ENGLISH_APART = re.compile(
    r"""
      (?<=[^cgstx]i)a(?!ge|r$) | (?<=[ct]i)at               # reli-able, associ-ation
    | (?<=[^cghlnostvx]i)o[^u] | (?<=[^cgstx]i)ou           # period, vari-ous
    | (?<=[dlbntr]io)(?=s?$)                                # radi-o
    | (?<=[dlrn]i)en(?=[cst]|$) | (?<=[lpsr]i)er(?=s?$)     # cli-ent, earli-er
    | (?<=i)ety | (?<=[aeouy])ing                           # soci-ety, say-ing
    | (?<=[^gq]u)(?:a[lt]|ou|i[ct][iy])                     # actu-al, situ-ation
    | (?<=[^g]e)o(?!p|u)                                    # vide-o
    | ^re(?=al[^lm]|act) | (?<=cre)at[io]                   # re-ality, cre-ation
    | (?<=o)e[nrt] | (?<=[aeou]y)(?:e[ret]|a[ln]|or)        # po-et, buy-er
    | iu | [st]hm$ | sms?$                                  # medi-um, rhyth-m, critici-sm
    """,
    re.VERBOSE,
)

_DUTCH_GROUP = re.compile(
    r"(?<=q)u(?=[aeio])|(?<=[aeiou])y(?=[aeiou])"
    r"|(aai|ooi|oei|eau|[ie]eu(?=w)|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|au|ou|ai|oi|(?<=[ts])io(?=n)|[aeiouyäëïöü])"
)


def syllable_count(word: str, language: str) -> int:
    """Syllables of one word.

    Parameters
    ----------
    word : str
        One word as said; numerals are counted by their spoken words, not here.
    language : str
        Language code.

    Returns
    -------
    int
        At least 1 for a word with a letter or digit in it, 0 where there is nothing to say.
    """
    plain = normalise_word(word)
    parts = [part for part in re.split(r"[^\w']+|[\d_]+", plain) if part.strip("'")]
    if not parts:
        return 1 if plain else 0
    count = {"en": _english, "nl": _dutch}.get(language, _vowel_groups)
    return sum(max(1, count(part)) for part in parts)


def _english(word: str) -> int:
    """Syllables of an English word in lower-case letters, perhaps with an apostrophe."""
    stem, _, clitic = word.partition("'")
    if clitic == "t" and stem.endswith("n"):
        # "did-n't", "is-n't", but "can't", "don't"
        return _english(stem[:-1]) + (stem[-2:-1] in ("d", "s")) if len(stem) > 2 else 1
    extra = 0
    if clitic in ("ll", "ve", "d"):
        extra = stem[-1:] not in "aeiouy"
    elif clitic == "s":
        extra = re.search(r"(?:[sxz]|[cs]h|[cg]e)$", stem) is not None
    if stem in _ENGLISH_EXCEPTIONS:
        return _ENGLISH_EXCEPTIONS[stem] + extra
    plain = _without_accents(stem)
    said = plain if stem.endswith("é") else _ENGLISH_SILENT.sub("", plain)
    if not re.search(r"[aeiouy]", said):
        # "the", "she": the only vowel is never silent
        said = plain
    groups = sum(match.group(1) is not None for match in _ENGLISH_GROUP.finditer(said))
    return groups + len(_ENGLISH_APART.findall(said)) + extra


def _dutch(word: str) -> int:
    """Syllables of a Dutch word in lower-case letters; a vowel with a trema starts a syllable."""
    if word in _DUTCH_EXCEPTIONS:
        return _DUTCH_EXCEPTIONS[word]
    kept = "".join(sign if sign in "äëïöü" else _without_accents(sign) for sign in word)
    return sum(match.group(1) is not None for match in _DUTCH_GROUP.finditer(kept))


def _vowel_groups(word: str) -> int:
    """Groups of vowel letters, whatever the language."""
    return len(re.findall(r"[aeiouy]+", _without_accents(word)))


def _without_accents(word: str) -> str:
    """The word in plain letters."""
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))


def _by_word(by_count: dict[int, str]) -> dict[str, int]:
    """Exceptions listed by their number of syllables, as word -> number."""
    return {word: count for count, words in by_count.items() for word in words.split()}


_ENGLISH_EXCEPTIONS = _by_word(_ENGLISH_BY_COUNT)
_DUTCH_EXCEPTIONS = _by_word(_DUTCH_BY_COUNT)
