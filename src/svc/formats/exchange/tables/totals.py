"""Rows of tables that sum up the others: what people call them."""

import re

from svc.text.pattern import Pattern

_TOTAL = Pattern(
    r"(?:grand |sub[- ]?)?totals?|sum|overall|average|"
    r"(?:total|sum of|average) (?:(?:lead|process|cycle|wait|waiting) )?times?",
    re.IGNORECASE,
)


def is_total(words: str) -> bool:
    """Whether what a row is called says that it sums up others."""
    return _TOTAL.fullmatch(" ".join(words.rstrip(":").split())) is not None
