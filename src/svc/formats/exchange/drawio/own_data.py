"""What a stream says, as attributes of the cells of draw.io, which a user can see and edit there.

Each key of the shared own data is an attribute that begins with `svc_`. The rows of the stream itself are data in one
attribute of the root. What only a picture has is in `drawn`:

- `role` of a party: the word above its name;
- `case` and `carried` of a flow: the two parts of its label.
"""

from collections.abc import Mapping
from zlib import crc32

from svc.formats.exchange.diagrams.own_data import Own, as_text, of_text
from svc.formats.exchange.losses import Loss, unreadable_part

PREFIX, ROWS = "svc_", "svc_rows"
PART = "svcPart"
"""The key of the style of a cell that only decorates another one, or the page."""
TITLE, LANE, PARTIES = "title", "lane", "parties"
"""The kinds of cells that are not elements: the title, a lane of an activity, and the lane of parties."""


def part_mark(words: str) -> str:
    """The value of the key `PART` for a cell with these words: where it does not match, somebody changed them."""
    return f"{crc32(words.encode()):08x}"


def attributes(own: Own) -> Mapping[str, str]:
    """Own data as attributes."""
    return {f"{PREFIX}{key}": value for key, value in own.items()}


def rows_attribute(rows: list[Own]) -> Mapping[str, str]:
    """The rows of a stream as one attribute."""
    return {ROWS: as_text(rows)}


def own_of(attributes: Mapping[str, str]) -> Own | None:
    """The own data in attributes; None if there are none."""
    found = {key.removeprefix(PREFIX): value for key, value in attributes.items() if key.startswith(PREFIX)}
    return found or None


def rows_of(attributes: Mapping[str, str], place: str, losses: list[Loss]) -> tuple[Own, ...]:
    """The rows of a stream that are in attributes; what is not a row is reported."""
    rows, is_whole = of_text(attributes.get(ROWS) or "[]")
    if not is_whole:
        losses.append(unreadable_part(f"the attribute `{ROWS}`", place, "it was changed and is not a list of rows"))
    return rows
