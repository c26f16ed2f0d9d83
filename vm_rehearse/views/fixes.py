"""What the user corrected of a take: on its card, as a list, and when it is done."""

from __future__ import annotations

from rich.console import RenderableType
from rich.text import Text

from vm_rehearse.notation import moment
from vm_rehearse.take import Fix, Take
from vm_rehearse.views.page import grid, page, to_type
from vm_rehearse.views.sentences import sentence
from vm_rehearse.views.wording import bare, counted, listed, percent, plain, points, take_title


def fixes_note(take: Take) -> str | None:
    """Say what was corrected in a take; None where nothing was."""
    if not take.fixes:
        return None
    return f"Corrected by you: {listed([fix_text(fix) for fix in take.fixes])}."


def fix_text(fix: Fix) -> str:
    """Say what one correction is."""
    at, heard, said = moment(fix.start_s), bare(plain(fix.heard)), bare(plain(fix.said))
    if fix.since is not None:
        return f'"{said}" at {at} (heard as "{heard}", as in {fix.since})'
    if fix.kind == "filler":
        return f'"{heard}" at {at} is a filler'
    if fix.kind == "not_filler":
        return f'"{heard}" at {at} is no filler'
    if not said:
        return f'"{heard}" at {at} was not said'
    return f'"{said}" at {at} (heard as "{heard}")' if heard else f'"{said}" at {at} (not heard)'


def fixed(before: Take, after: Take, fix: Fix) -> RenderableType:
    """Say what was put right, and what came of it."""
    name = take_title(after)
    undo = next((number for number, each in enumerate(after.fixes, start=1) if each == fix), 1)
    return page(
        sentence(f"Corrected in {name}: {fix_text(fix)}. ", _change(before, after), _and_later(fix, after)),
        to_type("To take it back", f"rehearse fix {name} --undo {undo}"),
    )


def _and_later(fix: Fix, take: Take) -> str:
    """Say that the correction holds for takes to come, where it can."""
    again = fix.kind == "said" and fix.said and fix.heard and take.script is not None
    return " In your next takes of this script it counts as said where it is heard so again." if again else ""


def unfixed(before: Take, after: Take) -> RenderableType:
    """Say that corrections were taken back, and what came of it."""
    count = sum(fix not in after.fixes for fix in before.fixes)
    name = take_title(after)
    if not count:
        return page(sentence(f"There was nothing to take back in {name}."))
    return page(sentence(f"Took back {counted(count, 'correction')} in {name}. ", _change(before, after)))


def fixes_list(take: Take) -> RenderableType:
    """List the corrections of a take by their numbers."""
    name = take_title(take)
    if not take.fixes:
        why = f"You have corrected nothing in {name}. To do so"
        return page(to_type(why, f"rehearse fix {name} --said WORD --at 0:12"))
    table = grid(columns=[">!", "<"])
    for number, fix in enumerate(take.fixes, start=1):
        table.add_row(Text(str(number), style="bold"), Text(fix_text(fix)))
    return page(table, to_type("To take one back", f"rehearse fix {name} --undo {len(take.fixes)}"))


def _change(before: Take, after: Take) -> str:
    """Say how the score and the script match moved."""
    if before.analysis is None or after.analysis is None:
        return ""
    was, now = before.analysis, after.analysis
    parts = [f"score {_moved(points(was.score.total), points(now.score.total))}"]
    matches = was.measures.script_match, now.measures.script_match
    if matches[0] is not None and matches[1] is not None:
        parts.append(f"script match {_moved(percent(matches[0]), percent(matches[1]))}")
    fillers = [each.measures.filled_pauses + each.measures.filler_words for each in (was, now)]
    if fillers[0] != fillers[1]:
        parts.append(f"fillers {_moved(str(fillers[0]), str(fillers[1]))}")
    text = listed(parts)
    return f"{text[0].upper()}{text[1:]}."


def _moved(first: str, second: str) -> str:
    """Write a value that may have changed."""
    return f"still {second}" if first == second else f"{first} to {second}"
