"""`use` lines in cycles, diamonds and long chains: each file is read once, and nothing hangs."""

import os
from pathlib import Path
from typing import Any

import pytest

from svc.project import sources
from svc.project.project import Project
from tests.support.folders import RESTORE, codes, write
from tests.support.thorough import first

POSIX = pytest.mark.skipif(os.name == "nt", reason="links and devices of POSIX")


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
    ordinary = sources.read

    def counted(path: Any, *more: Any, **named: Any) -> Any:
        read.append(os.path.realpath(path))
        return ordinary(path, *more, **named)

    monkeypatch.setattr(sources, "read", counted)
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
