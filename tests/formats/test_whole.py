"""Every report as a whole, field by field, in `tests/golden/reports/`: what changes in one is seen in a difference.

`SVC_REWRITE=1 pytest tests/formats/test_whole.py` writes them anew.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

import svc
from svc.formats import patch, why
from svc.formats.catalogue import (
    audit as catalogue_audit,
)
from svc.formats.catalogue import (
    csv as catalogue_csv,
)
from svc.formats.catalogue import (
    json as catalogue_json,
)
from svc.formats.catalogue import (
    text as catalogue_text,
)
from svc.formats.catalogue_diff import (
    csv as catalogue_diff_csv,
)
from svc.formats.catalogue_diff import (
    json as catalogue_diff_json,
)
from svc.formats.catalogue_diff import (
    text as catalogue_diff_text,
)
from svc.formats.diff import json as diff_json
from svc.formats.diff import markdown as diff_markdown
from svc.formats.diff import text as diff_text
from svc.formats.findings import concise, github, gitlab, junit, sarif, statistics, text
from svc.formats.findings import json as json_report
from svc.formats.portfolio import html as portfolio_html
from tests.support import GOLDEN
from tests.support.command_line import Svc, fixture_svc
from tests.support.folders import write
from tests.support.reported import (
    ACME,
    FILE,
    FINDINGS,
    LATER,
    LATER_ACME,
    MINI,
    NAMES,
    SOURCE,
    STREAM,
    answer,
    catalogues,
    difference,
)
from tests.support.tables import every

__all__ = ["fixture_svc"]

REPORTS = GOLDEN / "reports"
SOURCES = {FILE: SOURCE}
WRITTEN = {FILE: svc.analyse(SOURCE.text, FILE).file}


def mini() -> svc.Catalogue:
    return catalogues(MINI, "mini.vsc")


def acme() -> svc.Catalogue:
    return catalogues(MINI + ACME, "acme.vsc")


def later() -> svc.Catalogue:
    return catalogues(MINI + LATER_ACME, "later.vsc")


def changed(report: Callable[..., str], before: svc.Catalogue, after: svc.Catalogue) -> str:
    return report(before, after, svc.diff_catalogues(before, after))


def answers() -> list[why.Answer]:
    """Arrows that the catalogue has, one that a rule forbids, and one that is none."""
    return [
        answer("guest -> ask : wishes"),
        answer("do -> do : orders"),
        answer("ask -> do", FINDINGS[2]),
        answer("ask -> guest : bills", FINDINGS[3]),
        answer("ask -> -> do", FINDINGS[3]),
    ]


MADE: dict[str, Callable[[], str]] = {
    "check.txt": lambda: text.text(FINDINGS, SOURCES) + text.summary(FINDINGS, 3) + "\n",
    "check-coloured.txt": lambda: text.text(FINDINGS, SOURCES, coloured=True),
    "check-concise.txt": lambda: concise.report(FINDINGS),
    "check-statistics.txt": lambda: statistics.text(FINDINGS),
    "check.json": lambda: json_report.report(NAMES, FINDINGS),
    "check.sarif": lambda: sarif.report(FINDINGS, WRITTEN).replace(svc.__version__, "VERSION"),
    "check-gitlab.json": lambda: gitlab.report(FINDINGS, WRITTEN),
    "check-github.txt": lambda: github.report(FINDINGS),
    "check-junit.xml": lambda: junit.report(NAMES, FINDINGS),
    "diff.txt": lambda: diff_text.text(difference()),
    "diff.json": lambda: diff_json.report("old.vsc", "new.vsc", difference()),
    "diff.md": lambda: diff_markdown.report(difference()),
    "catalogue.txt": lambda: catalogue_text.text(mini()),
    "catalogue-extended.txt": lambda: catalogue_text.text(acme()),
    "catalogue-activity.txt": lambda: catalogue_text.text(acme(), "ask"),
    "catalogue.json": lambda: catalogue_json.report(acme()),
    "catalogue-activity.json": lambda: catalogue_json.report(acme(), "tell"),
    "catalogue.csv": lambda: catalogue_csv.lines(mini()),
    "catalogue-extended.csv": lambda: catalogue_csv.lines(acme()),
    "catalogue-activity.csv": lambda: catalogue_csv.lines(acme(), "ask"),
    "catalogue-audit.txt": lambda: catalogue_audit.text(acme()),
    "catalogue-diff.txt": lambda: changed(catalogue_diff_text.text, mini(), acme()),
    "catalogue-diff.json": lambda: changed(catalogue_diff_json.report, mini(), acme()),
    "catalogue-diff.csv": lambda: catalogue_diff_csv.table(svc.diff_catalogues(mini(), acme())),
    "catalogue-diff-later.txt": lambda: changed(catalogue_diff_text.text, acme(), later()),
    "catalogue-diff-later.json": lambda: changed(catalogue_diff_json.report, acme(), later()),
    "catalogue-diff-later.csv": lambda: catalogue_diff_csv.table(svc.diff_catalogues(acme(), later())),
    "why.txt": lambda: "---\n".join(map(why.text, answers())),
    "why.json": lambda: "[" + ",".join(map(why.report, answers())) + "]\n",
    "fix.patch": lambda: patch.patch(STREAM, LATER.rstrip("\n").replace(" in do", "\tin do\r"), "a\x1b.vsc"),
}


@every("name", [*MADE])
def test_a_report_has_every_field_as_it_had(name: str) -> None:
    expect(name, MADE[name]())


def expect(name: str, written: str) -> None:
    file = REPORTS / name
    if os.environ.get("SVC_REWRITE"):
        file.write_bytes(written.encode())
    assert written.encode() == file.read_bytes()


MEALS = (
    STREAM.replace("opens other", "opens wash")
    + """\
