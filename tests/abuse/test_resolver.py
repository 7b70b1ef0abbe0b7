"""`use` against hostile paths and hostile disks: nothing outside of the root is opened or listed, and nothing hangs."""

import os
import socket
import sys
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from random import Random
from threading import Thread
from typing import Any

import pytest

import svc
from svc.project import files
from svc.project.project import Project
from tests.support.command_line import Svc, fixture_svc
from tests.support.folders import ACME, FOLLOWING, RESTORE, codes, write
from tests.support.thorough import first

__all__ = ["fixture_svc"]

POSIX = pytest.mark.skipif(os.name == "nt", reason="links and devices of POSIX")
EVENTS = ("open", "os.listdir", "os.scandir")
GRAMMAR = import_module("svc.grammar")
BROUGHT_ALONG = (sys.prefix, sys.base_prefix, *(os.path.dirname(str(each.__file__)) for each in (svc, GRAMMAR)))
"""Where code is."""
_watched: list[tuple[str, list[str]]] = []
"""The root that is watched, and what was asked for outside of it."""


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if not _watched or event not in EVENTS or not isinstance(arguments[0], str | bytes):
        return
    root, outside = _watched[-1]
    where = os.path.realpath(os.fsdecode(arguments[0]))
    if not Path(where).is_relative_to(root) and not where.startswith(BROUGHT_ALONG):
        outside.append(f"{event} {where}")


sys.addaudithook(_hook)


@contextmanager
def watched(root: Path) -> Iterator[None]:
    """Within, nothing outside of a root is opened or listed."""
    outside: list[str] = []
    _watched.append((os.path.realpath(root), outside))
    try:
        yield
    finally:
        _watched.pop()
    assert outside == []


def elsewhere(act: Callable[[], object]) -> None:
    """Do what somebody else does to the disk meanwhile: in a thread, as svc itself may not."""
    other = Thread(target=act)
    other.start()
    other.join()


