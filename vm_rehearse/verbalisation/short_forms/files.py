"""The names of files, whose marks are said more often than those of other words: "plan-v2.pptx".

The kind of a file, behind its dot, is said by its letters, as a word, or by what makes it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from vm_rehearse.text.tables import table

_KINDS = """
pdf: pdf, p d f
doc: doc, d o c, word
docx: docx, doc x, d o c x, word
xls: xls, x l s, excel
xlsx: xlsx, x l s x, excel
ppt: ppt, p p t, powerpoint, power point
pptx: pptx, p p t x, powerpoint, power point
csv: csv, c s v
txt: txt, t x t, text
rtf: rtf, r t f
zip: zip
jpg: jpg, j p g, jay peg
jpeg: jpeg, j p e g, jay peg
png: png, p n g, ping
gif: gif, g i f
svg: svg, s v g
mov: mov, m o v
mp3: mp3, m p three, m p drie
mp4: mp4, m p four, m p vier
html: html, h t m l
json: json, jason, j s o n
xml: xml, x m l
ics: ics, i c s
exe: exe, e x e
key: key, keynote
"""
FILE_KINDS: Mapping[str, tuple[str, ...]] = table(_KINDS)
"""What stands behind the dot -> what people say for it."""
_FILE = re.compile(rf".+\.(?:{'|'.join(FILE_KINDS)})", re.IGNORECASE)


def is_file(word: str) -> bool:
    """Whether a word is the name of a file.

    Parameters
    ----------
    word : str
        As written, without punctuation at its edges.
    """
    return _FILE.fullmatch(word) is not None
