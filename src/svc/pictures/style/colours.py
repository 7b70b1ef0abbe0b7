"""An organisation's own colours: of activities and parties by their ids, and of roles; what follows from them.

Text on a band is light or dark, whichever can be read better. Dark and grey variants are derived so that they can be
read, whatever was chosen; so is the light one of what is chosen well.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property
from itertools import product

from attrs import field, frozen

from svc.model.quantities import Real
from svc.pictures.style import palette
from svc.pictures.style.contrast import READABLE, VISIBLE, contrast, grey, nearest
from svc.pictures.style.palette import Accent
from svc.text.compared import Compared
from svc.text.frozenmap import FrozenMap
from svc.text.pattern import Pattern

ROLES: Mapping[str, str] = {
    "parties": palette.PARTY,
    "lines": palette.LINE,
    "errors": palette.ERROR,
    "warnings": palette.WARNING,
}
"""What can be coloured besides activities and kinds of parties, and the colour of the palette that it has."""

_COLOUR = Pattern(r"#[0-9a-fA-F]{6}")
_BLACKEST, _WHITEST = "#6e6e6e", "#8a8a8a"
"""The lightest grey for light text, and the darkest for dark text."""


def is_colour(text: str) -> bool:
    """Whether a text is a colour: `#` and six hexadecimal digits, and nothing else."""
    return _COLOUR.fullmatch(text) is not None


def _valid(colours: Mapping[str, str]) -> FrozenMap[str]:
    for key, colour in colours.items():
        if not is_colour(colour):
            raise ValueError(f"{colour!r}, the colour of {key}, is not written as #rrggbb")
    return FrozenMap({key: colour.lower() for key, colour in colours.items()})


@frozen(repr=False, eq=False)
class Colours(Compared):
    """Own colours, `#rrggbb`, by the id of an activity or a kind of party, or by a role.

    Raises ValueError for an invalid colour.
    """

    own: FrozenMap[str] = field(factory=FrozenMap, converter=_valid)

    @cached_property
    def accents(self) -> Mapping[str, Accent]:
        """The accents of activities and kinds of parties."""
        made: dict[str, Accent] = {accent.band: accent for accent in palette.ACCENTS}
        taken = {*palette.dark(), *palette.PRINT}
        accents = {}
        for key, colour in self.own.items():
            if key not in ROLES:
                if colour not in made:
                    made[colour] = _accent(_free(colour, taken))
                    taken |= {*made[colour].dark}
                accents[key] = made[colour]
        return accents

    @cached_property
    def roles(self) -> Mapping[str, str]:
        """What replaces the colours of roles in a light picture."""
        taken = {*palette.dark(self.accents.values()), *palette.PRINT}
        replaced: dict[str, str] = {}
        for role, colour in ROLES.items():
            if role in self.own:
                replaced[colour] = _free(self.own[role], taken - {colour})
                taken.add(replaced[colour])
        if palette.PARTY in replaced:
            replaced[palette.ON_PARTY] = ink_on(replaced[palette.PARTY])
        return replaced

    @cached_property
    def dark(self) -> Mapping[str, str]:
        """What replaces each colour of a light picture without own roles in a dark one."""
        replaced = palette.dark(self.accents.values())
        tints = [accent.dark[accent.tint] for accent in (*palette.ACCENTS, *self.accents.values())]
        plain = (palette.CANVAS, palette.SOFT, palette.CHIP, palette.FIELD, palette.IDLE, palette.ALERT)
        grounds = [*(palette.DARK[ground] for ground in plain), *tints]
        for colour, own in self.roles.items():
            if colour == palette.PARTY:
                replaced[colour] = _dark_band(own, self.roles[palette.ON_PARTY])
            elif colour == palette.ON_PARTY:
                replaced[colour] = own
            else:
                needed = VISIBLE if colour == palette.LINE else READABLE
                replaced[colour] = nearest(own, _over(grounds, needed)) or replaced[colour]
        return replaced

    @cached_property
    def print(self) -> Mapping[str, str]:
        """What replaces each colour of a light picture without own roles on paper."""
        return palette.printed(self.accents.values())


NONE = Colours()


def ink_on(band: str) -> str:
    """The text that can be read better on a band: a light or a dark one."""
    return max((palette.LIGHT_INK, palette.DARK_INK), key=lambda ink: contrast(ink, band))


def _accent(band: str) -> Accent:
    text = ink_on(band)
    light = text == palette.LIGHT_INK
    on_paper = (min if light else max)(grey(band), _BLACKEST if light else _WHITEST)
    return Accent(band, text, _dark_band(band, text), on_paper)


def _dark_band(band: str, text: str) -> str:
    """A band that can be seen on a dark canvas, and its text be read."""
    seen = _over([palette.DARK[palette.CANVAS]], VISIBLE)
    return nearest(band, lambda colour: seen(colour) and contrast(text, colour) >= READABLE) or band


def _over(grounds: Iterable[str], needed: Real) -> Callable[[str], bool]:
    every = dict.fromkeys(grounds)
    return lambda colour: all(contrast(colour, ground) >= needed for ground in every)


def _free(colour: str, taken: Collection[str]) -> str:
    """A colour, or one that looks the same if it or its tint has a role already: one hex is one role."""
    near = sorted(product(range(-8, 9), repeat=3), key=lambda shift: sum(map(abs, shift)))
    tried = (_shifted(colour, shift) for shift in near)
    return next(each for each in tried if each not in taken and Accent(each, "", each, "").tint not in taken)


def _shifted(colour: str, shift: Iterable[int]) -> str:
    channels = zip(bytes.fromhex(colour.removeprefix("#")), shift, strict=True)
    return "#" + "".join(f"{min(max(channel + by, 0), 255):02x}" for channel, by in channels)
