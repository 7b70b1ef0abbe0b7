"""The same bytes every time, whatever the hash seed, the locale, the time zone, the folder or the Python."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from tests.support import ROOT
from tests.support.command_line import Svc, fixture_svc
from tests.support.tables import every
from tests.support.thorough import first, sample, strides

__all__ = ["fixture_svc"]

FORMATS = ("text", "json", "sarif", "github", "gitlab", "junit")
COMMANDS = [
    *(f"check examples cases --select VSC --format {each}" for each in FORMATS),
    *(f"render examples/restore_service.vsc -o - --view {each}" for each in ("slide", "lanes", "stream")),
    "render examples/restore_service.vsc -o - --format dot", "render examples/mistakes/dead_end.vsc -o -",
    *(f"catalogue --format {each}" for each in ("text", "json", "csv")), "catalogue audit",
    "fmt --diff cases", "fix --diff cases", "export examples/restore_service.vsc", "allowances cases",
    *(f"diff examples/restore_service.vsc examples/software_request.vsc --format {each}"
      for each in ("text", "json", "markdown", "svg")),
    "why engage->plan:change_requests --format json", "explain VSC301", "schema stream", "--help",
]  # fmt: skip
RUN_ALL = """
import site, sys
site.addsitedir(sys.argv.pop(1))
from svc.cli.usage import invoke
for line in sys.argv[1:]:
    print("#", line, flush=True)
    print("#", invoke(line.split()), flush=True)
"""


def _pythons() -> Iterator[str]:
    """This Python, and every other from 3.11 on that is found and really runs."""
    versions = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    names = [f"python3.{minor}" for minor in range(11, 16)]
    found = [
        *map(shutil.which, names),
        *(str(each) for name in names for each in sorted(versions.glob(f"*/bin/{name}"))),
    ]
    seen: set[tuple[int, ...]] = {sys.version_info[:2]}
    yield sys.executable
    for python in filter(None, found):
        told = subprocess.run(
            [python, "-c", "import sys; print(*sys.version_info[:2])"], capture_output=True, text=True
        )
        version = tuple(map(int, told.stdout.split()))
        if told.returncode == 0 and version >= (3, 11) and version not in seen:
            seen.add(version)
            yield python


@pytest.fixture(scope="module", name="folder")
def fixture_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples and the cases, away from the project."""
    return _copied(tmp_path_factory.mktemp("one"))


@pytest.fixture(scope="module", name="expected")
def fixture_expected(folder: Path) -> bytes:
    """What every run must print."""
    printed = _printed(folder)
    assert printed.count(b"VSC301") > 10
    assert printed.count(b"<svg") == 5
    return printed


def _copied(folder: Path) -> Path:
    shutil.copytree(ROOT / "examples", folder / "examples")
    shutil.copytree(ROOT / "tests" / "cases", folder / "cases")
    return folder


def _printed(
    folder: Path, python: str = sys.executable, commands: Sequence[str] = COMMANDS, **environment: str
) -> bytes:
    """All that commands print, with their exit codes; another Python borrows the packages of this one."""
    told = subprocess.run(
        [python, "-W", "ignore", "-c", RUN_ALL, sysconfig.get_path("purelib"), *commands],
        cwd=folder,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        env={**_quiet(os.environ), "PATH": _with_engine(), **environment},
    )
    assert told.returncode == 0, told.stderr.decode()
    return told.stdout


def _quiet(environment: Mapping[str, str]) -> dict[str, str]:
    return {key: value for key, value in environment.items() if not key.startswith(("SVC_", "PYTHON", "LC_", "LANG"))}


def _with_engine() -> str:
    return os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))


TOGETHER = {
    "PYTHONHASHSEED": "4242", "LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati", "PYTHONUTF8": "1",
    "PYTHONOPTIMIZE": "1",
}  # fmt: skip


@strides(4)
def test_nothing_of_it_changes_anything(folder: Path, tmp_path: Path, stride: int) -> None:
    """All at once, and in another folder; the tests below say which it was."""
    commands = sample(COMMANDS, stride, "determinism")
    expected = _printed(folder, commands=commands)
    assert all(f"# {each}\n".encode() in expected for each in commands)
    assert _printed(_copied(_deep(tmp_path)), commands=commands, **TOGETHER) == expected


@pytest.mark.thorough
@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "0"}, {"PYTHONHASHSEED": "1"}, {"PYTHONHASHSEED": "4242"},
        {"LC_ALL": "C"}, {"LC_ALL": "C.UTF-8"}, {"LC_ALL": "de_DE.UTF-8"}, {"LC_ALL": "tr_TR.UTF-8"},
        {"TZ": "Pacific/Kiritimati"}, {"TZ": "UTC+12"}, {"PYTHONUTF8": "1"}, {"PYTHONOPTIMIZE": "1"},
    ],
    ids=lambda environment: "-".join(f"{key}={value}" for key, value in environment.items()),
)  # fmt: skip
def test_the_environment_changes_nothing(environment: dict[str, str], folder: Path, expected: bytes) -> None:
    assert _printed(folder, **environment) == expected


@pytest.mark.thorough
def test_the_folder_changes_nothing(expected: bytes, tmp_path: Path) -> None:
    assert _printed(_copied(_deep(tmp_path))) == expected


def _deep(folder: Path) -> Path:
    deep = folder / "a folder" / "ölig"
    deep.mkdir(parents=True)
    return deep


@pytest.mark.thorough
@every("python", lambda: list(_pythons()))
def test_the_python_changes_nothing(python: str, folder: Path, expected: bytes) -> None:
    assert _printed(folder, python) == expected


@pytest.mark.parametrize("format", first(2, FORMATS))
def test_the_order_of_arguments_changes_nothing(svc_: Svc, format: str) -> None:
    _copied(Path.cwd())
    paths = ["cases/shape", "examples/restore_service.vsc", "cases/arrows/unlisted-flow.vsc", "cases/arrows"]
    one, other = (svc_("check", *order, "--format", format) for order in (paths, paths[::-1]))
    assert one.out
    if format == "json":
        said, said_too = json.loads(one.out), json.loads(other.out)
        assert sorted(said.pop("files")) == sorted(said_too.pop("files"))
        assert said == said_too
    else:
        assert one == other
