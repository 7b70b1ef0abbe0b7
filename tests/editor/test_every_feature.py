"""Every feature of the language server answers at every place of a text that ends there."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from svc.diagnostics.errors import Error
from tests.editor.test_half_typed import FILES
from tests.support import ROOT

pytestmark = pytest.mark.system

ODD = """\
use "a.vsc" # svc: allow unused-use because it will be
catalogue house "Our house" extends itil4
  artefact keys "Keys \\"and\\" \U0001f511" alias badges
  activity more in engage section "1" input keys from user, "x" output keys to "Plan"
  practice sleep in "general management practices"
  allow user -> engage : keys because "so it is"
stream \u00fcber "\u00dcber" follows house
  demand: "it is
  team desk size 3 costs 50
  step log "Log it" in engage by service_desk, responsible desk waits 5m..1h takes P1D accurate 85%
    # svc: allow VSC303, no-value until 2027-03-31 because of that
    opens other note "a" "b"
  user -> log : keys, badges, "Keys", ? as "x" when "y" share 20% arrives 5/d
  -> log :
  log -> -> plan : ,
  promise lead 85% within 3d to user of desk
"""


def features() -> dict[str, Callable[..., object]]:
    """The features by name; each takes a session, an address and a position."""
    from lsprotocol import types as lsp

    from svc.editor.server import calls, colours, completing, findings, hints, names, preview, structure, writing

    def everywhere(position: lsp.Position) -> lsp.Range:
        return lsp.Range(lsp.Position(0, 0), position)

    def renamed(session: object, uri: str, position: lsp.Position) -> None:
        names.prepared(session, uri, position)  # type: ignore[arg-type]
        names.renaming(session, uri, position, "quite_another")  # type: ignore[arg-type]

    def called(session: object, uri: str, position: lsp.Position) -> None:
        for item in calls.prepared(session, uri, position):  # type: ignore[arg-type]
            calls.incoming(session, item)  # type: ignore[arg-type]
            calls.outgoing(session, item)  # type: ignore[arg-type]

    return {
        "findings": lambda session, uri, position: findings.findings(session, uri),
        "completion": completing.completion,
        "hover": names.hover,
        "definition": names.definition,
        "references": lambda session, uri, position: names.references(session, uri, position, True),
        "highlights": names.highlights,
        "rename": renamed,
        "symbols": lambda session, uri, position: structure.symbols(session, uri),
        "project symbols": lambda session, uri, position: structure.project_symbols(session, "lg"),
        "formatting": lambda session, uri, position: writing.formatting(session, uri),
        "actions": lambda session, uri, position: writing.actions(session, uri, everywhere(position), ()),
        "colours": lambda session, uri, position: colours.full(session, uri),
        "some colours": lambda session, uri, position: colours.within(session, uri, everywhere(position)),
        "folding": lambda session, uri, position: structure.folding(session, uri),
        "selections": lambda session, uri, position: structure.selections(session, uri, [position]),
        "links": lambda session, uri, position: structure.links(session, uri),
        "inlay hints": lambda session, uri, position: hints.inlay(session, uri, everywhere(position)),
        "lenses": lambda session, uri, position: hints.lenses(session, uri),
        "calls": called,
        "preview": lambda session, uri, position: preview.preview(session, uri, None, "auto", "auto"),
    }


def ask_at_each_cut(text: str, folder: Path, cuts: list[int]) -> None:
    """Type a text and ask every feature where it ends; an error of svc is an answer in words."""
    from lsprotocol import types as lsp

    from svc.editor.server.session import Session

    session, asked = Session(), features()
    (folder / "svc.toml").touch()
    uri = (folder / "typed.vsc").as_uri()
    session.opened(uri, 0, "")
    for version, cut in enumerate(cuts, 1):
        session.documents[uri].edit(version, [lsp.TextDocumentContentChangeWholeDocument(text[:cut])])
        session.edited(uri)
        position = session.text(uri).range((cut, cut)).start
        for name, ask in asked.items():
            try:
                ask(session, uri, position)
            except Error:
                pass
            except Exception as error:
                raise AssertionError(f"{name} behind {text[max(0, cut - 60) : cut]!r}") from error


def test_a_sample_of_places(tmp_path: Path) -> None:
    for path in FILES:
        text = path.read_text("utf-8")
        ask_at_each_cut(text, tmp_path, sorted(random.Random(path.name).sample(range(len(text)), 3)))


def test_each_place_of_a_text_with_everything(tmp_path: Path) -> None:
    (tmp_path / "a.vsc").write_text((ROOT / "examples" / "restore_service.vsc").read_text("utf-8"))
    ask_at_each_cut(ODD, tmp_path, [*range(len(ODD) + 1)])


@pytest.mark.thorough
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_many_places_of_each_example(path: Path, tmp_path: Path) -> None:
    text = path.read_text("utf-8")
    ask_at_each_cut(text, tmp_path, [*range(0, len(text) + 1, 7)])
