"""What in speech is no part of the message: filled pauses, fillers, and what was said twice or given up.

`spoken_words` are what is looked at, and `word_classes` what the rules know of the languages' words.
`filled_pauses` are told by themselves, `fillers` by their `contexts`.

`repetitions` puts the others together: words said again, unless they were meant (`said_twice`, and what
`grammar` has twice), `half_words`, starts in `several_goes`, `exchanged_openings`, `open_starts`, those
`given_up` for the script's next words, and what was put right in other words (`corrections`).
"""
