"""What stands around svc, ill-treated: interpreter options, caches in shared folders, a hostile configuration."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.command_line import Svc, fixture_svc, process
from tests.support.guard import PACKAGE
from tests.support.thorough import first

__all__ = ["fixture_svc"]

CLEAN = (
    "user -> engage : incidents\nengage -> deliver_support : user_support_tasks\ndeliver_support -> user : services\n"
)


@pytest.mark.parametrize("options", first(1, [["-W", "error"], ["-O"], ["-OO"], ["-I"]]), ids=" ".join)
def test_x06_any_option_of_python_will_do(tmp_path: Path, options: list[str]) -> None:
    (tmp_path / "a.vsc").write_text(CLEAN, "utf-8")
    command = [sys.executable, *options, "-m", "svc", "check", "a.vsc"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "no findings in 1 file\n", "")


def test_x05_nothing_is_kept_in_a_shared_folder_and_nothing_is_unpickled(tmp_path: Path) -> None:
    for path in Path(PACKAGE).rglob("*.py"):
        text = path.read_text("utf-8")
        assert not any(f"import {module}" in text for module in ("pickle", "shelve", "marshal", "dill")), path
    (tmp_path / "a.vsc").write_text(CLEAN, "utf-8")
    shared = tmp_path / "shared"
    shared.mkdir()
    assert process("check", "a.vsc", cwd=tmp_path, env={"TMPDIR": os.fspath(shared)}).code == 0
    assert list(shared.iterdir()) == []


@pytest.mark.parametrize(
    "settings",
    ["a = " + "[" * 10_000, "nonsense = 1\n", "catalogue = 7\n", "".join(f"k{n} = 1\n" for n in range(300)), "\x00"],
    ids=["deep", "unknown", "type", "many", "control"],
)
def test_x07_a_configuration_that_is_none_is_reported_with_its_place(svc_: Svc, tmp_path: Path, settings: str) -> None:
    (tmp_path / "svc.toml").write_text(settings, "utf-8")
    (tmp_path / "a.vsc").write_text(CLEAN, "utf-8")
    told = svc_("check", "a.vsc")
    assert told.code == 1
    assert "svc.toml:1:" in told.out
    assert "Traceback" not in told.err


SECRET = "hunter2-of-the-environment"
COMMANDS = [
    ("--version", "--verbose"), ("check", "."), ("check", "missing.vsc"), ("check", ".", "--show-config"),
    ("check", ".", "--format", "sarif"), ("describe", "a.vsc"), ("render", "a.vsc", "--engine", "no-such-engine"),
    ("diff", "a.vsc", "--against", "HEAD"), ("portfolio", "."), ("fmt", "a.vsc", "--check"), ("no-such-command",),
]  # fmt: skip


@pytest.mark.parametrize("arguments", first(1, COMMANDS), ids=" ".join)
def test_t08_nothing_of_the_environment_is_reported(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "a.vsc").write_text(CLEAN, "utf-8")
    told = process(*arguments, cwd=tmp_path, env={"AWS_SECRET_ACCESS_KEY": SECRET, "SVC_UNKNOWN": SECRET})
    assert told.out + told.err
    assert SECRET not in told.out + told.err


def test_t08_a_fault_of_ours_shows_neither_the_text_nor_the_environment(tmp_path: Path) -> None:
    (tmp_path / "a.vsc").write_text(f"# {SECRET}\n{CLEAN}", "utf-8")
    faulty = (
        "import svc.checker.sorting, svc.cli; svc.checker.sorting.in_order = lambda findings: 1 / 0; svc.cli.main()"
    )
    command = [sys.executable, "-c", faulty, "check", "a.vsc"]
    environment = {**os.environ, "AWS_SECRET_ACCESS_KEY": SECRET}
    told = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert told.returncode == 3
    assert "svc itself failed (ZeroDivisionError)" in told.stderr
    assert SECRET not in told.stdout + told.stderr


def test_t08_a_file_outside_of_the_project_is_not_quoted(tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (tmp_path / "outside.vsc").write_text(f"stream {SECRET}\n  nonsense\n", "utf-8")
    (project / "link.vsc").symlink_to(tmp_path / "outside.vsc")
    (project / "a.vsc").write_text(f'use "../outside.vsc"\nuse "link.vsc"\n{CLEAN}', "utf-8")
    told = process("check", "a.vsc", cwd=project)
    assert told.code == 1
    assert told.out.count("error[VSC206]") == 2
    assert SECRET not in told.out + told.err
