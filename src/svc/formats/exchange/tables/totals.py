"""Which rows of tables sum up the others, by what people call them."""

import re

from svc.text.pattern import Pattern

_TOTAL = Pattern(
    r"(?:grand |sub[- ]?)?totals?|sum|overall|average|"
    r"(?:total|sum of|average) (?:(?:lead|process|cycle|wait|waiting) )?times?",
    re.IGNORECASE,
)


def is_total(words: str) -> bool:
    """Whether a row with this name sums up others."""
    return _TOTAL.fullmatch(" ".join(words.rstrip(":").split())) is not None
