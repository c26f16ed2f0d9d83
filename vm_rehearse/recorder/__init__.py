"""Microphone to file. What has been said is on disk while the next word is spoken.

Nothing the program does can cost a word: the microphone is listened to in a process of its own (`capture`).
There PortAudio's callback only copies a block into a queue, and a writer thread appends it to the file, which
can be read at any moment. The program's own thread waits, shows the level, and looks whether to end.
"""

from vm_rehearse.recorder.levels import Level
from vm_rehearse.recorder.microphone import MicrophoneRecorder, Recorded

__all__ = ["Level", "MicrophoneRecorder", "Recorded"]
