"""Whatever text svc itself writes passes `svc fmt --check`."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import svc
from svc.checker.canonical_text import one_a_line
from svc.cli.commands.new import templates
from svc.semantics.canonical import canonical
from svc.strategies import (
    FAULTS,
    InvalidStream,
    catalogue_text,
    catalogues,
    edits,
    invalid_streams,
    streams,
    tailored_catalogues,
    valid_streams,
)
from tests.support import ROOT
from tests.support.command_line import Svc, fixture_svc
from tests.support.relaid import FILES, read
from tests.support.tables import every

__all__ = ["fixture_svc"]

SHIPPED = sorted((ROOT / "src" / "svc").rglob("*.vsc"))
EVERY_CLAUSE = """\
stream s "A title" follows itil4
  team: "ours"

  promise lead 95% within 5d to user
  calendar 7.5h 5d

  party vendor "The vendor" in supplier
       seen "waiting", "sent"
       note "Often late"

  team desk calendar 8h 5d
  team crew  "The crew" in vendor  size 3  costs 50/h calendar 8h 5d
  tool board            in vendor

  step log   "Log: the call" in engage
       by service_desk
       waits 1h  takes 5m..10m  accurate 90%  every 1d  batch 3  costs 2.5
       begins "A call"
       responsible desk, crew
       uses board
       seen "logged"
  step close                 in deliver_support
       ends 5% "Given up"
       note "Rarely"

  "Whoever asks" -> log   : incidents, ? as "A call"  when "by phone"  share 80%
  log            -> close : incidents
  step           -> "Whoever asks"
"""
LONG = "a_name_that_is_rather_long_as_it_says_what_the_stream_does_for_whom"


def assert_laid_out(text: str) -> None:
    assert svc.format_text(text) == text


@every("path", {f"{path.parent.name}/{path.stem}": path for path in FILES})
def test_the_text_of_each_stream_of_a_file(path: Path) -> None:
    for bound in svc.analyse(read(path)).bound.streams:
        text = svc.to_text(canonical(bound), bound.catalogue)
        assert_laid_out(text)
        assert svc.analyse(text).file.streams == (canonical(bound),)


def test_holes_are_words_wherever_they_are() -> None:
    written = "stream x\n  step c  in    ?\n\n  a ->b:?,? # x\n  ?   -> c :   ?\n  a -> ?\n"
    laid = "stream x\n  step c in ?\n\n  a -> b : ?, ?  # x\n  ? -> c : ?\n  a -> ?\n"
    assert svc.format_text(written) == laid
    assert_laid_out(laid)


@given(valid_streams() | streams())
def test_the_text_of_any_stream(stream: svc.Stream) -> None:
    assert svc.to_text(stream) == svc.format_text(one_a_line(stream))
    assert_laid_out(svc.to_text(svc.from_data(svc.to_data(stream))))


def test_every_clause_is_printed_where_it_is_laid_out() -> None:
    assert svc.to_text(svc.analyse(EVERY_CLAUSE).stream) == EVERY_CLAUSE
    assert svc.format_text(EVERY_CLAUSE) == EVERY_CLAUSE


@given(st.data())
def test_the_text_of_a_stream_to_which_a_change_was_applied(data: st.DataObject) -> None:
    stream = data.draw(valid_streams())
    after = data.draw(edits(stream)).stream
    assert_laid_out(svc.to_text(svc.apply(svc.diff(stream, after), stream)))


@given(st.sampled_from(sorted(FAULTS)).flatmap(invalid_streams))
def test_the_text_of_a_stream_with_a_fault(drawn: InvalidStream) -> None:
    assert_laid_out(drawn.text)


@given(catalogues() | tailored_catalogues())
def test_the_text_of_a_catalogue(catalogue: svc.Catalogue) -> None:
    assert_laid_out(catalogue_text(catalogue))


@every("path", {path.stem: path for path in SHIPPED})
def test_what_ships_with_svc(path: Path) -> None:
    assert_laid_out(read(path))


@pytest.mark.parametrize("name", ["a", LONG])
@pytest.mark.parametrize("template", templates())
def test_a_new_file(svc_: Svc, name: str, template: str) -> None:
    assert svc_("new", name, "--from", template).code == 0
    assert svc_("fmt", "--check", ".") == (0, "", "")


def test_what_is_imported(svc_: Svc, tmp_path: Path) -> None:
    for path in sorted((ROOT / "examples").glob("*.vsc")):
        svc_("export", str(path), "-o", "a.json")
        assert svc_("import", "a.json", "-o", f"{path.stem}.vsc").code == 0
        (tmp_path / "a.json").unlink()
    assert svc_("fmt", "--check", ".") == (0, "", "")
