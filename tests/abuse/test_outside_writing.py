"""Links at the place of an output: one whose name svc chose is written through none, one of the user's may be."""

import os
from pathlib import Path

import pytest

from svc.diagnostics.errors import FileError
from svc.project import files
from tests.support.command_line import Svc, fixture_svc, process
from tests.support.folders import RESTORE, write
from tests.support.outside import SECRET, untouched

__all__ = ["fixture_svc"]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links of POSIX")

FORMATS = {"svg": "svg", "png": "png", "pdf": "pdf", "pptx": "pptx", "dot": "dot", "mermaid": "mmd", "html": "html"}
TARGETS = {
    "file": f"../secret/{SECRET}",
    "absolute": f"{{root}}/secret/{SECRET}",
    "broken": "../secret/none",
    "chain": "hop",
    "folder": f"out/{SECRET}",
    "sibling": "../proj-evil/x",
    "pipe": "../secret/pipe",
    "device": "/dev/full",
    "own source": "b.vsc",
    "own hook": ".git/hooks/pre-commit",
    "own folder": "pictures",
    "nothing": "pictures/r.svg",
    "itself": "r.svg",
}
"""What a link leads to that has the name of an output."""


@pytest.fixture(name="root")
def fixture_root(tmp_path: Path, svc_: Svc, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(tmp_path, {f"secret/{SECRET}": SECRET, "proj-evil/x": SECRET, "proj/r.vsc": f"stream r\n{RESTORE}"})
    write(tmp_path, {"proj/b.vsc": RESTORE, "proj/.git/hooks/pre-commit": "#!/bin/sh\n", "proj/pictures/x": ""})
    os.mkfifo(tmp_path / "secret" / "pipe")
    root = tmp_path / "proj"
    (root / "hop").symlink_to(f"../secret/{SECRET}")
    (root / "out").symlink_to("../secret")
    monkeypatch.chdir(root)
    return root


def _link(root: Path, name: str, target: str) -> None:
    (root / name).symlink_to(TARGETS[target].replace("{root}", os.fspath(root.parent)))


def _inside(root: Path) -> dict[str, str]:
    """What is in the project, with the texts of its files."""
    found = sorted(path for path in root.rglob("*") if not path.is_symlink())
    return {os.fspath(path): path.read_text("utf-8") if path.is_file() else "" for path in found}


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("form", FORMATS)
def test_a_picture_beside_its_file_follows_no_link_v10(svc_: Svc, root: Path, form: str, target: str) -> None:
    name = f"r.{FORMATS[form]}"
    _link(root, name, target)
    before = _inside(root)
    with untouched(root.parent):
        told = svc_("render", "r.vsc", "--format", form)
    assert (told.code, told.out) == (2, "")
    assert told.err == f"svc: {name} is a link, so svc does not write to it: choose a file with -o\n"
    assert _inside(root) == before
    assert (root / name).is_symlink()


@pytest.mark.parametrize("target", ["file", "own source"])
def test_a_picture_of_a_catalogue_follows_no_link_v10(svc_: Svc, root: Path, target: str) -> None:
    for name in ("itil4.svg", "itil4_engage.svg"):
        _link(root, name, target)
    before = _inside(root)
    with untouched(root.parent):
        assert svc_("render", "--catalogue", "itil4", "--view", "matrix").code == 2
        assert svc_("render", "--catalogue", "itil4", "--view", "sheet", "--activity", "engage").code == 2
    assert _inside(root) == before


def test_a_picture_follows_a_link_that_the_user_named_v10(svc_: Svc, root: Path) -> None:
    write(root, {"pictures/r.svg": "old"})
    (root / "r.svg").symlink_to("pictures/r.svg")
    _link(root, "named.svg", "file")
    for name in ("r.svg", "named.svg"):
        assert svc_("render", "r.vsc", "-o", name).code == 0
        assert (root / name).is_symlink()
    for path in (root / "pictures" / "r.svg", root.parent / "secret" / SECRET):
        assert path.read_text("utf-8").startswith("<svg")


@pytest.mark.parametrize("options", [(), ("-o", "./k.svg")])
def test_a_picture_of_a_catalogue_does_not_take_its_place_v10(svc_: Svc, root: Path, options: tuple[str, ...]) -> None:
    write(root, {"k.svg": "catalogue k extends itil4\n"})
    told = svc_("render", "--catalogue", "k.svg", "--view", "legend", *options)
    assert (told.code, "k.svg is the input file" in told.err) == (2, True)
    assert (root / "k.svg").read_text("utf-8") == "catalogue k extends itil4\n"


def test_a_picture_on_standard_output_asks_for_no_link_v10(root: Path) -> None:
    (root / "-").symlink_to("b.vsc")
    assert process("render", "-", "--format", "dot", cwd=root, stdin=RESTORE.encode()).code == 0


def test_a_picture_is_beside_a_link_that_the_user_named_v10(svc_: Svc, root: Path) -> None:
    write(root.parent, {"else/r.vsc": f"stream r\n{RESTORE}"})
    (root / "linked.vsc").symlink_to("../else/r.vsc")
    (root / "else").symlink_to("../else")
    assert svc_("render", "linked.vsc").code == svc_("render", "else/r.vsc").code == 0
    assert (root / "linked.svg").is_file()
    assert (root.parent / "else" / "r.svg").is_file()


@pytest.mark.parametrize("target", TARGETS)
def test_a_new_file_takes_the_place_of_no_link_v10(svc_: Svc, root: Path, target: str) -> None:
    _link(root, "fresh.vsc", target)
    write(root, {"data.json": '{"version": 1, "name": "s", "flows": [{"source": "user", "target": "engage"}]}'})
    with untouched(root.parent):
        assert svc_("new", "fresh").code != 0
        told = svc_("import", "data.json", "-o", "fresh.vsc")
    assert told.code == 2
    assert "fresh.vsc already exists; not overwritten" in told.err
    assert (root / "fresh.vsc").is_symlink()


def test_a_temporary_file_that_is_a_link_is_not_written_through_f04(svc_: Svc, root: Path) -> None:
    import zlib

    for name in ("r.vsc", "r.svg", "fresh.vsc"):
        _link(root, f".svc-{zlib.crc32(name.encode()):08x}", "file")
    write(root, {"r.vsc": "user->engage:incidents\n"})
    with untouched(root.parent):
        for command in (("fmt", "."), ("render", "r.vsc"), ("new", "fresh")):
            assert svc_(*command).code != 0
    assert (root / "r.vsc").read_text("utf-8") == "user->engage:incidents\n"


@pytest.mark.parametrize("command", ["fmt", "fix"])
def test_a_link_that_the_user_named_is_rewritten_where_it_leads_f04(svc_: Svc, root: Path, command: str) -> None:
    write(root.parent, {"else/a.vsc": "user->engage:incidnts\n"})
    (root / "a.vsc").symlink_to("../else/a.vsc")
    svc_(command, ".")
    assert (root.parent / "else" / "a.vsc").read_text("utf-8") == "user->engage:incidnts\n"
    svc_(command, "a.vsc")
    assert (root.parent / "else" / "a.vsc").read_text("utf-8") != "user->engage:incidnts\n"
    assert (root / "a.vsc").is_symlink()


def test_what_must_stay_within_a_folder_is_refused_outside_of_it_f04(root: Path) -> None:
    within = os.path.realpath(root)
    with untouched(root.parent):
        for path in ("out/x", "../secret/x", "../proj-evil/x", "hop", "out/../x"):
            with pytest.raises(files.OutsideError):
                files.rewrite(path, SECRET, "x", within=within)


def test_where_a_link_is_nothing_is_written_that_is_not_to_follow_one_f04(root: Path) -> None:
    (root / "in.svg").symlink_to("b.vsc")
    before = _inside(root)
    with untouched(root.parent):
        for path in ("hop", "in.svg", "pictures/../in.svg"):
            with pytest.raises(FileError, match="can't be written: it is a link"):
                files.write(path, b"x", follow=False)
    assert _inside(root) == before
