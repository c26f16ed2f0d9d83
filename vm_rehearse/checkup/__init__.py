"""Looking whether all is well before a take: the microphone tried out, and everything else it needs.

Nothing is kept or changed by it.
"""

from vm_rehearse.checkup.needs import Terminal, every_check, exit_code
from vm_rehearse.checkup.trial import try_microphone

__all__ = ["Terminal", "every_check", "exit_code", "try_microphone"]
