"""A TextMate grammar, as VS Code and Sublime Text read them."""

import json
from typing import Any

from svc.editor.highlighting.table import COMMENT, JOINING, NAME, NO_SIGN, QUANTITY, TEXT, words

SCOPE = "source.vsc"


def textmate() -> str:
    """The grammar as JSON."""
    naming, others = words()
    every = "|".join((*naming, *others))
    patterns: list[dict[str, Any]] = [
        {"name": "comment.line.number-sign.vsc", "match": COMMENT},
        {"name": "string.quoted.double.vsc", "match": TEXT},
        {
            "match": rf"({JOINING})(?:[ \t]*({NAME}))?",
            "captures": _captures("keyword.operator.vsc", "variable.other.vsc"),
        },
        {
            "match": rf"(?<!\w)({'|'.join(naming)}){NO_SIGN}[ \t]+({NAME})",
            "captures": _captures("keyword.control.vsc", "entity.name.vsc"),
        },
        {"name": "keyword.control.vsc", "match": rf"(?<!\w)(?:{every}){NO_SIGN}"},
        {"match": rf"^[ \t]*({NAME})(?=[ \t]*:)", "captures": _captures("variable.other.property.vsc")},
        {"name": "constant.numeric.vsc", "match": rf"(?<!\w){QUANTITY}"},
        {"name": "variable.other.vsc", "match": NAME},
    ]
    grammar = {"name": "Value stream", "scopeName": SCOPE, "fileTypes": ["vsc"], "patterns": patterns}
    return json.dumps(grammar, ensure_ascii=False, indent=2) + "\n"


def _captures(*names: str) -> dict[str, dict[str, str]]:
    return {str(number): {"name": name} for number, name in enumerate(names, 1)}
