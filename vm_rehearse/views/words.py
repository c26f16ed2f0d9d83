"""The user's own words: listed, and what was done to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.text import Text

from vm_rehearse.text import LANGUAGE_NAMES
from vm_rehearse.views.page import grid, page, section, to_type
from vm_rehearse.views.sentences import sentence
from vm_rehearse.views.wording import listed, plain

if TYPE_CHECKING:
    from vm_rehearse.lexicon.own_words import OwnWord


def words_list(words: Mapping[str, Sequence[OwnWord]]) -> RenderableType:
    """List the user's words by language, names and fillers apart."""
    if not words:
        return page(to_type("You have no words of your own. To add a name", "rehearse words add Northwind"))
    parts = []
    for language, entries in words.items():
        table = grid(columns=["<!", "<"])
        for kind, heading in (("name", "Names"), ("filler", "Fillers")):
            texts = [plain(word.text) for word in entries if word.kind == kind]
            if texts:
                table.add_row(Text(heading, style="dim"), Text(", ".join(texts)))
        parts.append(section(_called(language), table))
    return page(*parts)


def words_added(
    added: Sequence[str], asked: Sequence[str], language: str, *, filler: bool, can_rescore: bool
) -> RenderableType:
    """Say what was added, and how it takes effect: on the last take too, if that can be judged by it."""
    kind = "fillers" if filler else "names"
    if not added:
        quoted = listed([f'"{plain(word)}"' for word in asked])
        return sentence(f"{quoted}: already among your {_called(language)} {kind}.")
    quoted = listed([f'"{plain(word)}"' for word in added])
    done = f"Added {quoted} to your {_called(language)} {kind}"
    if not can_rescore:
        count = "It counts" if len(added) == 1 else "They count"
        return sentence(f"{done}. {count} from your next take on.")
    return to_type(
        f"{done}. To judge your last take with {'it' if len(added) == 1 else 'them'}", "rehearse rescore"
    )


def words_removed(removed: Sequence[str]) -> RenderableType:
    """Say what was removed."""
    return sentence(f"Removed {listed([plain(word) for word in removed])}.")


def _called(language: str) -> str:
    """Write the name of a language, or its code."""
    return LANGUAGE_NAMES.get(language, language)
