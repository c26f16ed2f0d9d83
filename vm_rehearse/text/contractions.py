"""Contractions and their full forms: "I'm" and "I am", "can't" and "cannot", Dutch "zo'n" and "zo een".

Conventions: words are normalised. Two neighbouring words are a full form, one word with an apostrophe is its
contraction; a few pairs are of one word each ("'t" for "het"). "It's" is "it is" as well as "it has". The
"'s" of a name may also be a possessive ("Peter's team"): nobody says "Peter is team", so that does no harm.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice, product

from vm_rehearse.text.tables import table

_ENGLISH_ENDINGS = {
    "'m": ("am",),
    "'re": ("are",),
    "'ve": ("have",),
    "'ll": ("will",),
    "'d": ("would", "had"),
    "'s": ("is", "has"),
}
_ENGLISH = """
won't: will not
shan't: shall not
can't: can not
cannot: can not
let's: let us
gonna: going to
wanna: want to
gotta: got to
'cause: because
cause: because
'em: them
'til: until
till: until
gimme: give me
lemme: let me
dunno: do not know
kinda: kind of
sorta: sort of
lotta: lot of
lotsa: lots of
outta: out of
cuppa: cup of
coupla: couple of
coulda: could have
shoulda: should have
woulda: would have
mighta: might have
musta: must have
hafta: have to
hasta: has to
oughta: ought to
tryna: trying to
gotcha: got you
betcha: bet you
whatcha: what are you, what do you
wotcha: what are you, what do you
y'all: you all
y'know: you know
c'mon: come on
d'you: do you, did you
d'ya: do you, did you
dya: do you, did you
ya: you
ol: old
'bout: about
'n: and
'twas: it was
'tis: it is
ma'am: madam
how'd: how did, how would, how had
why'd: why did, why would, why had
where'd: where did, where would, where had
what'd: what did, what would, what had
when'd: when did, when would, when had
who'd: who did, who would, who had
"""
_NEGATED = frozenset(
    {
        *("do", "does", "did", "is", "are", "was", "were", "have", "has", "had"),
        *("would", "could", "should", "must", "might", "need"),
    }
)
"""What "n't" is written to ("don't"); "will", "can" and "shall" have forms of their own."""
_MODAL = frozenset({"would", "could", "should", "must", "might"})
"""They have no other verb written to them than "have" ("should've")."""
_DUTCH = """
't: het
'n: een
'k: ik
'm: hem
z'n: zijn
m'n: mijn
d'r: haar, er
we: wij
je: jij
ze: zij
me: mij
'r: haar
ie: hij
zo'n: zo een
da's: dat is
's: eens
'ns: eens
"""
_MOST_FORMS = 24
"""A run of words is given no more forms than this; a usual one has two or three."""
_PAIR = 2

Words = tuple[str, ...]


def other_forms(words: Sequence[str], language: str) -> tuple[tuple[tuple[int, int], tuple[Words, ...]], ...]:
    """Where contractions or their full forms stand in a text, and how else the same is said.

    Parameters
    ----------
    words : sequence of str
        Normalised words.
    language : str
        Language code; contractions are known in "en" and "nl".

    Returns
    -------
    tuple of (range, forms)
        Half-open ranges of words, in order and none overlapping, each with every other form of those words.
    """
    spans = []
    at = 0
    while at < len(words):
        end = at + 1
        while end < len(words) and _belong_together(words[end - 1], words[end], language):
            end += 1
        forms = _forms(tuple(words[at:end]), language)
        if len(forms) > 1:
            spans.append(((at, end), forms[1:]))
        at = end
    return tuple(spans)


@lru_cache(maxsize=8192)
def _forms(words: Words, language: str) -> tuple[Words, ...]:
    """A run of words as it stands, then in every other form: taken apart, and put together another way."""
    # Apart first, then only together: "it is" must not become "it has" by way of "it's".
    forms = dict.fromkeys([words, *_ways([_expansions(word, language) or ((word,),) for word in words])])
    waiting = list(forms)[1:] if _is_contracted(words, language) else [words]
    for form in waiting:
        for other in _one_step_together(form, language):
            if other not in forms and len(forms) < _MOST_FORMS:
                forms[other] = None
                waiting.append(other)
    return tuple(forms)


def _ways(parts: Sequence[tuple[Words, ...]]) -> Iterator[Words]:
    """Every way to say the parts one after another."""
    return (tuple(word for part in way for word in part) for way in islice(product(*parts), _MOST_FORMS))


def _is_contracted(words: Words, language: str) -> bool:
    """Whether any of the words is a contraction."""
    return any(_expansions(word, language) for word in words)


def _one_step_together(words: Words, language: str) -> Iterator[Words]:
    """The run with one full form contracted."""
    for length in (1, _PAIR):
        for at in range(len(words) - length + 1):
            for short in _contractions(words[at : at + length], language):
                yield (*words[:at], short, *words[at + length :])


def _belong_together(word: str, following: str, language: str) -> bool:
    """Whether two neighbours are a full form, or become one when the first is taken apart ("it's not")."""
    lasts = [word, *(full[-1] for full in _expansions(word, language))]
    firsts = [following, *(full[0] for full in _expansions(following, language))]
    return any(_contractions((last, first), language) for last in lasts for first in firsts)


@lru_cache(maxsize=8192)
def _expansions(word: str, language: str) -> tuple[Words, ...]:
    """The full forms of one word; none if it is no contraction."""
    full = _TABLES.get(language, {}).get(word)
    if full is not None:
        return full
    if language != "en" or "'" not in word:
        return ()
    stem, _, ending = word.rpartition("'")
    if ending == "t" and stem.endswith("n") and stem[:-1] in _NEGATED:
        return ((stem[:-1], "not"),)
    return tuple((stem, last) for last in _ENGLISH_ENDINGS.get(f"'{ending}", ()) if _is_stem(stem, last))


@lru_cache(maxsize=8192)
def _contractions(words: Words, language: str) -> Words:
    """The contractions of one word or two; none if there is none."""
    short = tuple(
        word for word, forms in _TABLES.get(language, {}).items() if words in forms and words != (word,)
    )
    if language != "en" or len(words) != _PAIR:
        return short
    stem, last = words
    if last == "not" and stem in _NEGATED:
        return (*short, f"{stem}n't")
    endings = (ending for ending, lasts in _ENGLISH_ENDINGS.items() if last in lasts)
    return (*short, *(f"{stem}{ending}" for ending in endings if _is_stem(stem, last)))


def _is_stem(stem: str, last: str) -> bool:
    """Whether an English word can have its verb written to it: "am" goes with "I" alone."""
    if last == "have" and stem in _MODAL:
        return True
    return stem.isalpha() and (stem == "i" if last == "am" else stem not in _NEGATED)


_TABLES: Mapping[str, Mapping[str, tuple[Words, ...]]] = {
    language: {short: tuple(tuple(form.split()) for form in forms) for short, forms in table(lines).items()}
    for language, lines in (("en", _ENGLISH), ("nl", _DUTCH))
}
"""Language -> contraction -> its full forms."""
