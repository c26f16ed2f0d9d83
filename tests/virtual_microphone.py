"""A microphone and a loudspeaker without a sound card: PulseAudio with a null sink, in a folder of its own.

What is played into the sink comes out of its monitor, which is the default input. PortAudio gets there
through ALSA, whose default device is PulseAudio in a private configuration; the user's own is left alone.

Use the fixtures `virtual_microphone` (one server for all tests of a file) and `own_virtual_microphone` (one
for this test, which may unplug it). Python code that records or plays runs in a child process (`run`,
`start`), as the sound libraries read the environment once. Where PulseAudio is missing these tests are
skipped, and fail with CI=true.
"""

from __future__ import annotations

import contextlib
import ctypes.util
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import pytest
import soundfile
from lacking import cannot_run

from vm_rehearse.audio import read_audio, resampled

INSTALL_LINE = "sudo apt-get install libportaudio2 pulseaudio pulseaudio-utils libasound2-plugins"
REPOSITORY = Path(__file__).resolve().parents[1]
SINK_RATE_HZ = 44_100
"""What PortAudio opens an ALSA device with: nothing is resampled on the way."""

ALSA_CONFIGURATION = """\
</usr/share/alsa/alsa.conf>
pcm.!default { type pulse hint { show on description "Virtual microphone" } }
ctl.!default { type pulse }
"""


class VirtualMicrophone:
    """A running server; `environment` leads programs to it."""

    def __init__(self, folder: Path) -> None:
        """Start PulseAudio in an empty folder."""
        alsa = folder / "asound.conf"
        alsa.write_text(ALSA_CONFIGURATION)
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PULSE_", "ALSA_"))}
        self.environment = {
            **kept,
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
            "PULSE_RUNTIME_PATH": str(folder / "pulse"),
            "PULSE_SERVER": f"unix:{folder / 'pulse' / 'native'}",
            "ALSA_CONFIG_PATH": str(alsa),
            "PYTHONPATH": str(REPOSITORY),
            "OMP_NUM_THREADS": "1",
        }
        self._start_server()

    def _start_server(self) -> None:
        """PulseAudio, and something that keeps it awake."""
        modules = (
            "module-native-protocol-unix",
            f"module-null-sink sink_name=vmic rate={SINK_RATE_HZ}",
            "module-always-sink",
        )
        command = ["pulseaudio", "-n", "--exit-idle-time=-1", "--use-pid-file=no", "--disable-shm=yes"]
        command += [part for module in modules for part in ("-L", module)]
        self.awake: subprocess.Popen[bytes] | None = None
        self.log = Path(self.environment["HOME"], "pulseaudio.log")
        with self.log.open("wb") as log:
            self.server = subprocess.Popen(command, env=self.environment, stdout=log, stderr=log)
        self._await_server()
        self.awake = self._stay_awake()

    def _stay_awake(self) -> subprocess.Popen[bytes]:
        """Play silence without end: a null sink left idle sends its monitor's first sound 2 s late."""
        command = ["pacat", "--device=vmic", "--latency-msec=20", "/dev/zero"]
        return subprocess.Popen(command, env=self.environment, stderr=subprocess.DEVNULL)

    def _await_server(self) -> None:
        """Until it answers."""
        deadline = time.monotonic() + 15
        while time.monotonic() < deadline and self.server.poll() is None:
            ready = subprocess.run(["pactl", "info"], env=self.environment, capture_output=True, check=False)
            if ready.returncode == 0:
                return
            time.sleep(0.05)
        self.stop()
        raise RuntimeError(f"PulseAudio did not start: {self.log.read_text()}")

    def start(
        self, code: str, *arguments: str | Path, environment: Mapping[str, str] | None = None
    ) -> subprocess.Popen[str]:
        """Begin Python code in a child process that has this microphone and loudspeaker."""
        command = [sys.executable, "-c", code, *map(str, arguments)]
        return subprocess.Popen(
            command,
            env={**self.environment, **(environment or {})},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, code: str, *arguments: str | Path, timeout: float = 30) -> str:
        """The output of such code; fails if it wrote an error or ended with one."""
        with self.start(code, *arguments) as process:
            try:
                answer, errors = process.communicate(timeout=timeout)
            finally:
                process.kill()
        assert process.returncode == 0, errors
        return answer

    def speak(self, audio_file: Path, *, ahead_s: float | None = None) -> subprocess.Popen[bytes]:
        """Begin to play a file into the microphone, sent so long ahead that a busy computer makes no gap."""
        ahead = [] if ahead_s is None else [f"--latency-msec={round(ahead_s * 1000)}"]
        return subprocess.Popen(["paplay", "--device=vmic", *ahead, str(audio_file)], env=self.environment)

    def listen(self, wav_file: Path) -> subprocess.Popen[bytes]:
        """Begin to write down what comes out of the loudspeaker: 48 kHz, mono, 16 bits; terminate to end."""
        command = ["parecord", "--device=vmic.monitor", "--rate=48000", "--channels=1", "--format=s16le"]
        return subprocess.Popen(
            [*command, "--file-format=wav", "--latency-msec=20", str(wav_file)], env=self.environment
        )

    def restart(self) -> None:
        """Have the server crash, and come back."""
        self.server.kill()
        self.stop()
        self._start_server()

    def unplug(self, *, leaves_another: bool = False) -> None:
        """Take the microphone away, and with it any other that the stream could be moved to."""
        modules = ("module-always-sink", "module-null-sink")
        for module in modules[1:] if leaves_another else modules:
            subprocess.run(["pactl", "unload-module", module], env=self.environment, check=True)

    def suspend(self, asleep: bool) -> None:
        """Put the microphone to sleep, in which it can be opened but gives no sound; or wake it."""
        command = ["pactl", "suspend-sink", "vmic", "1" if asleep else "0"]
        subprocess.run(command, env=self.environment, check=True)

    def stop(self) -> None:
        """End the server and what plays into it."""
        for process in (self.awake, self.server):
            if process is None:
                continue
            process.terminate()
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def missing_parts() -> list[str]:
    """What this machine lacks for a virtual microphone."""
    missing = [
        name for name in ("pulseaudio", "pactl", "pacat", "paplay", "parecord") if shutil.which(name) is None
    ]
    if ctypes.util.find_library("portaudio") is None:
        missing.append("libportaudio2")
    if not any(Path("/usr").glob("lib*/**/alsa-lib/libasound_module_pcm_pulse.so")):
        missing.append("libasound2-plugins")
    return missing


