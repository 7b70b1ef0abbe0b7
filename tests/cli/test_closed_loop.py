"""The closed loop: a stream is simulated, its cases are written as records, and the records are held against it."""

import json
import shutil
from pathlib import Path

import pytest

from tests.support import ROOT
from tests.support.command_line import Svc, fixture_svc

__all__ = ["fixture_svc"]


@pytest.mark.parametrize("name", ["change", "request", "restore", "vendor_fault", "watch"])
def test_records_of_simulated_cases_differ_in_nothing_from_their_stream(
    svc_: Svc, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(ROOT / "examples" / "measures" / f"{name}.vsc", "a.vsc")
    few = ("--cases", "2000", "--runs", "1")
    told = svc_("simulate", "a.vsc", *few, "--log", "cases.csv").out
    Path("svc.toml").write_text(told.split("in svc.toml:\n")[1], "utf-8")
    (simulated,) = json.loads(svc_("simulate", "a.vsc", *few, "--format", "json").out)["simulations"]
    observed = json.loads(svc_("observe", "a.vsc", "--log", name, "--format", "json").out)
    deviations = {each["code"] for each in observed["deviations"]}
    assert (observed["fitness"]["cases"], deviations - {"VSC525"}, observed["unmapped"]) == (1, set(), [])
    assert observed["records"]["cases"] == 1800 - simulated["unended"]
    if name != "watch":  # its first step says no label for waiting, so that its records begin with the work
        (one, *_), (other, *_) = simulated["lead"], observed["lead"]
        assert float(other["mean"]) == pytest.approx(float(one["mean"]["value"]), rel=0.01)
