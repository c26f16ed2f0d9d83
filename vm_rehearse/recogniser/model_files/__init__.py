"""The files with the weights: `weights` finds and gets them.

`manifest` lists the models there are; `download` fetches a file, `packages` puts one together out of parts.
"""
