"""Replacements for deceptive characters, and whether the text surely means the same with them.

The reader takes look-alikes for the plain signs, and most characters that can't be seen for spaces; those within a
name it leaves out. So a replacement is safe as long as it separates and joins the same words.
"""

import re
from typing import NamedTuple

from svc.diagnostics.diagnostic import Applicability
from svc.text.pattern import Pattern

SAFE, SUGGESTED = Applicability.SAFE, Applicability.SUGGESTED


class Replacement(NamedTuple):
    """The title of a fix, the text that it writes, and whether it is safe."""

    title: str
    text: str
    applicability: Applicability


_PLAIN = {"：": ":", "，": ",", "、": ",", "？": "?", "％": "%", "＃": "#"}
_OPENING = '"#'
"""Signs that make something else of the rest of a line: a text without its pair, a comment."""
_IN_NAMES = "«»„＂＃"
"""Signs that the reader takes into a name which they touch."""
_NEVER_IN_NAMES = Pattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")
"""Characters that separate words, though nobody can see them."""
_HIDDEN = (
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\xa0\xad\u061c\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000"
    r"\ufe00-\ufe0f\ufeff"
)
_TEXT_AHEAD = Pattern(rf'[ \t{_HIDDEN}]*["“”„«»＂]')
_ESCAPED_OR_QUOTE = Pattern(r'(\\.?)|"')
_BACK = 60
"""Characters that are looked at before a place: more than any number has."""


def removal(match: re.Match[str], counts: bool = False, in_comment: bool = False) -> Replacement:
    """What becomes of a character that can't be seen: nothing, or a space where it separates two words.

    It `counts` within a text, and within a comment for svc, which may be none with the character.
    """
    text, (start, end) = match.string, match.span()
    title = "remove the character"
    if counts or in_comment:
        return Replacement(title, "", SUGGESTED if counts else SAFE)
    if (
        _NEVER_IN_NAMES.match(match[0])
        and not _is_space(text[start - 1 : start])
        and not _is_space(text[end : end + 1])
    ):
        return Replacement("write a plain space", " ", SAFE)
    joins = _continues_a_text(text, start, end) or (_follows_a_number(text, start) and _is_word(text[end : end + 1]))
    return Replacement(title, "", SUGGESTED if joins else SAFE)


def plain_sign(match: re.Match[str]) -> Replacement:
    """The plain sign, space or text that a look-alike is read as."""
    found, text, (start, end) = match[0], match.string, match.span()
    joins = _continues_a_text(text, start, end)
    if match.lastgroup == "space":
        return Replacement("write a plain space", " " * len(found), SUGGESTED if joins else SAFE)
    if match.lastgroup == "quotes":
        plain, safe = _in_plain_quotes(found[1:-1])
        safe = safe and not _touches_a_name(text, start) and (found[0] == "“" or not _begins_a_line(text, start))
        return Replacement(f"write {plain}", plain, SAFE if safe else SUGGESTED)
    plain = "->" if match.lastgroup == "arrow" else _PLAIN.get(found, '"')
    unsure = plain in _OPENING or _touches_a_name(text, start)
    return Replacement(f"write {plain}", plain, SUGGESTED if unsure else SAFE)


def _in_plain_quotes(inner: str) -> tuple[str, bool]:
    """The inside of a text in plain quotes, its escapes as they are; not safe where one would escape the quote."""
    if (len(inner) - len(inner.rstrip("\\"))) % 2:
        return f'"{inner}\\"', False
    return '"' + _ESCAPED_OR_QUOTE.sub(lambda found: found[1] or '\\"', inner) + '"', True


def _touches_a_name(text: str, start: int) -> bool:
    """Whether the reader takes the sign at a place into the name before it."""
    return text[start] in _IN_NAMES and _is_word(text[start - 1 : start])


def _continues_a_text(text: str, start: int, end: int) -> bool:
    """Whether a text at the beginning of a line would come to continue the statement above."""
    return _begins_a_line(text, start) and _TEXT_AHEAD.match(text, end) is not None


def _begins_a_line(text: str, start: int) -> bool:
    """Whether nothing visible comes before a place on its line."""
    before = text[max(0, start - _BACK) : start]
    line = re.split(r"[\r\n]", before)[-1]
    return re.fullmatch(rf"[ \t{_HIDDEN}]*", line) is not None


def _follows_a_number(text: str, start: int) -> bool:
    """Whether the word right before a place begins with a digit: it takes in nothing that can't be seen."""
    before = re.sub(rf"[{_HIDDEN}]", "", text[max(0, start - _BACK) : start])
    return re.split(r"[^\w%+.-]", before)[-1][:1].isdigit()


def _is_space(character: str) -> bool:
    return character in ("", " ", "\t", "\r", "\n")


def _is_word(character: str) -> bool:
    return re.match(r"\w", character) is not None
