"""Every argument and every option of every command, ill-used: what stands there is taken or refused in plain words."""

import io
import shutil
import sys
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import click
import pytest

from svc.cli.command_table import ROWS
from svc.cli.commands.catalogue import OTHERS
from svc.cli.printing.output import LONGEST
from tests.support.command_line import Svc, fixture_svc
from tests.support.thorough import sample, strides

__all__ = ["fixture_svc"]

STREAM = (
    "user -> engage : incidents\nengage -> deliver_support : user_support_tasks\ndeliver_support -> user : services\n"
)
CATALOGUE = 'catalogue acme extends itil4\n\nartefact own "Own"\n'
RECORDS = '[records.r]\npath = "r.csv"\ncase = "c"\nlabel = ["l"]\ntime = "t"\ntime-zone = "UTC"\nmeans = "begins"\n'
FILES = {
    "a.vsc": STREAM, "b.vsc": STREAM, "c.vsc": CATALOGUE, "a.json": "{}",
    "svc.toml": RECORDS, "r.csv": "c,l,t\n1,a,2026-11-30T09:00\n",
}  # fmt: skip
HOSTILE = "\x1b]0;owned\x07\x1b[2J\r\x08\x9b31m\u202e\u2066"
VALUES = (
    "", " ", HOSTILE, "\udcff", "a\nb", "é" * 300, "x" * 100_000, "a/" * 3_000, "9" * 5_000,
    "-1", "0", "1.5", "nan", "inf", "1e999", "0x10", "1_0", "١", "10000-01-01", "2027-02-31", "0000-00-00",
    "-", "--", "=", ",", ",,VSC301,", "*", ".", "../../../etc/passwd", "sub/",  "no/such/folder/x",
    "%s%n", "{0.__class__}", "$(id)", "`id`", "|id", "a.vsc", "a.json", "itil4", "http://example.org/a.vsc",
)  # fmt: skip
"""Rubbish of every kind, and what would be right elsewhere."""
USUAL = {
    "check": ("a.vsc",), "allowances": ("a.vsc",), "fmt": ("--check", "a.vsc"), "fix": ("--diff", "a.vsc"),
    "portfolio": ("--no-cache", "--jobs=1", "a.vsc"), "diff": ("a.vsc", "b.vsc"), "explain": ("VSC301",),
    "catalogue": ("c.vsc",), "catalogue audit": ("itil4",), "catalogue diff": ("itil4", "c.vsc"),
    "render": ("--output=out.svg", "a.vsc"), "watch": ("--no-open", "a.vsc"), "describe": ("a.vsc",),
    "measure": ("--cases=9", "a.vsc"), "simulate": ("--cases=20", "--runs=2", "a.vsc"),
    "observe": ("--log=r", "a.vsc"), "site": ("--output=site", "--no-cache", "--jobs=1", "c.vsc"),
    "why": ("engage -> plan : change_requests",), "new": ("fresh",), "export": ("a.vsc",), "import": ("a.json",),
    "schema": ("stream",), "completion": ("bash",), "lsp": ("--log=lsp.log",),
}  # fmt: skip
"""How each command is called; what is ill-used stands before the last of it, or instead."""
UNSERVED = SimpleNamespace(listen=nullcontext, address=str, serve=lambda *_: None)
"""Serves a preview to nobody, and has an end."""
WRITE = {
    ("render", "output"),
    ("describe", "output"),
    ("export", "output"),
    ("portfolio", "output"),
    ("check", "write_baseline"),
    ("new", "name"),
    ("lsp", "log"),
}
"""Where a value names what is written."""
FILLED = {("export", "output", folder) for folder in (".", "./", "..")}
"""Where it names a folder, in which the output of the stream `a` is `a.json`."""


def parameters() -> list[tuple[str, str, str]]:
    """The command, the name and the spelling of all that is given a value; of an argument the spelling is empty."""
    commands = {row.name: import_module(row.module).command for row in ROWS}
    commands |= {f"catalogue {name}": command for name, command in OTHERS.items()}
    return [
        (name, str(each.name), each.opts[-1] if isinstance(each, click.Option) else "")
        for name, command in commands.items()
        for each in command.params
        if not (isinstance(each, click.Option) and each.is_flag)
    ]


@strides(10)
@pytest.mark.parametrize(("command", "parameter", "spelling"), parameters())
def test_whatever_stands_for_a_value_is_taken_or_refused_in_plain_words_t04(
    svc_: Svc,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    parameter: str,
    spelling: str,
    stride: int,
) -> None:
    monkeypatch.setattr("svc.cli.commands.watch._serving", lambda: UNSERVED)
    monkeypatch.setattr("svc.cli.commands.lsp._serving", lambda: bool)
    for value in sample(VALUES, stride, f"{command} {parameter}"):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STREAM.encode())))
        folder = _fresh(tmp_path)
        *before, last = USUAL[command]
        told = svc_(*command.split(), *before, *([f"{spelling}={value}", last] if spelling else ["--", value]))
        assert told.code in (0, 1, 2), value
        assert told.code != 2 or told.err or told.out, value
        assert "Traceback" not in told.err
        assert not set(told.out + told.err) & set("\x1b\x07\x08\r\x9b\u202e\u2066\x7f"), value
        assert max(map(len, told.err.splitlines()), default=0) <= LONGEST + 10, value
        changed = {name: text for name, text in FILES.items() if (folder / name).read_text("utf-8") != text}
        written = {(*each, name) for each in WRITE for name in changed}
        assert not changed or (command, parameter, value) in written | FILLED


