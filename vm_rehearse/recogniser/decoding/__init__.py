"""One window of sound to the tokens of its words, and to when each was said.

`greedy` decoding takes, token after token, one of the `choices` that the `vocabulary` leaves, and has many
looked at in a single step by `guessing`, as many as `guess_length` says. The guesses are those of `drafting`
where something is known before, and of `parts` of the window where nothing is.

Of what came out, `preference` tells whether words were lost, `hyphens` which of them belong to no word, and
`word_times` when each token was said.
"""
