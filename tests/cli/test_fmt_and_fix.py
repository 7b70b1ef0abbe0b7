"""`svc fmt` and `svc fix` on the command line: what they write, what they say, how they exit."""

from pathlib import Path

import pytest

from tests.support.command_line import Svc, fixture_svc, process

__all__ = ["fixture_svc"]

MESSY, TIDY = "a->b\n", "a -> b\n"
SLIPS = "user → engage : incidnets\n"
FIXED = "user -> engage : incidents\n"


@pytest.fixture(name="folder")
def fixture_folder(tmp_path: Path) -> Path:
    (tmp_path / "below").mkdir()
    (tmp_path / "messy.vsc").write_text(MESSY)
    (tmp_path / "tidy.vsc").write_text(TIDY)
    (tmp_path / "below" / "messy.vsc").write_text(MESSY)
    (tmp_path / "below" / "no_stream.txt").write_text(MESSY)
    return tmp_path


def test_fmt_lays_out_files_and_folders_and_names_those_that_changed(svc_: Svc, folder: Path) -> None:
    assert svc_("fmt", ".", "messy.vsc") == (0, "formatted messy.vsc\nformatted below/messy.vsc\n", "")
    assert {path.read_text() for path in folder.rglob("*.vsc")} == {TIDY}
    assert (folder / "below" / "no_stream.txt").read_text() == MESSY
    assert svc_("fmt", ".") == (0, "", "")


def test_fmt_leaves_alone_what_is_laid_out(svc_: Svc, folder: Path) -> None:
    before = (folder / "tidy.vsc").stat()
    svc_("fmt", ".")
    after = (folder / "tidy.vsc").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.usefixtures("folder")
def test_fmt_check_lists_what_would_change(svc_: Svc) -> None:
    assert svc_("fmt", "--check", ".") == (1, "messy.vsc\nbelow/messy.vsc\n", "")
    assert svc_("fmt", "--check", "tidy.vsc") == (0, "", "")


@pytest.mark.usefixtures("folder")
def test_fmt_diff_shows_what_would_change(svc_: Svc) -> None:
    shown = "--- messy.vsc\n+++ messy.vsc\n@@ -1 +1 @@\n-a->b\n+a -> b\n"
    assert svc_("fmt", "--diff", "messy.vsc", "tidy.vsc") == (0, shown, "")
    assert svc_("fmt", "--diff", "--check", "messy.vsc") == (1, shown, "")


def test_a_diff_reports_a_missing_newline_and_shows_what_can_not_be_seen(svc_: Svc, tmp_path: Path) -> None:
    (tmp_path / "a\x1b.vsc").write_bytes("a->b\t# \xadc".encode())
    assert svc_("fmt", "--diff", ".").out == (
        "--- a\\x1b.vsc\n+++ a\\x1b.vsc\n@@ -1 +1 @@\n-a->b\t# <U+00AD>c\n\\ No newline at end of file\n"
        "+a -> b  # <U+00AD>c\n"
    )


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("command", ["fmt", "fix"])
def test_a_path_that_is_missing_does_not_keep_the_others(svc_: Svc, command: str) -> None:
    done = svc_(command, "nowhere.vsc", "messy.vsc")
    assert done.code == 2
    assert "nowhere.vsc can't be read" in done.err


@pytest.mark.parametrize("command", ["fmt", "fix"])
def test_no_path_is_reported(svc_: Svc, command: str) -> None:
    done = svc_(command)
    assert done.code == 2
    assert f"svc {command} ." in done.err


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_standard_input_is_handed_on_laid_out(tmp_path: Path, mark: bytes) -> None:
    done = process("fmt", "-", cwd=tmp_path, stdin=mark + b"a->b\r\n")
    assert done == (0, (mark + b"a -> b\r\n").decode(), "")


def test_standard_input_with_a_mistake_is_handed_on_as_it_came(tmp_path: Path) -> None:
    done = process("fmt", "-", cwd=tmp_path, stdin=b"a=>b\r\n\n")
    assert (done.code, done.out) == (1, "a=>b\r\n\n")
    assert "VSC105" in done.err


