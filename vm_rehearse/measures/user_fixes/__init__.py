"""The user knows better: `fixing` makes corrections of what they say, `fixes` puts those over what was heard.

`targets` finds the words that are meant; `carried_fixes` are corrections of earlier takes that hold anew.
"""
