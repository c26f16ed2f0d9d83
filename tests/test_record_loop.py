"""`rehearse record` at a keyboard: a real terminal's keys, a stand-in microphone, and what comes of each."""

from __future__ import annotations

import contextlib
import io
import os
import pty
import shlex
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import pytest
from a_program import answer, program, script, silence, spoken
from stand_ins import SCRIPT, Listener, Microphone, Outcome, Program, Screen

from vm_rehearse.audio import read_audio
from vm_rehearse.cli import run
from vm_rehearse.cli.keyboard import END_OF_INPUT, keyboard
from vm_rehearse.cli.listening import Listening
from vm_rehearse.errors import DeviceProblem, ModelProblem
from vm_rehearse.measures.questions import Question
from vm_rehearse.recogniser import Hearing, Overtaken
from vm_rehearse.recorder import Level, Recorded
from vm_rehearse.take import Stretch, Weight
from vm_rehearse.voice_activity import speech_stretches

__all__ = ["program", "script", "silence", "spoken"]


@contextlib.contextmanager
def terminal() -> Iterator[tuple[BinaryIO, int]]:
    """A terminal to read from, and its keyboard."""
    keys, end = pty.openpty()
    try:
        with os.fdopen(end, "rb", buffering=0) as stdin:
            yield stdin, keys
    finally:
        os.close(keys)


CTRL_C = b"\x03"


@dataclass
class Speaker(Microphone):
    """A microphone whose levels come one by one, with a key pressed at some of them."""

    levels: tuple[float | None, ...] = (-20.0,) * 40
    presses: dict[int, bytes] = field(default_factory=dict)
    """At which level of which kind, counted over all recordings; Ctrl-C comes as a signal."""
    sound: tuple[bytes, ...] = ()
    """What each level is of, at 16 kHz; silence once it is at its end."""
    keys: int = -1
    told_to_stop_s: list[float] = field(default_factory=list)
    _at: int = 0

    def record(
        self,
        path: Path,
        *,
        stop: Callable[[], bool],
        max_seconds: float,
        on_level: Callable[[Level], None] | None = None,
    ) -> Recorded:
        assert on_level is not None
        for number, level in enumerate(self.levels, start=1):
            sound = self.sound[number - 1] if number <= len(self.sound) else b""
            peak = None if level is None else level + 10
            on_level(Level(number / 20, level, peak, sound or bytes(1600), 16_000))
            self._at += 1
            pressed = self.presses.get(self._at, b"")
            if pressed:
                os.write(self.keys, pressed.replace(CTRL_C, b""))
                time.sleep(0.02)
            for _ in range(pressed.count(CTRL_C)):
                signal.raise_signal(signal.SIGINT)
            if stop():
                self.told_to_stop_s.append(number / 20)
                break
        return super().record(path, stop=stop, max_seconds=max_seconds)


def rehearsed(
    program: Program, *arguments: str, microphone: Speaker, after: bytes = b"q", talk: bool = True
) -> Outcome:
    """One run at a terminal; `after` is typed once the first card is asked about."""
    out, err = Screen(), Screen(terminal=talk)
    with terminal() as (stdin, keys):
        microphone.keys = keys
        program.microphone = microphone
        world = replace(
            program.surroundings(out, err), stdin=stdin, wait=lambda _s: answer_when_asked(err, keys, typed)
        )
        typed = list(after)
        code = run(["record", *arguments], world)
    return Outcome(code, out.getvalue(), err.getvalue())


def answer_when_asked(err: io.StringIO, keys: int, typed: list[int]) -> None:
    """Type the next key, if a question is waiting."""
    if "Again?" in err.getvalue().rstrip().rpartition("\n")[2] and typed:
        os.write(keys, bytes([typed.pop(0)]))
    time.sleep(0.02)


# ---- keys ---------------------------------------------------------------------------------------


def test_keys_come_one_by_one_and_the_terminal_is_left_as_it_was() -> None:
    import termios

    with terminal() as (stdin, keys):
        before = termios.tcgetattr(stdin.fileno())
        with keyboard(stdin) as pressed:
            assert pressed() == ""
            os.write(keys, b" r")
            time.sleep(0.02)
            assert pressed() == " r" and pressed() == ""
        assert termios.tcgetattr(stdin.fileno()) == before


