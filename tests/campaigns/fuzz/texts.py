"""Fuzz targets that read a text of the language. Each takes any bytes, and raises for a promise that is broken."""

import pickle
import re
from collections import Counter
from itertools import pairwise
from unicodedata import is_normalized

import svc
from svc.checker.analysis import register
from svc.checker.fingerprints import fingerprints
from svc.checker.pipeline import analyse_source
from svc.diagnostics.diagnostic import Diagnostic, Level
from svc.formats.catalogue import (
    audit as catalogue_audit,
)
from svc.formats.catalogue import (
    csv as catalogue_csv,
)
from svc.formats.catalogue import (
    json as catalogue_json,
)
from svc.formats.catalogue import (
    text as catalogue_text,
)
from svc.project.sources import decode
from svc.semantics.canonical import canonical
from svc.semantics.shipped import SHIPPED
from tests.syntax.test_reader import by_lark, by_reader, with_places

NAME = "fuzz.vsc"
_QUOTED = re.compile(r"`([^`]*)`")
_MARK = re.compile(r"(#[ \t]*)svc(?=[ \t]*:)")


def text_of(data: bytes) -> str:
    """Bytes as a text, whatever they are: those that are no UTF-8 become halves of surrogate pairs."""
    return data.decode("utf-8", "surrogateescape")


def any_bytes(data: bytes) -> None:
    """A file of any bytes has an analysis, and all of its findings stand within it."""
    source, found = decode(data, NAME)
    stand_within(analyse_source(source, found).diagnostics, data.decode("utf-8", "replace"))


def any_text(data: bytes) -> None:
    """Findings are in order and quote what stands at their places; streams are values and come back as text."""
    text = text_of(data).removeprefix("\ufeff")
    analysis = svc.analyse(text, NAME, select=["VSC"])
    stand_within(analysis.diagnostics, text)
    assert analysis.diagnostics == svc.analyse(text, NAME, select=["VSC"]).diagnostics
    assert pickle.loads(pickle.dumps(analysis.file)) == analysis.file
    plain = (
        "`" not in text and is_normalized("NFC", text) and not any("VSC1" in each.code for each in analysis.diagnostics)
    )
    for finding in analysis.diagnostics if plain else ():  # a name with a slip is quoted without it
        for quoted in _QUOTED.findall(finding.message):
            assert quoted in words(finding, text) + related_words(finding, text), finding.message
    for bound in analysis.bound.streams:
        if bound.stream.broken:  # what is left of it is judged otherwise
            continue
        printed = svc.to_text(canonical(bound), bound.catalogue)
        again = svc.analyse(printed).stream
        assert svc.to_text(again, bound.catalogue) == printed
        if not analysis.file.catalogues:
            assert again == canonical(bound)


def read_as_by_lark(data: bytes) -> None:
    """The reader gives the values, places and failures that lark gives."""
    from svc.syntax.problems import collected

    text = text_of(data)
    with collected():
        assert with_places(by_reader(text)) == with_places(by_lark(text))


def laid_out(data: bytes) -> None:
    """A layout says the same, is told the same, keeps every fingerprint, and is its own layout."""
    text = text_of(data)
    try:
        laid = svc.format_text(text, NAME)
    except svc.InvalidError:
        return
    assert svc.format_text(laid, NAME) == laid
    before, after = (svc.analyse(each, NAME, select=["VSC"]) for each in (text, laid))
    assert (after.file.streams, after.file.catalogues) == (before.file.streams, before.file.catalogues)
    assert [each.text for each in after.file.comments] == [each.text.rstrip(" \t") for each in before.file.comments]
    assert _marks(after) == _marks(before)


def mended(data: bytes) -> None:
    """Fixes make no error, and leave nothing for a second run."""
    text = text_of(data)
    for suggested in (False, True):
        fixed = svc.fix_text(text, NAME, suggested=suggested)
        if len(svc.analyse(text).diagnostics) < 1000:
            assert _errors(fixed) <= _errors(text)
        assert svc.fix_text(fixed, NAME, suggested=suggested) == fixed


def allowed(data: bytes) -> None:
    """A comment silences warnings and notes, never an error; the register counts what is silenced."""
    text = text_of(data)
    told = svc.analyse(text, NAME, select=["VSC"])
    bare = svc.analyse(_MARK.sub(r"\1sve", text), NAME, select=["VSC"])
    if max(len(told.diagnostics), len(bare.diagnostics)) > 1000:
        return
    lost = Counter(map(_known_by, bare.diagnostics)) - Counter(map(_known_by, told.diagnostics))
    come = Counter(map(_known_by, told.diagnostics)) - Counter(map(_known_by, bare.diagnostics))
    assert not any(level is Level.ERROR for _, level, _ in lost)
    assert all(code.startswith("VSC90") for code, _, _ in come)
    assert bool(lost) <= any(each.silenced for each in register(told))


def catalogued(data: bytes) -> None:
    """The flows of a catalogue agree however they are asked for, and every report of it is written."""
    for catalogue in svc.analyse(text_of(data), NAME).catalogues:
        arrows = {(each.source, each.target, each.artefact) for each in catalogue.flows}
        assert all(catalogue.allows(*arrow) for arrow in arrows)
        for source, target in {arrow[:2] for arrow in arrows}:
            between = {(source, target, each.artefact) for each in catalogue.between(source, target)}
            assert between == {arrow for arrow in arrows if arrow[:2] == (source, target)}
        for report in (catalogue_text.text, catalogue_json.report, catalogue_csv.lines, catalogue_audit.text):
            assert report(catalogue).endswith("\n")
        assert catalogue.flows == pickle.loads(pickle.dumps(catalogue)).flows
    assert SHIPPED["itil4"].flows


def stand_within(findings: tuple[svc.Diagnostic, ...], text: str) -> None:
    """Findings are in the order of their places, and these are within the text."""
    spans = []
    for finding in findings:
        assert finding.message
        for range in (finding.range, *(edit.range for fix in finding.fixes for edit in fix.edits)):
            assert range is not None
            assert 0 <= range.start.offset <= range.end.offset <= len(text)
        spans.append(finding.range.start.offset if finding.range else 0)
    assert all(one <= other for one, other in pairwise(spans))


def words(finding: svc.Diagnostic, text: str) -> str:
    """The words at the place of a finding."""
    assert finding.range is not None
    return text[finding.range.start.offset : finding.range.end.offset]


def related_words(finding: svc.Diagnostic, text: str) -> str:
    """The words at the places that explain a finding."""
    ranges = [each.range for each in finding.related if each.range]
    return " ".join(text[each.start.offset : each.end.offset] for each in ranges)


def _marks(analysis: svc.Analysis) -> list[str]:
    return sorted(fingerprints(analysis.diagnostics, {NAME: analysis.file}))


def _known_by(finding: Diagnostic) -> tuple[str, Level, object]:
    return finding.code, finding.level, finding.range


def _errors(text: str) -> int:
    return sum(each.level is Level.ERROR for each in svc.analyse(text, NAME).diagnostics)
