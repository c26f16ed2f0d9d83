"""``rehearse devices``: which microphones there are, which one to use, and whether it is fit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from vm_rehearse.cli.options import examples, json_option
from vm_rehearse.cli.surroundings import Surroundings
from vm_rehearse.errors import DeviceProblem, UsageProblem

if TYPE_CHECKING:
    from vm_rehearse.recorder import Level

TEST_S = 5.0
COMPUTERS_OWN = "default"


@click.command(
    epilog=examples(
        "rehearse devices", "rehearse devices --test", "rehearse devices --use headset", heading="Examples"
    )
)
@click.option("--test", is_flag=True, help="Listen for five seconds, and say whether it is fit.")
@click.option("--device", metavar="NAME", help="The one to test: its number, or part of its name.")
@click.option(
    "--use",
    metavar="NAME",
    help=f"Record with this one from now on; {COMPUTERS_OWN} goes back to the computer's own.",
)
@json_option
@click.pass_context
def devices(context: click.Context, test: bool, device: str | None, use: str | None, as_json: bool) -> None:
    """List the microphones, try one, or choose the one to record with.

    A test that finds the microphone unfit ends with 3.
    """
    surroundings: Surroundings = context.obj
    if device is not None and not test:
        raise UsageProblem(
            "devices_arguments",
            "--device goes with --test only.",
            hint="To try it: rehearse devices --test --device NAME; to keep it: rehearse devices --use NAME",
        )
    if test and use is not None:
        raise UsageProblem(
            "devices_arguments",
            "--test and --use are two different things to do.",
            hint="Test it first: rehearse devices --test --device NAME",
        )
    if test:
        context.exit(_test(surroundings, device, as_json=as_json))
    elif use is not None:
        _use(surroundings, use, as_json=as_json)
    else:
        _list(surroundings, as_json=as_json)


def _list(surroundings: Surroundings, *, as_json: bool) -> None:
    """Show what is plugged in."""
    from vm_rehearse.devices import chosen_device, devices_named, input_devices
    from vm_rehearse.views.devices import DeviceRow, devices_list

    chosen_device("input")  # raises the error for none at all
    kept = surroundings.settings().microphone
    here = input_devices()
    meant = devices_named(here, kept) if kept is not None else ()
    rows = [
        DeviceRow(
            number=each.index,
            name=each.name,
            host=each.host,
            channels=each.channels,
            sample_rate_hz=each.sample_rate_hz,
            is_default=each.is_default,
            is_kept=meant == (each,),
        )
        for each in here
    ]
    if as_json:
        documents = [asdict(row) for row in rows]
        surroundings.write({"schema": "rehearse.devices/1", "kept": kept, "devices": documents})
    else:
        surroundings.show(devices_list(rows, kept=kept))


def _use(surroundings: Surroundings, wanted: str, *, as_json: bool) -> None:
    """Keep the microphone to record with."""
    from vm_rehearse.devices import chosen_device, input_devices, lasting_name
    from vm_rehearse.locations import settings_file
    from vm_rehearse.settings import keep_microphone
    from vm_rehearse.views.devices import microphone_kept

    name = None
    if wanted.casefold() != COMPUTERS_OWN:
        name = lasting_name(chosen_device("input", wanted), input_devices())
    keep_microphone(settings_file(surroundings.environ), name)
    if as_json:
        surroundings.write({"schema": "rehearse.microphone/1", "microphone": name})
    else:
        surroundings.show(microphone_kept(name))


def _test(surroundings: Surroundings, device: str | None, *, as_json: bool) -> int:
    """Try a microphone, say how it did, and return the exit code."""
    from vm_rehearse.checkup import try_microphone
    from vm_rehearse.views.devices import microphone_report

    microphone = surroundings.microphone(device)
    surroundings.say("Speak as you would in a take, for five seconds.")
    with _meter(surroundings) as on_level:
        trial = try_microphone(microphone, seconds=TEST_S, on_level=on_level)
    check = trial.check
    if as_json:
        surroundings.write(
            {
                "schema": "rehearse.microphone_test/1",
                "device": trial.device,
                "fitness": check.fitness,
                "levels": asdict(check.levels),
                "findings": [asdict(finding) for finding in check.findings],
            }
        )
    else:
        surroundings.show(microphone_report(trial.device, check))
    return DeviceProblem.exit_code if check.fitness == "unfit" else 0


@contextmanager
def _meter(surroundings: Surroundings) -> Iterator[Callable[[Level], None]]:
    """Show the level: a bar that moves on a terminal, a line a second elsewhere."""
    from vm_rehearse.views.devices import level_words, listening

    if not surroundings.stderr.isatty():
        seconds = {0}

        def say(level: Level) -> None:
            if int(level.elapsed_s) not in seconds:
                seconds.add(int(level.elapsed_s))
                surroundings.say(level_words(level.elapsed_s, level.rms_dbfs))

        yield say
        return
    from rich.live import Live

    with Live(console=surroundings.talk_console(), auto_refresh=False, transient=True) as live:
        yield lambda level: live.update(
            listening(level.elapsed_s, level.rms_dbfs, level.peak_dbfs), refresh=True
        )
