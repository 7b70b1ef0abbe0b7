"""The help of `svc` itself, laid out as click lays out the help of each command, without click."""

from svc.cli.command_table import OPTIONS, ROWS, SUMMARY

WIDEST, NARROWEST = 78, 50
"""The bounds of a line, whatever the width of the terminal."""
INDENT, GAP = 2, 2


def text(width: int = WIDEST) -> str:
    """The help, wrapped at a width, without a newline at its end."""
    return "\n".join([
        "Usage: svc [OPTIONS] [COMMAND] [ARGS]...",
        "",
        *_wrapped(SUMMARY, width, INDENT),
        "",
        "Options:",
        *_columns(OPTIONS, width),
        "",
        "Commands:",
        *_columns({row.name: row.summary for row in ROWS}, width),
        "",
        "Examples:",
        *(f"{' ' * INDENT}{row.example}" for row in ROWS),
    ])  # fmt: skip


def terminal_width() -> int:
    """How wide the lines of the help are on this terminal."""
    from shutil import get_terminal_size

    return max(min(get_terminal_size().columns - 2, WIDEST), NARROWEST)


def _columns(rows: dict[str, str], width: int) -> list[str]:
    """Names in one column, their meanings in another."""
    start = INDENT + max(map(len, rows)) + GAP
    lines: list[str] = []
    for name, meaning in rows.items():
        first, *more = _wrapped(meaning, width, start)
        lines += [f"{' ' * INDENT}{name}".ljust(start) + first.lstrip(), *more]
    return lines


def _wrapped(words: str, width: int, indent: int) -> list[str]:
    """Words in indented lines that are no longer than a width."""
    lines = [""]
    for word in words.split():
        if lines[-1] and indent + len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] += f" {word}" if lines[-1] else word
    return [" " * indent + line for line in lines]