def _fresh(tmp_path: Path) -> Path:
    """A working folder as it was: the current one, with what a run has left taken away."""
    for each in tmp_path.iterdir():
        shutil.rmtree(each) if each.is_dir() else each.unlink()
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("line", "refusal"),
    [
        ("check", "no path given"),
        ("check a.vsc --baseline x --write-baseline y", "--baseline compares, --write-baseline writes a new one"),
        ("check a.vsc --show-config --write-baseline y", "--show-config checks nothing: leave out --write-baseline"),
        ("check --show-config --select VSC4 --quiet", "--show-config checks nothing: leave out --select, --quiet"),
        ("check --show-config --format sarif", "--show-config is written as text or json"),
        ("check a.vsc --fail-on hint", "'hint' is not one of 'error', 'warning', 'note'"),
        ("check a.vsc --today tomorrow", "`tomorrow` is not a date such as 2027-03-31"),
        ("check a.vsc --select nothing", "`nothing` is not the code"),
        ("check a.vsc --rules nothing", "nothing"),
        ("check a.vsc --catalogue nothing", "no catalogue and no file is called `nothing`; svc knows itil4"),
        ("--verbose", "--verbose goes with --version"),
        ("render", "give PATHS to draw, or a catalogue with --catalogue"),
        ("render a.vsc --catalogue itil4", "give PATHS to draw, or a catalogue with --catalogue"),
        ("render a.vsc --activity engage", "an activity is only for the view `sheet`, but the view is `auto`"),
        ("render --catalogue itil4 --view sheet", "a sheet shows one activity: choose one of plan, improve"),
        ("render --catalogue itil4 --view lanes", "lanes"),
        ("render a.vsc --scale 3", "a scale is only for PNG; SVG has none"),
        ("render a.vsc --scale 0 -o a.png", "a picture can't be scaled by 0: choose a scale from 0.25 to 8"),
        ("render a.vsc --scale nan -o a.png", "a picture can't be scaled by nan"),
        ("render a.vsc --format svg -o a.png", "a.png says png, but the requested format is svg: choose one of them"),
        ("render a.vsc --format dot -o a.mmd", "a.mmd says mermaid, but the requested format is dot"),
        ("render a.vsc --format mermaid --view lanes", "Mermaid has its own layout and can't draw the view"),
        ("render a.vsc -o a.bmp", "`bmp` is not a picture format"),
        ("render a.vsc -o a.vsc --format svg", "a.vsc is the input file: choose another file to write to"),
        ("render a.vsc --theme pink", "pink"),
        ("watch -", "standard input does not change: give a FILE to watch"),
        ("watch a.vsc --port 65536", "65536 is not in the range 1<=x<=65535"),
        ("diff a.vsc", "give two files, or one file and --against"),
        ("diff a.vsc b.vsc --against main", "give two files, or one file and --against"),
        ("diff - -", "standard input can be one of the two files, not both"),
        ("new", "no name for the stream"),
        ("new fresh --list", "--list writes no file: leave out the name"),
        ("portfolio -", "a portfolio needs files and folders, not standard input"),
        ("portfolio a.vsc --jobs 0", "0 is not in the range 1<=x<=512"),
        ("portfolio a.vsc --jobs 513", "513 is not in the range 1<=x<=512"),
        ("catalogue itil4 --name own", "`itil4` comes with svc and is a single catalogue: --name is only for files"),
        ("catalogue itil4 --activity enage", "the catalogue itil4 has no activity `enage`; did you mean `engage`?"),
        ("catalogue c.vsc --name own", "c.vsc has no catalogue `own`, but acme"),
        ("catalogue diff itil4", "Missing argument 'B'"),
        ("completion", "Choose from: bash, zsh, fish"),
        ("export a.vsc --stream b", "a.vsc has no stream called b: its streams are a"),
        ("schema nothing", "there is no schema called `nothing`"),
        ("explain VSC999", "VSC999"),
    ],
)
def test_what_does_not_go_together_is_refused_and_nothing_is_written(
    svc_: Svc, tmp_path: Path, line: str, refusal: str
) -> None:
    _fresh(tmp_path)
    told = svc_(*line.split())
    assert told.code == 2
    assert refusal in told.err
    assert {each.name: each.read_text("utf-8") for each in tmp_path.iterdir()} == FILES


def test_a_message_that_quotes_without_end_leaves_out_its_middle(svc_: Svc) -> None:
    told = svc_("check", f"{'x' * 100_000}.vsc")
    assert told.err.startswith("svc: xxx")
    assert " … " in told.err
    assert told.err.endswith("x.vsc can't be read: File name too long\n")
