"""The notebook beside the examples runs from top to bottom and shows what it talks about.

By default its cells are run as plain Python; with `-m system` by Jupyter itself. Its outputs are not kept, so that
nothing in it can get old.
"""

import contextlib
import io
import json
from typing import Any

import pytest

import svc
from tests.support import ROOT

NOTEBOOK = ROOT / "examples" / "restore_service.ipynb"
CELLS = json.loads(NOTEBOOK.read_text("utf-8"))["cells"]
CODE = ["".join(cell["source"]) for cell in CELLS if cell["cell_type"] == "code"]


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the names of the notebook stand for once all its cells have run, and what it `said`."""
    monkeypatch.chdir(NOTEBOOK.parent)
    found: dict[str, Any] = {}
    with contextlib.redirect_stdout(io.StringIO()) as said:
        for number, cell in enumerate(CODE, 1):
            exec(compile(cell, f"cell {number}", "exec"), found)  # the cells are our own words
    return found | {"said": said.getvalue()}


def test_the_notebook_leads_from_a_sound_stream_over_a_mistake_to_a_better_one(names: dict[str, Any]) -> None:
    assert svc.check(names["stream"]) == ()
    assert [finding.code for finding in svc.check(names["what_if"])] == ["VSC301"]
    assert svc.check(names["faster"]) == ()


def test_the_notebook_shows_the_mistake_and_the_difference(names: dict[str, Any]) -> None:
    assert "VSC301 Engage does not give `delivered_services` to User" in names["said"]
    assert names["said"].endswith("the same stream: False\nDeploy the fix: waits 1d, now 4h\n")


def test_the_notebook_keeps_no_outputs() -> None:
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in CELLS if "outputs" in cell)


@pytest.mark.system
def test_jupyter_runs_the_notebook_and_shows_streams_as_pictures() -> None:
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(NOTEBOOK, as_version=4)
    nbformat.validate(notebook)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(NOTEBOOK.parent)}}).execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    pictures = [output.data["image/svg+xml"] for output in outputs if "image/svg+xml" in output.get("data", ())]
    assert ["VSC301" in picture for picture in pictures] == [False, True]
    assert all(picture.startswith("<svg") for picture in pictures)
