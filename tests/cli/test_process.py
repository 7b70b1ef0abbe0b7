"""The command line called from Python, and what Python itself may lack: modules, threads."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

import svc
from svc.cli import main, process
from svc.pictures import rendering
from svc.pictures.render import engine
from tests.support.pictures import RESTORE

WRONG = "engage -> plan : change_requests\n"


@pytest.fixture(name="here")
def fixture_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "wrong.vsc").write_text(WRONG, "utf-8")
    (tmp_path / "a.vsc").write_text(RESTORE, "utf-8")
    return tmp_path


@pytest.mark.parametrize(("arguments", "code"), [
    (["--version"], 0), (["--help"], 0), (["check", "a.vsc"], 0), (["check", "wrong.vsc"], 1), (["check", "--none"], 2),
])  # fmt: skip
def test_main_raises_system_exit_with_the_exit_code(here: Path, arguments: list[str], code: int) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == code


def test_main_takes_the_arguments_of_the_process_and_leaves_python_to_end_as_it_does(here: Path) -> None:
    program = (
        "import atexit, gc, signal, sys\natexit.register(print, 'the end')\nimport svc.cli\n"
        "before = signal.getsignal(signal.SIGTERM), sys.stdout.errors\n"
        "try: svc.cli.main()\n"
        "finally: print(gc.isenabled(), before == (signal.getsignal(signal.SIGTERM), sys.stdout.errors))"
    )
    command = [sys.executable, "-c", program, "check", "wrong.vsc"]
    done = subprocess.run(command, cwd=here, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout.startswith("wrong.vsc:1:")
    assert done.stdout.endswith("True True\nthe end\n")


def test_an_interrupt_is_an_exit_code(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*arguments: str) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(process, "_command", interrupted)
    with pytest.raises(SystemExit) as ended:
        main(["check", "."])
    assert ended.value.code == process.INTERRUPTED


@pytest.mark.parametrize(("error", "reported"), [
    (ModuleNotFoundError("No module named 'lark'"), "svc: a module can't be imported: No module named 'lark'; install"),
    (ImportError("cannot import name 'x' from 'attrs'"), "svc: a module can't be imported: cannot import name 'x'"),
    (ImportError("libz.so: failed to map segment"), "svc: Python can't continue, perhaps because memory is short"),
    (SystemError("returned NULL"), "svc: Python can't continue, perhaps because memory is short"),
    (MemoryError(), "svc: there is not enough memory for this"),
])  # fmt: skip
def test_a_module_that_is_missing_is_not_short_memory(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: Exception, reported: str
) -> None:
    def failing(*arguments: str) -> int:
        raise error

    monkeypatch.setattr(process, "_command", failing)
    assert process.exit_code([]) == 2
    said = capsys.readouterr().err
    assert said.startswith(reported)
    assert ("memory" in said) == ("memory" in reported)


def test_a_library_that_is_not_installed_is_reported_by_the_command(here: Path) -> None:
    program = "import sys\nsys.modules['graphviz.backend'] = None\nfrom svc.cli import main\nmain(['render', 'a.vsc'])"
    done = subprocess.run([sys.executable, "-c", program], cwd=here, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "can't be imported" in done.stderr
    assert "graphviz.backend" in done.stderr
    assert "memory" not in done.stderr


def no_thread(thread: threading.Thread) -> None:
    raise RuntimeError("can't start new thread")


def test_without_threads_the_engine_is_reported(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading.Thread, "start", no_thread)
    stream = svc.load("a.vsc").stream
    for name in ("a.svg", "a.html"):
        with pytest.raises(svc.RenderError, match="can't start threads"):
            rendering.render(stream, here / name)
        assert not (here / name).exists()
    with pytest.raises(SystemExit) as ended:
        main(["render", "a.vsc", "-o", "a.svg"])
    assert ended.value.code == 2


def test_without_threads_of_ours_a_page_is_drawn_one_view_after_the_other(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = svc.load("a.vsc").stream
    usual = rendering.render(stream, here / "usual.html").read_bytes()
    start = threading.Thread.start

    def only_readers(thread: threading.Thread) -> None:
        (start if isinstance(thread, engine._Reader) else no_thread)(thread)

    monkeypatch.setattr(threading.Thread, "start", only_readers)
    assert rendering.render(stream, here / "alone.html").read_bytes() == usual


@pytest.mark.parametrize(("command", "serving"), [
    pytest.param(["lsp"], "svc.editor.server.process.run", marks=pytest.mark.system),
    (["watch", "a.vsc", "--no-open"], "svc.web.live.server.serve"),
])  # fmt: skip
def test_what_runs_for_long_looks_for_garbage(here: Path, command: list[str], serving: str) -> None:
    module, _, function = serving.rpartition(".")
    program = (
        f"import gc, sys, {module} as serving, svc.cli.process as process\n"
        f"serving.{function} = lambda *given: print(gc.isenabled(), file=sys.stderr)\n"
        f"sys.argv = ['svc', *{command}]\nprocess.run()"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=here, capture_output=True, text=True, check=False)
    assert done.stderr.splitlines()[-1] == "True"