@contextlib.contextmanager
def running_microphone() -> Iterator[VirtualMicrophone]:
    """A server in a folder with a short name: a socket's path has room for 107 characters."""
    missing = missing_parts()
    if missing:
        cannot_run(f"a virtual microphone needs {', '.join(missing)}: {INSTALL_LINE}")
    with tempfile.TemporaryDirectory(prefix="vmic-") as folder:
        microphone = VirtualMicrophone(Path(folder))
        try:
            yield microphone
        finally:
            microphone.stop()


@pytest.fixture(scope="module")
def virtual_microphone() -> Iterator[VirtualMicrophone]:
    """One microphone for every test of a file that leaves it as it is."""
    with running_microphone() as microphone:
        yield microphone


@pytest.fixture
def own_virtual_microphone() -> Iterator[VirtualMicrophone]:
    """A microphone of this test's own."""
    with running_microphone() as microphone:
        yield microphone


def spoken_file(folder: Path, seconds: float, rate: int = 48_000) -> Path:
    """Noise in the band of a voice, in which every moment is like no other."""
    noise = np.random.default_rng(3).standard_normal(int(seconds * rate))
    spectrum = np.fft.rfft(noise)
    frequencies = np.fft.rfftfreq(len(noise), 1 / rate)
    spectrum[(frequencies < 150) | (frequencies > 6_000)] = 0
    voice = np.fft.irfft(spectrum, len(noise))
    soundfile.write(folder / "spoken.wav", 0.3 * voice / np.abs(voice).max(), rate)
    return folder / "spoken.wav"


def segment_matches(spoken: Path, taken: Path, segment_s: float = 0.2) -> np.ndarray:
    """Correlation of each segment with the recording, all at one and the same delay; 1 is perfect."""
    heard, said = read_audio(taken), read_audio(spoken)
    rate = heard.sample_rate
    reference = resampled(said.samples, said.sample_rate, rate)
    size = 2 ** int(np.ceil(np.log2(len(reference) + len(heard.samples))))
    lags = np.fft.irfft(np.fft.rfft(heard.samples, size) * np.conj(np.fft.rfft(reference, size)))
    delay = int(np.argmax(lags[: len(heard.samples)]))
    step = int(segment_s * rate)
    matches = []
    for start in range(0, len(reference) - step + 1, step):
        a, b = reference[start : start + step], heard.samples[delay + start : delay + start + step]
        if len(b) < step:
            matches.append(0.0)
        else:
            matches.append(float(a @ b) / max(1e-9, float(np.linalg.norm(a) * np.linalg.norm(b))))
    return np.array(matches)