stream order follows mini  # svc: allow VSC402 until 2030-01-31 because soon
  guest -> ask : wishes
  ask -> do : orders
stream wash "Wash up" follows mini
  trigger: "an order"
  step soak in do by gardening, cooking
  ask -> soak : orders
  soak -> do
# svc: allow-file VSC412 because nobody closes
"""
)
SETTINGS = """\
exclude = ["old/"]
engine = "dot"
working-day = "7.5h"
levels = { VSC401 = "off", VSC402 = "note" }
[colours]
ask = "#aabbcc"
"""
COMMANDS = {
    "allowances.txt": ("allowances", ".", "--today", "2030-02-01"),
    "allowances.json": ("allowances", ".", "--today", "2030-01-31", "--format", "json"),
    "allowances.csv": ("allowances", ".", "--today", "2030-02-01", "--format", "csv"),
    "settings.toml": ("check", "a", "b", "--show-config"),
    "settings.json": ("check", "a", "b", "--show-config", "--format", "json"),
    "portfolio.txt": ("portfolio", "a"),
    "portfolio.json": ("portfolio", "a", "--format", "json"),
    "portfolio.csv": ("portfolio", "a", "--format", "csv"),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_report_of_a_project_has_every_field_as_it_had(name: str, svc_: Svc) -> None:
    write(Path(), {"a/meal.vsc": MEALS + MINI, "a/svc.toml": "", "b/svc.toml": SETTINGS})
    expect(name, svc_(*COMMANDS[name]).out)


def test_the_page_of_a_portfolio_has_every_field_as_it_had(tmp_path: Path) -> None:
    write(tmp_path, {"meal.vsc": MEALS + MINI})
    found = svc.Workspace.open(tmp_path).portfolio()
    picture = '<svg style="width:1px"><style>a{}</style></svg>\n'
    written = portfolio_html.page(found, picture, "Ours & <mine>")
    expect("portfolio.html", written.replace(tmp_path.as_posix(), "."))


def test_there_is_a_file_for_each_report_and_no_other() -> None:
    assert {path.name for path in REPORTS.iterdir()} == {*MADE, *COMMANDS, "portfolio.html"}


def test_a_line_that_is_for_nobody_in_particular_names_nobody() -> None:
    catalogue = catalogues("catalogue c\nparty p\nartefact notes\nactivity a\ninput notes\n", "c.vsc")
    assert "     1  (no wording)\n        notes\n" in catalogue_text.text(catalogue)
