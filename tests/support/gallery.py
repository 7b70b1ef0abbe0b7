"""The gallery of docs/reference/gallery.md: which pictures it shows, of which example, and what is said of them."""

from typing import NamedTuple

from svc.pictures.style.colour_settings import OwnColours

HOUSE = {"engage": "#7b1fa2", "deliver_support": "#004d40", "obtain_build": "#b71c1c", "parties": "#0d47a1"}


class Exhibit(NamedTuple):
    """A picture of an example."""

    name: str
    example: str
    said: str
    view: str = "auto"
    theme: str = "auto"
    colours: OwnColours = None

    @property
    def file(self) -> str:
        """Where it is, seen from the page."""
        return f"gallery/{self.name}.svg"


EXHIBITS = (
    Exhibit("stream", "known_workaround", "One row from left to right, for short streams.", "stream"),
    Exhibit("slide", "restore_service", "Rows that are read one after the other, for slides and documents.", "slide"),
    Exhibit(
        "lanes", "restore_service", "A lane for each activity: who works when, and who hands over to whom.", "lanes"
    ),
    Exhibit(
        "chain", "restore_service", "The activities of the service value chain, and the way through them.", "chain"
    ),
    Exhibit(
        "ladder", "create_service", "A value stream map: where the time goes, and how much of it is work.", "ladder"
    ),
    Exhibit(
        "histogram",
        "measures/vendor_fault",
        "How long cases take, with what is promised of their lead time.",
        "histogram",
    ),
    Exhibit("matrix", "restore_service", "Who may give what to whom; what the stream uses stands out.", "matrix"),
    Exhibit("sheet", "restore_service", "One activity, who gives to it and to whom it gives.", "sheet"),
    Exhibit("legend", "restore_service", "What the signs of all pictures mean.", "legend"),
    Exhibit("dark", "create_service", "The theme `dark`.", "slide", "dark"),
    Exhibit("print", "failed_access_point", "The theme `print`, for printers without colour.", "slide", "print"),
    Exhibit("house", "software_request", "Colours of an organisation.", "slide", "light", HOUSE),
)
HEAD = """\
# Gallery

The [examples](../../examples/README.md) in every view and theme. What the views mean and how to choose one is in
[pictures](pictures.md). This page and its pictures are drawn by a test; `SVC_REWRITE=1` draws them anew.
"""


def page() -> str:
    """The text of the page."""
    return "\n".join([HEAD, *map(_section, EXHIBITS)])


def _section(exhibit: Exhibit) -> str:
    options = [f"view `{exhibit.view}`"] + ([f"theme `{exhibit.theme}`"] if exhibit.theme != "auto" else [])
    source = f"[{exhibit.example}.vsc](../../examples/{exhibit.example}.vsc)"
    return f"""\
## {exhibit.name.capitalize()}

{exhibit.said} Drawn of {source}: {", ".join(options)}.

![{exhibit.said.rstrip(".")}]({exhibit.file})
"""
