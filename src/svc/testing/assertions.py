"""Tests of rules: a text with its expected findings, compared with the reported ones. Needs no test framework."""

from collections.abc import Iterable

from svc.extending import OwnRule
from svc.formats.findings.text import text as report
from svc.project.api import analyse
from svc.testing.expectations import differences, selection


def assert_as_marked(text: str, *rules: OwnRule) -> None:
    """The findings of a text are those that its marks announce: `# warning: ACME001` at the end of a line.

    `rules` run beside those of svc itself. Notes need no mark, but those that are marked must be reported. A first
    line `# select: VSC410` selects optional findings. Raises AssertionError that shows both sides.
    """
    __tracebackhide__ = True
    wrong = mismatch(text, "marked.vsc", rules)
    if wrong:
        raise AssertionError(wrong)


def mismatch(text: str, name: str, rules: Iterable[OwnRule] = (), root: str | None = None) -> str:
    """How the findings of a text differ from its marks, in human-readable words; empty where they do not.

    Below a `root` the text may use other files, as if it stood there at the path `name`.
    """
    analysis = analyse(text, name, select=selection(text), rules=rules, root=root)
    unmarked, unreported = differences(text, analysis.diagnostics)
    if not unmarked and not unreported:
        return ""
    shown = [
        each
        for each in analysis.diagnostics
        if each.range and (each.range.start.line, each.level.value, each.code) in unmarked
    ]
    lines = [f"{name} is not as its marks say"]
    lines += [f"  line {line}: {level} {code} is reported, but not marked" for line, level, code in unmarked]
    lines += [f"  line {line}: {level} {code} is marked, but not reported" for line, level, code in unreported]
    return "\n".join(lines) + "\n\n" + report(shown, {name: analysis.file.source}).rstrip("\n")
