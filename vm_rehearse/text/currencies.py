"""How currencies are written: their signs, and the codes that stand before or behind an amount."""

from __future__ import annotations

CURRENCY_SIGNS = "$€£¥₹₩₪₺₽₱฿₫₦"
_CODES = (
    "EUR USD GBP CHF CAD AUD NZD HKD SGD INR JPY CNY RMB SEK NOK DKK ZAR MXN BRL PLN CZK HUF RON AED SAR ILS "
    "KRW THB MYR IDR PHP VND TWD NGN KES RUB UAH"
)
CURRENCY_CODES = tuple(_CODES.split())
SHORT_CURRENCIES = ("Rs", "kr")
"""Written in small letters as well, perhaps with a dot."""
