"""The catalogue of abuse: every item has a test that bears its id, or a word why it has none."""

import re

from tests.support import ROOT

TESTS = ROOT / "tests"

ITEMS = {
    "P": "texts: empty, byte order marks, encodings, controls, surrogates, direction, blanks, look-alikes, nesting, "
    "size, endless texts, comments, newlines, many errors, numbers, keywords, escapes, doubles, random bytes",
    "R": "files by way of `use`: outside, links, prefixes, devices of systems, URLs, circles, diamonds, chains, "
    "no files, races, case, names, trees, shadows, hashes",
    "C": "checking: dense graphs, same meaning, catalogues, patterns, allowances, large values, frozen values",
    "F": "files that are written: comments, refusal, faults, links, newlines, races, streams, errors, width",
    "V": "pictures: labels, links, colours, characters, pages, ids, engines, size, scripts, paths, pixels, tables",
    "T": "the command: escapes, formats, encodings, paths, surroundings, signals, workers, secrets",
    "I": "data: entities, depth, BPMN, JSON, CSV, names, round trips",
    "L": "the language server: messages, requests, positions, edits, units, cancelling, addresses, versions, layout, "
    "folders, long sessions, settings",
    "X": "surroundings: configurations of others, rules by name, faulty rules, modules, caches, versions, TOML",
}
"""What each family is about, its items in their order."""
SIZES = {"P": 19, "R": 15, "C": 7, "F": 10, "V": 12, "T": 8, "I": 7, "L": 12, "X": 7}
DROPPED = {
    "I01": "no XML is read", "I02": "no XML is read", "I03": "no BPMN is read", "I05": "no CSV is read",
    "R15": "no file is pinned by a hash",
}  # fmt: skip


def test_every_item_has_a_test_or_a_word_why_not() -> None:
    ids = {f"{family}{number:02}" for family, size in SIZES.items() for number in range(1, size + 1)}
    text = "\n".join(path.read_text("utf-8") for path in TESTS.rglob("test_*.py"))
    names = re.findall(r"def (test_\w+)", text)
    tested = {part.upper() for name in names for part in name.split("_") if re.fullmatch(r"[prcfvtilx]\d\d", part)}
    assert SIZES.keys() == ITEMS.keys()
    assert tested | DROPPED.keys() == ids
    assert not tested & DROPPED.keys(), "it has a test now: take it out of the table"
