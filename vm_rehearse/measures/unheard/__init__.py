"""What was said and not written down, found by asking the sound.

`hesitations` are filled pauses that became another word or none, and `hesitation_odds` say how likely each
is, by the recogniser and by what the sound alone tells (`pause_sounds`); some were written twice
(`doubled_pauses`), some were none (`mistaken_pauses`), some became part of a word (`run_together`).
`unheard_restarts` are words that were said twice, or broken off, and written once.
"""
