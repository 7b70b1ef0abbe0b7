"""The words of a picture, broken into lines: its title, what lines carry, and the findings below."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from svc.diagnostics.diagnostic import Diagnostic, Level
from svc.model.quantities import Real
from svc.pictures.scene.annotations import Marks
from svc.pictures.scene.shapes import Line, Pill, Sentence, Text
from svc.pictures.scene.text_metrics import balanced, width, wrap
from svc.pictures.style.palette import ERROR, INK, WARNING
from svc.semantics import wording as words
from svc.semantics.bound import BoundFlow, BoundStream

HEADING = 640
"""The width that the title block and the sentences may take."""
ON_LINE = 100
"""The width of words on a line."""
LINES = 5
"""How many lines an artefact's title or a condition may take; the tooltip holds the rest."""
CARRIED = 10
"""How many artefacts a flow shows; the tooltip holds the rest."""
LISTED = 20
"""How many findings are listed below a picture."""

COLOURS = {Level.ERROR: ERROR, Level.WARNING: WARNING, None: INK}


def title(bound: BoundStream) -> list[str]:
    """The lines of the title."""
    return heading(words.stream_title(bound))


def heading(title: str) -> list[str]:
    """A title in lines."""
    return wrap(title, 18, HEADING, bold=True, most=3)


def subtitle(bound: BoundStream, marks: Marks) -> list[str]:
    """What it answers and what for, then how much is wrong with it or that there is nothing to see."""
    parts = [f"{word}: {' '.join(text.split())}" for word, text in words.opening(bound)]
    joined = "  |  ".join(parts)
    lines = [joined] if width(joined, 10) <= HEADING else parts
    shown = [line for each in lines if each for line in wrap(each, 10, HEADING, most=2)]
    nothing = [] if bound.nodes else ["Nothing to draw yet: this stream has no flows."]
    return [*shown, *nothing, *filter(None, [words.counted(marks.all)])]


def carried(bound: BoundStream, flow: BoundFlow, marks: Marks, *, rework: bool) -> Iterator[Text]:
    """The words on a flow: its share and condition in bold and with a colon, then what it carries or what its own
    words are for it."""
    case, own = ("rework " if rework else "") + words.alternative(flow), words.own_words(flow)
    if case:
        yield Text(f"{case}:" if flow.carried or own else case, bold=True)
    if own:
        yield Text(own, colour=COLOURS[marks.level(flow)])
        return
    shown = flow.carried[:CARRIED]
    several = any(marks.level((flow, each)) for each in flow.carried)
    for number, each in enumerate(shown, 1):
        comma = "," if number < len(flow.carried) else ""
        colour = COLOURS[marks.level((flow, each)) if several else marks.level(flow)]
        yield Text(words.artefact_in_short(bound, each) + comma, colour=colour)
    if len(shown) < len(flow.carried):
        yield Text(f"and {len(flow.carried) - len(shown)} more")


def in_lines(texts: Iterable[Text], room: Real = ON_LINE, most: int = LINES) -> Iterator[Text]:
    """Words broken into lines, at most so many of each text."""
    for text in texts:
        for line in balanced(text.words, text.size, room, bold=text.bold, most=most):
            yield text._replace(words=line)


def run_on(texts: Iterable[Text]) -> Iterator[Text]:
    """Words with those of one style after one another."""
    for _, alike in groupby(texts, lambda text: (text.bold, text.colour)):
        together = list(alike)
        yield together[0]._replace(words=" ".join(text.words for text in together))


def line_size(line: Line) -> tuple[int, int]:
    """How wide and high the words of a line are, with the pills left of them."""
    return size(line.texts, line.pills)


def size(texts: Sequence[Text], pills: Sequence[Pill]) -> tuple[int, int]:
    """How wide and high rows of words are, with pills left of them."""
    words_wide = max((round(width(text.words, text.size, bold=text.bold)) + 8 for text in texts), default=0)
    pills_wide = max((round(width(f" {pill.code} ", 9, bold=True)) + 10 for pill in pills), default=0)
    return words_wide + pills_wide, max(12 * len(texts), 17 * len(pills)) + 4


def pills(codes: Mapping[str, Level]) -> list[Pill]:
    """The codes on a flow."""
    return [Pill(code, level) for code, level in codes.items()]


def sentences(diagnostics: Iterable[Diagnostic]) -> list[Sentence]:
    """The findings in words, errors first."""
    ordered = sorted(diagnostics, key=lambda finding: finding.level is not Level.ERROR)
    listed = [
        Sentence(Pill(finding.code, finding.level), wrap(_sentence(finding), 10, HEADING, most=3))
        for finding in ordered[:LISTED]
    ]
    more = len(ordered) - LISTED
    return [*listed, Sentence(None, [f"and {more} more, which svc check reports"])] if more > 0 else listed


def smaller(sentences: Iterable[Sentence]) -> list[str]:
    """What makes the picture of a stream smaller, given what is below it: forms of the help text of VSC806."""
    return ["findings", "split"] if any(sentences) else ["split"]


def _sentence(finding: Diagnostic) -> str:
    where = f" (line {finding.range.start.line})" if finding.file and finding.range else ""
    return f"{words.sentence(finding)}{where}"
