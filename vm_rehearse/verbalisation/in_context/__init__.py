"""How a word is said because of others: by those `beside` it or `around` it, or `together` with them.

They ask `counts`, the `ends` of ranges, `dates`, `hours` and `military` times, `places` and their `regions`,
the `persons` of streets, `flights`, numbers that are `dialled`, and `roman` numerals.
"""
