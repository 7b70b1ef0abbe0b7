"""The patterns of git, matched without trying every way in which their stars could share a path.

pathspec makes regular expressions of them; with many stars, one of those can take hours over a single name. A star
may always be content with the first place at which what follows it fits, so each gets one try. Imported only where
there are patterns.
"""

import re
from collections.abc import Iterable

from pathspec import GitIgnoreSpec
from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

_PIECES = re.compile(
    r"(?P<first>\^\(\?:\.\+/\)\?)"  # a `**/` at the beginning
    r"|(?P<deep>\(\?:/\.\+\)\?)"  # a `/**` in the middle
    r"|(?P<star>\[\^/\]\*)"
    r"|(?P<sign>\\.|\[\^/\]\+?|\(.*|[^\\\[(])"  # one sign, any sign, a whole name, or the end
    r"|(?P<choice>\[\^?\]?[^\]]*\])",  # one sign of several
    re.DOTALL,
)


class Pattern(GitIgnoreSpecPattern):
    """A line of a `.gitignore` file."""

    __slots__ = ()

    @classmethod
    def pattern_to_regex(cls, pattern: str) -> tuple[str | None, bool | None]:  # type: ignore[override]  # no bytes
        """As pathspec does it, but that no star is tried twice."""
        regex, include = super().pattern_to_regex(pattern)
        return (frugal(regex) if regex else regex), include


def spec(lines: Iterable[str]) -> GitIgnoreSpec:
    """The patterns of some lines; those that git would not take for any are left out."""
    return GitIgnoreSpec.from_lines(filter(_is_pattern, lines), Pattern, backend="simple")


def frugal(regex: str) -> str:
    """A regular expression of pathspec that matches the same paths, and whose stars are tried once each."""
    pieces = [(match.lastgroup, match[0]) for match in _PIECES.finditer(regex)]
    blocks: list[tuple[str, list[tuple[str | None, str]]]] = [("", [])]
    for kind, text in pieces:
        if kind in ("first", "deep"):
            blocks.append((text, []))
        else:
            blocks[-1][1].append((kind, text))
    *earlier, (opening, last) = blocks
    return "".join(_once(text, _segments(inner)) for text, inner in earlier) + opening + _segments(last)


def _once(opening: str, inner: str) -> str:
    """What comes before another `**`: at the first place where it fits, up to the end of a name."""
    lazy = {"^(?:.+/)?": "^(?>(?:.+?/)??", "(?:/.+)?": "(?>(?:/.+?)??"}
    return f"{lazy[opening]}{inner}(?=/))" if opening else inner


def _segments(pieces: list[tuple[str | None, str]]) -> str:
    """Names: all stars of a name but the last match as little as they can."""
    made, waiting = "", None
    for kind, text in pieces:
        if kind == "choice":
            text = f"(?!/){text}"  # for git, no choice is a slash
        if kind == "star":
            made, waiting = f"{made}(?>[^/]*?{waiting})" if waiting else made, ""
        elif waiting is None:
            made += text
        elif text == "/" or (kind == "sign" and text.startswith("(")):
            made, waiting = f"{made}[^/]*{waiting}{text}", None
        else:
            waiting += text
    return made if waiting is None else f"{made}[^/]*{waiting}"


def _is_pattern(line: str) -> bool:
    """Whether git would take a line for a pattern; it passes over others in silence."""
    try:
        Pattern(line)
    except ValueError:
        return False
    return True
