"""Looking through folders."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from svc.project import files
from svc.project.files import opening
from tests.support.folders import write


def test_a_folder_that_can_not_be_read_is_reported_and_costs_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"a/a.vsc": "", "b/b.vsc": "", "c/c.vsc": ""})
    read = opening.folder

    @contextmanager
    def denied(path: str) -> Iterator[int | str]:
        if path.endswith("b"):
            raise PermissionError(13, "Permission denied", path)
        with read(path) as opened:
            yield opened

    monkeypatch.setattr(opening, "folder", denied)
    errors: list[OSError] = []
    assert [os.path.basename(each.path) for each in files.below(tmp_path, errors.append)] == ["a.vsc", "c.vsc"]
    assert [error.filename for error in errors] == [str(tmp_path / "b")]