def test_an_arrow_is_none_of_the_letters_it_is_sent_as() -> None:
    with terminal() as (stdin, keys), keyboard(stdin) as pressed:
        for sequence in (b"\x1b[D", b"\x1bOP", b"\x1b[1;5D", b"\x1b[3~", b"\x1bd", b"\x1b"):
            os.write(keys, sequence)
            time.sleep(0.02)
            assert pressed() == "", sequence
        os.write(keys, b"\x1b[Dp\x1bOPd")
        time.sleep(0.02)
        assert pressed() == "pd"


def test_a_window_that_closes_ends_the_take() -> None:
    keys, end = pty.openpty()
    with os.fdopen(end, "rb", buffering=0) as stdin, keyboard(stdin) as pressed:
        os.close(keys)
        assert pressed().endswith(END_OF_INPUT)


def test_what_is_no_terminal_has_no_keys() -> None:
    with keyboard(io.BytesIO(b"\n\n")) as pressed:
        assert pressed() == ""


# ---- while recording ----------------------------------------------------------------------------


@pytest.mark.parametrize("key", [b" ", b"\n", b"\r", b"\x04"])
def test_a_key_ends_the_take(program: Program, spoken: Path, key: bytes) -> None:
    speaker = Speaker(spoken, presses={10: key})
    assert rehearsed(program, "--json", microphone=speaker).code == 0
    assert speaker.told_to_stop_s == [0.5] and speaker.max_seconds == [120.0]


def test_other_keys_end_nothing(program: Program, spoken: Path) -> None:
    speaker = Speaker(spoken, presses={10: b"x\x1b[A"})
    assert rehearsed(program, "--json", microphone=speaker).code == 0
    assert speaker.told_to_stop_s == []


def test_r_starts_over_and_leaves_one_take(program: Program, spoken: Path) -> None:
    speaker = Speaker(spoken, presses={10: b"r", 60: b" "})
    outcome = rehearsed(program, "--no-input", microphone=speaker)
    assert outcome.code == 0 and outcome.err.count("Starts in 3") == 2
    assert "take1" in outcome.err and "trash" in outcome.err
    assert [take["take"] for take in answer(program, "list")["takes"]] == ["take2"]


def test_silence_ends_the_take_once_somebody_has_spoken(program: Program, spoken: Path) -> None:
    samples = read_audio(spoken).samples
    end_s = speech_stretches(samples)[-1].end_s
    noise = np.random.default_rng(5).normal(0, 0.01, 10 * 16_000)
    said = noise.copy()
    said[: len(samples)] += samples
    for sound, expected in ((said, [pytest.approx(end_s + 1.5, abs=0.4)]), (noise, [])):
        pcm = np.clip(sound * 32767, -32768, 32767).astype(np.int16)
        speaker = Speaker(spoken, levels=(-30.0,) * 200, sound=tuple(map(bytes, pcm.reshape(200, 800))))
        answer_of(program, speaker, "--auto-stop", "1.5")
        assert speaker.told_to_stop_s == expected


def answer_of(program: Program, microphone: Microphone, *arguments: str) -> dict[str, Any]:
    program.microphone = microphone
    return answer(program, "record", *arguments)


def test_how_long_a_take_may_be(program: Program, spoken: Path) -> None:
    program.microphone = Microphone(spoken, ending="time_up")
    limited = program.run("record", "--max-seconds", "45")
    assert "The recording was ended after 0:45" in limited.err
    assert "was ended" not in program.run("record", "--seconds", "9").err
    shortened = program.run("record", "--seconds", "50", "--max-seconds", "40")
    assert "The recording was ended after 0:40" in shortened.err
    assert program.microphone.max_seconds == [45.0, 9.0, 40.0]
    assert program.run("record", "--auto-stop", "0").code == 2


def test_the_screen_moves_on_a_terminal_and_only_there(program: Program, spoken: Path) -> None:
    quiet = rehearsed(program, "--no-input", microphone=Speaker(spoken, levels=(None,) * 60))
    assert 'Nothing heard from "A microphone"' in quiet.err and "\x1b[?25h" in quiet.err
    assert quiet.err.count("s left") > 20
    plain = rehearsed(program, "--no-input", microphone=Speaker(spoken), talk=False)
    assert plain.code == 0 and "s left" not in plain.err and "\x1b" not in plain.err
    assert "Nothing heard" not in plain.err


def test_where_nothing_moves_silence_is_told_once(program: Program, spoken: Path) -> None:
    levels = (*(-20.0,) * 20, *(None,) * 50, *(-20.0,) * 20, *(None,) * 120)
    outcome = rehearsed(program, "--no-input", microphone=Speaker(spoken, levels=levels), talk=False)
    assert outcome.err.count('Nothing heard from "A microphone"') == 1
    assert "rehearse devices --use NAME" in outcome.err


