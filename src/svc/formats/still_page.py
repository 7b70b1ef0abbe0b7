"""A page in one file on which nothing is active: a heading, a picture, tables. Pure.

Its policy lets it load nothing: its own styles are known by their checksums.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pkgutil import get_data

from svc.text.escape import xml
from svc.text.pattern import Pattern

_STYLES = Pattern(r"<style>(.*?)</style>", re.DOTALL)


def document(title: str, parts: Iterable[str], picture: str = "") -> str:
    """The whole page; `picture` is the SVG that is in it."""
    style = f"<style>{(get_data(__name__, 'still_page.css') or b'').decode()}</style>"
    head = [
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style + picture)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        f"<title>{xml(title)}</title>",
        style,
        "</head>\n<body>\n<main>",
    ]
    return "\n".join([*head, *parts, "</main>\n</body>\n</html>\n"])


def within_page(picture: str) -> str:
    """An SVG picture as part of a page: without a style of its own at its root, which the policy does not know."""
    return re.sub(r'(<svg[^>]*?) style="[^"]*"', r"\1", picture, count=1)


def table(heading: Iterable[tuple[str, str]], rows: Iterable[str]) -> Iterator[str]:
    """A table: its columns, each with its class, and its rows of cells as markup."""
    filled = list(rows)
    if not filled:
        yield "<p>None.</p>"
        return
    cells = "".join(f'<th scope="col"{_kind(kind)}>{xml(words)}</th>' for words, kind in heading)
    yield f'<div class="scroll" tabindex="0"><table><thead><tr>{cells}</tr></thead><tbody>'
    yield from (f"<tr>{row}</tr>" for row in filled)
    yield "</tbody></table></div>"


def _kind(kind: str) -> str:
    return f' class="{kind}"' if kind else ""


def _policy(text: str) -> str:
    """Nothing may be loaded and nothing run; the styles in the text may be used."""
    sums = (b64encode(sha256(style.encode()).digest()).decode() for style in _STYLES.findall(text))
    allowed = " ".join(f"'sha256-{each}'" for each in dict.fromkeys(sums))
    return f"default-src 'none'; style-src {allowed}; base-uri 'none'; form-action 'none'"
