"""The library under type checkers at run time: what it says of itself is true while it works."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import ROOT
from tests.support.thorough import first

HOOKS = {
    "beartype": 'from beartype.claw import beartype_package\nbeartype_package("svc")\n',
    "typeguard": 'from typeguard import install_import_hook\ninstall_import_hook("svc")\n',
}
LIBRARY = """
import datetime, sys
from pathlib import Path
import svc

out = Path(sys.argv[1])
stream = svc.load("examples/restore_service.vsc").stream
for path in sorted(Path("examples").glob("*.vsc")):
    for each in svc.load(path).streams:
        assert [found for found in svc.check(each) if found.level is svc.Level.ERROR] == []
        assert svc.from_data(svc.to_data(each)) == each
        assert svc.analyse(svc.to_text(each), today=datetime.date(2026, 1, 1)).stream == each
        svc.format_text(svc.to_text(each)), svc.describe(each)
        svc.describe(each, "markdown"), svc.diff(stream, each), svc.to_dot(each)
for path in Path("examples/mistakes").glob("*.vsc"):
    text = path.read_text("utf-8")
    svc.analyse(text, path.name), svc.fix_text(text)
for workspace in ("examples/organisation", "examples/deutsch"):
    svc.Workspace.open(workspace)
svc.diff_catalogues(svc.itil4, svc.itil4)
"""
PICTURES = """
from svc.pictures.views import VIEWS

for view in VIEWS:
    svc.render(stream, out / f"{view}.svg", view=view)
svc.render(stream, out / "a.html")
svc.render_pages(stream, out / "pages.svg", 2)
svc.render(stream, out / "a.png", scale=2)
svc.render(stream, out / "a.mmd")
svc.render(svc.itil4, out / "itil4.svg", colours={"engage": "#7b1fa2"})
svc.Step("a", activity="engage", accurate=85), svc.Flow("user", "a", share=20)
"""
STRATEGIES = """
from hypothesis import HealthCheck, given, settings
from svc import strategies

@settings(max_examples=5, database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    strategies.valid_streams(), strategies.streams(), strategies.catalogues(), strategies.tailored_catalogues(),
    strategies.texts(), strategies.broken_texts(2), strategies.invalid_streams("VSC301"), strategies.edits(stream),
)
def draws(a, b, c, d, e, f, g, h):
    pass

draws()
"""


PROGRAMS = {"text": "", "pictures": PICTURES, "draws": STRATEGIES}


@pytest.mark.parametrize("checker", first(1, [*HOOKS]))
@pytest.mark.parametrize("program", first(1, [*PROGRAMS]))
def test_the_library_passes(tmp_path: Path, checker: str, program: str) -> None:
    command = [sys.executable, "-c", HOOKS[checker] + LIBRARY + PROGRAMS[program], str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]


@pytest.mark.parametrize("checker", first(1, [*HOOKS]))
def test_the_checker_is_at_work(checker: str) -> None:
    command = [sys.executable, "-c", HOOKS[checker] + "import svc\nsvc.format_text(1)"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert "svc.format_text" in done.stderr or "format_text" in done.stderr
    assert "TypeCheckError" in done.stderr or "Beartype" in done.stderr
