"""How a site looks: its style, and the classes that give activities their colours."""

from collections.abc import Iterable, Mapping

from svc.pictures.page.assets import style
from svc.pictures.render import engine as engines
from svc.pictures.style import palette
from svc.pictures.style.colours import Colours
from svc.web.site.frame import shipped


def classes(activities: Iterable[str]) -> Mapping[str, str]:
    """The class of each activity, which gives it its colour."""
    return {name: f"a{number}" for number, name in enumerate(activities)}


def styles(activities: Iterable[str], colours: Colours) -> tuple[str, str]:
    """The style of a page, and the part of it that pages of streams do not have without a site."""
    named = list(activities)
    accents = palette.accents(named, colours.accents)
    rules = (
        f".{class_}{{background:light-dark({accents[name].band},{accents[name].dark_band})}}"
        for name, class_ in classes(named).items()
    )
    own = shipped("site.css") + "\n".join(rules) + "\n"
    return style("auto", colours) + own, own


def drawn_by(name: str | None) -> str:
    """Which program draws the pictures, so that another one, or another version, is known as such. Raises RenderError
    if there is none."""
    from importlib.metadata import PackageNotFoundError, version

    engine = engines.find(name)
    if engine.own:
        try:
            return f"{engines.DEFAULT} {version(engines.DEFAULT)}"
        except PackageNotFoundError:
            return engines.DEFAULT
    state = engine.path.stat()
    return f"{engine.path} {state.st_size} {state.st_mtime_ns}"
