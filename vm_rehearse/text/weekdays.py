"""The days of the week as they are written short, per language."""

from __future__ import annotations

from collections.abc import Mapping

WEEKDAYS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "m": "monday",
        "t": "tuesday",
        "w": "wednesday",
        "f": "friday",
        "mon": "monday",
        "tue": "tuesday",
        "tues": "tuesday",
        "weds": "wednesday",
        "tu": "tuesday",
        "th": "thursday",
        "thur": "thursday",
        "thurs": "thursday",
        "wed": "wednesday",
        "thu": "thursday",
        "fri": "friday",
        "sat": "saturday",
        "sun": "sunday",
    },
    "nl": {
        "ma": "maandag",
        "di": "dinsdag",
        "wo": "woensdag",
        "do": "donderdag",
        "vr": "vrijdag",
        "za": "zaterdag",
        "zo": "zondag",
    },
}
"""Language -> short name -> name. By themselves most short names are other words, so they count in ranges."""