# ---- the script ---------------------------------------------------------------------------------


def test_the_script_used_last_is_taken_unless_another_or_none_is_named(program: Program, script: str) -> None:
    program.run("script", "add", script)
    assert answer(program, "record", "--seconds", "9")["script"]["name"] == "pitch"
    assert answer(program, "record", "--seconds", "9", "--free")["script"] is None
    assert answer(program, "record", "--seconds", "9", "--free", "--script", "pitch", code=2)


def test_a_hidden_script_shows_how_its_sentences_begin(program: Program, spoken: Path, script: str) -> None:
    whole = rehearsed(program, "--no-input", "--script", script, microphone=Speaker(spoken))
    assert "Pinehollow Software." in whole.err and "> Hi Laura" in whole.err
    hidden = rehearsed(program, "--no-input", "--script", script, "--hide-script", microphone=Speaker(spoken))
    assert "Hi Laura, this" in hidden.err and "Pinehollow" not in hidden.err


def test_by_heart_nothing_of_the_script_is_shown_and_it_counts_all_the_same(
    program: Program, spoken: Path, script: str
) -> None:
    for talk in (True, False):
        outcome = rehearsed(
            program,
            *("--no-input", "--script", script, "--by-heart"),
            microphone=Speaker(spoken),
            talk=talk,
        )
        assert outcome.code == 0 and "Script match" in outcome.out
        assert not any(word in outcome.err for word in ("Laura", "Pinehollow", "pitch"))


def test_without_a_screen_that_moves_the_script_is_printed_once(
    program: Program, spoken: Path, script: str
) -> None:
    plain = rehearsed(program, "--no-input", "--script", script, microphone=Speaker(spoken), talk=False)
    assert plain.err.count("Pinehollow Software.") == 1
    moving = rehearsed(program, "--no-input", "--script", script, microphone=Speaker(spoken))
    before, _, _ = moving.err.partition("\x1b[?1049h")
    assert "Pinehollow" not in before, "it is on the screen that moves, and not above it too"
    first, _, _ = moving.err.partition("Starts in 3")
    assert first.count("Pinehollow") == 1


@pytest.mark.parametrize(
    "options", [("--by-heart", "--hide-script"), ("--by-heart", "--free"), ("--hide-script", "--free")]
)
def test_one_way_to_see_the_script_at_a_time(program: Program, options: tuple[str, str]) -> None:
    error = answer(program, "record", "--seconds", "9", *options, code=2)["error"]
    assert error["message"] == f"{options[0]} and {options[1]} can't be given together."
    assert error["hint"].endswith(f"rehearse record {options[0]}")


def test_a_script_or_free_speech(program: Program, script: str) -> None:
    error = answer(program, "record", "--free", "--script", script, "--seconds", "9", code=2)["error"]
    assert error["hint"].endswith("rehearse record --free")


def test_without_a_keyboard_the_hint_is_what_was_typed_and_a_length(program: Program, script: str) -> None:
    typed = ("--script", script, "--label", "with Bob's headset", "--target", "25", "--by-heart")
    outcome = program.run("record", *typed)
    assert outcome.code == 2
    hint = outcome.err.splitlines()[-1].partition("rehearse record ")[2]
    assert sorted(shlex.split(hint)) == sorted([*typed, "--seconds", "30"])


# ---- Ctrl-C -------------------------------------------------------------------------------------


@dataclass
class Interrupted(Listener):
    """Presses Ctrl-C while it listens."""

    def hear(self, *arguments: Any, **options: Any) -> Any:
        signal.raise_signal(signal.SIGINT)
        return super().hear(*arguments, **options)


def kept(program: Program) -> list[str]:
    return [take["take"] for take in answer(program, "list")["takes"]]


@pytest.mark.parametrize("option", ["--json", "--no-input"])
@pytest.mark.parametrize("talk", [True, False])
def test_ctrl_c_ends_the_take_and_it_is_scored(
    program: Program, spoken: Path, option: str, talk: bool
) -> None:
    speaker = Speaker(spoken, presses={10: CTRL_C})
    outcome = rehearsed(program, option, microphone=speaker, talk=talk)
    assert outcome.code == 0 and speaker.told_to_stop_s == [0.5]
    assert "score" in outcome.out or "out of 100" in outcome.out


