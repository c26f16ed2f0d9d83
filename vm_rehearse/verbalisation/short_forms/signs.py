"""Signs that are said, per language, and what people say for them."""

from __future__ import annotations

from collections.abc import Mapping

from vm_rehearse.text.currencies import CURRENCY_SIGNS
from vm_rehearse.text.words import STAR
from vm_rehearse.verbalisation.numbers.currencies import NAMES

SIGNS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": {
        "&": ("and",),
        STAR: ("star", "asterisk", "the star key", "star key"),
        "+": ("plus", "and"),
        "#": ("number", "hashtag", "hash", "pound"),
        "@": ("at",),
        "%": ("percent", "per cent"),
        "=": ("equals", "is"),
        "/": ("or", "slash", "", "and", "forward slash"),
        ".": ("dot",),
        "_": ("underscore", "under score"),
        "-": ("dash", "hyphen", ""),
        **{sign: NAMES["en"][sign] for sign in CURRENCY_SIGNS},
        "°": ("degrees",),
        "§": ("section", "sections", "paragraph", "paragraphs"),
        "±": ("plus or minus", "plus minus", "about", "approximately", "around", ""),
        "≈": ("about", "approximately", "around", "roughly", "some", ""),
        "<": ("less than", "under", "fewer than", "below", ""),
        ">": ("more than", "over", "greater than", "above", ""),
        "≤": ("at most", "up to", "less than or equal to", "no more than", ""),
        "≥": ("at least", "greater than or equal to", "more than or equal to", ""),
        "\u2032": ("feet", "foot", ""),
        "\u2033": ("inches", "inch", ""),
    },
    "nl": {
        "&": ("en", "and"),
        STAR: ("sterretje", "ster", "asterisk", "sterretjes toets"),
        "+": ("plus", "en"),
        "#": ("nummer", "hashtag", "hekje"),
        "@": ("apenstaartje", "at", "apenstaart", "apestaartje", "apestaart"),
        "%": ("procent",),
        "=": ("is", "is gelijk aan"),
        "/": ("of", "slash", "", "schuine streep", "en"),
        ".": ("punt", "dot"),
        "_": (
            "underscore",
            "laag streepje",
            "liggend streepje",
            "lage streep",
            "onderstreepje",
            "under score",
        ),
        "-": ("streepje", "min", "", "koppelteken", "minteken", "streep", "verbindingsstreepje"),
        **{sign: NAMES["nl"][sign] for sign in CURRENCY_SIGNS},
        "°": ("graden",),
        "§": ("paragraaf", "artikel", "paragrafen", "artikelen"),
        "±": ("plusminus", "plus min", "plus of min", "min of meer", "ongeveer", "circa", "zo'n", ""),
        "≈": ("ongeveer", "circa", "zo'n", ""),
        "<": ("minder dan", "onder de", "kleiner dan", "onder", ""),
        ">": ("meer dan", "boven de", "groter dan", "boven", ""),
        "≤": ("hoogstens", "maximaal", "ten hoogste", "kleiner dan of gelijk aan", ""),
        "≥": ("minstens", "minimaal", "ten minste", "groter dan of gelijk aan", ""),
        "\u2032": ("voet", ""),
        "\u2033": ("inch", ""),
    },
}
"""Language -> sign -> what people say for it, "" where it may be passed over."""
