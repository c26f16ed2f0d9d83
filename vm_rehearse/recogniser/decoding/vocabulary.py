"""What the decoder may write, and how it is asked to write it.

Verbatim: Whisper was trained on subtitles, which leave "um" out. It goes on as it began, so a beginning
written like a hesitant voicemail makes it write hesitations down. The prompt is the same for every take;
no word of a script ever stands in it. What such sounds are written with is preferred a little besides: a
subtitle's "a" or "but" is often as likely for an "uh".

Numbers as spoken: every token with a digit or one of ``% $ £ €`` in it is suppressed, so that the model
writes "five five five" and "thirty thousand dollars" as they were said. Left to itself it does so mostly, but
it also ends the text there, or spells ("O-S-E-N"); so where a numeral would have been its first choice, it
may only choose among number words, and filled pauses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from vm_rehearse.errors import UsageProblem
from vm_rehearse.recogniser.decoding.hyphens import is_stutter
from vm_rehearse.recogniser.whisper_package import get_tokenizer, non_speech_tokens
from vm_rehearse.text import CLOSING_MARKS, HYPHENS, normalise_word
from vm_rehearse.verbalisation import is_number_word, number_words

if TYPE_CHECKING:
    import torch
    from whisper.model import Whisper

HESITANT_BEGINNINGS = {
    "en": (
        "Hi, uh, this is, um, I'm calling, uh, because, um, you know, "
        "I was, uh, wondering, um, if we, uh, could talk."
    ),
    "nl": (
        "Hallo, eh, met, uh, ja, ik bel, eh, omdat, ehm, ik eh, vroeg me af, uhm, of we, eh, kunnen praten."
    ),
}
HESITATIONS = {
    "en": ("uh", "um", "er", "erm", "hmm"),
    "nl": ("eh", "uh", "um", "ehm", "hm"),
}
"""Those of the lexicon's filled pauses that are preferred, as the model writes them."""
# What counts as a filled pause in a take, the lexicon says. These only tell the decoder which of its own
# words may be one: all of the lexicon's, and other spellings of such sounds.
_HESITATION = re.compile(r"[ue]+[hrm]+|a+h+|h?m+")
_DUTCH_HESITATION = re.compile(r"(e|u|eu)+(h+m*|m+)|a+h+|h?m+")
"""Without "er" and "uur", which are words."""
_PREFERENCE_NATS = 2.0
"""How much likelier a filled pause is taken to be than the model thinks."""
_LETTERS = re.compile(r"[\w']+")
_INITIAL = re.compile(r"(?:^|[\s.])[^\W\d_]$")
_NEXT_INITIAL = re.compile(r"\s?\.[^\W\d_][.,?!;:]*")
"""How the second letter of "p.m." comes."""
_CLOCK = re.compile(r"\s?['\u2019]clock")
_ELIDED = re.compile(r"\s?['\u2019]n[.,?!;:]*")
"""How the second half of "zo'n" and "z'n" comes."""
_NUMERAL = re.compile("[0-9$]|£|€".encode())
_A_HUNDRED = re.compile(r" ?(?:1[0-9]{2,}|\$|£|€)".encode())
_WRITTEN_NUMBER = re.compile("[0-9%$@]|£|€".encode())


