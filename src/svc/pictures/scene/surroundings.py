"""What is around a plan: the title block above it, the findings and the legend below, and how large all of it is.

A legend without findings is at the right of the title where there is room, which leaves more of a slide to the plan.
"""

from math import ceil

from attrs import frozen

from svc.model.quantities import Real
from svc.pictures.scene.shapes import Plan, Scene, Sentence, Text
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
    """The sizes of the title block, and of findings and legend if there are any; where the plan begins; the page."""

    heading: Size
    footing: Size | None
    beside: bool
    """Whether the legend is beside the title."""
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
    footing = footing_size(scene) if scene.sentences or scene.legend else None
    top = heading[1] + ABOVE
    end = top + plan.height
    if footing and not scene.sentences and heading[0] + BESIDE + footing[0] <= plan.width:
        return Surroundings(heading, footing, True, top, whole(plan.width), whole(end))
    across = max(plan.width, heading[0], footing[0] if footing else 0)
    return Surroundings(
        heading, footing, False, top, whole(across), whole(end + (BELOW + footing[1] if footing else 0))
    )


def whole(points: Real) -> int:
    """Enough points for whole pixels at any of the usual resolutions."""
    return ceil(points / 3) * 3


def heading_size(scene: Scene) -> Size:
    """How wide and high the title block is."""
    texts = heading(scene)
    return max(map(wide, texts), default=0) + 4, sum(map(high, texts)) + GAP


def footing_size(scene: Scene) -> Size:
    """How wide and high the findings and the legend are."""
    widths = [room_of(sentence) + PILL + 3 * SPACING for sentence in scene.sentences]
    heights = [GAP, *map(height_of, scene.sentences)]
    if scene.legend:
        widths.append(wide(legend(scene)) + 6 + 2 * SPACING)
        heights.append(LEGEND)
    return max(widths, default=0), sum(heights) + SPACING * (len(heights) + 1)


def heading(scene: Scene) -> list[Text]:
    """The lines of the title block."""
    texts = [Text(line, 18, bold=True) for line in scene.title]
    return texts + [Text(line, 10, palette.MUTED) for line in scene.subtitle]


def legend(scene: Scene) -> Text:
    """What line styles and abbreviations mean, in one line."""
    return Text("   |   ".join(scene.legend), 9, palette.MUTED)


def room_of(sentence: Sentence) -> int:
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
