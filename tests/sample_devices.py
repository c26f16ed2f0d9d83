"""Microphones and check-ups that are shown."""

from __future__ import annotations

from pathlib import Path

from rich.console import RenderableType

from vm_rehearse.checkup.needs import Check, Terminal, room_check, terminal_check
from vm_rehearse.soundcheck import SoundCheck, SoundLevels, judgement
from vm_rehearse.views.checkup import checks_list
from vm_rehearse.views.devices import DeviceRow, devices_list, microphone_report

HOME = Path("/home/sanne/.local/share/vm-rehearse")
BUILT_IN = DeviceRow(0, "Built-in Audio Analog Stereo", "ALSA", 2, 44_100, True, False)
HEADSET = DeviceRow(11, "Northwind Evolve 65 Headset: USB Audio (hw:1,0)", "ALSA", 1, 48_000, False, True)


def levels(peak: float | None, voice: float | None, noise: float | None, clipped: int = 0) -> SoundCheck:
    measured = SoundLevels(5.0, 48_000, peak, voice, noise, clipped)
    return SoundCheck(measured, judgement(measured))


def checks(**instead: Check) -> list[Check]:
    """Everything well, but for these."""
    well = {
        "sound_system": Check("sound_system", "good", "PortAudio V19.6.0-devel is installed."),
        "microphone": Check("microphone", "good", '"Built-in Audio Analog Stereo" records, at 44100 Hz.'),
        "permission": Check("permission", "good", "Its sound arrives here."),
        "model": Check("model", "good", '"base" is here and undamaged, 145 MB.'),
        "formats": Check("formats", "good", "Recordings of telephones can be read, through PyAV."),
        "disk": room_check(HOME, 112_300_000_000),
        "history": Check("history", "good", "Undamaged, takes in it: 12."),
        "terminal": terminal_check(Terminal(True, 80, "utf-8", True)),
    }
    return list({**well, **instead}.values())


DEVICE_VIEWS: dict[str, RenderableType] = {
    "devices": devices_list([BUILT_IN, HEADSET], kept="Northwind Evolve 65 Headset: USB Audio"),
    "devices_kept_one_is_gone": devices_list([BUILT_IN], kept="Northwind Evolve"),
    "devices_test_good": microphone_report("Built-in Audio Analog Stereo", levels(-8.4, -26.0, -61.2)),
    "devices_test_usable": microphone_report("Built-in Audio Analog Stereo", levels(-30.4, -44.0, -55.2)),
    "devices_test_unfit": microphone_report("Built-in Audio Analog Stereo", levels(0.0, -9.0, -61.2, 17)),
    "devices_test_silent": microphone_report("Built-in Audio Analog Stereo", levels(None, None, None)),
    "doctor": checks_list(checks()),
    "doctor_wrong": checks_list(
        checks(
            model=Check(
                "model", "bad", 'The model "base" is missing.', "Get it with: rehearse model get base", 5
            ),
            disk=room_check(HOME, 41_000_000),
            terminal=terminal_check(Terminal(True, 50, "utf-8", True)),
        )
    ),
}
