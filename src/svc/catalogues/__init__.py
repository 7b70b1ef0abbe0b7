"""The shipped catalogues, written in the language itself, and their loader."""

from functools import cache
from importlib.resources import files

from svc.catalogue import Catalogue
from svc.parser import parse
from svc.source import Source

SHIPPED = ("itil4",)
"""The names of the catalogues in this package."""
DEFAULT = "itil4"
"""What a stream follows that does not say."""


def text(name: str) -> str:
    """The text of a shipped catalogue."""
    return files(__name__).joinpath(f"{name}.vsc").read_text("utf-8")


@cache
def load(name: str) -> Catalogue:
    """A shipped catalogue; its places are in `svc:NAME.vsc`."""
    file, _ = parse(Source(f"svc:{name}.vsc", text(name)))
    return file.catalogues[0]
