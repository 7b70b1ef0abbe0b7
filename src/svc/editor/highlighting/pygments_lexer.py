"""A lexer for Pygments, which finds it by itself once svc is installed: for documentation and `pygmentize`."""

from typing import Any, ClassVar

from pygments.lexer import RegexLexer, bygroups
from pygments.token import Comment, Keyword, Name, Number, Operator, String, Text, Whitespace

from svc.editor.highlighting.table import COMMENT, JOINING, NAME, NO_SIGN, QUANTITY, TEXT, words

_NAMING, _OTHERS = words()


class VscLexer(RegexLexer):  # type: ignore[misc]  # it has no types
    """Value streams as text."""

    name = "Value stream"
    aliases: ClassVar[list[str]] = ["vsc"]
    filenames: ClassVar[list[str]] = ["*.vsc"]
    tokens: ClassVar[dict[str, Any]] = {
        "root": [
            (r"\s+", Whitespace),
            (COMMENT, Comment.Single),
            (TEXT, String),
            (rf"({JOINING})([ \t]*)({NAME})", bygroups(Operator, Whitespace, Name)),
            (JOINING, Operator),
            (rf"(?<!\w)({'|'.join(_NAMING)}){NO_SIGN}([ \t]+)({NAME})", bygroups(Keyword, Whitespace, Name)),
            (rf"(?<!\w)(?:{'|'.join((*_NAMING, *_OTHERS))}){NO_SIGN}", Keyword),
            (rf"{NAME}(?=[ \t]*:)", Name.Attribute),
            (rf"(?<!\w){QUANTITY}", Number),
            (NAME, Name),
            (r".", Text),
        ]
    }
