"""The command as a process that is ill-treated: hostile names, odd streams, signals, poor surroundings."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.command_line import SCRIPT, process
from tests.support.thorough import first

HOSTILE = "\x1b]0;owned\x07\x1b[2J\r\x08\x9b31m\u202e\u2066"
HOSTILE_BYTES = set("\x1b\x07\x08\r\x9b\u202e\u2066\x7f")
POSIX = pytest.mark.skipif(os.name == "nt", reason="signals and streams of POSIX")
CLEAN = (
    "user -> engage : incidents\nengage -> deliver_support : user_support_tasks\ndeliver_support -> user : services\n"
)
ERROR = "engage -> plan : change_requests\n"
BIG = "engage -> plan : change_requests\n" * 3_000


def visible(text: str) -> bool:
    return not set(text) & HOSTILE_BYTES


# --- what stands in texts, names and arguments


@pytest.mark.parametrize("format", first(1, ["text", "json"]))
@pytest.mark.parametrize(
    "text", first(1, ['step "{}"', "{} -> engage : incidents", 'x: "{}"', "# svc: allow {}", "user -> {}"])
)
def test_control_characters_of_a_text_become_visible_t01(tmp_path: Path, text: str, format: str) -> None:
    (tmp_path / "a.vsc").write_bytes(text.format(HOSTILE).encode())
    told = process("check", "a.vsc", "--format", format, cwd=tmp_path)
    assert told.code == 1
    assert visible(told.out + told.err)


@pytest.mark.parametrize("name", first(1, [HOSTILE, "a\nb", "-", "--help", "a b", "é\u0301"]))
def test_hostile_file_names_are_read_and_shown_in_one_line_t01_r12(tmp_path: Path, name: str) -> None:
    (tmp_path / f"{name}.vsc").write_text(ERROR, "utf-8")
    told = process("check", ".", cwd=tmp_path)
    assert told.code == 1
    assert visible(told.out + told.err)
    assert next(line for line in told.out.splitlines() if ": error[VSC301]" in line).count(".vsc:1:18: ") == 1


def test_a_file_name_that_is_not_text_is_read_and_reported_r12(tmp_path: Path) -> None:
    name = b"caf\xe9.vsc"
    try:
        Path(os.fsdecode(bytes(tmp_path) + b"/" + name)).write_text(ERROR, "utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    told = process("check", name, cwd=tmp_path)
    assert told.code == 1
    assert told.out.startswith("caf\\udce9.vsc:1:1: ")
    files = json.loads(process("check", ".", "--format", "json", cwd=tmp_path).out)["files"]
    assert [os.fsencode(each) for each in files] == [name]


@pytest.mark.parametrize(
    "arguments",
    first(2, [
        (HOSTILE,), (f"--{HOSTILE}",), ("check", HOSTILE), ("check", f"a\n{HOSTILE}"), ("check", "\xff\x1b"),
        ("check", ".", "--format", HOSTILE), ("check", ".", "--select", HOSTILE), ("explain", HOSTILE),
        ("catalogue", HOSTILE), ("catalogue", f"{HOSTILE}.vsc"), ("catalogue", "--activity", HOSTILE),
        ("why", HOSTILE), ("why", f'user -> engage : "{HOSTILE}"'), ("new", HOSTILE), ("new", "x", "--from", HOSTILE),
        ("completion", HOSTILE),
    ]),
)  # fmt: skip
def test_hostile_arguments_are_usage_errors_shown_visibly_t01_t04(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    told = process(*arguments, cwd=tmp_path)
    assert told.code == 2
    assert "Traceback" not in told.err
    assert visible(told.out + told.err)


def test_a_path_may_look_like_an_option_t04(tmp_path: Path) -> None:
    (tmp_path / "--help").write_text(ERROR, "utf-8")
    (tmp_path / "-").write_text(ERROR, "utf-8")
    assert process("check", "--", "--help", cwd=tmp_path).out.startswith("--help:1:1: ")
    assert process("check", "./-", cwd=tmp_path).out.startswith("./-:1:1: ")
    assert process("check", "-", "-", cwd=tmp_path, stdin=CLEAN.encode()).out == "no findings in 1 file\n"


@pytest.mark.parametrize("pattern", first(1, ["*.vsc", "nothing/*.vsc"]))
def test_a_pattern_that_matched_nothing_is_a_missing_path_t04(tmp_path: Path, pattern: str) -> None:
    told = process("check", pattern, cwd=tmp_path)
    assert (told.code, told.err) == (2, f"svc: {pattern} can't be read: No such file or directory\n")


# --- streams


@pytest.mark.parametrize("encoding", first(1, ["ascii", "cp1252", "latin-1", "utf-8"]))
@pytest.mark.parametrize("format", first(1, ["text", "json"]))
def test_any_encoding_of_a_stream_will_do_t03(tmp_path: Path, encoding: str, format: str) -> None:
    (tmp_path / "日本.vsc").write_text('step a "日本 – 😀" in engag\n', "utf-8")
    command = [str(SCRIPT), "check", ".", "--format", format]
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "LC_ALL": "C"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True)
    assert (done.returncode, done.stderr) == (1, b"")
    assert "VSC201" in done.stdout.decode(encoding)


@POSIX
@pytest.mark.parametrize("redirection", first(1, [">&- 2>&- <&-", ">&-", "2>&-", ">&- 2>&-"]))
def test_closed_streams_change_no_exit_code_t03(tmp_path: Path, redirection: str) -> None:
    (tmp_path / "a.vsc").write_text(ERROR, "utf-8")
    done = subprocess.run(["sh", "-c", f'"$0" check a.vsc {redirection}', SCRIPT], cwd=tmp_path, capture_output=True)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


@POSIX
def test_closed_standard_input_is_a_path_that_cannot_be_read_t03(tmp_path: Path) -> None:
    done = subprocess.run(["sh", "-c", '"$0" check - <&-', SCRIPT], cwd=tmp_path, capture_output=True)
    assert (done.returncode, done.stderr) == (2, b"svc: standard input is closed\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
@pytest.mark.parametrize("unbuffered", first(1, ["", "1"]))
@pytest.mark.parametrize(
    "arguments", first(1, [("check", "a.vsc"), ("catalogue",), ("explain", "VSC301"), ("--help",)])
)
def test_a_full_disk_is_reported_t03(tmp_path: Path, arguments: tuple[str, ...], unbuffered: str) -> None:
    (tmp_path / "a.vsc").write_text(ERROR, "utf-8")
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    with open("/dev/full", "w") as full:
        done = subprocess.run([SCRIPT, *arguments], cwd=tmp_path, env=environment, stdout=full, stderr=subprocess.PIPE)
    assert (done.returncode, done.stderr) == (2, b"svc: No space left on device\n")


@pytest.mark.parametrize("width", first(1, ["0", "1", "-5", "many"]))
def test_any_width_of_a_terminal_will_do_t03(tmp_path: Path, width: str) -> None:
    assert process("--help", cwd=tmp_path, env={"COLUMNS": width}).code == 0


# --- signals


@POSIX
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_the_run_quietly_t06(tmp_path: Path, number: signal.Signals, code: int) -> None:
    running = subprocess.Popen(
        [SCRIPT, "check", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path
    )
    assert running.stdin is not None
    # More than a pipe holds: once it is written, the command is running and reads.
    running.stdin.write(b"#" * 1_000_000)
    running.stdin.flush()
    running.send_signal(number)
    out, err = running.communicate()
    assert (running.returncode, out, err) == (code, b"", b"")


@POSIX
@pytest.mark.parametrize("unbuffered", first(1, ["", "1"]))
def test_a_reader_that_leaves_ends_the_run_quietly_t06(tmp_path: Path, unbuffered: str) -> None:
    (tmp_path / "a.vsc").write_text(BIG, "utf-8")
    running = subprocess.Popen(
        [SCRIPT, "check", "a.vsc"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path,
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
    )  # fmt: skip
    assert running.stdout is not None
    assert running.stdout.read(5) == b"a.vsc"
    running.stdout.close()
    assert running.stderr is not None
    assert (running.stderr.read(), running.wait()) == (b"", 141)
    running.stderr.close()


# --- surroundings


@POSIX
@pytest.mark.parametrize("arguments", first(1, ["check .", "check a.vsc", "catalogue a.vsc", "new a"]))
def test_a_deleted_working_directory_is_reported_t05(tmp_path: Path, arguments: str) -> None:
    script = f'mkdir gone && cd gone && rmdir ../gone && "$0" {arguments}'
    done = subprocess.run(["sh", "-c", script, SCRIPT], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 2
    assert "svc: " in done.stderr
    assert "No such file or directory" in done.stderr
    assert "Traceback" not in done.stderr


@POSIX
def test_no_home_no_temporary_folder_and_few_files_will_do_t05(tmp_path: Path) -> None:
    (tmp_path / "a.vsc").write_text(CLEAN, "utf-8")
    command = ["sh", "-c", 'ulimit -n 8; "$0" check a.vsc', str(SCRIPT)]
    environment = {"HOME": "/nonexistent", "TMPDIR": "/nonexistent", "PATH": os.environ["PATH"]}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "no findings in 1 file\n", "")


@pytest.mark.skipif(sys.platform != "linux", reason="a limit on memory that counts")
@pytest.mark.thorough
def test_too_little_memory_is_reported_wherever_it_ends_t05(tmp_path: Path) -> None:
    (tmp_path / "a.vsc").write_text(BIG, "utf-8")

    def limited(kibibytes: int, *command: str | Path) -> "subprocess.CompletedProcess[str]":
        line = ["sh", "-c", f'ulimit -v {kibibytes}; "$@"', "sh", *command]
        return subprocess.run(line, cwd=tmp_path, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)

    helped = (
        limit for limit in range(20_000, 200_000, 5_000) if limited(limit, SCRIPT, "check", "--help").returncode == 0
    )
    least = next(helped) + 5_000
    for arguments in (["check", "a.vsc"], ["portfolio", "a.vsc", "--no-cache"]):
        codes = []
        for limit in (least, least + 8_000, least + 16_000, least + 24_000):
            done = limited(limit, SCRIPT, *arguments)
            codes.append(done.returncode)
            assert "Traceback" not in done.stderr
            assert "Exception" not in done.stderr
            assert done.returncode != 2 or "svc: " in done.stderr
        assert set(codes) <= {0, 1, 2}
        assert codes[0] == 2


@POSIX
def test_what_is_not_a_regular_file_is_reported_at_once_r09(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo.vsc")
    (tmp_path / "a.vsc").write_text(CLEAN, "utf-8")
    told = process("check", ".", "/dev/zero", cwd=tmp_path)
    assert told.code == 2
    assert told.err == "svc: fifo.vsc is not a regular file\nsvc: /dev/zero is not a regular file\n"
    assert told.out == "no findings in 1 file\n"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_reported_r09(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir(mode=0)
    (tmp_path / "a.vsc").touch(mode=0)
    told = process("check", ".", cwd=tmp_path)
    assert told.code == 2
    assert told.err == "svc: ./sub can't be read: Permission denied\nsvc: a.vsc can't be read: Permission denied\n"


MODULES = ("lark", "attr", "attrs", "click", "json", "svc")


def test_modules_of_the_working_directory_are_not_imported_x04(tmp_path: Path) -> None:
    for module in MODULES:
        (tmp_path / f"{module}.py").write_text("raise SystemExit('imported from the working directory')", "utf-8")
    (tmp_path / ".gitignore").write_text("b.vsc\n", "utf-8")
    (tmp_path / "a.vsc").write_text(CLEAN, "utf-8")
    assert process("check", ".", cwd=tmp_path) == (0, "no findings in 1 file\n", "")
    (tmp_path / "svc.py").unlink()  # python -m takes this one before anything of ours runs
    done = subprocess.run([sys.executable, "-m", "svc", "check", "."], cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "no findings in 1 file\n", "")


@pytest.mark.parametrize("arguments", first(1, [["check", "--help"], ["--version"], ["--help"]]))
def test_help_imports_neither_lark_nor_attrs(tmp_path: Path, arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "svc", *arguments],
        cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
    assert "svc" in imported
    assert imported & {"lark", "attr", "attrs"} == set()


FAULT = """
import sys
from svc.cli import process
def broken(): raise ZeroDivisionError("secret \\x1b[31m")
process._command = broken
process.run()
"""


@pytest.mark.parametrize("debug", first(1, ["1", ""]))
def test_a_fault_of_ours_says_how_to_report_it(tmp_path: Path, debug: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FAULT],
        cwd=tmp_path,
        env={**os.environ, "SVC_DEBUG": debug},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout) == (3, "")
    assert "This is a fault of svc, not of your files.\nPlease report it" in done.stderr
    assert ("Traceback" in done.stderr) == (debug == "1")
    assert ("secret" in done.stderr) == (debug == "1")
    assert visible(done.stderr)
