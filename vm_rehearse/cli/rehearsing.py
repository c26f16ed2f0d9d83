"""Take after take: the countdown, the recording, the card, the change, and what to do next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vm_rehearse.cli.interrupting import CtrlC
from vm_rehearse.cli.keyboard import END_OF_INPUT, ENTER, Keys
from vm_rehearse.cli.listening import Listening
from vm_rehearse.cli.listening_ahead import ListeningAhead
from vm_rehearse.cli.recording_screen import RecordingScreen
from vm_rehearse.cli.script_files import script_language
from vm_rehearse.cli.surroundings import Surroundings, undisturbed
from vm_rehearse.errors import NothingToScore, RehearseError

if TYPE_CHECKING:
    from vm_rehearse.audio import Audio
    from vm_rehearse.history import History
    from vm_rehearse.recogniser import Recogniser
    from vm_rehearse.rehearsal import Exercise, Recorder
    from vm_rehearse.take import Take
    from vm_rehearse.views.live import Live

_COUNT_FROM = 3
_LOOKED_BACK = 20
_LOOK_EVERY_S = 0.05


@dataclass(frozen=True)
class Rehearsing:
    """What stays the same from take to take."""

    surroundings: Surroundings
    history: History
    microphone: Recorder
    listening: Listening
    keys: Keys
    ctrl_c: CtrlC
    exercise: Exercise
    view: Live
    max_seconds: float
    says_when_time_is_up: bool
    auto_stop_s: float | None

    def recorded(self) -> Take:
        """Record the next take, as often as the user starts over; Ctrl-C is counted on."""
        from vm_rehearse.rehearsal import record_take
        from vm_rehearse.views.live import ended_by_limit

        while True:
            with (
                ListeningAhead(self.listening, self._listen_ahead) as ahead,
                RecordingScreen(
                    self.surroundings,
                    self.view,
                    self.keys,
                    self.ctrl_c,
                    auto_stop_s=self.auto_stop_s,
                    follow=ahead.follow,
                ) as screen,
            ):
                self._count_down(screen)
                take, recorded = record_take(
                    self.microphone,
                    self.exercise,
                    history=self.history,
                    stop=screen.stop,
                    max_seconds=self.max_seconds,
                    on_level=screen.on_level,
                )
            if not screen.starts_over:
                break
            self._discard(take)
            if self.ctrl_c.ends:
                raise KeyboardInterrupt
        for note in recorded.notes:
            self.surroundings.say(note.text)
        if recorded.ending == "time_up" and self.says_when_time_is_up:
            self.surroundings.say(ended_by_limit(self.max_seconds))
        return take

    def _listen_ahead(
        self,
        audio: Audio,
        recogniser: Recogniser,
        is_wanted: Callable[[], bool],
        has_time: Callable[[], bool],
    ) -> None:
        """Hear what there is of a recording by now."""
        from vm_rehearse.analysis import listen_ahead

        listen_ahead(
            audio,
            recogniser=recogniser,
            lexicon_of=self.surroundings.lexicon,
            script=self.exercise.script,
            language=self.exercise.language,
            target_s=self.exercise.target_s,
            is_wanted=is_wanted,
            has_time=has_time,
        )

    def scored(self, take: Take) -> Take:
        """Score the recording; if that doesn't come to an end, say that it is safe.

        Where Ctrl-C ended the recording, a second one here, or since, throws the take away.
        """
        from vm_rehearse.rehearsal import score_take
        from vm_rehearse.views.notices import take_kept, take_unscored

        try:
            self.ctrl_c.stop_counting()
            if self.ctrl_c.discards:
                raise KeyboardInterrupt
            with self.surroundings.working(f"Listening to {take.name} ..."):
                return score_take(
                    take,
                    history=self.history,
                    recogniser=self.listening.recogniser(),
                    lexicon_of=self.surroundings.lexicon,
                )
        except NothingToScore:
            self.surroundings.say(take_kept(str(take.name)))
            raise
        except KeyboardInterrupt:
            if self.ctrl_c.ends:
                with undisturbed():
                    self._discard(take)
            else:
                self.surroundings.say(take_unscored(take))
            raise
        except BaseException:
            self.surroundings.say(take_unscored(take))
            raise

    def show(self, take: Take) -> None:
        """Show the card, and what changed since the take of this script before."""
        from vm_rehearse.progress import compare, previous_of_script
        from vm_rehearse.views.change import change
        from vm_rehearse.views.scorecard import scorecard

        self.surroundings.show(scorecard(take))
        name = None if take.script is None else take.script.name
        before = previous_of_script(
            take, self.history.takes(script_name=name, limit=_LOOKED_BACK, include_unscored=False)
        )
        changed = None if before is None else change(compare(before, take))
        if changed is not None:
            self.surroundings.show(changed)

    def practise(self) -> None:
        """Record, score and show take after take, until the user has had enough."""
        again = True
        while again:
            take = self.recorded()
            try:
                take = self.scored(take)
            except RehearseError as error:
                self.surroundings.say_error(error)
            else:
                self.show(take)
            again = self._wants_another(take)

    def _wants_another(self, take: Take) -> bool:
        """Ask what is next, and do it."""
        from vm_rehearse.views.notices import what_next

        is_there = True
        self.keys()  # a second Enter was not meant for the question
        self.surroundings.say(what_next(can_discard=is_there))
        while True:
            for key in self._pressed():
                if key in ENTER:
                    return True
                if key in f"qQ{END_OF_INPUT}":
                    return False
                if key in "pPdD" and is_there:
                    if key in "pP":
                        self._play(take)
                    else:
                        self._discard(take)
                        is_there = False
                    self.surroundings.say(what_next(can_discard=is_there))

    def _pressed(self) -> str:
        """Wait for keys."""
        while not (pressed := self.keys()):
            self.surroundings.wait(_LOOK_EVERY_S)
        return pressed

    def _play(self, take: Take) -> None:
        """Play a take; any key falls silent."""
        from vm_rehearse.player import play
        from vm_rehearse.views.notices import playing

        self.surroundings.say(playing(str(take.name)))
        try:
            play(Path(take.recording.path), stop=lambda: bool(self.keys()))
        except RehearseError as error:
            self.surroundings.say_error(error)

    def _discard(self, take: Take) -> None:
        """Put a take in the trash."""
        from vm_rehearse.views.notices import take_deleted

        self.surroundings.say(take_deleted(self.history.delete_take(str(take.name)).name))

    def _count_down(self, screen: RecordingScreen) -> None:
        """Show what is to be said, and count down while the libraries load."""
        from vm_rehearse.views.scripts import script_text

        shows_script = self.view.words and not self.view.hides_script
        if self.exercise.script is not None and shows_script and not screen.moves:
            language = self.exercise.language or script_language(self.history, self.exercise.script)
            self.surroundings.say(script_text(self.exercise.script, language=language))
        if self.surroundings.stderr.isatty():
            for number in range(_COUNT_FROM, 0, -1):
                screen.announce(f"Starts in {number} ...")
                self.surroundings.wait(1.0)
        if not self.listening.is_quiet:
            screen.announce("Getting ready ...")
            self.listening.await_quiet()
        if screen.moves:
            screen.announce("Waking the microphone ...")
