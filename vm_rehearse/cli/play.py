"""``rehearse play``: a take through the loudspeaker or into a file, as it is or as a telephone brings it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from vm_rehearse.cli.keyboard import keyboard
from vm_rehearse.cli.options import examples, moment_s
from vm_rehearse.cli.surroundings import Surroundings
from vm_rehearse.errors import RehearseError, UsageProblem
from vm_rehearse.shell import quoted

if TYPE_CHECKING:
    from vm_rehearse.take import Take

LEAD_S: Final = 1.0
"""How long before a named moment to begin, so that it is heard among its neighbours."""


@click.command(
    epilog=examples(
        "rehearse play take3 --from 0:12",
        "rehearse play last --at filler2 --as-heard",
        "rehearse play best --export voicemail.wav",
    )
)
@click.argument("reference", default="last", metavar="[TAKE]")
@click.option("--from", "from_s", type=moment_s, metavar="0:12", help="Where to begin.")
@click.option(
    "--at",
    metavar="PLACE",
    help="Begin a second before filler2, pause1, place3 (left out or changed), or a word such as northwind.",
)
@click.option("--as-heard", is_flag=True, help="Through a telephone line, as the other side hears it.")
@click.option(
    "--export",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write it to a WAV, FLAC or MP3 file instead of playing it.",
)
@click.option("--force", is_flag=True, help="Let --export replace a file.")
@click.option("--device", metavar="NAME", help="The loudspeaker: its number, or part of its name.")
@click.pass_obj
def play(
    surroundings: Surroundings,
    reference: str,
    from_s: float | None,
    at: str | None,
    as_heard: bool,
    export: Path | None,
    force: bool,
    device: str | None,
) -> None:
    """Play a take; without TAKE, the last one. Any key ends it."""
    from vm_rehearse.audio import is_cut_short
    from vm_rehearse.history.problems import recording_cut_short
    from vm_rehearse.player import audio_to_hear
    from vm_rehearse.player import play as play_file
    from vm_rehearse.rehearsal import read_as_take, recording_of

    _check(from_s=from_s, at=at, export=export, force=force, device=device)
    with surroundings.history() as history:
        take = history.take(reference)
    line = str(take.name) if at is None else f"{take.name} --at {quoted(at)}"
    path = recording_of(take)
    if is_cut_short(path, take.recording.duration_s):
        damaged = recording_cut_short([str(take.name)], path.parent)
        if export is not None or not _has_sound(path):
            raise damaged
        surroundings.say(f"{damaged.message} What there is of it is played.")
    begin_s = _moment_s(take, at) if at is not None else from_s or 0.0
    if export is None:
        with (
            _with_take(line),
            read_as_take(take),
            keyboard(surroundings.stdin) as keys,
            _followed(surroundings, take, as_heard=as_heard) as on_position,
        ):
            play_file(
                path,
                from_s=begin_s,
                as_heard=as_heard,
                on_position=on_position,
                stop=lambda: bool(keys()),
                device=device,
            )
        return
    from vm_rehearse.audio import write_audio
    from vm_rehearse.views.playing import exported_notice

    with _with_take(f"{line} --as-heard" if as_heard else line), read_as_take(take):
        audio = audio_to_hear(path, from_s=begin_s, as_heard=as_heard)
        write_audio(export, audio, replace=force)
    surroundings.show(exported_notice(str(export)))
    if audio.cut_short:
        surroundings.say(f"The recording of {take.name} ends in the middle: what there is of it was written.")


def _has_sound(path: Path) -> bool:
    """Whether a damaged recording has any sound left that can be read."""
    from vm_rehearse.audio import read_audio

    try:
        return len(read_audio(path).samples) > 0
    except RehearseError:
        return False


@contextmanager
def _with_take(line: str) -> Iterator[None]:
    """Put what was typed into the hint of what fails, which knows of no take."""
    try:
        yield
    except RehearseError as problem:
        problem.hint = problem.hint.replace("play TAKE", f"play {line}")
        raise


def _check(
    *, from_s: float | None, at: str | None, export: Path | None, force: bool, device: str | None
) -> None:
    """Refuse options that go ill together."""
    if from_s is not None and at is not None:
        problem, hint = "--from and --at both say where to begin; one is enough.", "play last --at filler1"
    elif export is not None and device is not None:
        problem = "--export writes a file, and no loudspeaker is used for it."
        hint = "play last --export voicemail.wav"
    elif force and export is None:
        problem = "--force replaces a file, and no file is named."
        hint = "play last --export voicemail.wav --force"
    else:
        return
    raise UsageProblem("options_conflict", problem, hint=f"For example: rehearse {hint}")


def _moment_s(take: Take, name: str) -> float:
    """Find where to begin for a named moment."""
    from vm_rehearse.measures.moments import named_moment_s

    return max(0.0, named_moment_s(take, name) - LEAD_S)


@contextmanager
def _followed(surroundings: Surroundings, take: Take, *, as_heard: bool) -> Iterator[Callable[[float], None]]:
    """Say what plays, from the first sound on; on a terminal, let time and words go by below."""
    from rich.live import Live

    from vm_rehearse.views.playing import PlayingLine, playing_notice

    words = () if take.analysis is None else take.analysis.words
    console = surroundings.talk_console()
    moves = console.is_terminal and not console.is_dumb_terminal
    notice = playing_notice(
        take, as_heard=as_heard, can_press=console.is_terminal and surroundings.stdin.isatty()
    )
    last: list[PlayingLine] = []

    def say(_position_s: float) -> None:
        if not last:
            surroundings.say(notice)
            last.append(PlayingLine(0.0, 0.0, ()))

    if not moves:
        yield say
        return
    live = Live(
        console=console, auto_refresh=False, transient=True, redirect_stdout=False, redirect_stderr=False
    )

    def follow(position_s: float) -> None:
        if not last:
            surroundings.say(notice)
            live.start()
        line = PlayingLine(position_s, take.recording.duration_s, words)
        if not last or line.state != last[-1].state:
            last[:] = [line]
            live.update(line, refresh=True)

    try:
        yield follow
    finally:
        live.stop()
