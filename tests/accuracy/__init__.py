"""How right the program is about takes whose truth is known: ``make accuracy``."""
