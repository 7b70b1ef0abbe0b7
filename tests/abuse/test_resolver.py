"""A `use` line whose path is hostile by its words: nothing outside of the root is opened or listed."""

import os
import unicodedata
from pathlib import Path

import pytest

import svc
from tests.support.command_line import Svc, fixture_svc
from tests.support.folders import ACME, FOLLOWING, RESTORE, codes, write
from tests.support.uses import fixture_root, told

__all__ = ["fixture_root", "fixture_svc"]


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
def test_what_is_not_a_path_of_a_file_is_reported_r01(root: Path, path: str) -> None:
    assert told(root, path) in (["VSC206"], ["VSC207"])


@pytest.mark.parametrize(
    "path",
    ["a/" * 20_000 + "a.vsc", "./" * 20_000 + "in/acme.vsc", "in/../" * 5_000 + "in/acme.vsc", "a" * 10_000 + ".vsc"],
    ids=["deep", "here", "to and fro", "wide"],
)
def test_a_long_path_is_walked_or_reported_r01(root: Path, path: str) -> None:
    assert told(root, path) in ([], ["VSC110"], ["VSC206"], ["VSC207"], ["VSC208"])


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
