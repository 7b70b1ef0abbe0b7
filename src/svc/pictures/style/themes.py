"""Themes: what each colour of a picture is drawn as. A hex for a hex, by role; independent of shapes and formats."""

from collections.abc import Mapping

from attrs import field, frozen

from svc.diagnostics.errors import RenderError
from svc.pictures.style.colours import NONE, Colours
from svc.text.compared import Compared
from svc.text.frozenmap import FrozenMap


@frozen(repr=False, eq=False)
class Theme(Compared):
    """Which colours are drawn instead of those of the palette.

    `dark` holds what each drawn colour becomes for readers who want dark pages, where a format can follow them.
    """

    name: str
    drawn: FrozenMap[str] = field(factory=FrozenMap, converter=FrozenMap[str])
    dark: FrozenMap[str] = field(factory=FrozenMap, converter=FrozenMap[str])

    def get(self, colour: str) -> str:
        """What a colour of the palette is drawn as."""
        return self.drawn.get(colour, colour)


THEMES = ("auto", "light", "dark", "print")


def theme(name: str, colours: Colours = NONE) -> Theme:
    """The theme with a name, with own colours. Raises RenderError for an unknown name."""
    known_theme(name)
    drawn: Mapping[str, Mapping[str, str]] = {"dark": colours.dark, "print": colours.print}
    if name in drawn:
        return Theme(name, drawn[name])
    light = colours.roles
    dark = {light.get(colour, colour): other for colour, other in colours.dark.items()} if name == "auto" else {}
    return Theme(name, light, dark)


def known_theme(name: str) -> None:
    """Raises RenderError for an unknown theme."""
    if name not in THEMES:
        *others, last = THEMES
        raise RenderError(f"there is no theme `{name}`: choose {', '.join(others)} or {last}")
