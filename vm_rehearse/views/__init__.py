"""What the user looks at: each module takes records and returns something to show, and prints nothing.

Terminal views are rich renderables that read well at 60 columns and up, in a pipe and without colour:
colour only repeats what a mark or a word says. Text of the user's never passes through rich's markup.
"""
