"""How likely the sound is under other words: `readings` is the way in.

`likelihoods` reads each of them, no further than makes a difference; `reading_scores` are what comes of it.
"""
