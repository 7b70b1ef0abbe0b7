"""What the grammar allows at a place of a text, and what comes before it in its statement, finished or not."""

from functools import cache
from string import ascii_letters, digits

from attrs import field, frozen

from svc.syntax.tables import tables
from svc.syntax.tolerant_reader import tolerant_reader
from svc.text.pattern import Pattern
from svc.text.source import Span

_BEFORE_NAMES, _NAMED = ("_ARROW", "_COLON", "_COMMA"), frozenset(("NAME", "TEXT"))
"""Signs that a name follows, also where the statement before them is broken."""
_OF_FLOWS = ("_ARROW", "_COLON")
_TYPED = Pattern(r"(?:[^\W\d]\w*|\?)\Z")
"""A word, or a hole that is to be filled."""
_BEFORE_WORDS = ("", " ", "\t", "\n", "\r", ":", ",", ">")
"""What a word may follow at once; behind anything else it would be a part of what is there, such as a number."""
_OF_A_CODE = f"{ascii_letters}{digits}_-"
"""What the codes and the names in comments are made of."""
_REST = Pattern(r"(?<=\w)\w*|(?:[^\W\d]\w*)?")
_REST_OF_A_CODE, _REST_OF_A_PATH = Pattern(r"[\w-]*"), Pattern(r'(?:[^"“”\r\n]*(?=["”]))?')
"""What may follow a place within the word that it is in."""


@frozen
class Word:
    """A word or a sign of a statement: its terminal in the grammar, its text and where it is."""

    terminal: str
    text: str
    span: Span


@frozen
class SyntaxContext:
    """What the grammar allows at a place.

    `words` are those of the statement before it, `typed` is what of a word is typed already, which ends at the place,
    and `expected` are the terminals that the grammar allows instead of it. Within a text in quotes or a comment,
    nothing is expected and `quoted` holds; `typed` is then what the text in quotes holds before the place, or a word of
    the comment. `comment` is what a comment says before that word, from its `#`; None outside of comments.

    `above` are the terminals of the statement that a clause would continue which begins a line; `next_sign` is the
    terminal of the sign of a flow or a key that follows the word, else empty.
    """

    words: tuple[Word, ...] = field(converter=tuple[Word, ...])
    typed: Span
    expected: frozenset[str]
    quoted: bool = False
    comment: str | None = None
    above: tuple[str, ...] = field(default=(), converter=tuple[str, ...])
    next_sign: str = ""

    @property
    def in_path(self) -> bool:
        """Whether the place is within the path of a `use` line."""
        return self.quoted and self.comment is None and self.words[0].terminal == "USE"

    @property
    def awaits_name(self) -> bool:
        """Whether a name must follow the word or the sign just before the place."""
        return "NAME" in self.expected and (self.before == "_COMMA" or self.clause in self.words[-1:])

    @property
    def keywords(self) -> tuple[str, ...]:
        """The words of the language that may come there: none before a sign, which would make it a name."""
        known = tables().words if not self.next_sign else {}
        return tuple(word for word, terminal in known.items() if terminal in self.expected)

    @property
    def before(self) -> str:
        """The terminal of the last word before; empty at the beginning of a statement."""
        return self.words[-1].terminal if self.words else ""

    @property
    def clause(self) -> Word | None:
        """The last word of the language or sign of a flow before: what a name that comes now is for."""
        opening = (*tables().words.values(), *_OF_FLOWS)
        return next((word for word in reversed(self.words) if word.terminal in opening), None)


def syntax_context(text: str, offset: int) -> SyntaxContext:
    """What the grammar allows at an offset of a text. Any text and any offset have an answer."""
    offset = min(max(offset, 0), len(text))
    begun = _TYPED.search(text[max(0, offset - 200) : offset])
    start = offset - len(begun[0]) if begun else offset
    reading = tolerant_reader().until(text, start)
    words = [Word(terminal, text[slice(*span)], span) for terminal, span in reading.words]
    if "#" in text[reading.end : start]:
        comment = text[text.index("#", reading.end) : offset]
        before = comment.rstrip(_OF_A_CODE)
        return SyntaxContext(words, (offset - len(comment) + len(before), offset), frozenset(), True, before)
    if words and _is_open(words[-1], start):
        return SyntaxContext(words, (words[-1].span[0] + 1, offset), frozenset(), True)
    if text[:start][-1:] not in _BEFORE_WORDS or _is_misplaced(words):
        return SyntaxContext(words, (start, offset), frozenset())
    is_key = [word.terminal for word in words[:2]] == ["NAME", "_COLON"]
    named = _NAMED if words and words[-1].terminal in _BEFORE_NAMES and not is_key else frozenset[str]()
    return SyntaxContext(
        words, (start, offset), reading.expected | named, above=reading.above, next_sign=_next_sign(text, offset)
    )


def word_at(text: str, here: SyntaxContext) -> Span:
    """The word that a place of a text is in, or the path of a `use` line: what is typed of it, and what follows."""
    rest = _REST_OF_A_PATH if here.in_path else _REST if here.comment is None else _REST_OF_A_CODE
    return here.typed[0], _end(rest, text, here.typed[1])


def _end(pattern: Pattern, text: str, offset: int) -> int:
    found = pattern.match(text, offset)
    return found.end() if found else offset


def _next_sign(text: str, offset: int) -> str:
    """The terminal of the sign that follows the word at an offset; empty if none does."""
    found = _signs().match(text, _end(_REST, text, offset))
    return (found and found.lastgroup) or ""


@cache
def _signs() -> Pattern:
    signs = "|".join(f"(?P<{name}>{tables().patterns[name]})" for name in _OF_FLOWS)
    return Pattern(rf"[ \t]*+(?:{signs})")


def _is_misplaced(words: list[Word]) -> bool:
    """Whether the last word is a sign of a flow behind a clause, where nothing can follow it."""
    clauses = {tables().words[word] for word in tables().clause_words}
    return bool(words) and words[-1].terminal in _OF_FLOWS and any(word.terminal in clauses for word in words)


def _is_open(word: Word, offset: int) -> bool:
    """Whether a text in quotes reaches up to an offset without a quote that ends it there."""
    return word.terminal == "TEXT" and word.span[1] >= offset and (len(word.text) < 2 or word.text[-1] not in '"”')