def test_two_at_once_throw_the_take_away(program: Program, spoken: Path) -> None:
    outcome = rehearsed(program, microphone=Speaker(spoken, presses={10: CTRL_C * 2}))
    assert outcome.code == 130 and "rehearse restore take1" in outcome.err and outcome.out == ""
    assert kept(program) == []
    assert program.run("restore", "take1").code == 0 and kept(program) == ["take1"]


def test_a_second_one_while_it_listens_throws_the_take_away(program: Program, spoken: Path) -> None:
    program.listener = Interrupted()
    outcome = rehearsed(program, microphone=Speaker(spoken, presses={10: CTRL_C}))
    assert outcome.code == 130 and "rehearse restore take1" in outcome.err and kept(program) == []


def test_one_while_it_listens_keeps_a_take_that_a_key_ended(program: Program, spoken: Path) -> None:
    program.listener = Interrupted()
    outcome = rehearsed(program, microphone=Speaker(spoken, presses={10: b" "}))
    assert outcome.code == 130 and "take1" in outcome.err and "restore" not in outcome.err
    assert kept(program) == ["take1"]


def test_the_next_take_is_not_thrown_away_for_the_one_before(program: Program, spoken: Path) -> None:
    speaker = Speaker(spoken, presses={10: CTRL_C, 20: CTRL_C})
    outcome = rehearsed(program, microphone=speaker, after=b"\nq")
    assert outcome.code == 0 and kept(program) == ["take1", "take2"]


def test_ctrl_c_before_the_microphone_is_awake_leaves_nothing(program: Program, spoken: Path) -> None:
    out, err = Screen(), Screen(terminal=True)
    program.microphone = Speaker(spoken)

    def count_down(_seconds: float) -> None:
        signal.raise_signal(signal.SIGINT)

    world = replace(program.surroundings(out, err), wait=count_down)
    assert run(["record", "--seconds", "9"], world) == 130
    assert kept(program) == [] and "trash" not in err.getvalue()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_keys_count_only_once_the_microphone_is_awake(program: Program, spoken: Path) -> None:
    out, err = Screen(), Screen(terminal=True)
    with terminal() as (stdin, keys):
        speaker = Speaker(spoken, presses={10: b" "}, keys=keys)
        program.microphone = speaker

        def count_down(_seconds: float) -> None:
            os.write(keys, b"\nr ")
            time.sleep(0.02)

        world = replace(program.surroundings(out, err), stdin=stdin, wait=count_down)
        assert run(["record", "--no-input"], world) == 0
    assert speaker.told_to_stop_s == [0.5]


# ---- take after take ----------------------------------------------------------------------------


def test_one_key_a_take_and_the_change_after_each(program: Program, spoken: Path, script: str) -> None:
    outcome = rehearsed(program, "--script", script, microphone=Speaker(spoken), after=b"\nq")
    assert outcome.code == 0 and outcome.err.count("Again?") == 2
    assert outcome.out.count("out of 100") == 2
    assert "About as good as take1" in outcome.out and "take2" in outcome.out
    assert [take["take"] for take in answer(program, "list")["takes"]] == ["take1", "take2"]


@pytest.mark.parametrize("how", [(), ("--by-heart",), ("--hide-script",)])
def test_who_has_no_script_yet_is_told_to_speak_freely(
    program: Program, script: str, how: tuple[str, ...]
) -> None:
    line = ("record", "--seconds", "9", *how)
    assert "speak freely" not in program.run("record", "--seconds", "9", "--free").err
    told = program.run(*line)
    assert told.code == 0 and "You have no script yet, so speak freely." in told.err
    assert "rehearse script add FILE" in told.err and "speak freely" not in told.out
    program.run("script", "add", script)
    assert "speak freely" not in program.run(*line).err


def test_the_change_names_what_moved(program: Program, script: str) -> None:
    program.listener.text = "Hi Laura, um, uh, this is, um, Ben from, uh, Pinehollow Software."
    first = program.run("record", "--seconds", "9", "--script", script)
    program.listener.text = SCRIPT
    second = program.run("record", "--seconds", "9", "--script", script)
    assert "better than" not in first.out and "better than take1. Points:" in second.out
    free = program.run("record", "--seconds", "9", "--free")
    assert "better than" not in free.out and "as good as" not in free.out


def test_a_take_can_be_thrown_away_once(program: Program, spoken: Path) -> None:
    outcome = rehearsed(program, microphone=Speaker(spoken), after=b"ddq")
    assert outcome.err.count("is in the trash") == 1
    assert answer(program, "list")["takes"] == []


