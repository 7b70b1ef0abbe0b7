"""Text becomes markup here and nowhere else: a closed list of sinks, each a pure function.

Independent of what the text says. A sink's result can be put into its medium as it is.
"""

import re
import unicodedata

from svc.text.pattern import Pattern

JOINERS = "\u200c\u200d"
"""Characters of format that writing needs: they separate or join the letters beside them, and emoji."""


def terminal(text: str) -> str:
    """One line for a terminal or a log: what moves the cursor, hides or reorders text becomes a visible escape."""
    return text if text.isprintable() else "".join(map(_visible, text))


def terminal_lines(text: str) -> str:
    """Several lines for a terminal or a log; only `\\n` ends a line."""
    return "\n".join(map(terminal, text.split("\n")))


def csv(cell: str) -> str:
    """A cell in one line, of which no spreadsheet takes a part for a formula, even if it splits cells at `;`.

    What can't be seen is written as in Python (`\\t`, `\\u2028`), a backslash twice. Then a `'` is put before each part
    that may be a formula: a part begins with the cell and after each `;`. The csv module adds quotes and commas.
    """
    return _FORMULA.sub("'", cell if cell.isprintable() and "\\" not in cell else "".join(map(_as_in_python, cell)))


FORMULA = "-=+@\uff1d\uff0b\uff0d\uff20"
"""Characters that begin a formula, the wide ones of East Asian keyboards too."""


REORDERING = frozenset(("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"))
"""Bidirectional classes of the characters that change the order in which text is shown."""


def picture(text: str) -> str:
    """A text that any picture can hold: what XML forbids, can't be seen or reorders text becomes U+FFFD.

    Tabs become spaces; only `\\n` ends a line. The sinks for DOT take such a text.
    """
    return text if text.isprintable() else "".join(map(_drawable, text))


def dot_label(text: str) -> str:
    """Text between the tags of a label of Graphviz that is written like HTML; nothing in it looks like a colour."""
    return _entities(picture(text)).replace("#", _NUMBER_SIGN)


def dot_string(text: str) -> str:
    """A quoted value in DOT in which no sequence means anything but itself."""
    text = picture(text).replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"')
    return '"' + text.replace("\n", "\\n") + '"'


def dot_tooltip(text: str) -> str:
    """A quoted tooltip in DOT: its backslashes are read twice; nothing in it looks like a colour."""
    text = picture(text).replace("&", "&amp;").replace("#", _NUMBER_SIGN).replace("\\", "\\\\\\\\").replace('"', '\\"')
    return '"' + text.replace("\n", "\\n") + '"'


def xml(text: str) -> str:
    """Text of an element or an attribute of XML, in ASCII; what XML can't hold becomes U+FFFD as in a picture."""
    return _entities(picture(text)).replace("\n", "&#10;").encode("ascii", "xmlcharrefreplace").decode("ascii")


def xml_data(text: str) -> str:
    """Text of an element or an attribute of XML that a program reads, in ASCII: it is read back as it was, but for
    what XML can't hold, which becomes U+FFFD."""
    text = _entities(_NOT_XML.sub("\ufffd", text))
    return _SPACE.sub(lambda sign: f"&#{ord(sign[0])};", text).encode("ascii", "xmlcharrefreplace").decode("ascii")


def html(text: str) -> str:
    """Text between tags or in a quoted attribute of HTML; no part of it is markup there."""
    return _entities(picture(text)).replace("'", "&#39;")