class Vocabulary:
    """Whisper's tokens, for one model and one language.

    Parameters
    ----------
    model : whisper.model.Whisper
    language : str
        Whisper's two-letter code, such as "en" or "nl".

    Raises
    ------
    UsageProblem
        The model does not know the language.
    """

    def __init__(self, model: Whisper, language: str) -> None:
        if not model.is_multilingual and language != "en":
            raise UsageProblem(
                "language_unknown",
                f'This model only understands English, not "{language}".',
                hint="Fetch a model for all languages with: rehearse model get base",
            )
        try:
            self._tokenizer = get_tokenizer(
                model.is_multilingual, num_languages=model.num_languages, language=language, task="transcribe"
            )
        except ValueError:
            raise UsageProblem(
                "language_unknown",
                f'"{language}" is not a language that rehearse understands.',
                hint="Use --lang en for English, --lang nl for Dutch, or --lang auto",
            ) from None
        self.language = language
        self.end = self._tokenizer.eot
        self._size = model.dims.n_vocab

    @cached_property
    def verbatim_start(self) -> tuple[int, ...]:
        """The tokens that open a window in which hesitations are to be written down."""
        beginning = HESITANT_BEGINNINGS.get(self.language)
        if beginning is None:
            return self.plain_start
        return (self._tokenizer.sot_prev, *self.encode(" " + beginning), *self.plain_start)

    @cached_property
    def plain_start(self) -> tuple[int, ...]:
        """The tokens that open a window, without any prompt."""
        return tuple(self._tokenizer.sot_sequence_including_notimestamps)

    def time(self, frame: int) -> int:
        """The token for the time of a frame of the window: what follows it is said from then on."""
        return int(self._tokenizer.timestamp_begin) + frame

    @cached_property
    def hesitations(self) -> frozenset[int]:
        """The tokens that are a filled pause each."""
        texts = [
            f" {sound}" for word in HESITATIONS.get(self.language, ()) for sound in (word, word.capitalize())
        ]
        return frozenset(tokens[0] for tokens in map(self.encode, texts) if len(tokens) == 1)

    def is_hesitation(self, word: str) -> bool:
        """Whether a word is written as filled pauses are."""
        pattern = _DUTCH_HESITATION if self.language == "nl" else _HESITATION
        return pattern.fullmatch(normalise_word(word)) is not None

    @cached_property
    def comma(self) -> int:
        """The token of a comma."""
        return self.encode(",")[0]

    @cached_property
    def _numeric(self) -> dict[int, bytes]:
        """The tokens with a digit or a sign of numbers in them, and how they are written."""
        encoding = self._tokenizer.encoding
        found = (spelling for spelling in encoding.token_byte_values() if _WRITTEN_NUMBER.search(spelling))
        return {encoding.encode_single_token(spelling): spelling for spelling in found}

    @cached_property
    def allowed(self) -> torch.Tensor:
        """What is added to the logits before choosing: 0 for words and the end, else minus infinity."""
        import torch

        mask = torch.full((self._size,), -torch.inf)
        mask[: self.end + 1] = 0.0
        mask[[*self._numeric, *non_speech_tokens(self._tokenizer)]] = -torch.inf
        return mask

    @cached_property
    def writes_number(self) -> torch.Tensor:
        """Whether each token up to the end has a digit or a currency in it, shape (end + 1,)."""
        import torch

        writes = torch.zeros(self.end + 1, dtype=torch.bool)
        writes[[at for at, spelling in self._numeric.items() if _NUMERAL.search(spelling)]] = True
        return writes

    @cached_property
    def number_words(self) -> torch.Tensor:
        """What is added where a number comes: 0 for how number words begin, and for filled pauses.

        Of a language whose number words are not known it is 0 for every token.
        """
        return self._only(number_words(self.language))

    @cached_property
    def words_for_a_hundred(self) -> torch.Tensor:
        """The same with the article of "a hundred" among the words."""
        return self._only(number_words(self.language, with_article=True))

    @cached_property
    def writes_a_hundred(self) -> frozenset[int]:
        """The tokens in whose place "a hundred" may be said: "100", "150", and the signs of currencies."""
        return frozenset(at for at, spelling in self._numeric.items() if _A_HUNDRED.fullmatch(spelling))

    def _only(self, words: frozenset[str]) -> torch.Tensor:
        """A mask for how these words begin, and for filled pauses; none where there are no words."""
        import torch

        mask = torch.full((self._size,), -torch.inf if words else 0.0)
        firsts = {self.encode(f" {word}")[0] for word in words}
        capitals = (self.encode(f" {word.capitalize()}") for word in words)
        whole = {tokens[0] for tokens in capitals if len(tokens) == 1}
        mask[sorted({*self.hesitations, *firsts, *whole})] = 0.0
        return mask

    @cached_property
    def preferred(self) -> torch.Tensor:
        """What is added where filled pauses are preferred: a little for them, nothing for the rest."""
        import torch

        added = torch.zeros(self._size)
        added[sorted(self.hesitations)] = _PREFERENCE_NATS
        return added

    @cached_property
    def allowed_first(self) -> torch.Tensor:
        """The same for the first token of a window, which may be neither a blank nor the end."""
        import torch

        mask = self.allowed.clone()
        mask[[*self.encode(" "), self.end]] = -torch.inf
        return mask

    def narrowed(self, logits: torch.Tensor, *, is_first: bool) -> torch.Tensor:
        """The model's view of the next token, with minus infinity for all that may not be written there.

        Where the model itself would write a numeral, a number was said, and only its words may follow.

        Parameters
        ----------
        logits : tensor, shape (vocabulary,)
        is_first : bool
            Whether it is the first token of a window.
        """
        view = logits + (self.allowed_first if is_first else self.allowed)
        likeliest = int(logits[: self.end + 1].numpy().argmax())
        if likeliest in self.writes_a_hundred:
            view += self.words_for_a_hundred
        elif self.writes_number[likeliest]:
            view += self.number_words
        return view

    def encode(self, text: str) -> list[int]:
        """The tokens of `text`; a word inside a text has its space before it."""
        return list(self._tokenizer.encoding.encode_ordinary(text))

    def decode(self, tokens: Sequence[int]) -> str:
        """The text of `tokens`."""
        return str(self._tokenizer.decode(list(tokens)))

    def is_everyday(self, text: str) -> bool:
        """Whether each word of a text has a token of its own, as common words have."""
        return all(len(self.encode(f" {word.strip(CLOSING_MARKS)}")) == 1 for word in text.split())

    def split_words(self, tokens: Sequence[int]) -> list[tuple[str, int]]:
        """The words that `tokens` make, each with its number of tokens; punctuation stays with its word.

        Concatenated, the words are the text again, spaces included. A word with a hyphen is one word
        ("e-mail"), but numbers and letters are as many as were said ("five-five-five", "O-six", "K-E-S").
        """
        words: list[tuple[str, int]] = []
        for text, parts in zip(*self._tokenizer.split_to_word_tokens([*tokens, self.end]), strict=True):
            if parts == [self.end]:
                continue
            if words and self._belongs(words[-1][0], text):
                before, count = words[-1]
                words[-1] = (before + text, count + len(parts))
            else:
                words.append((text, len(parts)))
        return words

    def _belongs(self, before: str, text: str) -> bool:
        """Whether `text` goes on with the word before it."""
        if not _has_letters(text) or not _has_letters(before):
            return True
        if _NEXT_INITIAL.fullmatch(text):
            return _INITIAL.search(before) is not None
        if _CLOCK.match(text):
            return before.strip().lower() == "o"
        if _ELIDED.fullmatch(text):
            return self.language == "nl" and before.strip().lower() in ("zo", "z", "m")
        if text[0] in HYPHENS or (before[-1] in HYPHENS and not text[0].isspace()):
            last, first = _LETTERS.findall(before.lower())[-1], _LETTERS.findall(text.lower())[0]
            one_by_one = len(last) == len(first) == 1
            is_number = any(is_number_word(part, self.language) for part in (last, first))
            return not (one_by_one or is_number or is_stutter(last, first))
        return False

    def no_speech_probability(self, logits: torch.Tensor) -> float:
        """How probable it is, by the logits after the start token, that nobody speaks."""
        return float(logits.softmax(dim=-1)[self._tokenizer.no_speech])

    def language_logits(self, logits: torch.Tensor) -> dict[str, float]:
        """Of the logits after the start token, those of the languages."""
        tokens = self._tokenizer.all_language_tokens
        return dict(zip(self._tokenizer.all_language_codes, logits[list(tokens)].tolist(), strict=True))


def _has_letters(text: str) -> bool:
    """Whether there is anything but punctuation in it."""
    return any(character.isalnum() for character in text)
