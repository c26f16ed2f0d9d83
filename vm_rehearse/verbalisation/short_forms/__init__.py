"""What is written short, in full.

`abbreviations` joins the tables: of `everyday` words, of `notices`, of `phrases`, of `correspondence`, of a
`chat`, `titles`, `towns`, `posts`, `time_zones` and `initialisms`. The others have a rule: `addresses` on the
web, `files`, `signs`, `endings`, first `halves`, `hyphens`, `streets`, `compass` and `stars`, `floors`,
`rates` of a price and `periods` of a year; what is left of mixed signs is read in `pieces`. `letters` has
words that may be said letter by letter.
"""
