"""A text of a user in every format that a command writes: it changes no terminal, table, log, page or picture."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import click
import pytest
from lxml import html  # type: ignore[import-untyped]
from markdown_it import MarkdownIt

from svc.cli.command_table import ROWS
from svc.cli.commands.catalogue import OTHERS
from svc.cli.group import loaded
from tests.support.command_line import Svc, fixture_svc

__all__ = ["fixture_svc"]

NAME, SOUND = ("=a\x1b]0;x\x07\x9b\u202e\u2028,b;<i>.vsc", "=sound\x1b]0;x\x07\u2028,<i>.vsc")
SAID = "=1+1 \u2028</script><script>alert(1)</script> ``` @all ::error::x %0A"
STREAM = f"""\
stream s "{SAID}"  # svc: allow VSC402 because {SAID}
  demand: "{SAID}"
  party p "{SAID}" in user note "{SAID}"
  step a "{SAID}" in engage takes 1h note "{SAID}"
  p -> a : incidents as "{SAID}" when "{SAID}" note "{SAID}"
catalogue c "{SAID}" extends itil4
  activity engage "{SAID}"
  artefact notes "{SAID}" short "{SAID}"
  forbid user -> engage because "{SAID}"
"""
MISTAKES = STREAM.replace("  party", f"  {SAID}\n  step \u2066 in \u202e\x07 by nobody\n  party").replace(
    "incidents", "\u2066"
)
SEEN = re.compile("[^\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]*")
"""What changes nothing wherever it is shown."""
ARGUMENTS = {
    "check": [NAME, SOUND], "allowances": ["."], "portfolio": ["."], "diff": [NAME, SOUND],
    "catalogue": [f"./{SOUND}"], "catalogue diff": ["itil4", f"./{SOUND}"],
    "render": [NAME, "-o", "-", "--stream", "s"], "describe": [NAME], "measure": [SOUND],
    "export": [SOUND], "simulate": [SOUND, "--cases", "2000"], "observe": [SOUND, "--log", "r"],
    "why": [f'user -> engage : "{SAID}"', "--catalogue", f"./{SOUND}"],
}  # fmt: skip
RECORDS = '[records.r]\npath = "r.csv"\ncase = "c"\nlabel = ["l"]\ntime = "t"\ntime-zone = "UTC"\nmeans = "begins"\n'
BINARY = ("png", "pdf", "pptx", "xlsx")
"""What is packed or holds pixels, or needs an engine that is not always there."""


def formats() -> Iterator[tuple[str, str]]:
    """Every command with each of the formats that it writes, as the command line has them."""
    commands = {row.name: loaded(row) for row in ROWS} | {f"catalogue {name}": each for name, each in OTHERS.items()}
    for name, command in commands.items():
        for option in command.params:
            if name != "import" and option.name == "format" and isinstance(option.type, click.Choice):
                yield from ((name, each) for each in option.type.choices)


def test_the_arguments_are_those_of_every_command_with_formats() -> None:
    assert {command for command, _ in formats()} == ARGUMENTS.keys()


@pytest.mark.parametrize(("command", "format"), [each for each in formats() if each[1] not in BINARY])
def test_a_text_changes_nothing_where_it_is_shown_t02_v05(command: str, format: str, svc_: Svc) -> None:
    Path(NAME).write_text(MISTAKES, "utf-8")
    Path(SOUND).write_text(STREAM, "utf-8")
    if command == "observe":
        Path("svc.toml").write_text(RECORDS, "utf-8")
        hostile = SAID.replace('"', '""')
        Path("r.csv").write_text(f'c,l,t\n"{hostile}",a,2026-11-30T09:00\n1,"{hostile}",2026-11-30T10:00\n', "utf-8")
    told = svc_(*command.split(), *ARGUMENTS[command], "--format", format)
    assert told.out
    assert SEEN.fullmatch(told.out)
    assert SEEN.fullmatch(told.err)
    if format in PARSED:
        PARSED[format](told.out)


def _csv(written: str) -> None:
    cells = [cell for row in csv.reader(io.StringIO(written)) for cell in row]
    assert not [cell for cell in cells if cell.startswith(tuple("=+-@\t"))]


def _html(written: str) -> None:
    assert "alert(1)" not in "".join(html.fromstring(written).xpath("//script/text()"))


def _xml(written: str) -> None:
    assert not ElementTree.fromstring(written).findall(".//script")


def _github(written: str) -> None:
    assert all(re.match("::(error|warning|notice) file=", line) for line in written.splitlines())


def _markdown(written: str) -> None:
    assert "<script" not in MarkdownIt().render(written)


PARSED: dict[str, Callable[[str], object]] = {
    "csv": _csv, "html": _html, "svg": _xml, "junit": _xml, "github": _github, "markdown": _markdown,
    "json": json.loads, "sarif": json.loads, "gitlab": json.loads,
}  # fmt: skip
