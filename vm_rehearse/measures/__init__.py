"""What was said in a take, word by word, and what can be said of it in numbers; pure, and without judging.

`message` puts together what was said. Its words in the form to compare (`comparable_words`, in the user's
spelling of `names`), and what divides them (`spoken_words`, `divisions`), tell what is set aside:

- `filled_pauses`, and `fillers`, by the words around them (`contexts`);
- `repetitions`, unless they were meant (`said_twice`, and in `grammar`), `half_words`, starts in
  `several_goes` and `open_starts`, and what was put right in other words (`corrections`).

`sides` has the rest beside the script, in the reading of it that comes closest (`closest_readings`,
`alignment`); `places` are where the two differ, and `script_match` counts them.

A recogniser mishears and passes over, so `evidence` has `questions` to the sound:

- filled pauses: `hesitations` asks about them and `hesitation_odds` says how likely one is; some were written
  twice (`doubled_pauses`), some became part of a word (`run_together`), some were words (`mistaken_fillers`);
- words said twice, or broken off, and written once: `unheard_restarts`;
- differences from the script: `verdicts` by their `signs` and `verdict_weights`; what stays open, `doubts`.

The user may know better: `moments` and `targets` find what is meant, `fixing` makes a correction of it,
`fixes` puts it over what was heard, and `carried_fixes` are those of earlier takes.

In numbers: `timing` (and `durations` of words), `voice` with its `pitch`, `steadiness` of a sound, and
`script_length`, before anything was said.
"""
