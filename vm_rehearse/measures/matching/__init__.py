"""Script and speech side by side: what of the script was said, and where the speech differs.

Both become `comparable_words`: the script in the reading that comes closest (`closest_readings`), the speech
in the user's spelling of `names`. `sides` has the two, less what is set aside of the speech, with the
`divisions` between its words. `places` are where they differ, and `script_match` counts them.

A difference may be the recogniser's doing. The sound's `verdicts` go by `signs`, with the `verdict_weights`,
and by `letter_names`; what stays open are `doubts`. And some fillers were words of the script
(`mistaken_fillers`).
"""