def test_fix_fixes_files_and_says_what(svc_: Svc, tmp_path: Path) -> None:
    (tmp_path / "a.vsc").write_text(SLIPS)
    done = svc_("fix", "a.vsc")
    assert (done.code, done.err) == (0, "")
    assert [line.split(": ", 2)[:2] for line in done.out.splitlines()] == [["a.vsc", "fixed"]] * 2
    assert (tmp_path / "a.vsc").read_text() == FIXED
    assert svc_("fix", "a.vsc") == (0, "", "")


def test_fix_takes_the_codes_to_fix(svc_: Svc, tmp_path: Path) -> None:
    (tmp_path / "a.vsc").write_text(SLIPS)
    assert svc_("fix", "a.vsc", "--select", "VSC2").code == 0
    assert (tmp_path / "a.vsc").read_text() == "user → engage : incidents\n"


def test_fix_diff_writes_nothing(svc_: Svc, tmp_path: Path) -> None:
    (tmp_path / "a.vsc").write_text(SLIPS)
    done = svc_("fix", "--diff", "a.vsc")
    assert done.out == f"--- a.vsc\n+++ a.vsc\n@@ -1 +1 @@\n-{SLIPS}+{FIXED}"
    assert [line.split(": ", 2)[1] for line in done.err.splitlines()] == ["would be fixed"] * 2
    assert (tmp_path / "a.vsc").read_text() == SLIPS


def test_fix_hands_on_standard_input(tmp_path: Path) -> None:
    done = process("fix", "-", cwd=tmp_path, stdin=SLIPS.encode(), env={"PYTHONUTF8": "1"})
    assert (done.code, done.out) == (0, FIXED)
    assert "-: fixed: unknown artefact `incidnets` (write `incidents`) [VSC202]" in done.err


REFUSED = "engage -> user : feedback\nuser → engage : incidents share 20\n"


def test_fix_says_how_many_suggestions_are_left(svc_: Svc, tmp_path: Path) -> None:
    (tmp_path / "a.vsc").write_text(REFUSED)
    done = svc_("fix", "a.vsc", "--select", "VSC1,VSC3")
    assert (done.code, done.out.splitlines()[1:]) == (
        0,
        ["a.vsc: 2 suggested fixes not applied; --diff shows them, --suggested or --select VSC107,VSC301 applies them"],
    )
    assert (tmp_path / "a.vsc").read_text() == REFUSED.replace("→", "->")


def test_fix_says_that_one_suggestion_is_left(svc_: Svc, tmp_path: Path) -> None:
    (tmp_path / "a.vsc").write_text("engage -> user : feedback\n")
    assert svc_("fix", "a.vsc").out == (
        "a.vsc: 1 suggested fix not applied; --diff shows them, --suggested or --select VSC301 applies them\n"
    )


@pytest.mark.parametrize("options", [["--suggested"], ["--select", "VSC105,VSC107,unlisted-flow"]])
def test_fix_applies_suggestions_on_request(svc_: Svc, tmp_path: Path, options: list[str]) -> None:
    (tmp_path / "a.vsc").write_text(REFUSED)
    assert svc_("fix", "a.vsc", *options).code == 0
    assert (tmp_path / "a.vsc").read_text() == "user -> engage : feedback\nuser -> engage : incidents share 20%\n"


def test_fix_diff_shows_suggestions_beside_what_would_be_fixed(svc_: Svc, tmp_path: Path) -> None:
    (tmp_path / "a.vsc").write_text(REFUSED)
    done = svc_("fix", "a.vsc", "--diff", "--select", "VSC105,VSC3")
    assert done.err == (
        "a.vsc: would be fixed: `→` is not the plain arrow (write ->) [VSC105]\n"
        "a.vsc: suggested, applied by --suggested or --select VSC301: "
        "Engage does not give `feedback` to User (reverse the flow) [VSC301]\n"
    )
    assert "+user -> engage : incidents share 20\n" in done.out
    assert "-engage" not in done.out
