"""A flow of a catalogue, with the lines and rules that list it."""

from collections.abc import Iterable
from typing import Literal

from attrs import field, frozen

from svc.model import Line, Rule
from svc.text.compared import Compared


@frozen(repr=False, eq=False)
class ListedFlow(Compared):
    """A flow of a catalogue, the side or sides that list it, and the statements that do."""

    source: str
    target: str
    artefact: str
    listed_by: Literal["both", "input", "output"]
    because: tuple[Line | Rule, ...] = field(default=(), eq=False, repr=False)

    @property
    def sides(self) -> Literal["both", "input", "output", "none"]:
        """The side or sides whose lines list it: an `allow`, which speaks for both, is not a line of either."""
        sides = {each.side for each in self.because if isinstance(each, Line)}
        if not self.because:
            return self.listed_by
        return "both" if len(sides) == 2 else sides.pop() if sides else "none"

    @property
    def allowed(self) -> bool:
        """Whether it takes an `allow` to have it, or to have it without a note."""
        return self.sides != "both" and any(isinstance(each, Rule) for each in self.because)


def listing_sides(because: Iterable[Line | Rule]) -> Literal["both", "input", "output"]:
    """The sides that list a flow; an `allow` counts as both."""
    sides: set[str] = set()
    for statement in because:
        sides |= {statement.side} if isinstance(statement, Line) else {"input", "output"}
    return "both" if len(sides) == 2 else "input" if "input" in sides else "output"
