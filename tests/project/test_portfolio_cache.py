"""What a portfolio keeps of unchanged files is what it would find again, and garbage is not believed."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from svc.project import file_cache as used
from svc.project.cache import Cache
from svc.project.portfolio import Portfolio
from svc.project.portfolio.gathering import gather
from tests.support.folders import ACME, FOLLOWING, RESTORE, write
from tests.support.portfolios import asked_of, fixture_many

__all__ = ["fixture_many"]


@pytest.fixture(name="parsed")
def fixture_parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the texts that were parsed."""
    found: list[str] = []
    parse = used.parse  # type: ignore[attr-defined]  # it is none of its names

    def noted(source: Any) -> Any:
        found.append(source.name)
        return parse(source)

    monkeypatch.setattr("svc.project.file_cache.parse", noted)
    return found


@pytest.fixture(name="cached")
def fixture_cached(many: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Portfolio]:
    """The portfolio of many files with a cache."""
    folder = tmp_path_factory.mktemp("cache")

    def run(**asked: Any) -> Portfolio:
        cache = Cache(folder)
        found = gather(asked_of(many), cache=cache, **asked)
        cache.close()
        return found.portfolio

    run.folder = folder  # type: ignore[attr-defined]
    return run


def test_unchanged_files_are_not_parsed_again(many: Path, cached: Callable[[], Portfolio], parsed: list[str]) -> None:
    first = cached()
    assert len(parsed) == 42
    parsed.clear()
    assert cached() == first
    assert parsed == []
    write(many, {"d0/s00.vsc": FOLLOWING.replace('"acme', '"../acme').replace("restore", "other")})
    assert [each.name for each in cached().streams].count("other") == 1
    assert sorted(parsed) == ["acme.vsc", "d0/s00.vsc"]


def test_a_file_is_analysed_again_when_what_it_uses_has_changed(
    many: Path, cached: Callable[[], Portfolio], parsed: list[str]
) -> None:
    cached()
    parsed.clear()
    write(many, {"acme.vsc": ACME.replace("feedback", "incidents")})
    found = cached()
    assert "x/broken.vsc" not in parsed
    assert len(parsed) == 41
    assert found == gather(asked_of(many)).portfolio
    assert found.findings.errors == 41


def test_a_file_that_was_missing_comes(many: Path, cached: Callable[[], Portfolio]) -> None:
    (many / "acme.vsc").rename(many / "gone.txt")
    assert cached().findings.errors == 41
    (many / "gone.txt").rename(many / "acme.vsc")
    assert cached().findings.errors == 1


def test_the_settings_count(many: Path, cached: Callable[[], Portfolio]) -> None:
    write(many, {"d0/note.vsc": f"stream note\n{RESTORE}  engage -> plan\n"})
    assert cached().findings.notes == 1
    write(many, {"svc.toml": '[levels]\nVSC303 = "off"\n'})
    assert cached().findings.notes == 0
    write(many, {"svc.toml": 'catalogue = "acme.vsc"\n'})
    assert cached().coverages[0].streams == 41 + 1


def test_the_default_catalogue_counts(many: Path, cached: Callable[[], Portfolio]) -> None:
    write(
        many,
        {"svc.toml": 'catalogue = "acme.vsc"\n', "d0/n.vsc": f"stream n\n{RESTORE}  engage -> user : feedback\n"},
    )
    assert cached().findings.errors == 1
    write(many, {"acme.vsc": "catalogue acme extends itil4\n"})
    assert cached().findings.errors == 42


@pytest.mark.parametrize("rubbish", [b"", b"rubbish", b"SQLite format 3\0" + b"\0" * 5000])
def test_a_broken_cache_is_made_anew(cached: Callable[[], Portfolio], rubbish: bytes, parsed: list[str]) -> None:
    first = cached()
    (file,) = cached.folder.iterdir()  # type: ignore[attr-defined]
    file.write_bytes(rubbish)
    assert cached() == first
    parsed.clear()
    assert cached() == first
    assert parsed == []


@pytest.mark.parametrize(
    "change",
    [
        "content = '[]'", "content = '[1, 2]'", "content = 1.5", "content = x'00'", "checksum = ''",
        "content = replace(content, 'Engage', 'Enrage')", "content = (SELECT max(content) FROM entries)",
    ],
)  # fmt: skip
def test_entries_that_were_changed_are_none(cached: Callable[[], Portfolio], change: str) -> None:
    first = cached()
    (file,) = cached.folder.iterdir()  # type: ignore[attr-defined]
    with sqlite3.connect(file) as connection:
        connection.execute(f"UPDATE entries SET {change}")
    connection.close()
    assert cached() == first


def test_entries_of_another_shape_are_none(cached: Callable[[], Portfolio], monkeypatch: pytest.MonkeyPatch) -> None:
    first = cached()
    for text in ("[]", "[1, 2]", '["[]", [1]]', "null", "[" * 10_000):
        monkeypatch.setattr(Cache, "find", lambda *_, text=text: text)
        assert cached() == first


def test_a_folder_that_can_not_be_written_costs_nothing_but_time(many: Path, tmp_path: Path) -> None:
    write(tmp_path, {"file": ""})
    cache = Cache(tmp_path / "file" / "below")
    assert not cache.is_open
    assert len(gather(asked_of(many), cache=cache).portfolio.files) == 42


def test_rules_of_third_parties_are_run_each_time(
    many: Path, cached: Callable[[], Portfolio], parsed: list[str]
) -> None:
    write(many, {"svc.toml": 'rules = ["nope"]\n'})
    cached()
    parsed.clear()
    cached()
    assert len(parsed) == 42


def test_two_runs_at_once_share_it(many: Path, cached: Callable[..., Portfolio]) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: cached(), range(4)))
    assert all(each == found[0] for each in found)
