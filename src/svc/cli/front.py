"""Runs what needs no click: the version, the help, `check` and `fmt` without options, `render` of a file into another.

Click parses everything else.
"""

import os

from svc import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

UNUSABLE = 2


def invoke(arguments: "Sequence[str]") -> int:
    """Run a command; its exit code."""
    if "_SVC_COMPLETE" not in os.environ:
        match arguments:
            case ["--version"]:
                return _answer(f"svc {__version__}")
            case ["--help" | "-h"]:
                from svc.cli import top_help

                return _answer(top_help.text(top_help.terminal_width()))
            case ["check", *paths] if paths and not any(map(_is_option, paths)):
                return _check(paths)
            case ["fmt", "--check", *paths] | ["fmt", *paths] if paths and not any(map(_is_option, paths)):
                if _is_formatted(paths):
                    return 0
            case ["render", file] if not _is_option(file) and not os.path.isdir(file):
                return _render(file)
            case ["render", file, "-o", output] if not _is_option(file) and not _is_folder(file, output):
                return _render(file, output)
    from svc.cli import usage

    return usage.invoke(list(arguments))


def _answer(text: str) -> int:
    print(text)
    return 0


def _is_option(argument: str) -> bool:
    """Whether an argument may be an option rather than a path; `-` is standard input."""
    return argument.startswith("-") and argument != "-"


def _is_folder(*paths: str) -> bool:
    """Whether one of some paths is a folder, or says to be one."""
    return any(path.endswith(("/", os.sep)) or os.path.isdir(path) for path in paths)


def _check(paths: list[str]) -> int:
    from svc.cli.memory import spared
    from svc.cli.printing.output import complain
    from svc.diagnostics.errors import Error

    try:
        return spared(_checked)(paths)
    except Error as error:
        complain(f"svc: {error}")
        return UNUSABLE


def _render(file: str, output: str | None = None) -> int:
    from svc.cli.memory import spared
    from svc.cli.runs.drawing import Wanted, render

    return spared(render)(file, output, Wanted())


def _is_formatted(paths: list[str]) -> bool:
    """Whether earlier runs know that all files have the canonical layout, so that `fmt` has nothing to do."""
    from svc.cli.runs import unchanged

    return unchanged.formatted(paths) is not None


def _checked(paths: list[str]) -> int:
    from svc.cli.runs import unchanged

    known = unchanged.check(paths)
    if known is not None:
        print(known, end="")
        return 0
    from svc.checker.selection import DEFAULTS
    from svc.cli.runs.checking import Asked, check
    from svc.cli.runs.formats import report

    return report(check(paths, Asked(DEFAULTS)))
