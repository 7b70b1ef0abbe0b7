"""The patterns of a `.gitignore` file: which paths they match, byte by byte as in git.

Each pattern becomes a regular expression in which no star is tried twice: a star takes the first place at which what
follows it fits. So no match takes longer than the length of the pattern times that of the path, whatever the stars.
"""

import re
from collections.abc import Iterable

from svc.text.pattern import Pattern

_CLASSES = {
    "alnum": "0-9A-Za-z",
    "alpha": "A-Za-z",
    "blank": " \\t",
    "cntrl": "\\x00-\\x1f\\x7f",
    "digit": "0-9",
    "graph": "!-.0-~",
    "lower": "a-z",
    "print": " -.0-~",
    "punct": "!-.:-@\\[-`{-~",
    "space": " \\t\\n\\r",
    "upper": "A-Z",
    "xdigit": "0-9A-Fa-f",
}
"""What may be in a set by its name, as in `[[:digit:]]`; never a slash, which no set matches."""
_TO = r"(?:-(?:\\.|[^\]\\]))?"
_FIRST = rf"(?>\[:[^\]]{{0,99}}:\]|(?:\\.|[^\\]){_TO})"
"""What a set chooses from first: a named class, a character, or a range of them; the character may be `]`."""
_NEXT = rf"(?>\[:[^\]]{{0,99}}:\]|(?:\\.|[^\]\\]){_TO})"
"""What it chooses from next: `]` ends it. Without a lookahead, as Python 3.11.2 reads on after one in `*+`."""
_PIECES = Pattern(
    rf"(?P<stars>\*++)(?P<to_slash>\\?/|\Z)?+"
    rf"|\[(?P<negated>[!^]?+)(?P<members>{_FIRST}{_NEXT}*+)\]"
    r"|(?P<slash>\\?/)|(?P<any>\?)|(?P<opened>\[)|\\?(?P<character>.)",
    re.DOTALL,
)
_PARTS = Pattern(_FIRST, re.DOTALL)
_LITERAL = Pattern(r"[^*?\[\\]*")
_RANGE = Pattern(r"\\?(.)(?:-\\?(.))?", re.DOTALL)
_STAR = "\u2217"
"""A star in a regular expression that is being made: the pattern is of bytes, so it has no such character."""
_NEVER = "(?!)"
_GAPS = {"/": "(?:.*?/)??", "\\/": ".*?/", "": ".*"}
"""What `**` stands for, by what comes after it."""


class Patterns:
    """The patterns of some lines; the last that matches a path decides."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._patterns = [_Pattern(line) for line in lines if line and not line.startswith("#")][::-1]

    def verdict(self, path: str, is_folder: bool) -> bool | None:
        """Whether they ignore a path, apart from the folders that it is in; None if no pattern matches it."""
        text = _as_bytes(path)
        name = text.rpartition("/")[2]
        return next((each.ignores for each in self._patterns if each.matches(text, name, is_folder)), None)


class _Pattern:
    """One line; `ignores` is False where it begins with `!`."""

    __slots__ = ("_folders_only", "_of_paths", "_regex", "ignores")

    def __init__(self, line: str) -> None:
        text = _trimmed(_as_bytes(line))
        self.ignores = not text.startswith("!")
        text = text[not self.ignores :]
        self._folders_only = text.endswith("/")
        text = text.removesuffix("/")
        self._of_paths = "/" in text
        self._regex = re.compile(_regex(text.removeprefix("/"), self._of_paths), re.DOTALL)

    def matches(self, path: str, name: str, is_folder: bool) -> bool:
        """Whether it fits a path; a pattern without a slash need only fit its last name."""
        if self._folders_only and not is_folder:
            return False
        return self._regex.fullmatch(path if self._of_paths else name) is not None


def _as_bytes(text: str) -> str:
    """A text in which each character is a byte, as git compares bytes."""
    return text if text.isascii() else text.encode("utf-8", "surrogatepass").decode("latin-1")


def _trimmed(line: str) -> str:
    """A line without the spaces at its end; a space after a backslash stays."""
    trimmed = line.rstrip(" ")
    backslashes = len(trimmed) - len(trimmed.rstrip("\\"))
    return f"{trimmed} " if backslashes % 2 and trimmed != line else trimmed


def _regex(pattern: str, of_paths: bool) -> str:
    """The regular expression of a pattern: groups of names, with a gap for each `**` before a group.

    A group but the last is kept at the first place where it fits. A `**` counts as one if a slash is on both sides, or
    the end of the pattern; for git, what comes before the first special character counts as a slash too.
    """
    groups: list[tuple[str, list[list[str]]]] = [("", [[]])]
    first_special = len(_LITERAL.match(pattern)[0])  # type: ignore[index]  # it matches any text
    for piece in _PIECES.finditer(pattern):
        if piece["opened"] or piece[0] == "\\":  # a set without an end, a backslash without a character
            return _NEVER
        names = groups[-1][1]
        after = piece["to_slash"]
        begins = piece.start() == first_special or pattern[piece.start() - 1] == "/"
        if of_paths and begins and after is not None and len(piece["stars"]) > 1:
            groups.append((_GAPS[after], [[]]))
            continue
        if piece["stars"]:
            names[-1].append(_STAR)
        elif not piece["slash"]:
            names[-1].append(_one(piece))
        if piece["slash"] or after:
            names.append([])
    *kept, last = [gap + "/".join(map(_name, names)) for gap, names in groups]
    return "".join(f"(?>{each})" for each in kept) + last


def _name(pieces: list[str]) -> str:
    """The regular expression of a name. What follows a star but the last is kept at the first place where it fits."""
    first, *others = "".join(pieces).split(_STAR)
    if not others:
        return first
    kept = "".join(f"(?>[^/]*?{each})" for each in others[:-1])
    return f"{first}{kept}[^/]*{others[-1]}"


def _one(piece: re.Match[str]) -> str:
    """The regular expression of what matches one character that is not a slash."""
    if piece["any"]:
        return "[^/]"
    if piece["character"]:
        return re.escape(piece["character"])
    members = [_member(part) for part in _PARTS.findall(piece["members"])]
    if None in members:
        return _NEVER
    chosen = "".join(filter(None, members))
    if piece["negated"]:
        return f"[^/{chosen}]"
    return f"[{chosen}]" if chosen else _NEVER


def _member(part: str) -> str | None:
    """One of what a set chooses from, for a regular expression, without the slash; None for an unknown class."""
    if part.startswith("[:"):
        return _CLASSES.get(part[2:-2])
    low, high = _RANGE.fullmatch(part).groups()  # type: ignore[union-attr]  # all other parts are of this form
    last = max(low, high or low)
    ranges = ((low, min(last, ".")), (max(low, "0"), last)) if low <= "/" <= last else ((low, last),)
    return "".join(f"\\x{ord(first):02x}-\\x{ord(end):02x}" for first, end in ranges if first <= end)
