"""Whisper's network, in the forms that take least time: numbers in, numbers out, and no text.

`loading` makes whisper's model of a file, of its own kind or of another (`ctranslate2`). `halves` are made of
it: the `encoder`, and the weights of the decoder, `text_decoder`. `decoder` works with those on one window,
token by token, with `attention` to the sound and to its `past`; `side_by_side` writes several texts at once.

Both multiply in the form of `products` that is quickest where they run: `split_products` loses nothing, and
`rough_products` are guesses.
"""
