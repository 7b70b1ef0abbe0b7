"""The style sheet of a picture: its fonts, its size on a page, and its dark scheme. It affects no other picture.

Colours are found by classes of their roles: tools that rewrite colours, `#ffffff` as `#fff`, leave classes alone.
"""

from xml.etree.ElementTree import Element

from svc.pictures.style import palette
from svc.pictures.style.themes import Theme

FONTS = 'Arial,"Liberation Sans",Arimo,Helvetica,sans-serif'
_PAINTS = ("fill", "stroke")
_ROLES = {
    palette.CANVAS: "canvas", palette.INK: "ink", palette.MUTED: "muted", palette.LINE: "line", palette.RULE: "rule",
    palette.SOFT: "soft", palette.CHIP: "chip", palette.FIELD: "field", palette.IDLE: "idle", palette.ALERT: "alert",
    palette.ON_INK: "on-ink", palette.PARTY: "party", palette.ERROR: "error", palette.ON_ERROR: "on-error",
    palette.WARNING: "warning", palette.ON_WARNING: "on-warning",
}  # fmt: skip


def style_sheet(root: Element, theme: Theme, scope: str) -> str:
    """The style sheet of a picture with the class `scope`; its elements get the classes of their colours.

    No rule follows the `@media` blocks, as some readers drop whatever does. The size is in such a block, because
    readers that make PNG and PDF skip them, and do not support `auto`.
    """
    dark = "".join(
        f".{scope} .{paint}-{role}{{{paint}:{theme.dark[colour]}}}" for paint, role, colour in _classified(root, theme)
    )
    return (
        f".{scope} text{{font-family:{FONTS}}}"
        + f"@media screen,print{{.{scope}{{max-width:100%;height:auto}}}}"
        + (f"@media (prefers-color-scheme:dark){{{dark}}}" if dark else "")
        + f"@media (forced-colors:active){{.{scope}{{forced-color-adjust:none}}}}"
    )


def _classified(root: Element, theme: Theme) -> list[tuple[str, str, str]]:
    """Give each element the classes of its colours; returns those used, each as fill or stroke, role and colour."""
    names = {theme.get(colour): role for colour, role in _ROLES.items()}
    used: dict[tuple[str, str, str], None] = {}
    for element in root.iter():
        for paint in _PAINTS:
            colour = element.get(paint, "")
            if colour in theme.dark:
                role = names.setdefault(colour, f"accent-{len(names) - len(_ROLES) + 1}")
                used[paint, role, colour] = None
                element.set("class", f"{element.get('class', '')} {paint}-{role}".lstrip())
    return list(used)
