"""The manifest of a site: which pages svc wrote into its folder, and of what.

It is never believed further than its pages prove it: a page counts as made only if its bytes have the digest that the
manifest gives, and a manifest that is damaged or of another make counts as none.
"""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from attrs import field, frozen

from svc.project.digests import digest
from svc.text.frozenmap import FrozenMap
from svc.text.pattern import Pattern

NAME = "svc-site.json"
VERSION = 1
_PATH = Pattern(r"(?:[a-z]+/)?[^/\\:\x00-\x1f.][^/\\:\x00-\x1f.]*\.html")
"""What a path of a page can be: nothing that leads elsewhere."""


class Made(NamedTuple):
    """What a page was made of, as a key, and the digest of its bytes; empty ones while it is being made."""

    key: str
    digest: str


@frozen
class Manifest:
    """The pages by their paths. `whole` says of what the whole site was made, if that is all that it depends on."""

    pages: Mapping[str, Made] = field(factory=FrozenMap)
    whole: str = ""

    def text(self) -> str:
        """The manifest as it is written."""
        data = {
            "svc-site": VERSION,
            "whole": self.whole,
            "pages": {path: list(self.pages[path]) for path in sorted(self.pages)},
        }
        return json.dumps({**data, "checksum": _checksum(data)}, indent=1) + "\n"


def manifest_of(text: str) -> Manifest | None:
    """The manifest that was written as a text; None for any other text."""
    try:
        data = json.loads(text)
        checksum = data.pop("checksum")
        if data["svc-site"] != VERSION or checksum != _checksum(data):
            return None
        pages = {path: Made(*map(_text, made)) for path, made in data["pages"].items()}
        return Manifest(FrozenMap(pages), _text(data["whole"])) if all(map(is_path, pages)) else None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def is_path(path: str) -> bool:
    """Whether a text can be the path of a page below the folder of a site."""
    return _PATH.fullmatch(path) is not None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"expected text, got {value!r:.100}")
    return value


def _checksum(data: Mapping[str, Any]) -> str:
    return digest(json.dumps(data, sort_keys=True))
