"""The example workflows and hooks: each command in them is one that svc takes, and writes what it is said to write."""

import json
import re
import shlex
import shutil
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from svc.cli.command_table import ROWS
from tests.support import ROOT
from tests.support.command_line import Svc, fixture_svc

__all__ = ["fixture_svc"]

WORKFLOWS = sorted((ROOT / "docs" / "how-to" / "workflows").glob("*.yml"))
HOOKS = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")


def commands(workflow: Path) -> list[tuple[list[str], str | None]]:
    """The commands of a workflow that run svc, each with the file that takes its output."""
    found = re.findall(r"(?:run:|-) svc ([^>|#\n]*)(?:> (\S+))?", workflow.read_text("utf-8"))
    return [(shlex.split(arguments), target or None) for arguments, target in found]


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda workflow: workflow.name)
def test_the_commands_of_a_workflow_run_and_write_what_it_uploads(svc_: Svc, workflow: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    written = set()
    for arguments, target in commands(workflow):
        told = svc_(*arguments)
        assert told.code == 1, told.err  # among the examples are mistakes
        if target is not None:
            json.loads(told.out) if target.endswith((".json", ".sarif")) else ElementTree.fromstring(told.out)
            written.add(target)
    assert written == set(re.findall(r"(?:sarif_file|codequality|junit): (\S+)", workflow.read_text("utf-8")))


def test_there_is_a_workflow_for_each_of_the_two_large_forges() -> None:
    assert [workflow.stem for workflow in WORKFLOWS] == ["github", "gitlab"]
    assert all(commands(workflow) for workflow in WORKFLOWS)


def test_the_hooks_run_commands_of_svc_on_its_files() -> None:
    entries = re.findall(r"^  entry: svc (\w+)", HOOKS, re.MULTILINE)
    assert entries == ["check", "fmt"]
    assert set(entries) <= {row.name for row in ROWS}
    assert HOOKS.count(r"files: \.vsc$") == len(entries)


@pytest.mark.parametrize("entry", re.findall(r"^  entry: svc (.+)", HOOKS, re.MULTILINE))
def test_a_hook_leaves_excluded_files_as_they_are_though_every_file_is_named(
    svc_: Svc, entry: str, tmp_path: Path
) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "svc.toml").write_text('exclude = ["old/"]\n', "utf-8")
    (tmp_path / "old" / "a.vsc").write_text("user->nobody:nothing\n", "utf-8")
    assert svc_(*shlex.split(entry), "old/a.vsc") == (0, "", "")
    assert (tmp_path / "old" / "a.vsc").read_text("utf-8") == "user->nobody:nothing\n"
