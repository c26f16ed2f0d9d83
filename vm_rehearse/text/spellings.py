"""One spelling for words that are written in two ways: a script says "theatre", the recogniser "theater".

English words in British spelling get the American one. Where a rule would make one word of two that sound
different, there is a list instead. Both sides of a comparison are spelled so; what a rule makes of other
words ("promise") makes no difference.
"""

from __future__ import annotations

import re
from functools import lru_cache

_OUR = (
    "arm|behavi|cand|clam|col|demean|enam|endeav|fav|ferv|flav|glam|harb|hon|hum|lab|neighb|od|parl|ranc|rig"
    "|rum|sav|splend|succ|tum|val|vap|vig"
)
_ONE_L = (
    "cance|channe|counse|dia|due|equa|fue|initia|jewe|labe|leve|marve|mode|pane|parce|quarre|refue|signa|swive"
    "|towe|trave|tria|tunne"
)
_LOOSE_ING = (
    "anyth|ask|be|build|bring|buy|call|check|com|do|everyth|feel|fix|follow|gett|giv|go|happen|hav|help|hop|keep"
    "|kidd|leav|liv|look|mak|morn|mov|noth|offer|pay|play|putt|runn|say|sell|send|someth|spend|start|stopp|tak|talk"
    "|tell|think|try|us|wait|walk|wonder|work"
)
"""Before an ending that loses its last letter: "goin'"."""
_RULES = tuple(
    (re.compile(pattern), spelled)
    for pattern, spelled in (
        (r"(?<=[a-z][aeiounsc]t)re(?=s?$)|(?<=fib)re(?=s?$)|(?<=somb)re$|(?<=calib)re$", "er"),
        (r"(?<=cent)red$", "ered"),
        (rf"\b({_OUR})our", r"\1or"),
        (r"(?<=[a-z]{3}[^aeiou])is(?=(?:e|ed|er|ers|es|ing|ations?)$)", "iz"),
        (r"(?<=[a-z])ys(?=(?:e|ed|er|ers|es|ing)$)", "yz"),
        (r"ogue(?=s?$)", "og"),
        (rf"\b({_ONE_L})ll(?=(?:ed|er|ers|ery|ing|ings|or|ors|ous)$)", r"\1l"),
        (r"(?<=[dft]en)c(?=es?$)", "s"),
        (r"paed", "ped"),
        (rf"^({_LOOSE_ING})in$", r"\1ing"),
        # plurals of names ("BlackBerrys"), and names that sound the same
        (r"(?<=[a-z]{3}[^aeiou])ys$", "ies"),
        (r"anne$", "ann"),
        (r"lynne$", "lynn"),
        (r"qv(?=i)", "qu"),
    )
)
_WORDS = {
    "o": "oh",  # the digit, and the letter
    "ageing": "aging",
    "alright": "allright",  # as "all right" together
    "axe": "ax",
    "cheque": "check",
    "cheques": "checks",
    "cosy": "cozy",
    "draught": "draft",
    "draughts": "drafts",
    "enquire": "inquire",
    "enquired": "inquired",
    "enquiries": "inquiries",
    "enquiring": "inquiring",
    "enquiry": "inquiry",
    "enrol": "enroll",
    "enrolment": "enrollment",
    "fulfil": "fulfill",
    "fulfilment": "fulfillment",
    "grey": "gray",
    "greys": "grays",
    "instalment": "installment",
    "instalments": "installments",
    "jewellery": "jewelry",
    "judgement": "judgment",
    "kerb": "curb",
    "licence": "license",
    "licences": "licenses",
    "manoeuvre": "maneuver",
    "manoeuvred": "maneuvered",
    "manoeuvres": "maneuvers",
    "mould": "mold",
    "moulds": "molds",
    "plough": "plow",
    "practise": "practice",
    "practised": "practiced",
    "practising": "practicing",
    "programme": "program",
    "programmes": "programs",
    "pyjamas": "pajamas",
    "sceptical": "skeptical",
    "skilful": "skillful",
    "storey": "story",
    "storeys": "stories",
    "tonne": "ton",
    "tonnes": "tons",
    "tyre": "tire",
    "tyres": "tires",
    "yoghurt": "yogurt",
}

_DUTCH_WORDS = {"hey": "hé", "hee": "hé"}


@lru_cache(maxsize=4096)
def one_spelling(word: str, language: str) -> str:
    """The spelling in which a word is compared; the possessive of a word is spelled as the word.

    Parameters
    ----------
    word : str
        Normalised.
    language : str
    """
    if language != "en":
        return _DUTCH_WORDS.get(word, word) if language == "nl" else word
    stem, apostrophe, rest = word.partition("'")
    stem = _WORDS.get(stem, stem)
    for pattern, spelled in _RULES:
        stem = pattern.sub(spelled, stem)
    return stem + apostrophe + rest
