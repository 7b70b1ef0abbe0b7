"""Used by .ci/run in a fresh environment: the installed package parses, checks and draws what the examples hold."""

import subprocess
import sys
from importlib.metadata import distribution
from importlib.util import find_spec
from pathlib import Path

import svc

BIN = Path(sys.executable).parent

for example in sorted(Path("examples").glob("*.vsc")):
    found = [finding for finding in svc.load(example).diagnostics if finding.level != "note"]
    assert not found, (example, found)
    assert svc.analyse(svc.to_text(svc.load(example).stream)).stream == svc.load(example).stream

wrong = svc.analyse("engage -> plan : change_requests", "wrong.vsc")
assert "VSC301" in [finding.code for finding in wrong.diagnostics]
assert len(svc.itil4.flows) == 86
assert find_spec("svc.grammar.tables"), "the tables of the parser did not come along"
assert "lark" not in sys.modules, "the tables that came along belong to another grammar"

checked = subprocess.run([BIN / "svc", "check", "examples/restore_service.vsc"], capture_output=True, text=True)
assert checked.returncode == 0, checked.stdout + checked.stderr
version = subprocess.run([BIN / "svc", "--version"], capture_output=True, text=True, check=True).stdout
assert svc.__version__ in version
assert distribution("svc-streams").version == svc.__version__
explained = subprocess.run([BIN / "svc", "explain", "VSC301"], capture_output=True, text=True, check=True).stdout
assert "unlisted-flow" in explained
print("smoke:", sys.version.split()[0], Path(svc.__file__).parent)
