"""Installs of all kinds, each for real: svc finds the engine that came along, and draws.

One wheel is built of the checkout, and each kind of install is made of it in a folder of its own.
"""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.support import ROOT

pytestmark = [pytest.mark.system, pytest.mark.xdist_group("installs")]

STREAM = (
    "stream a\n  user -> engage : incidents\n  engage -> user : services  # svc: allow VSC301 because it is short\n"
)
PROGRAM = "from svc.cli import main\nmain()\n"


def run(*command: str | Path, cwd: Path, env: Mapping[str, str] | None = None) -> str:
    """What a command prints; it must succeed. Nothing of this environment is on its path."""
    plain = {"PATH": os.defpath, "HOME": str(cwd), "LC_ALL": "C.UTF-8", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    pip = {
        key: value for key, value in os.environ.items() if key.startswith(("PIP_", "SSL_", "HTTP", "http", "REQUESTS_"))
    }
    done = subprocess.run(command, cwd=cwd, env={**plain, **pip, **(env or {})}, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module", name="wheel")
def fixture_wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, ROOT, cwd=folder)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module", name="python")
def fixture_python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python with nothing but pip and what makes programs."""
    folder = tmp_path_factory.mktemp("tools")
    run(sys.executable, "-m", "venv", folder, cwd=folder)
    python = folder / "bin" / "python"
    run(python, "-m", "pip", "install", "-q", "shiv", "pex", cwd=folder)
    return python


def draws(folder: Path, *svc: str | Path, env: Mapping[str, str] | None = None) -> str:
    """Draws a stream, as a page and as a PNG; the engine that svc found."""
    (folder / "a.vsc").write_text(STREAM, "utf-8")
    for name in ("a.html", "a.png"):
        run(*svc, "render", "a.vsc", "-o", name, cwd=folder, env=env)
        assert (folder / name).stat().st_size > 1000
    assert "unlisted-flow" in run(*svc, "explain", "VSC301", cwd=folder, env=env)
    assert "a.vsc" in run(*svc, "portfolio", ".", "--format", "csv", "--jobs", "2", cwd=folder, env=env)
    told = run(*svc, "--version", "--verbose", cwd=folder, env=env)
    return next(line for line in told.splitlines() if line.startswith("engine: ")).removeprefix("engine: ")


def test_a_target_folder(python: Path, wheel: Path, tmp_path: Path) -> None:
    target = tmp_path / "target"
    run(python, "-m", "pip", "install", "-q", "--target", target, wheel, cwd=tmp_path)
    engine = draws(tmp_path, python, "-m", "svc", env={"PYTHONPATH": str(target)})
    assert engine == str(target / "bin" / "graphviz-pure")


def test_two_target_folders(python: Path, wheel: Path, tmp_path: Path) -> None:
    ours, engines = tmp_path / "ours", tmp_path / "engines"
    run(python, "-m", "pip", "install", "-q", "--target", ours, wheel, cwd=tmp_path)
    (ours / "bin" / "graphviz-pure").unlink()
    run(python, "-m", "pip", "install", "-q", "--target", engines, "graphviz-pure", cwd=tmp_path)
    path = os.pathsep.join(map(str, (engines, ours)))
    assert draws(tmp_path, python, "-m", "svc", env={"PYTHONPATH": path}) == str(engines / "bin" / "graphviz-pure")


def test_the_user_scheme(wheel: Path, tmp_path: Path) -> None:
    base = Path(getattr(sys, "_base_executable", sys.executable))
    env = {"PYTHONUSERBASE": str(tmp_path / "user"), "PIP_BREAK_SYSTEM_PACKAGES": "1"}
    run(base, "-m", "pip", "install", "-q", "--user", "--ignore-installed", wheel, cwd=tmp_path, env=env)
    assert draws(tmp_path, base, "-m", "svc", env=env) == str(tmp_path / "user" / "bin" / "graphviz-pure")


def test_a_prefix(python: Path, wheel: Path, tmp_path: Path) -> None:
    prefix = tmp_path / "prefix"
    run(python, "-m", "pip", "install", "-q", "--prefix", prefix, wheel, cwd=tmp_path)
    packages = next(prefix.glob("lib/python*/site-packages"))
    env = {"PYTHONPATH": str(packages)}
    assert draws(tmp_path, python, "-m", "svc", env=env) == str(prefix / "bin" / "graphviz-pure")


def test_a_shiv(python: Path, wheel: Path, tmp_path: Path) -> None:
    env = {"SHIV_ROOT": str(tmp_path / "root")}
    run(python, "-m", "shiv", "-q", "-c", "svc", "-o", "svc.pyz", "-p", python, wheel, cwd=tmp_path)
    assert draws(tmp_path, tmp_path / "svc.pyz", env=env).startswith(str(tmp_path / "root"))


def test_a_pex(python: Path, wheel: Path, tmp_path: Path) -> None:
    env = {"PEX_ROOT": str(tmp_path / "root")}
    run(python, "-m", "pex", wheel, "-c", "svc", "-o", "svc.pex", cwd=tmp_path, env=env)
    assert draws(tmp_path, python, "svc.pex", env=env).startswith(str(tmp_path / "root"))


def test_a_program_made_by_pyinstaller(python: Path, wheel: Path, tmp_path: Path) -> None:
    made = tmp_path / "made"
    made.mkdir()
    run(sys.executable, "-m", "venv", made / "venv", cwd=made)
    inside = made / "venv" / "bin" / "python"
    run(inside, "-m", "pip", "install", "-q", wheel, "pyinstaller", cwd=made)
    (made / "app.py").write_text(PROGRAM, "utf-8")
    run(inside, "-m", "PyInstaller", "--log-level", "ERROR", "app.py", cwd=made)
    engine = draws(tmp_path, made / "dist" / "app" / "app")
    assert engine == str(made / "dist" / "app" / "_internal" / "bin" / "graphviz-pure")
