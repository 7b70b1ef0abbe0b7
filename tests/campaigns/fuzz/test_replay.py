"""The corpus replayed: what a search once reached keeps its promise, without the tool that searched."""

import json

import pytest

from tests.campaigns.fuzz.__main__ import LONGEST, RECORD
from tests.campaigns.fuzz.targets import CORPUS, TARGETS
from tests.support.thorough import strides


@strides(4)
@pytest.mark.parametrize("name", TARGETS)
def test_every_input_of_the_corpus_keeps_the_promise(name: str, stride: int) -> None:
    inputs = sorted((CORPUS / name).iterdir())
    assert inputs, "each target has a corpus"
    for path in inputs[::stride]:
        TARGETS[name](path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_takes_anything(name: str) -> None:
    for data in (b"", b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"`" * 50, b'"' * 51, b"a -> b : c\n" * 20):
        TARGETS[name](data)


def test_the_corpus_is_small_and_has_no_other_folders() -> None:
    files = [path for path in CORPUS.rglob("*") if path.is_file()]
    assert {path.parent.name for path in files} == {*TARGETS}
    assert max(path.stat().st_size for path in files) <= 4 * LONGEST
    assert sum(path.stat().st_size for path in files) < 300_000


def test_the_last_search_covered_every_target_and_broke_none() -> None:
    record = json.loads(RECORD.read_text("utf-8"))
    assert record["targets"].keys() == TARGETS.keys()
    assert [name for name, entry in record["targets"].items() if entry["broken"]] == []
