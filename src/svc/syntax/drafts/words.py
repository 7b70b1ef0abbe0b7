"""The words of a line with a syntax error: texts, arrows in whatever form, signs, and all else between spaces."""

import re
from collections.abc import Iterable, Sequence

from svc.text.near_names import name_for

Word = str
"""A word as written; a text has its quotes."""
ARROWS = frozenset((
    "->", "-->", "--->", "=>", "==>", "->>", "=>>", "~>", "→", "⟶", "➔", "➜", "⇒", "|>", "|", ">", "--", "–>", "—>",
    "—", "–", "−", "-", "then",
))  # fmt: skip
"""What means an arrow, if it is alone between two names."""
BACK = frozenset(["<-", "<--", "<=", "<==", "←", "⟵", "⇐", "<"])
"""What means an arrow from right to left."""
BOTH = frozenset(["<->", "<-->", "<=>", "↔", "⇔"])
"""What means two arrows."""
_JOINED = r"<?(?:-+|=+|~+|[–—−])>+|<-+>?|<=+>?|[→⟶➔➜⇒←⟵⇐↔⇔|]"
_WORDS = re.compile(
    rf"""
    \#[^\r\n]* | (?<![:\w])//[^\r\n]*
  | (?P<word> "(?:[^"\\\r\n]|\\.)*"? | “[^“”\r\n]*” | „[^„“”\r\n]*[“”] | «[^«»\r\n]*» | (?<!\w)'[^'\r\n]*'(?!\w)
      | {_JOINED} | [:：,，;()\[\]{{}}] | (?:(?!{_JOINED}|//)[^\s:：,，;()\[\]{{}}"“”„«»])+ )
    """,
    re.VERBOSE,
)
_QUOTES = "\"'“”„«»"
_AND = frozenset(("and", "&", "or", "+", "und", "et"))
_ARTICLES = frozenset(("the", "a", "an", "our"))


def read(text: str) -> list[Word]:
    """The words of a piece of text, without its comments."""
    return [match["word"] for match in _WORDS.finditer(text) if match["word"]]


def is_text(word: Word) -> bool:
    """Whether a word is in quotes of some kind."""
    return word[:1] in _QUOTES and len(word) > 1


def bare(word: Word) -> str:
    """A word without the quotes around it."""
    return word.strip(_QUOTES) if is_text(word) else word


def quoted(words: Iterable[Word]) -> str:
    """Words as one text in quotes."""
    text = re.sub(r" (?=[,;:.])", "", " ".join(map(bare, words)))
    return '"' + re.sub(r'\\(?!["\\n])|(?<!\\)"', "", text) + '"'


def named(words: Sequence[Word]) -> str:
    """Words as one name: a word alone as it is, several in small letters and joined; a text stays a text."""
    if len(words) == 1:
        return quoted(words) if is_text(words[0]) else words[0]
    plain = [*words[1:]] if words and words[0].lower() in _ARTICLES else [*words]
    return name_for(" ".join("and" if each in ("&", "+") else bare(each) for each in plain)) if plain else ""


def titled(words: Sequence[Word]) -> str:
    """Words as a name, or several as a title in quotes: its first letter is large, as titles have it."""
    plain = [*words[1:]] if len(words) > 1 and words[0].lower() in _ARTICLES else [*words]
    if len(plain) == 1:
        return named(plain)
    text = " ".join("and" if each in ("&", "+") else bare(each) for each in plain).lower()
    return quoted([text[:1].upper() + text[1:]]) if text else ""


def listed(words: Sequence[Word], short: bool = True) -> list[str]:
    """Words as a list of names: separated by commas, and by "and" between words that are names by themselves.

    Two words alone are such if names may be that `short`; else "measurement and reporting" is one name.
    """
    found: list[str] = []
    for part in split(words, {",", "，", ";"}):
        pieces = split(part, _AND)
        alone = len(pieces) > 1 and all(len(piece) == 1 for piece in pieces)
        several = alone and (
            (short and len(part) == 3) or any("_" in piece[0] or is_text(piece[0]) for piece in pieces)
        )
        found.extend(named(piece) for piece in (pieces if several else [part]))
    return [each for each in found if each]


def split(words: Sequence[Word], signs: Iterable[str]) -> list[list[Word]]:
    """Words split at signs; empty parts are left out."""
    parts: list[list[Word]] = [[]]
    for word in words:
        if word.lower() in signs:
            parts.append([])
        else:
            parts[-1].append(word)
    return [part for part in parts if part]
