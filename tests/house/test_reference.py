"""The pages of `docs/reference` that are made from the code are what the code says now.

`SVC_REWRITE=1 pytest tests/house/test_reference.py` writes them anew.
"""

import json
import os
import re
from collections.abc import Callable
from inspect import cleandoc
from pathlib import Path

import pytest
from click import Command, Option

import svc
from svc.project.settings import SETTINGS
from tests.house.reference import command_line, configuration, json_outputs, python, rooms
from tests.support import ROOT
from tests.support.command_line import Svc, fixture_svc
from tests.support.tables import every

__all__ = ["fixture_svc"]
PAGES = {
    "command-line": command_line.page,
    "configuration": configuration.page,
    "json": json_outputs.page,
    "python": python.page,
}

COMMANDS = dict(command_line.commands())


@pytest.mark.parametrize(("name", "page"), PAGES.items(), ids=PAGES)
def test_a_page_is_what_the_code_says(name: str, page: Callable[[], str]) -> None:
    file = ROOT / "docs" / "reference" / f"{name}.md"
    if os.environ.get("SVC_REWRITE"):
        file.write_text(page(), "utf-8")
    assert file.read_text("utf-8") == page(), "SVC_REWRITE=1 writes it anew"


@every("name, command", COMMANDS.items())
def test_every_command_has_an_example_and_every_option_a_meaning(name: str, command: Command) -> None:
    assert f"svc {name}" in (command.epilog or "")
    options = [option for option in command.params if isinstance(option, Option)]
    assert [option.name for option in options if not option.help] == []


@every("name, command", COMMANDS.items())
def test_the_help_of_every_command_says_its_exit_codes(name: str, command: Command) -> None:
    assert "Exits with " in " ".join((command.help or "").split())


def test_every_key_of_a_json_output_has_a_meaning() -> None:
    assert [line for line in json_outputs.page().splitlines() if line.endswith("|  |")] == []


def test_every_public_name_belongs_to_one_task() -> None:
    names = " ".join(python.TASKS.values()).split()
    assert sorted(names) == sorted(svc.__all__)


def test_every_setting_has_a_meaning_and_no_other_key_has() -> None:
    assert configuration.MEANINGS.keys() == SETTINGS.keys()


def test_the_defaults_of_settings_are_those_that_a_project_without_any_shows(svc_: Svc) -> None:
    told = svc_("check", "--show-config", "--format", "json")
    settings = json.loads(told.out)["projects"][0]["settings"]
    shown = {key: default.strip("`") for key, (_, default, _) in configuration.MEANINGS.items()}
    held = {key: json.dumps(value) if value != {} else "none" for key, value in settings.items()}
    assert held == {**shown, "engine": "null"}  # the engine is chosen where a picture is drawn


def test_the_example_of_a_configuration_sets_every_key_and_is_accepted(svc_: Svc) -> None:
    Path("svc.toml").write_text(configuration.EXAMPLE, "utf-8")
    Path("acme.vsc").write_text("catalogue acme extends itil4\n", "utf-8")
    told = svc_("check", "acme.vsc")
    assert (told.code, told.out) == (0, "no findings in 1 file\n"), told.out
    assert "# default" not in svc_("check", "--show-config").out


def test_every_environment_variable_that_svc_reads_is_listed() -> None:
    source = "\n".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    read = set(re.findall(r'"(SVC_[A-Z]+|NO_COLOR|FORCE_COLOR)"', source))
    assert read == configuration.VARIABLES.keys()


def test_the_picture_of_the_rooms_shows_how_they_import_one_another() -> None:
    if os.environ.get("SVC_REWRITE"):
        rooms.PICTURE.write_text(rooms.svg(), "utf-8")
    assert rooms.shown(rooms.PICTURE.read_text("utf-8")) == rooms.shown(rooms.svg()), "SVC_REWRITE=1 draws it anew"


def test_an_arrow_that_follows_from_others_is_left_out_of_the_picture() -> None:
    graph = {"a": set[str](), "b": {"a"}, "c": {"a", "b"}, "d": {"a"}}
    assert rooms.reduced(graph) == {"a": set(), "b": {"a"}, "c": {"b"}, "d": {"a"}}


def test_sections_of_docstrings_become_lists() -> None:
    def function() -> None:
        """Do it.

        Args:
            text: What is read,
                in two lines.

        Raises:
            ValueError: for nothing.
        """

    assert cleandoc(function.__doc__ or "")
    assert "\n".join(python.docstring(function)) == (
        "Do it.\n\n**Args**\n\n- `text`: What is read, in two lines.\n\n**Raises**\n\n- `ValueError`: for nothing.\n"
    )
