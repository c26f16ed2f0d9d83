"""Practise cold-call voicemails: record a take, see how it came across, change one thing, go again."""

__version__ = "0.1.0"
