"""Characters that deceive: unprintable ones, ones that turn text round, and look-alikes of plain signs.

The grammar reads a look-alike as the sign that it looks like, so a statement with one still stands; here each
is found and reported. Texts and comments may hold any character that can be seen.
"""

import re
import unicodedata
from itertools import islice

from svc import limits
from svc.syntax.problems import Problem, report, reported

_HARMLESS = re.compile(r"[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f"
                       r"\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\uffff\U000e0000-\U000e01ef]*")  # fmt: skip
TEXT = r'"(?:[^"\\\r\n]|\\[^\r\n]?)*+"?|“[^“”\r\n]*+”'
"""A text as the grammar has it."""
TEXT_OR_COMMENT = re.compile(rf"(?P<text>{TEXT})|(?P<comment>#[^\r\n]*+)")
_WORDS = re.compile(
    r"""
    (?P<text>    "(?:[^"\\\r\n]|\\[^\r\n]?)*+"? | \#[^\r\n]*+ )
  | (?P<quotes>  “[^“”\r\n]*+”)
  | (?P<arrow>   -->|=>|[–—−]>|[→⟶➔➜⇒] )
  | (?P<sign>    [“”„«»＂：，、％＃] )
  | (?P<blank>   [\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+ )
  | (?P<hidden>  [\xad\u200b-\u200f\u2028\u2029\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef] )
    """,
    re.VERBOSE,
)
_ANYWHERE = re.compile(
    r"(?P<bidi>[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069])"
    r"|(?P<control>[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufff9-\ufffb\ufffe\uffff\ufdd0-\ufdef\ud800-\udfff])"
)
_PLAIN = {"：": ":", "，": ",", "、": ",", "％": "%", "＃": "#"}


def check_characters(text: str) -> None:
    """Report every deceiving character of a text."""
    if _HARMLESS.fullmatch(text) is None:
        for match in islice(_ANYWHERE.finditer(text), limits.FINDINGS + 1):
            (bidirectional_character if match.lastgroup == "bidi" else forbidden_character)(match, "in a file")
    if text.isascii() and "-->" not in text and "=>" not in text:
        return
    for match in _WORDS.finditer(text):
        if len(reported()) > limits.FINDINGS:
            return
        kind = match.lastgroup
        if kind == "hidden" and not _ANYWHERE.match(match[0]):
            forbidden_character(match, "outside a text or a comment")
        elif kind not in ("text", "hidden"):
            lookalike_character(match)


def bidirectional_character(match: re.Match[str], where: str) -> None:
    """Report a control character for the direction of text: it can make a file read other than it works."""
    report(Problem(
        "bidirectional-character", match.span(), words={"character": called(match[0])},
        help="remove it: right-to-left text needs no such character", fix=("remove the character", ""),
    ))  # fmt: skip


def forbidden_character(match: re.Match[str], where: str) -> None:
    """Report a character that is not for texts, or that cannot be seen where a name or a sign stands."""
    words = {"character": called(match[0]), "where": where}
    report(Problem(
        "forbidden-character", match.span(), words=words, fix=("remove the character", "")
    ))  # fmt: skip


def lookalike_character(match: re.Match[str]) -> None:
    """Report a sign that was pasted from elsewhere; the fix is the plain sign."""
    found, kind = match[0], match.lastgroup
    if kind == "blank":
        words = {"character": called(found[0])}
        report(Problem(
            "lookalike-character", match.span(), "blank", words,
            fix=("write a plain blank", " " * len(found)),
        ))  # fmt: skip
        return
    if kind == "quotes":
        plain, what = '"' + found[1:-1].replace("\\", "\\\\").replace('"', '\\"') + '"', "a text in plain quotes"
    elif kind == "arrow":
        plain, what = "->", "the plain arrow"
    else:
        plain, what = _PLAIN.get(found, '"'), "the plain sign"
    report(Problem(
        "lookalike-character", match.span(), words={"found": found, "plain": what},
        fix=(f"write {plain}", plain),
    ))  # fmt: skip


def called(character: str) -> str:
    """A character by its number and, where it has one, its name."""
    name = unicodedata.name(character, "a control character" if ord(character) < 0xA0 else "")
    if 0xD800 <= ord(character) <= 0xDFFF:
        name = "half of a surrogate pair"
    return f"U+{ord(character):04X}" + (f" ({name.lower()})" if name else "")
