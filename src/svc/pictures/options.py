"""How a picture is to be drawn, as one value."""

from types import NoneType

from attrs import field, frozen
from attrs.validators import instance_of, optional

from svc.diagnostics.errors import RenderError
from svc.model.calendar import STANDARD, Calendar
from svc.model.quantities import Real
from svc.pictures.style.colours import NONE, Colours
from svc.pictures.style.themes import known_theme
from svc.text.arguments import expect
from svc.text.compared import Compared

LIKELY = "likely"
"""The way that is drawn unless another one is requested."""
SMALLEST, LARGEST = 0.25, 8.0
"""The scales that a PNG may have."""


def _in_range(options: object, attribute: object, scale: Real | None) -> None:
    expect(scale, (float, int, NoneType), "a number")
    if scale is not None and not SMALLEST <= scale <= LARGEST:
        raise RenderError(f"a picture can't be scaled by {scale:g}: choose a scale from {SMALLEST:g} to {LARGEST:g}")


def _known(options: object, attribute: object, theme: str) -> None:
    known_theme(theme)


@frozen(kw_only=True, repr=False, eq=False)
class PictureOptions(Compared):
    """What can be chosen of a picture. Raises RenderError for a theme or a scale that there is not.

    Which views and activities there are depends on what is drawn, and is checked then.
    """

    view: str = "auto"
    engine: str | None = None
    """A name or a path; None for the one of the environment, or the one that comes with svc."""
    theme: str = field(default="auto", validator=_known)
    colours: Colours = field(default=NONE, validator=instance_of(Colours))
    scale: Real | None = field(default=None, validator=_in_range)
    """Pixels of a PNG for each point of its size; None for as many as usual."""
    activity: str | None = None
    """The activity that a sheet shows."""
    way: str = field(default=LIKELY, validator=instance_of(str))
    """The way that a ladder shows: `likely`, `longest`, or the condition of an outcome that it takes."""
    to: str | None = field(default=None, validator=optional(instance_of(str)))
    """The party that the way of a ladder leads to; None for the one that gave the demand."""
    details: bool = field(default=False, validator=instance_of(bool))
    """Whether cards say who works, with what and at what cost."""
    calendar: Calendar = field(default=STANDARD, validator=instance_of(Calendar))
    """What a day and a week are on a ladder."""


DEFAULTS = PictureOptions()