def test_a_take_that_can_not_be_scored_is_no_end_of_practice(program: Program, spoken: Path) -> None:
    program.listener.failure = DeviceProblem("x", "It broke.", hint="Mend it.")
    outcome = rehearsed(program, microphone=Speaker(spoken), after=b"q")
    assert outcome.code == 0 and "It broke." in outcome.err and "rehearse score take1" in outcome.err


def test_after_a_take_of_silence_the_next_one_is_offered(program: Program, silence: str) -> None:
    outcome = rehearsed(program, microphone=Speaker(Path(silence)), after=b"\nq")
    assert outcome.code == 0 and outcome.err.count("There is no speech in this recording.") == 2
    assert outcome.err.count("Again?") == 2 and kept(program) == ["take1", "take2"]


def test_a_second_enter_is_no_answer_to_the_question(program: Program, spoken: Path) -> None:
    speaker = Speaker(spoken, presses={10: b"\n\n\n"})
    outcome = rehearsed(program, microphone=speaker, after=b"q")
    assert outcome.code == 0 and kept(program) == ["take1"]


@pytest.mark.parametrize("option", ["--json", "--no-input"])
def test_nothing_is_asked_where_nobody_is_to_be_asked(program: Program, spoken: Path, option: str) -> None:
    outcome = rehearsed(program, option, microphone=Speaker(spoken), after=b"")
    assert outcome.code == 0 and "Again?" not in outcome.err


# ---- the recogniser meanwhile -------------------------------------------------------------------


@dataclass
class SlowListener(Listener):
    """One that takes a while to be ready."""

    may_go: threading.Event = field(default_factory=threading.Event)

    def prepare(self) -> None:
        assert self.may_go.wait(10)


def test_the_recogniser_is_made_ready_meanwhile() -> None:
    slow = SlowListener()
    with Listening(lambda: slow) as listening:
        listening.await_quiet()
        assert listening.is_quiet and not slow.may_go.is_set(), "only libraries are waited for"
        slow.may_go.set()
        assert listening.recogniser().name == slow.name


@dataclass
class Watched(Listener):
    """One that notes in which threads it works, and goes on listening until that is no longer wanted."""

    threads: set[str] = field(default_factory=set)
    goes_on: bool = False

    def prepare(self) -> None:
        self._note()

    def hear(self, *arguments: Any, is_wanted: Callable[[], bool] | None = None, **options: Any) -> Hearing:
        self._note()
        assert is_wanted is not None
        while self.goes_on:
            if not is_wanted():
                raise Overtaken
            time.sleep(0.01)
        hearing = super().hear(*arguments, **options)

        def weigh(questions: Sequence[Question]) -> Sequence[Weight | None]:
            self._note()
            return hearing.weigh(questions)

        return replace(hearing, weigh=weigh)

    def _note(self) -> None:
        self.threads.add(threading.current_thread().name)


def heard_by(listening: Listening) -> Hearing:
    samples = np.zeros(16_000, np.float32)
    return listening.recogniser().hear(samples, speech=[Stretch(0.1, 0.9)], language="en")


def test_all_hearing_is_done_in_one_thread() -> None:
    watched = Watched()
    with Listening(lambda: watched) as listening:
        hearing = heard_by(listening)
        assert hearing.transcript.words and hearing.weigh([Question((0, 1), "um")]) == [None]
    assert watched.threads == {"recogniser"}


def test_what_goes_wrong_while_listening_reaches_who_waits_for_it() -> None:
    damaged = ModelProblem("model_damaged", "It is damaged.", hint="rehearse model get base")
    with Listening(lambda: Listener(failure=damaged)) as listening, pytest.raises(ModelProblem):
        heard_by(listening)


def test_ctrl_c_ends_the_hearing() -> None:
    watched = Watched(goes_on=True)
    threading.Timer(0.2, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
    with pytest.raises(KeyboardInterrupt), Listening(lambda: watched) as listening:
        heard_by(listening)


def test_what_goes_wrong_meanwhile_is_said_when_it_is_needed() -> None:
    def load() -> Listener:
        raise ModelProblem("model_damaged", "It is damaged.", hint="rehearse model get base")

    with Listening(load) as listening:
        listening.await_quiet()
        with pytest.raises(ModelProblem):
            listening.recogniser()


def test_ctrl_c_waits_until_nothing_is_being_loaded() -> None:
    slow = SlowListener()
    threading.Timer(0.1, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
    threading.Timer(0.3, slow.may_go.set).start()
    with pytest.raises(KeyboardInterrupt), Listening(lambda: slow):
        pass
    assert slow.may_go.is_set()
