"""A random session with the language server: its findings stay those of a check."""

import json
from pathlib import Path

import pytest

from tests.campaigns.session.__main__ import RECORD, session

LEAST = 20_000
"""Edits of a session that is long."""


def test_the_last_long_session_did_not_lose_its_way() -> None:
    record = json.loads(RECORD.read_text("utf-8"))
    assert record["edits"] >= LEAST
    assert record["differences"] == 0


@pytest.mark.system
def test_a_short_session_finds_what_a_check_finds(tmp_path: Path) -> None:
    (tmp_path / "svc.toml").touch()
    held, differing = session(tmp_path, 160)
    assert differing == 0
    assert all(held)
