"""What the card of a step says below its title, in a flowchart that svc drew: as the cells of its row."""

from collections.abc import Iterator, Sequence

from svc.formats.exchange.losses import Loss, dropped_element
from svc.formats.exchange.meanings import Meanings
from svc.formats.exchange.tables.words import names
from svc.syntax.writing import quoted, words
from svc.text.pattern import Pattern

_TIMES = Pattern(r"(?:P (?P<takes>\S+))? ?(?:W (?P<waits>\S+))? ?(?:C&A (?P<accurate>\S+%|\?))?")
_FINDING = Pattern(r"(?:error|warning) VSC.*, see below")
_BEGINS, _ENDS = Pattern(r"● (.*)"), Pattern(r"■ (?:([0-9.]+%) ?)?(.*)")


def details(lines: Sequence[str], place: str, meanings: Meanings, losses: list[Loss]) -> dict[str, str]:
    """What is below the title: signs, practices, what it opens, and times."""
    said: dict[str, str] = {}
    more, practices = [], []
    for line in lines:
        if found := _BEGINS.fullmatch(line):
            more.append(words("begins", "" if found[1] == "begins" else quoted(found[1])))
        elif found := _ENDS.fullmatch(line):
            more.append(words("ends", found[1], "" if found[2] in ("", "ends") else quoted(found[2])))
        elif line.startswith("opens "):
            said["opens"] = line.removeprefix("opens ")
        elif line and (found := _TIMES.fullmatch(line)):
            said |= {key: value.replace("–", "..") for key, value in found.groupdict().items() if value}
        elif line and not _FINDING.fullmatch(line):
            practices += line.split(" · ")
    return said | {"by": names(tuple(_practices(practices, place, meanings, losses))), "more": " ".join(more)}


def _practices(lines: Sequence[str], place: str, meanings: Meanings, losses: list[Loss]) -> Iterator[str]:
    """The practices in lines: a title may be broken into several."""
    at = 0
    while at < len(lines):
        ends = range(len(lines), at, -1)
        joined = ((end, " ".join(lines[at:end])) for end in ends)
        known = ((end, id) for end, words in joined if (id := meanings.known("practices", words)))
        end, id = next(known, (at + 1, None))
        if id is None:
            losses.append(dropped_element(f"`{lines[at]}`", place, "it is not a practice of the catalogue"))
        else:
            yield id
        at = end
