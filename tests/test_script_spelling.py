"""Contractions that were written in full: which of them count as said as the script writes them."""

from __future__ import annotations

from vm_rehearse.lexicon import load_lexicon
from vm_rehearse.measures.matching.sides import beside_script
from vm_rehearse.measures.script_spelling import said_contracted
from vm_rehearse.measures.unheard.hesitations import Revised
from vm_rehearse.take import Evidence, Stretch, Transcript, Weight, Word

EVIDENCE = Evidence(
    (0, 1), (1, 3), "I'm", Weight(log_odds_nats=-6.0, heard_nats=-2.0, script_nats=-0.1, everyday=True)
)


def contracted(*words: str, origin: tuple[int, ...]) -> dict[tuple[int, int], str]:
    timed = tuple(Word(word, index * 0.3, index * 0.3 + 0.25, 0.6) for index, word in enumerate(words))
    transcript = Transcript("en", timed, (Stretch(0.0, len(words) * 0.3),))
    sides = beside_script(transcript, "I'm Dana.", load_lexicon("en"))
    found = said_contracted(sides, Revised(transcript, origin), [EVIDENCE], (), unclear_nats=0.0)
    return {span: word.text for span, word in found.items()}


def test_a_contraction_that_was_heard_in_full_is_as_the_script_writes_it() -> None:
    assert contracted("um,", "I", "am", "Dana.", origin=(0, 1, 2, 3, 4)) == {(1, 3): "I'm"}


def test_it_stays_in_full_where_a_word_of_it_was_taken_back() -> None:
    assert contracted("um,", "am", "Dana.", origin=(0, 2, 3, 4)) == {}
    assert contracted("um,", "I", "Dana.", origin=(0, 1, 3, 4)) == {}
