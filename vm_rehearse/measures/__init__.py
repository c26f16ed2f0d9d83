"""What was said in a take, word by word, and what can be said of it in numbers; pure, and without judging.

`message` puts together what was said: what of it are `disfluencies`, and by `matching` it to the script,
through an `alignment`, what of the script was said, in its own spelling (`script_spelling`). A recogniser
mishears and passes over, so `evidence` puts `questions` to the sound, about what was `unheard` and about
differences from the script. The user may know better: `user_fixes` are about `moments`.

In numbers: `counted_words` and `timing` (and `durations` of words), `voice` with its `pitch`, `steadiness`
of a sound, and `script_length`, before anything was said.
"""
