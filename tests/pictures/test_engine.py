"""Finding an engine and running it, without a trace in the `graphviz` package and without its words."""

import os
import re
import subprocess
import sys
import sysconfig
import threading
import time
from pathlib import Path

import graphviz  # type: ignore[import-untyped]  # it has no types
import pytest
from graphviz.backend import dot_command  # type: ignore[import-untyped]  # it has no types

import svc
from svc.pictures.options import PictureOptions
from svc.pictures.render import engine as engines
from svc.pictures.render import fallback_layouts, installed
from svc.pictures.render.picture import draw
from tests.support.pictures import RESTORE, drawn, prefix

posix = pytest.mark.skipif(os.name != "posix", reason="engines of these tests are shell scripts")


def script(folder: Path, text: str) -> str:
    path = folder / "engine"
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return str(path)


def test_the_engine_comes_with_svc() -> None:
    assert engines.find().own
    assert engines.find().path.exists()


def test_threads_look_for_the_engine_one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python 3.11's first look at its own settings may fail in several threads at once."""
    looking: list[str] = []
    most: list[int] = []
    look = sysconfig.get_path

    def slow(name: str, scheme: str | None = None) -> str:
        looking.append("")
        most.append(len(looking))
        time.sleep(0.01)
        looking.pop()
        return look(name, scheme) if scheme else look(name)

    monkeypatch.setattr(sysconfig, "get_path", slow)
    threads = [threading.Thread(target=lambda: [*installed.places()]) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert max(most) == 1
    assert len(most) >= len(threads)


def test_an_engine_beside_python_is_found_without_asking_what_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name, path=None: path and f"{path}/{name}")
    monkeypatch.setattr(sysconfig, "get_path", None)
    assert installed.program() == Path(sys.executable).with_name("graphviz-pure")


def test_an_engine_that_is_missing_is_reported_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name, path=None: None)
    with pytest.raises(svc.RenderError, match=rf"not installed.*{sys.exec_prefix}/bin.*--engine dot"):
        engines.find()
    with pytest.raises(svc.RenderError, match="there is no engine no-such-engine"):
        engines.find("no-such-engine")


@posix
def test_the_environment_names_an_engine_and_the_option_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = script(tmp_path, "exit 7")
    monkeypatch.setenv("SVC_ENGINE", path)
    assert engines.find().path == Path(path)
    assert engines.find("graphviz-pure").own


def test_the_graphviz_package_is_left_as_it_was() -> None:
    before = (dict(vars(dot_command)), dict(vars(graphviz)), dict(os.environ))
    draw(drawn(RESTORE), "png")
    assert (dict(vars(dot_command)), dict(vars(graphviz)), dict(os.environ)) == before
    assert str(dot_command.command("dot", "svg")[0]) == "dot"


def test_threads_draw_the_same() -> None:
    found: list[bytes] = []
    threads = [threading.Thread(target=lambda: found.append(draw(drawn(RESTORE), "svg").data)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert len(set(found)) == 1


@posix
@pytest.mark.parametrize(
    ("behaviour", "told"),
    [
        ("echo rubbish", "wrote no SVG"),
        ("exit 3", "failed with status 3"),
        ("kill -9 $$", "failed with status -9"),
        ("echo '<svg>'", "can't be read"),
        ("echo secret >&2; exit 1", "failed with status 1"),
    ],
)
def test_v07_an_engine_that_misbehaves_is_reported_in_words(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], behaviour: str, told: str
) -> None:
    with pytest.raises(svc.RenderError, match=told) as caught:
        draw(drawn(RESTORE), "svg", PictureOptions(engine=script(tmp_path, behaviour)))
    assert "secret" not in str(caught.value)
    assert capfd.readouterr() == ("", "")


@posix
def test_v07_an_engine_that_hangs_or_never_stops_writing_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "BYTES", 100_000)
    endless = engines.Engine(
        Path(script(tmp_path, "while :; do echo '<svg>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'; done")), own=False
    )
    with pytest.raises(svc.RenderError):
        endless.run("digraph {}", "svg", seconds=10)
    hanging = engines.Engine(Path(script(tmp_path, "exec sleep 60")), own=False)
    with pytest.raises(engines.TooSlowError, match="longer than"):
        hanging.run("digraph {}", "svg", seconds=0.2)


@posix
def test_v07_an_engine_whose_child_keeps_the_pipe_open_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "GRACE", 0.2)
    with pytest.raises(svc.RenderError, match="or did not end"):
        engines.Engine(Path(script(tmp_path, "sleep 3 & echo '<svg/>'")), own=False).run("digraph {}", "svg")


@posix
def test_v07_an_engine_that_reads_slowly_or_not_at_all_is_waited_for(tmp_path: Path) -> None:
    for behaviour in ("exec <&-; echo '<svg/>'", "sleep 0.3; cat >/dev/null; echo '<svg/>'"):
        program = engines.Engine(Path(script(tmp_path, behaviour)), own=False)
        assert program.run("digraph {}" + " " * 500_000, "svg") == b"<svg/>\n"


@posix
def test_v07_a_layout_that_takes_too_long_is_done_in_a_simpler_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = engines.find().path
    path = script(
        tmp_path, f'text=$(cat); case "$text" in *splines*) printf %s "$text" | {own} "$@";; *) exec sleep 60;; esac'
    )
    monkeypatch.setattr(fallback_layouts, "SECONDS", 1.0)
    picture = draw(drawn(RESTORE), "svg", PictureOptions(engine=path))
    assert [(finding.code, finding.message) for finding in picture.findings] == [
        ("VSC805", "layout simplified with straight lines, as there are too many flows")
    ]


def test_importing_svc_imports_no_graphviz() -> None:
    code = "import svc, sys; svc.Stream(name='x'); sys.exit(any(name.startswith('graphviz') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.system
def test_an_installed_graphviz_draws_the_same_things() -> None:
    pictures = [
        draw(drawn(RESTORE), "svg", PictureOptions(engine=name)).data.decode() for name in ("graphviz-pure", "dot")
    ]
    for things in (r'<g id="([^"]*)"', r"<(text|g|path|polygon|ellipse) "):
        ours, theirs = (sorted(re.findall(things, text.replace(prefix(text), ""))) for text in pictures)
        assert ours == theirs


@pytest.mark.system
def test_an_installed_graphviz_draws_pdf() -> None:
    assert draw(drawn(RESTORE), "pdf", PictureOptions(engine="dot")).data.startswith(b"%PDF")
