"""Every code of a finding: one row each, with the words of its messages and help texts, one module per family.

Messages are lower case without a final stop. Backticks hold text that appears at the place of the finding and
nothing else; other words of the language are in double quotes, and activities are called by their titles.
A code is never reused. Its page is `docs/reference/diagnostics/VSCnnn.md`; its function has the same name.
"""

from collections.abc import Mapping

from svc.diagnostics.code import CUSTOM_NUMBER, Code, printable
from svc.diagnostics.codes import (
    catalogues,
    exchange,
    flows,
    measures,
    names,
    observed,
    pictures,
    project,
    records,
    shape,
    suppressions,
    syntax,
)

CODES: tuple[Code, ...] = (
    *syntax.CODES,
    *names.CODES,
    *flows.CODES,
    *shape.CODES,
    *measures.CODES,
    *observed.CODES,
    *records.CODES,
    *catalogues.CODES,
    *exchange.CODES,
    *pictures.CODES,
    *suppressions.CODES,
    *project.CODES,
)

BY_NAME: Mapping[str, Code] = {code.name: code for code in CODES}
BY_CODE: Mapping[str, Code] = {code.code: code for code in CODES}


def find(text: str) -> Code | None:
    """The code with this number or name."""
    return BY_CODE.get(text.upper()) or BY_NAME.get(text.lower())


__all__ = ["BY_CODE", "BY_NAME", "CODES", "CUSTOM_NUMBER", "Code", "find", "printable"]
