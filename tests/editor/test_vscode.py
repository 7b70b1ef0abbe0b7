"""The extension for VS Code: what it declares, what its panel shows, and that its package is the same each time."""

import json
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from svc.editor.server.settings import read
from tests.support import ROOT

EXTENSION = ROOT / "editors" / "vscode"
LARGEST = 250 * 1024
SOURCES = ("package.json", "language-configuration.json", "snippets.json", "src", "syntaxes", "README.md", "LICENSE")


def manifest() -> dict[str, dict[str, dict[str, dict[str, object]]]]:
    loaded: dict[str, dict[str, dict[str, dict[str, object]]]] = json.loads((EXTENSION / "package.json").read_text())
    return loaded


def test_its_settings_are_those_that_the_server_reads() -> None:
    settings = manifest()["contributes"]["configuration"]["properties"]
    given: dict[str, object] = {}
    for name, setting in settings.items():
        *tables, last = name.removeprefix("svc.").split(".")
        table = given
        for each in tables:
            table = table.setdefault(each, {})  # type: ignore[assignment]
        table[last] = setting["default"]  # type: ignore[index]
    assert given.keys() == {"path", "select", "ignore", "catalogue", "inlay"}
    assert read({"svc": given}) == read({})


def test_a_word_that_is_whole_is_not_completed_by_the_key_that_ends_its_line() -> None:
    """Seen in VS Code: Enter behind `by service_desk` took the candidate of the same name and began no line."""
    defaults = manifest()["contributes"]["configurationDefaults"]["[vsc]"]
    assert defaults["editor.acceptSuggestionOnEnter"] == "smart"


def test_no_folder_can_name_the_program() -> None:
    settings = manifest()["contributes"]["configuration"]["properties"]
    assert settings["svc.path"]["scope"] == "machine"  # type: ignore[index]
    assert 'inspect("path")' in (EXTENSION / "src" / "extension.js").read_text()
    assert "workspaceValue" not in (EXTENSION / "src" / "extension.js").read_text()


def test_the_lock_file_names_no_host() -> None:
    assert "://" not in (EXTENSION / "package-lock.json").read_text()


def test_the_folder_holds_no_more_than_sources() -> None:
    listed = subprocess.run(["git", "ls-files", "."], cwd=EXTENSION, capture_output=True, text=True).stdout.split()
    kept = {".gitignore", ".npmrc", ".vscodeignore", "package-lock.json"}
    assert {name.split("/")[0] for name in listed} - kept <= {*SOURCES}


@pytest.mark.system
def test_the_panel_shows_text_as_text_and_loads_nothing(tmp_path: Path) -> None:
    node = shutil.which("node")
    assert node, "install node for these tests"
    script = 'const {pictureOf} = require(process.argv[1]); console.log(pictureOf({svg: "<svg/>", notice: "<b>\\""}))'
    command = [node, "-e", script, str(EXTENSION / "src" / "preview.js")]
    page = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "default-src 'none'" in page
    assert "<p>&#60;b&#62;&#34;</p>" in page
    assert "<svg" not in page


@pytest.mark.system
def test_the_same_sources_give_the_same_small_package(tmp_path: Path) -> None:
    npm = shutil.which("npm")
    assert npm, "install npm for these tests"
    ignored = shutil.ignore_patterns("node_modules", "dist", "*.vsix")
    folder = Path(shutil.copytree(EXTENSION, tmp_path / "vscode", ignore=ignored))
    subprocess.run([npm, "ci", "--silent", "--no-audit", "--no-fund"], cwd=folder, check=True, timeout=300)
    made = []
    for _ in range(2):
        environment = {**os.environ, "SOURCE_DATE_EPOCH": "0"}
        subprocess.run(
            [npm, "run", "-s", "package"], cwd=folder, env=environment, check=True, capture_output=True, timeout=300
        )
        made.append((folder / "svc-streams.vsix").read_bytes())
    assert made[0] == made[1]
    assert len(made[0]) < LARGEST
    with zipfile.ZipFile(folder / "svc-streams.vsix") as package:
        names = package.namelist()
    assert "extension/dist/extension.js" in names
    assert not [name for name in names if "node_modules" in name]
