"""Microphone to file. What has been said is on disk while the next word is spoken.

Three parts, so that nothing the program does can cost a word: PortAudio's callback only copies a block into a
queue; a writer thread appends it to the file, which can be read at any moment, even after the program was
killed; the caller's thread waits, shows the level, and looks whether to end.
"""

from vm_rehearse.recorder.microphone import Ending, MicrophoneRecorder, Recorded
from vm_rehearse.recorder.writer import Level

__all__ = ["Ending", "Level", "MicrophoneRecorder", "Recorded"]
