"""A `use` line through links, and paths of all kinds drawn by lot: nothing outside of the root is opened or listed."""

import os
from pathlib import Path
from random import Random

import pytest

import svc
from tests.support.folders import ACME, RESTORE, write
from tests.support.thorough import strides
from tests.support.uses import fixture_root, told, watched

__all__ = ["fixture_root"]

POSIX = pytest.mark.skipif(os.name == "nt", reason="links and devices of POSIX")


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


PIECES = (
    "..", "..", ".", "in", "out", "up", "loop", "deep", "acme.vsc", "secret", "proj", "proj-evil", "~", "$HOME",
    "%2e%2e", "..\\", "\\", "C:", "//", "", " ", "\t", "\x00", "\udc80", "...", ". .", "..;", "file:", "proc", "self",
    "cwd", "root", "etc", "passwd", "AcMe.vsc", "acme.vsc.", "acme.vsc/..", "ａcme.vsc", "\u2024\u2024", "\uff0e\uff0e",
    "\u2215", "\uff0f", "*", "link.vsc", "..%00", "café", "cafe\u0301", "con",
)  # fmt: skip
"""Parts of paths that lead somewhere else in one system or another."""


PLAIN = ("in", "..", ".", "deep", "er")


@POSIX
@strides(5)
@pytest.mark.parametrize("folder", ["", "in", "deep/er"])
def test_no_path_whatever_opens_or_lists_anything_outside_of_the_root_r01_r02_r03(
    root: Path, folder: str, stride: int
) -> None:
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
    for _ in range(500 // stride):
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
