"""Elements of HTML, put together so that every text goes through the sink `escape.html`."""

from collections.abc import Iterable

from svc.text import escape

_VOID = {"link", "meta", "input"}


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def element(tag: str, *content: "str | Iterable[Markup]", **attributes: str | bool | None) -> Markup:
    """An element with what is in it. Attributes that are None or False are left out, a `_` in a name is a `-`."""
    start = f"<{tag}{''.join(_attribute(name, value) for name, value in attributes.items())}>"
    if tag in _VOID:
        return Markup(start)
    return Markup(f"{start}{''.join(map(_inner, content))}</{tag}>")


def raw(tag: str, text: str) -> Markup:
    """A script or a style of svc itself, whose text is not escaped."""
    return Markup(f"<{tag}>{text}</{tag}>")


def _inner(content: "str | Iterable[Markup]") -> str:
    if isinstance(content, Markup):
        return content
    return escape.html(content) if isinstance(content, str) else "".join(content)


def _attribute(name: str, value: str | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = name.strip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape.html(value)}"'
