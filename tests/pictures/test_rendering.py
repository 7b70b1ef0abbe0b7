"""What a program calls: `to_dot`, `svg`, `render`."""

import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import svc
from tests.support.pictures import RESTORE

STREAM = svc.Stream(name="restore", flows=[svc.Flow("user", "engage", ["incidents"])])


@pytest.mark.parametrize(
    ("ending", "start"), [("svg", b"<svg "), ("png", b"\x89PNG"), ("dot", b"digraph svc {"), ("SVG", b"<svg ")]
)
def test_the_ending_says_the_format(tmp_path: Path, ending: str, start: bytes) -> None:
    path = tmp_path / f"restore.{ending}"
    assert svc.render(STREAM, path) == path
    assert path.read_bytes().startswith(start)


def test_a_format_wins_over_the_ending(tmp_path: Path) -> None:
    assert svc.render(STREAM, tmp_path / "restore.txt", format="dot").read_text().startswith("digraph")


@pytest.mark.parametrize(
    ("name", "named", "told"),
    [
        ("restore.gif", {}, "`gif` is not a picture format"),
        ("restore", {}, "names no picture format"),
        (
            "restore.svg",
            {"view": "map"},
            "no view `map`: choose auto, stream, slide, lanes, chain, ladder, histogram, matrix, sheet or legend",
        ),
        ("restore.svg", {"engine": "no-such-engine"}, "no engine no-such-engine"),
    ],
)
def test_what_can_not_be_drawn_is_reported_and_nothing_written(
    tmp_path: Path, name: str, named: dict[str, str], told: str
) -> None:
    with pytest.raises(svc.RenderError, match=told):
        svc.render(STREAM, tmp_path / name, **named)  # type: ignore[arg-type]  # each is a text
    assert list(tmp_path.iterdir()) == []


def test_a_stream_built_in_python_is_marked_as_its_text_is() -> None:
    stream = svc.analyse(RESTORE.replace("goods", "incidents")).stream
    built = svc.Stream(stream.name, stream.title, None, stream.keys, stream.steps, stream.parties, stream.flows)
    parsed, made = svc.to_dot(stream), svc.to_dot(built)
    assert "VSC301" in made
    assert parsed.count("VSC301") == made.count("VSC301")


def test_a_catalogue_may_be_given() -> None:
    catalogue = svc.analyse('catalogue c\n  activity engage "Front desk"\n  party user').catalogues[0]
    assert "FRONT DESK" in svc.to_dot(STREAM, catalogue=catalogue)


@pytest.mark.parametrize("view", ["auto", "lanes", "legend", "matrix"])
@pytest.mark.parametrize("theme", ["light", "print"])
def test_svg_text_is_what_render_writes(tmp_path: Path, view: str, theme: str) -> None:
    options: dict[str, Any] = {"view": view, "theme": theme, "colours": {"engage": "#aa2200"}}
    written = svc.render(STREAM, tmp_path / "restore.svg", **options).read_text("utf-8")
    assert svc.to_svg(STREAM, **options) == written
    assert "<svg " in written


def test_svg_text_has_the_other_options_too(caplog: pytest.LogCaptureFixture) -> None:
    assert svc.to_svg(svc.itil4, view="sheet", activity="engage") != svc.to_svg(svc.itil4)
    timed = svc.analyse(RESTORE.replace("takes 45m", "takes 1d")).stream
    short = svc.to_svg(timed, view="ladder", calendar=svc.Calendar("6"))
    assert short != svc.to_svg(timed, view="ladder", calendar=svc.Calendar("8"))
    with pytest.raises(svc.RenderError, match="no view `map`"):
        svc.to_svg(STREAM, view="map")
    with pytest.raises(svc.RenderError, match="no engine no-such-engine"):
        svc.to_svg(STREAM, engine="no-such-engine")
    with caplog.at_level(logging.WARNING, "svc"):
        svc.to_svg(svc.Stream(name="untimed"), view="ladder")
    assert "VSC808" in caplog.text


@pytest.mark.thorough
def test_the_same_stream_is_the_same_dot_whatever_the_hash_seed() -> None:
    code = f"import svc; print(svc.to_dot(svc.analyse({RESTORE!r}).stream))"
    texts = {
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True,
                       env={**os.environ, "PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2", "3")
    }  # fmt: skip
    assert len(texts) == 1


def test_what_there_is_to_say_goes_to_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "svc"):
        svc.render(svc.Stream(name="x", title="復旧"), tmp_path / "x.png")
    assert "empty boxes for 復 旧" in caplog.text
