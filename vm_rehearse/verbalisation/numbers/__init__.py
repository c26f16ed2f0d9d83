"""What is written with digits, in words: `numerals` is the way in, `number_words` the way back.

`english` and `dutch` count, by the rules of their `grammar`; `amounts`, `currencies`, `units`, `fractions`,
`pairs`, `clock`, `numeric_dates`, `digits` and `references` know the forms; `rows` has digits in the groups
they were said in.
"""
