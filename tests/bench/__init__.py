"""How fast the program is, beside others with the same weights: ``make bench``."""
