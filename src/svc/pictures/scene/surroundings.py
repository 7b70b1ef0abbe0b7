"""What is around a plan: the title block above it, the findings and the legend below, and how large all of it is.

The legend is at the right of the title where there is room, and findings are side by side, which leaves more of a
slide to the plan.
"""

from collections.abc import Iterable, Sequence
from math import ceil

from attrs import frozen

from svc.model.quantities import Real
from svc.pictures.scene.shapes import Plan, Scene, Sentence, Text
from svc.pictures.scene.small_print import PRINT
from svc.pictures.scene.text_metrics import width
from svc.pictures.style import palette
from svc.text.compared import Compared

GAP = 8
"""Below the title, and above the findings."""
SPACING = 4
LEGEND = 18
PILL = 94
"""The width of a level and a code before its sentence."""
ABOVE, BELOW = 10, 12
"""Between the title, the plan and what is below it."""
BESIDE = 40
"""Between the title and a legend beside it."""
PAD = 18
"""Around a picture."""

Size = tuple[int, int]


@frozen(repr=False, eq=False)
class Surroundings(Compared):
    """The sizes of what is around a plan, where the plan begins, and the page.

    The footing holds the findings in `columns`, and the legend unless that is beside the title.
    """

    heading: Size
    footing: Size | None
    legend: Size | None
    """Of a legend beside the title."""
    columns: int
    top: Real
    width: int
    height: int

    @property
    def page(self) -> Size:
        """How large the picture is with the space around it."""
        return self.width + 2 * PAD, self.height + 2 * PAD


def surroundings(scene: Scene, plan: Plan) -> Surroundings:
    """What is around a plan."""
    heading = heading_size(scene)
    beside = footing_size((), scene.legend) if scene.legend else None
    if beside and heading[0] + BESIDE + beside[0] > plan.width:
        beside = None
    below = () if beside else scene.legend
    columns = _columns(scene.sentences, max(plan.width, heading[0]))
    footing = footing_size(scene.sentences, below, columns) if scene.sentences or below else None
    top = heading[1] + ABOVE
    end = top + plan.height + (BELOW + footing[1] if footing else 0)
    across = max(plan.width, heading[0], footing[0] if footing else 0)
    return Surroundings(heading, footing, beside, columns, top, whole(across), whole(end))


def whole(points: Real) -> int:
    """Enough points for whole pixels at any of the usual resolutions."""
    return ceil(points / 3) * 3


def heading_size(scene: Scene) -> Size:
    """How wide and high the title block is."""
    texts = heading(scene)
    return max(map(wide, texts), default=0) + 4, sum(map(high, texts)) + GAP


def footing_size(sentences: Sequence[Sentence], legend: Sequence[str], columns: int = 1) -> Size:
    """How wide and high findings in columns are, with a legend below them."""
    widths = [columns * _column(sentences) + SPACING if sentences else 0]
    heights = [GAP, *(max(map(height_of, row)) for row in in_rows(sentences, columns))]
    if legend:
        widths.append(wide(legend_text(legend)) + 6 + 2 * SPACING)
        heights.append(LEGEND)
    return max(widths), sum(heights) + SPACING * (len(heights) + 1)


def in_rows(sentences: Sequence[Sentence], columns: int) -> list[Sequence[Sentence]]:
    """Findings side by side in columns, to be read row by row."""
    return [sentences[start : start + columns] for start in range(0, len(sentences), columns)]


def room_for(sentences: Iterable[Sentence]) -> int:
    """How wide the widest finding is."""
    return max(map(_room_of, sentences), default=0)


def _columns(sentences: Sequence[Sentence], across: Real) -> int:
    """Into how many columns findings go: as few as make the fewest rows."""
    if not sentences:
        return 1
    rows = ceil(len(sentences) / max((across - SPACING) // _column(sentences), 1))
    return ceil(len(sentences) / rows)


def _column(sentences: Iterable[Sentence]) -> int:
    """The width of a column: a level with its code, a finding, and what is between them."""
    return PILL + room_for(sentences) + 2 * SPACING


def heading(scene: Scene) -> list[Text]:
    """The lines of the title block."""
    texts = [Text(line, 18, bold=True) for line in scene.title]
    return texts + [Text(line, 10, palette.MUTED) for line in scene.subtitle]


def legend_text(legend: Iterable[str]) -> Text:
    """What line styles and abbreviations mean, in one line."""
    return Text("   |   ".join(legend), PRINT, palette.MUTED)


def _room_of(sentence: Sentence) -> int:
    """How wide a finding in words is."""
    return max(wide(Text(line)) for line in sentence.lines) + 10


def height_of(sentence: Sentence) -> int:
    """How high a finding in words is."""
    return 13 * len(sentence.lines) + 6


def wide(text: Text) -> int:
    """The room that words take, as an engine may know too little of their alphabet."""
    return round(width(text.words, text.size, bold=text.bold))


def high(text: Text) -> int:
    """The height of a line in the title block."""
    return ceil(text.size * 1.2) + 2