def workflow_data(text: str) -> str:
    """The message of a workflow command of GitHub Actions, in one line."""
    return terminal(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def workflow_property(text: str) -> str:
    """The value of a property of a workflow command of GitHub Actions."""
    return workflow_data(text).replace(":", "%3A").replace(",", "%2C")


def uri(path: str) -> str:
    """A path with `/` as a relative reference of a URI; bytes that are not text stay the same bytes."""
    from urllib.parse import quote

    return quote(_NO_BYTE.sub("\ufffd", path), safe="/", errors="surrogateescape")


def sarif_message(text: str) -> str:
    """A message of SARIF in which nothing is a link or a placeholder."""
    return _PLACEHOLDER.sub(r"{{\1}}", text.replace("](", "]\\("))


def markdown(text: str) -> str:
    """One line of Markdown that shows a text as code: nothing in it is markup, HTML, a link, a mention or a fence."""
    text = terminal(text)
    fence = "`" * (max(map(len, _BACKTICKS.findall(text)), default=0) + 1)
    return f"{fence} {text} {fence}" if text[:1] in "` " or text[-1:] in "` " else f"{fence}{text}{fence}"


def markdown_prose(text: str) -> str:
    """One line of running text in Markdown that reads as the text: no character in it is markup, HTML, a link, a
    mention or the start of a block."""
    text = _MARKUP.sub(r"\\\g<0>", terminal(" ".join(text.split())))
    return _NUMBERED.sub(r"\1\\\2", _LINKING.sub(rf"\g<0>{_NOTHING}", text))


def mermaid_text(text: str) -> str:
    """Words of a label or a description of Mermaid: only letters, digits and punctuation of prose stay as they are,
    as any other character may be markup or end something for one of its many readers."""
    parted = _REREAD.sub(lambda pair: f"{pair[0]}{_JOINED}", picture(text))
    return _UNSAFE.sub(lambda sign: f"#{ord(sign[0])};", parted).replace("\n", "<br/>")


_NUMBER_SIGN = "&#35;"
_NOT_XML = Pattern(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACE = Pattern(r"[\t\n\r]")
"""White space that an attribute's reader would turn into a space, and an element's reader another newline."""
_FORMULA = Pattern(rf"(?:^|(?<=;))(?=[\s\"'{JOINERS}]*[{FORMULA}])")
"""Where a part of a cell begins that a spreadsheet may take for a formula: it may drop spaces and quotes first."""
_MARKUP = Pattern(r"[!#$&*<>@\[\\\]_`{|}~]|^[-+=]")
_NUMBERED = Pattern(r"^(\d+)([.)])")
_LINKING = Pattern(r"\\[@#!$&~](?=\w)|(?<=\w):(?=/)|/(?=/)|www(?=\.)", re.IGNORECASE)
"""What makes a mention, a reference or a link of the word that follows."""
_NOTHING = "<!-- -->"
"""A comment, which separates what is on its two sides and is not seen."""
_REREAD = Pattern(r"\$(?=\$)|\\(?=n)|\ufb02(?=\xb0)|\xb6(?=\xdf)|\bfa[a-z]*:(?=fa-)")
"""The first of two characters that Mermaid reads together once they are entities no more: formulas, breaks, icons."""
_JOINED = "\u200c"
"""A character that is not seen, and separates the two."""
_UNSAFE = Pattern(r"[!-$&*+/;-@\[-`{-~\xb0\xb6\xdf\ufb02]|[%.](?! |$)|:(?! )|(?<!\w)-|-(?!\w)|(?<=\d)[.)](?= |$)")
"""What Mermaid or its parsers of Markdown and HTML may take for more, and the characters of its own entities."""
_BACKTICKS = Pattern(r"`+")
_PLACEHOLDER = Pattern(r"\{([0-9]+)\}")
_NO_BYTE = Pattern(r"[\ud800-\udc7f\udd00-\udfff]")


def _entities(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cc":
        return {"\t": "\\t", "\n": "\\n", "\r": "\\r"}.get(character, f"\\x{ord(character):02x}")
    if category == "Cs":
        return f"\\u{ord(character):04x}"
    if category in ("Cf", "Zl", "Zp") and character not in JOINERS:
        return f"<U+{ord(character):04X}>"
    return character


def _as_in_python(character: str) -> str:
    if character == "\\" or _visible(character) != character:
        return character.encode("unicode_escape").decode("ascii")
    return character


def _drawable(character: str) -> str:
    if character == "\n" or character in JOINERS:
        return character
    category = unicodedata.category(character)
    if character == "\t" or category in ("Zl", "Zp", "Zs"):
        return " "
    hidden = category in ("Cc", "Cs") or unicodedata.bidirectional(character) in REORDERING
    noncharacter = ord(character) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(character) <= 0xFDEF
    return "\ufffd" if hidden or noncharacter else character
