"""A kind of finding: its number, name, level and summary, and the templates of its messages and help texts."""

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import field, frozen

from svc.diagnostics.diagnostic import Diagnostic, Fix, Level, Related
from svc.diagnostics.subject import Subject
from svc.text.pattern import Pattern
from svc.text.shown import Shown
from svc.text.source import Place

CUSTOM_NUMBER = Pattern(r"(?!VSC)[A-Z]{2,12}[0-9]{3}")
"""The code of a custom rule: a prefix in capitals, other than VSC, and three digits."""
_SURROGATE = Pattern(r"[\ud800-\udfff]")

Templates = str | Mapping[str, str]
"""One template, or several by the form that they are for."""


@frozen(repr=False)
class Code(Shown):
    """A kind of finding. `optional` ones are reported only when they are selected by code or prefix; those that are
    found `together` only where several files are checked at once, or a stream with records. `help` holds the templates
    of the help texts."""

    code: str
    name: str
    level: Level
    summary: str
    words: Templates = field(hash=False)
    optional: bool = False
    together: bool = False
    help: Templates = field(default="", hash=False, kw_only=True)

    def at(
        self,
        place: Place | None,
        form: str = "",
        *,
        subject: Subject | None = None,
        help: str | None = None,
        related: Iterable[Related] = (),
        fixes: Iterable[Fix] = (),
        facts: Mapping[str, str | None] | None = None,
        **words: Any,
    ) -> Diagnostic:
        """The finding of this code at a place, about a subject; `words` fill the texts of the given form.

        A `help` text that is given is used as it is.
        """
        return Diagnostic(
            code=self.code,
            name=self.name,
            level=self.level,
            message=printable(_template(self.words, form).format_map(words)),
            help=printable(_template(self.help, form, "").format_map(words) if help is None else help),
            file=place.source.name if place else None,
            range=place.range if place else None,
            related=related,
            facts=facts or {},
            fixes=fixes,
            subject=subject,
        )

    def advice(self, form: str = "", **words: Any) -> str:
        """The help text of a form, filled with words. Raises KeyError for a form that the code does not have."""
        return _template(self.help, form).format_map(words)


def printable(text: str) -> str:
    """A text without halves of surrogate pairs, which no encoding can hold."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def _template(templates: Templates, form: str, default: str | None = None) -> str:
    if isinstance(templates, str):
        return templates
    return templates[form] if default is None else templates.get(form, default)
