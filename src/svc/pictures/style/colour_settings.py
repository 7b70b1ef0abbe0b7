"""From colours as somebody wrote them to colours, with findings about what was written (VSC801, VSC803 and VSC804).

Independent of files: a caller says where a key or a value is.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from svc.diagnostics import codes
from svc.diagnostics.diagnostic import Applicability, Diagnostic, Level
from svc.diagnostics.errors import RenderError
from svc.diagnostics.fixes import only_fix, replacing
from svc.model.quantities import Real
from svc.pictures.log import LOG
from svc.pictures.style import palette
from svc.pictures.style.colours import ROLES, Colours, ink_on, is_colour
from svc.pictures.style.contrast import READABLE, VISIBLE, contrast, nearest
from svc.text.arguments import all_of, expect
from svc.text.near_names import did_you_mean, near
from svc.text.slips import is_slip
from svc.text.source import Place

OwnColours = Colours | Mapping[str, str] | None
"""Colours of an organisation, or what they are made of."""
Where = Callable[[str, str], Place | None]
"""Where the `key` or the `value` of an entry is, given its key and which of the two."""


def chosen(
    written: Mapping[str, str], known: Collection[str] | None = None, where: Where = lambda key, part: None
) -> tuple[Colours, tuple[tuple[str, Diagnostic], ...]]:
    """The valid colours of those that were written, and the findings, each with the key that it is about.

    `known` are the ids that may have a colour besides the roles; without it all may.
    """
    good = {key: colour for key, colour in written.items() if is_colour(colour)}
    colours = Colours(good)
    return colours, tuple(_findings(written, colours, known, where))


def own_colours(given: OwnColours, known: Collection[str], carried: Mapping[str, str]) -> Colours:
    """The given colours of an organisation, else those that a stream carries from its project.

    What is doubtful of given ones is logged; carried ones that are invalid are left out, as their project reports them.
    Raises RenderError for given colours that are invalid, TypeError for what is not texts by texts.
    """
    if isinstance(given, Colours):
        return given
    if given is None:
        return chosen(carried)[0]
    expect(given, Mapping, "colours by what has them")
    all_of(str, (*given, *given.values()), "a colour #rrggbb by what has it")
    colours, problems = chosen(given, known)
    for key, problem in problems:
        message = f"the colour of {key}: {problem.message} [{problem.code}]; {problem.help}"
        if problem.level is Level.ERROR:
            raise RenderError(message)
        LOG.warning(message)
    return colours


def _findings(
    written: Mapping[str, str], colours: Colours, known: Collection[str] | None, where: Where
) -> Iterator[tuple[str, Diagnostic]]:
    for key, colour in written.items():
        if known is not None and key not in ROLES and key not in known:
            yield key, unknown_colour(where(key, "key"), key, [*known, *ROLES])
        if not is_colour(colour):
            yield key, invalid_colour(where(key, "value"), key, colour)
        else:
            yield from ((key, each) for each in low_contrast(where(key, "value"), key, colour, colours))


def low_contrast(place: Place | None, key: str, colour: str, colours: Colours) -> Iterator[Diagnostic]:
    """A colour on which text can't be read, or that can't be read or seen as text or lines."""
    form, needed, ratio = _measure(key, colours)
    if ratio(colour) >= needed:
        return
    better = nearest(colour, lambda tried: ratio(tried) >= needed)
    help = codes.BY_NAME["low-contrast"].advice("better" if better else "none", better=better)
    yield codes.BY_NAME["low-contrast"].at(
        place,
        form,
        colour=colour,
        ratio=_rounded_down(ratio(colour)),
        needed=f"{needed:g}",
        help=help,
        fixes=replacing(place, better) if better else (),
        facts={"key": key, "colour": colour, "ratio": _rounded_down(ratio(colour)), "instead": better},
    )


def invalid_colour(place: Place | None, key: str, colour: str) -> Diagnostic:
    """A colour that is not written as `#` and six hexadecimal digits."""
    short = f"#{''.join(2 * digit for digit in colour[1:])}" if len(colour) == 4 else ""
    meant = next((tried for tried in (f"#{colour}", short) if is_colour(tried)), None)
    return codes.BY_NAME["invalid-colour"].at(
        place,
        colour=colour,
        facts={"key": key, "colour": colour},
        help=did_you_mean([meant]) if meant else None,
        fixes=replacing(place, meant, Applicability.SAFE) if meant else (),
    )


def unknown_colour(place: Place | None, key: str, known: Iterable[str]) -> Diagnostic:
    """A colour for an unknown id."""
    candidates = near(key, known)
    return codes.BY_NAME["unknown-colour"].at(
        place,
        key=key,
        facts={"key": key},
        help=did_you_mean(candidates) or None,
        roles=", ".join(ROLES),
        fixes=only_fix(place, key, candidates, is_slip),
    )


def _measure(key: str, colours: Colours) -> tuple[str, Real, Callable[[str], Real]]:
    """What a colour is used for, the ratio that this needs, and the worst that a colour has."""
    if key not in ROLES or key == "parties":
        return "ground", READABLE, lambda colour: contrast(ink_on(colour), colour)
    tints = [accent.tint for accent in (*palette.ACCENTS, *colours.accents.values())]
    grounds = [palette.CANVAS, palette.SOFT, palette.CHIP, *tints]

    def worst(colour: str) -> Real:
        return min(contrast(colour, ground) for ground in grounds)

    return ("line", VISIBLE, worst) if key == "lines" else ("text", READABLE, worst)


def _rounded_down(ratio: Real) -> str:
    """A ratio, rounded so that one that is too low never looks high enough."""
    return f"{int(ratio * 100) / 100:g}"
