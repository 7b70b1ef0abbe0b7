"""Deceptive characters: unprintable ones, ones that reorder text, and look-alikes of plain signs.

The grammar reads a look-alike as the sign that it looks like, so a statement with one is still read; here each
is reported. Texts and comments may hold any character that can be seen.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice

from svc.diagnostics import limits
from svc.model.comments import DIRECTIVE
from svc.syntax.problems import Problem, report, reported
from svc.syntax.replacing import Replacement, plain_sign, removal
from svc.text.pattern import Pattern
from svc.text.source import Span

_PLAIN = Pattern(r"[\t\n\r -~]*+")
"""What most texts are. To compile the pattern of all that is harmless takes ten times as long."""
_HARMLESS = Pattern(r"[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f"
                       r"\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\uffff\U000e0000-\U000e01ef]*")  # fmt: skip
TEXT = r'"(?:[^"\\\r\n]++|\\[^\r\n]?)*+"?|“[^“”\r\n]*+”'
"""A text as the grammar has it."""
TEXT_OR_COMMENT = Pattern(rf"{TEXT}|#[^\r\n]*+")
"""What may hold any sign. Without groups, as `re` then skips at once what begins neither."""
_WORDS = Pattern(
    r"""
    (?P<text>    "(?:[^"\\\r\n]|\\[^\r\n]?)*+"? | \#[^\r\n]*+ )
  | (?P<quotes>  “[^“”\r\n]*+” | «[^«»"\#\r\n]*+» | »[^«»"\#\r\n]*+« | „[^„“”"\#\r\n]*+[“”] | ＂[^＂"\#\r\n]*+＂ )
  | (?P<arrow>   -->|=>|[–—−]>|[→⟶➔➜⇒] )
  | (?P<sign>    [“”„«»＂：，、？％＃] )
  | (?P<space>   [\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+ )
  | (?P<hidden>  [\xad\u200b-\u200f\u2028\u2029\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef] )
    """,
    re.VERBOSE,
)
_ANYWHERE = Pattern(
    r"(?P<bidi>[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069])"
    r"|(?P<control>[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufff9-\ufffb\ufffe\uffff\ufdd0-\ufdef\ud800-\udfff])"
)
_CALLED = {"quotes": "a text in plain quotes", "arrow": "the plain arrow"}


def check_characters(text: str) -> None:
    """Report every deceptive character of a text."""
    if _PLAIN.fullmatch(text) is None and _HARMLESS.fullmatch(text) is None:
        either = [match.span() for match in TEXT_OR_COMMENT.finditer(text)]
        texts, comments = ([span for span in either if (text[span[0]] == "#") is wanted] for wanted in (False, True))
        within = sorted([*texts, *_directives(text, comments)]), comments
        for match in islice(_ANYWHERE.finditer(text), limits.FINDINGS + 1):
            fix = removal(match, *(_is_within(match.start(), spans) for spans in within))
            (bidirectional_character if match.lastgroup == "bidi" else forbidden_character)(match, "in a file", fix)
    if text.isascii() and "-->" not in text and "=>" not in text:
        return
    for match in _WORDS.finditer(text):
        if len(reported()) > limits.FINDINGS:
            return
        kind = match.lastgroup
        if kind == "hidden" and not _ANYWHERE.match(match[0]):
            forbidden_character(match, "outside a text or a comment", removal(match))
        elif kind not in ("text", "hidden"):
            lookalike_character(match)


def bidirectional_character(match: re.Match[str], where: str, fix: Replacement) -> None:
    """Report a control character for the direction of text: it can make a file look other than it works."""
    report(Problem(
        "bidirectional-character", match.span(), words={"character": described(match[0])},
        fix=fix[:2], applicability=fix.applicability,
    ))  # fmt: skip


def forbidden_character(match: re.Match[str], where: str, fix: Replacement) -> None:
    """Report a character that is not for texts, or that is invisible within a name or a sign."""
    words = {"character": described(match[0]), "where": where}
    report(Problem(
        "forbidden-character", match.span(), words=words, fix=fix[:2], applicability=fix.applicability
    ))  # fmt: skip


def lookalike_character(match: re.Match[str]) -> None:
    """Report a sign that was pasted from elsewhere; the fix is the plain character."""
    found, fix = match[0], plain_sign(match)
    words, form = {"found": found, "plain": _CALLED.get(match.lastgroup or "", "the plain character")}, ""
    if match.lastgroup == "space":
        words, form = {"character": described(found[0])}, "space"
    report(Problem(
        "lookalike-character", match.span(), form, words, fix=fix[:2], applicability=fix.applicability
    ))  # fmt: skip


def _directives(text: str, comments: Sequence[Span]) -> list[Span]:
    """The comments that are for svc, at the latest once the characters that can't be seen are removed."""
    return [span for span in comments if DIRECTIVE.match(_ANYWHERE.sub("", text[slice(*span)]))]


def _is_within(offset: int, spans: Sequence[Span]) -> bool:
    """Whether an offset lies within one of some spans, which are disjoint and in order."""
    number = bisect_right(spans, (offset, offset)) - 1
    return number >= 0 and spans[number][0] <= offset < spans[number][1]


def described(character: str) -> str:
    """A character by its number and, where it has one, its name."""
    name = unicodedata.name(character, "a control character" if ord(character) < 0xA0 else "")
    if 0xD800 <= ord(character) <= 0xDFFF:
        name = "half of a surrogate pair"
    return f"U+{ord(character):04X}" + (f" ({name.lower()})" if name else "")