def told(root: Path, path: str, folder: str = "") -> list[str]:
    """The codes of what is told of a `use` line, in a text that stands in a folder of a root."""
    escaped = path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    text = f'use "{escaped}"\nstream a follows acme\n{RESTORE}'
    with watched(root):
        found = svc.analyse(text, f"{folder}/a.vsc" if folder else "a.vsc", root=root).diagnostics
    return sorted({each.code for each in found})


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with a secret outside of it, which is a sound catalogue."""
    write(tmp_path, {"secret/acme.vsc": ACME, "proj-evil/acme.vsc": ACME, "proj/in/acme.vsc": ACME, "acme.vsc": ACME})
    return tmp_path / "proj"


# --- paths by their words


@pytest.mark.parametrize(
    "path",
    [
        "../acme.vsc", "../../acme.vsc", "in/../../acme.vsc", "./.././acme.vsc", "/etc/acme.vsc", "//acme.vsc",
        "~/acme.vsc", "~root/acme.vsc", "$HOME/acme.vsc", "${HOME}/acme.vsc", "%2e%2e/acme.vsc", "%2e%2e%2facme.vsc",
        "%HOME%/acme.vsc", "..\\acme.vsc", "in/..\\../acme.vsc",
    ],
)  # fmt: skip
def test_a_path_that_leads_out_is_refused_r01(root: Path, path: str) -> None:
    assert told(root, path) == ["VSC206"]


@pytest.mark.parametrize(
    "path", ["../proj-evil/acme.vsc", "in/../../proj-evil/acme.vsc", "../proj/../proj-evil/acme.vsc"]
)
def test_a_folder_whose_name_begins_alike_is_another_one_r03(root: Path, path: str) -> None:
    assert told(root, path) == ["VSC206"]


@pytest.mark.parametrize(
    "path",
    [
        "\\\\server\\x\\acme.vsc", "//server/x/acme.vsc", "\\\\?\\C:\\acme.vsc", "\\\\.\\acme.vsc", "C:acme.vsc",
        "C:/acme.vsc", "c:\\acme.vsc", "CON.vsc", "con.vsc", "in/NUL.vsc", "aux.vsc", "COM1.vsc", "lpt9.x.vsc",
        "COM¹.vsc", "acme.vsc:ads", "acme.vsc:ads.vsc", "acme.vsc.", "acme.vsc ", "in./acme.vsc", "in /acme.vsc",
        ".../acme.vsc", "a?.vsc", "a*.vsc", "a|b.vsc", "<a>.vsc", 'a".vsc',
    ],
)  # fmt: skip
def test_names_of_other_systems_are_refused_before_the_disk_is_asked_r04(
    root: Path, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "listdir", lambda folder: pytest.fail(f"listed {folder}"))
    assert told(root, path) == (["VSC112", "VSC206"] if path.endswith("\\") else ["VSC206"])


@pytest.mark.parametrize(
    "path",
    ["http://x/acme.vsc", "https://x/acme.vsc", "file:///etc/acme.vsc", "data:text/plain,x.vsc", "FILE://in/acme.vsc",
     "git+ssh://x/acme.vsc", "ftp://x/a.vsc"],
)  # fmt: skip
def test_an_address_is_refused_r05(root: Path, path: str) -> None:
    assert told(root, path) == ["VSC206"]


@pytest.mark.parametrize("path", ["in/ac\x1b[31mme.vsc", "in/a\nb.vsc", "in/\u202eacme.vsc", "a\u200b.vsc"])
def test_a_name_that_can_not_be_shown_is_refused_and_shown_escaped_r12(svc_: Svc, tmp_path: Path, path: str) -> None:
    escaped = path.replace("\n", "\\n")
    write(tmp_path, {"a.vsc": f'use "{escaped}"\nstream a follows acme\n{RESTORE}'})
    told = svc_("check", "a.vsc")
    assert told.code == 1
    assert not set(told.out) & set("\x1b\u202e\u200b")


@pytest.mark.parametrize("path", ["", ".", "..", "in", "in/", "acme", "acme.VSC", "in//acme.vsc", "acme.vsc/"])
def test_what_is_no_path_of_a_file_is_reported_r01(root: Path, path: str) -> None:
    assert told(root, path) in (["VSC206"], ["VSC207"])


@pytest.mark.parametrize(
    "path",
    ["a/" * 20_000 + "a.vsc", "./" * 20_000 + "in/acme.vsc", "in/../" * 5_000 + "in/acme.vsc", "a" * 10_000 + ".vsc"],
    ids=["deep", "here", "to and fro", "wide"],
)
def test_a_long_path_is_walked_or_reported_r01(root: Path, path: str) -> None:
    assert told(root, path) in ([], ["VSC110"], ["VSC206"], ["VSC207"], ["VSC208"])


# --- links


@POSIX
@pytest.mark.parametrize(
    ("links", "path", "wanted"),
    [
        ({"acme.vsc": "../acme.vsc"}, "acme.vsc", "VSC206"),
        ({"acme.vsc": "/{outside}/acme.vsc"}, "acme.vsc", "VSC206"),
        ({"out": "../secret"}, "out/acme.vsc", "VSC206"),
        ({"out": "../secret"}, "out/acne.vsc", "VSC206"),
        ({"out": ".."}, "out/acme.vsc", "VSC206"),
        ({"out": ".."}, "out/proj/in/acme.vsc", "VSC206"),
        ({"one": "two", "two": "three", "three": "../secret"}, "one/acme.vsc", "VSC206"),
        ({"evil": "../proj-evil"}, "evil/acme.vsc", "VSC206"),
        ({"self": "/proc/self"}, "self/cwd/acme.vsc", "VSC206"),
        ({"fd.vsc": "/proc/self/fd/0"}, "fd.vsc", "VSC206"),
        ({"broken.vsc": "nothing.vsc"}, "broken.vsc", "VSC207"),
        ({"broken.vsc": "../nothing.vsc"}, "broken.vsc", "VSC206"),
        ({"loop.vsc": "loop.vsc"}, "loop.vsc", "VSC207"),
        ({"a.d": "b.d", "b.d": "a.d"}, "a.d/acme.vsc", "VSC207"),
        ({"here": "."}, "here/here/here/in/acme.vsc", None),
        ({"inside": "in"}, "inside/acme.vsc", None),
        ({"acme.vsc": "in/acme.vsc"}, "acme.vsc", None),
        ({"in/up": ".."}, "in/up/in/acme.vsc", None),
    ],
)
def test_a_link_is_followed_below_the_root_and_nowhere_else_r02(
    root: Path, links: dict[str, str], path: str, wanted: str | None
) -> None:
    for name, to in links.items():
        (root / name).symlink_to(to.replace("/{outside}", os.fspath(root.parent)))
    assert told(root, path) == ([wanted] if wanted else [])


@POSIX
def test_a_file_by_several_links_is_one_file_r02(root: Path) -> None:
    (root / "other").symlink_to("in")
    uses = 'use "in/acme.vsc"\nuse "other/acme.vsc"\n'
    found = svc.analyse(f"{uses}stream a follows acme\n{RESTORE}", "a.vsc", root=root).diagnostics
    assert [each.code for each in found] == ["VSC208"]


@POSIX
def test_names_behind_a_link_that_leads_out_are_not_given_away_r02(root: Path) -> None:
    (root / "out").symlink_to("../secret")
    text = f'use "out/acne.vsc"\nstream a follows acme\n{RESTORE}'
    with watched(root):
        (found,) = svc.analyse(text, "a.vsc", root=root).diagnostics
    assert "acme.vsc" not in found.help + found.message


# --- circles, diamonds, chains


def _opens(number: int, last: int) -> str:
    return f"  step fix in deliver_support opens s{number}\n" if number < last else ""


@POSIX
def test_cycles_also_by_links_and_other_spellings_read_each_file_once_r06(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {
        "a.vsc": f'use "./b/../b/b.vsc"\nuse "a.vsc"\nstream a\n{RESTORE}',
        "b/b.vsc": f'use "../a.vsc"\nuse "me/a.vsc"\nstream b\n{RESTORE}',
    })  # fmt: skip
    (tmp_path / "b" / "me").symlink_to("..")
    read: list[str] = []
    ordinary = files.read

    def counted(path: Any, *more: Any, **named: Any) -> Any:
        read.append(os.path.realpath(path))
        return ordinary(path, *more, **named)

    monkeypatch.setattr(files, "read", counted)
    assert {code for found in codes(tmp_path).values() for _, _, code in found} == {"VSC208"}
    assert len(read) == len(set(read)) == 2


def test_a_cycle_of_a_thousand_files_r06(tmp_path: Path) -> None:
    write(tmp_path, {f"f{each}.vsc": f'use "f{(each + 1) % 1000}.vsc"\n' for each in range(1000)})
    project = Project.around(tmp_path)
    assert [each.code for each in project.analyse(tmp_path / "f0.vsc").diagnostics] == ["VSC208"]


def test_a_billion_ways_through_thirty_files_r07(tmp_path: Path) -> None:
    files_ = {}
    for each in range(30):
        uses = f'use "f{each + 1}.vsc"\nuse "./f{each + 1}.vsc"\n' if each < 29 else ""
        step = f"  step one in deliver_support opens s{each + 1}\n  step two in deliver_support opens s{each + 1}\n"
        arrows = RESTORE.replace("deliver_support", "one", 1).replace("deliver_support ->", "two ->") + "  one -> two\n"
        files_[f"f{each}.vsc"] = f"{uses}stream s{each}\n{step + arrows if uses else RESTORE}"
    write(tmp_path, files_)
    found = codes(tmp_path)
    assert {code for told in found.values() for _, _, code in told} == {"VSC208", "VSC212"}
    assert len(found) == 29


@pytest.mark.parametrize("opening", first(1, [True, False]))
def test_a_chain_of_two_thousand_files_r08(tmp_path: Path, opening: bool) -> None:
    last = 1999
    for each in range(last + 1):
        use = f'use "f{each + 1}.vsc"\n' if each < last else ""
        step = _opens(each + 1, last + 1) if opening else ""
        arrows = (
            RESTORE.replace("deliver_support :", "fix :").replace("deliver_support ->", "fix ->") if step else RESTORE
        )
        (tmp_path / f"f{each}.vsc").write_text(f"{use}stream s{each}\n{step}{arrows}", "utf-8")
    project = Project.around(tmp_path)
    found = {each.code for each in project.analyse(tmp_path / "f0.vsc").diagnostics}
    assert found <= {"VSC208", "VSC212"}


# --- what is no file, or not for long


@POSIX
def test_what_is_no_regular_file_is_reported_at_once_r09(root: Path) -> None:
    os.mkfifo(root / "fifo.vsc")
    (root / "folder.vsc").mkdir()
    with socket.socket(socket.AF_UNIX) as server:
        here = os.open(".", os.O_RDONLY)
        os.chdir(root)
        try:
            server.bind("socket.vsc")
        finally:
            os.fchdir(here)
            os.close(here)
        for name in ("fifo.vsc", "folder.vsc", "socket.vsc"):
            assert told(root, name) == ["VSC207"], name


@POSIX
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/tty"])
def test_a_link_to_a_device_leads_out_r09(root: Path, device: str) -> None:
    (root / "device.vsc").symlink_to(device)
    assert told(root, "device.vsc") == ["VSC206"]


def test_what_may_not_be_read_is_reported_r09(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(root, {"shut/acme.vsc": ACME})
    opened = os.open

    def refusing(path: Any, *more: Any, **named: Any) -> int:
        if os.fspath(path).endswith(("in/acme.vsc", "shut")):
            raise PermissionError(13, "Permission denied")
        return opened(path, *more, **named)

    monkeypatch.setattr(os, "open", refusing)
    for path in ("shut/acme.vsc", "in/acme.vsc"):
        (found,) = svc.analyse(f'use "{path}"\nstream a follows acme\n{RESTORE}', "a.vsc", root=root).diagnostics
        assert (found.code, "Permission denied" in found.message) == ("VSC207", True)


def test_a_file_that_is_too_large_or_no_text_is_reported_r09(root: Path) -> None:
    (root / "large.vsc").write_bytes(b"#" * (8 * 1024 * 1024 + 1))
    (root / "latin.vsc").write_bytes(b"# caf\xe9\n")
    for name in ("large.vsc", "latin.vsc"):
        assert told(root, name) == ["VSC207"], name


# --- a disk that changes


@POSIX
@pytest.mark.parametrize("swapped", ["in/acme.vsc", "in"])
def test_a_file_that_becomes_a_link_before_it_is_opened_gives_nothing_away_r10(
    root: Path, monkeypatch: pytest.MonkeyPatch, swapped: str
) -> None:
    ordinary = files.read
    (root.parent / "secret" / "acme.vsc").write_text(ACME + "  party secret\n", "utf-8")

    def late(path: Any, *more: Any, **named: Any) -> Any:
        if os.fspath(path).endswith("in/acme.vsc"):
            elsewhere(lambda: (root / swapped).rename(root / "gone"))
            to = root.parent / "secret" / ("acme.vsc" if swapped != "in" else "")
            elsewhere(lambda: (root / swapped).symlink_to(to))
        return ordinary(path, *more, **named)

    monkeypatch.setattr(files, "read", late)
    text = f'use "in/acme.vsc"\nstream a follows acme\n  secret -> engage : incidents\n{RESTORE}'
    found = svc.analyse(text, "a.vsc", root=root).diagnostics
    assert {each.code for each in found} & {"VSC206", "VSC207"}


def test_a_file_that_is_gone_before_it_is_opened_is_reported_r10(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ordinary = files.read

    def late(path: Any, *more: Any, **named: Any) -> Any:
        if os.fspath(path).endswith("acme.vsc"):
            elsewhere(Path(path).unlink)
        return ordinary(path, *more, **named)

    monkeypatch.setattr(files, "read", late)
    assert told(root, "in/acme.vsc") == ["VSC207"]


def test_one_run_sees_one_state_of_a_file_r10(tmp_path: Path) -> None:
    write(tmp_path, {"acme.vsc": ACME, "a.vsc": FOLLOWING, "b.vsc": FOLLOWING.replace("restore", "again")})
    project = Project.around(tmp_path)
    assert project.analyse(tmp_path / "a.vsc").diagnostics == ()
    write(tmp_path, {"acme.vsc": "catalogue other extends itil4\n"})
    assert project.analyse(tmp_path / "b.vsc").diagnostics == ()


# --- names


def test_a_name_in_other_letters_is_another_file_on_every_system_r11(root: Path) -> None:
    assert told(root, "in/Acme.vsc") == ["VSC207"]
    assert told(root, "In/acme.vsc") == ["VSC207"]


@pytest.mark.parametrize(("disk", "written"), [("NFC", "NFD"), ("NFD", "NFC")])
def test_a_name_in_another_form_of_unicode_is_the_same_r11(root: Path, disk: str, written: str) -> None:
    name = "café.vsc"
    (root / unicodedata.normalize(disk, name)).write_text(ACME, "utf-8")  # type: ignore[arg-type]
    assert told(root, unicodedata.normalize(written, name)) == []  # type: ignore[arg-type]


def test_what_is_left_out_of_a_folder_can_still_be_used_r13(tmp_path: Path) -> None:
    hidden = {".hidden/a.vsc": "x", ".git/a.vsc": "x", "venv/pyvenv.cfg": "", "venv/a.vsc": "x", "out/a.vsc": "x"}
    write(tmp_path, {**hidden, ".gitignore": "out/\n", "acme.vsc": ACME, "a.vsc": FOLLOWING})
    assert {Path(each.file.name).name for each in svc.Workspace.open(tmp_path).analyses} == {"acme.vsc", "a.vsc"}
    write(tmp_path, {"out/acme.vsc": ACME, "a.vsc": FOLLOWING.replace("acme.vsc", "out/acme.vsc")})
    assert codes(tmp_path) == {}


def test_names_that_clash_shadow_or_bring_nothing_are_reported_r14(root: Path) -> None:
    write(root, {"other.vsc": ACME, "use.vsc": "catalogue use extends itil4\n"})
    twice = f'use "in/acme.vsc"\nuse "other.vsc"\nstream a follows acme\n{RESTORE}'
    assert [each.code for each in svc.analyse(twice, "a.vsc", root=root).diagnostics] == ["VSC209"]
    keyword = f'use "use.vsc"\nstream a follows use\n{RESTORE}'
    assert svc.analyse(keyword, "a.vsc", root=root).diagnostics == ()
    assert told(root, "use.vsc") == ["VSC201", "VSC208"]


# R15 does not apply: files that are used are not pinned.

PIECES = (
    "..", "..", ".", "in", "out", "up", "loop", "deep", "acme.vsc", "secret", "proj", "proj-evil", "~", "$HOME",
    "%2e%2e", "..\\", "\\", "C:", "//", "", " ", "\t", "\x00", "\udc80", "...", ". .", "..;", "file:", "proc", "self",
    "cwd", "root", "etc", "passwd", "AcMe.vsc", "acme.vsc.", "acme.vsc/..", "ａcme.vsc", "\u2024\u2024", "\uff0e\uff0e",
    "\u2215", "\uff0f", "*", "link.vsc", "..%00", "café", "cafe\u0301", "con",
)  # fmt: skip
"""Parts of paths that lead somewhere else in one system or another."""


PLAIN = ("in", "..", ".", "deep", "er")


@POSIX
@pytest.mark.parametrize("folder", ["", "in", "deep/er"])
def test_no_path_whatever_opens_or_lists_anything_outside_of_the_root_r01_r02_r03(root: Path, folder: str) -> None:
    links = {
        "out": "../secret",
        "up": "..",
        "loop": "loop",
        "in/up": "../..",
        "in/self": "/proc/self",
        "link.vsc": "../acme.vsc",
    }
    write(root, {"deep/er/acme.vsc": ACME, "deep/er/still.vsc": ACME})
    for name, to in links.items():
        (root / name).symlink_to(to)
    random = Random(f"seed {folder}")
    known = 0
    for _ in range(500):
        parts = [random.choice(random.choice((PIECES, PLAIN))) for _ in range(random.randint(0, 4))]
        path = random.choice(("/", "/", "/", "\\", "")).join(
            [*parts, random.choice(("acme.vsc", "link.vsc", "x.vsc", ""))]
        )
        found = told(root, path, folder)
        assert (
            found == []
            or "VSC206" in found
            or "VSC207" in found
            or {*found} <= {"VSC103", "VSC104", "VSC111", "VSC112"}
        )
        known += found == []
    assert known, "some of them must lead to a file, or nothing was searched"
