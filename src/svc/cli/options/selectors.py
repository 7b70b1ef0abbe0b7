"""Options that choose among findings by their codes."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from svc.text.pattern import Pattern

if TYPE_CHECKING:
    from svc.diagnostics.codes import Code

PREFIX = Pattern(r"VSC\d{0,3}", re.IGNORECASE)


class Codes(click.ParamType[tuple[str, ...]]):
    """Codes, names or prefixes of codes such as VSC4, separated by commas; each must fit a finding,
    of svc or of an installed custom rule."""

    name = "codes"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        if isinstance(value, tuple):
            return value
        chosen = tuple(part.strip() for part in str(value).split(","))
        for each in chosen:
            if not _known(each) and not _is_custom(each):
                self.fail(f"`{each}` is not the code, prefix or name of a finding{_hint(each)}", param, ctx)
        return chosen


def every(options: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The codes of an option that was given several times."""
    return tuple(code for option in options for code in option)


def custom_codes(selectors: Iterable[str]) -> "tuple[Code, ...]":
    """The codes of the installed custom rules, where a selector means one; none where all are svc's own."""
    if all(map(_known, selectors)):
        return ()
    from svc.checker.custom_rules import codes

    return codes()


def _is_custom(selector: str) -> bool:
    from svc.checker.custom_rules import codes
    from svc.checker.selection import matches

    return any(matches(code, selector) for code in codes())


def _known(selector: str) -> bool:
    from svc.checker.selection import matches
    from svc.diagnostics.codes import BY_NAME, CODES

    shaped = PREFIX.fullmatch(selector) or selector.lower() in BY_NAME
    return bool(shaped) and any(matches(code, selector) for code in CODES)


def _hint(selector: str) -> str:
    from svc.diagnostics.codes import BY_CODE, BY_NAME
    from svc.text.near_names import did_you_mean, near

    question = did_you_mean(near(selector, (*BY_NAME, *BY_CODE))[:3])
    return f"; {question}" if question else ""
