"""The text of a label that is written in HTML: its lines, without tags."""

from html.parser import HTMLParser

_BLOCKS = {"div", "p", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "hr"}
_HIDDEN = {"script", "style", "title", "head", "template"}


def text_of(html: str) -> str:
    """The lines of a label, each without spaces around and between words; empty ones are left out."""
    if "<" not in html and "&" not in html:
        return _lines(html)
    reading = _Reading()
    reading.feed(html)
    reading.close()
    return _lines("".join(reading.pieces))


def _lines(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


class _Reading(HTMLParser):
    """Collects the text; block elements and breaks end a line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._hidden = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in _HIDDEN and not self._hidden:
            self._hidden = tag
        if tag == "br" or tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        if tag not in _HIDDEN:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag == self._hidden:
            self._hidden = ""
        elif tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.pieces.append(data)
