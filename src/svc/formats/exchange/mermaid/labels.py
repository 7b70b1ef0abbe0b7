"""The words of a label of Mermaid: its entities, breaks and tags of HTML as text."""

import re
from html import unescape

from svc.text.pattern import Pattern

_ENTITY = Pattern(r"#(?:([0-9]{1,7})|(\w+));")
_BREAK = Pattern(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_TAG = Pattern(r"</?[a-zA-Z][^<>]*>")
_EMPHASIS = Pattern(r"(\*\*|__|\*|_)(?=\S)(.+?)(?<=\S)\1")


def words(text: str) -> str:
    """What a label says: lines of text."""
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] == "`":
        text = _EMPHASIS.sub(r"\2", text[1:-1].strip())
    broken = _BREAK.sub("\n", " ".join(text.split()))
    return unescape(_ENTITY.sub(_character, _TAG.sub("", broken))).strip()


def _character(match: re.Match[str]) -> str:
    """`#35;` and `#quot;`, which are `&#35;` and `&quot;`."""
    return unescape(f"&#{match[1]};" if match[1] else f"&{match[2]};")
