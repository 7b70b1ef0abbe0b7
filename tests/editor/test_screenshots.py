"""What a user sees in an editor, as docs/how-to/editor.md shows it. `SVC_REWRITE=1` takes the pictures anew."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import browser, launch
from tests.support import ROOT
from tests.support.node import node_folder

if TYPE_CHECKING:
    from tests.support.terminal import Terminal

__all__ = ["browser", "launch"]

pytestmark = pytest.mark.system

PICTURES = ROOT / "docs" / "how-to" / "editor"
HOUSE = """\
catalogue house "Our house" extends itil4
  artefact door_keys "Keys of the door" alias badges
  allow user -> engage : door_keys because "they hand them in"
"""
STREAM = """\
stream restore "Restore a live service"
  demand: "It is down"
  step log      "Log the call"         in engage          by service_desk
  step diagnose "Diagnose and restore" in deliver_support by incident_management  waits 2h takes 45m

  user     -> log      : incident
  log      -> diagnose : tasks
  diagnose -> user     : services
"""
INIT = """\
require("svc")
vim.diagnostic.config({ virtual_text = true })
vim.o.ruler = false
"""


@pytest.fixture
def neovim(tmp_path: Path) -> Iterator["Terminal"]:
    """Neovim with the recipe of `editors/`, as a user has it, and two files."""
    from tests.support.terminal import Terminal  # it needs an extra, and a system with pseudo-terminals

    (tmp_path / "house.vsc").write_text(HOUSE)
    (tmp_path / "restore.vsc").write_text(STREAM)
    settings = tmp_path / ".config" / "nvim"
    (settings / "lua").mkdir(parents=True)
    (settings / "init.lua").write_text(INIT)
    (settings / "lua" / "svc.lua").write_bytes((ROOT / "editors" / "neovim" / "svc.lua").read_bytes())
    programs = Path(sys.executable).parent
    environment = {"HOME": str(tmp_path), "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "LANG": "C.UTF-8"}
    with Terminal([str(programs / "nvim"), "restore.vsc"], tmp_path, environment, (104, 18)) as terminal:
        yield terminal


def taken(terminal: "Terminal", name: str, title: str) -> None:
    """A picture of the screen for the page, where pictures are taken anew."""
    if os.environ.get("SVC_REWRITE"):
        PICTURES.mkdir(exist_ok=True)
        (PICTURES / f"{name}.svg").write_text(terminal.svg(title), "utf-8")
    assert f'aria-label="{title}"' in (PICTURES / f"{name}.svg").read_text("utf-8")


def test_neovim_shows_findings_and_hints(neovim: "Terminal") -> None:
    neovim.press(":lua vim.lsp.inlay_hint.enable()\r")
    neovim.see("unknown artefact `incident`", "= user_support_tasks", "lead 2h 45m")
    neovim.press(":echo\r")
    taken(neovim, "neovim-findings", "Neovim: an unknown artefact is reported behind its line")


def test_neovim_offers_what_a_flow_may_carry(neovim: "Terminal") -> None:
    neovim.see("unknown artefact")
    neovim.press("/incident$\rC\x7f ")
    neovim.see("service_requests", "incidents", "feedback")
    neovim.press("\x0e\x0e")
    neovim.see("input 5 of Engage")
    taken(neovim, "neovim-completion", "Neovim: behind the colon stands what this flow may carry, and why")


def test_neovim_says_what_a_name_means(neovim: "Terminal") -> None:
    neovim.see("unknown artefact")
    neovim.press("/diagnose :\rK")
    neovim.see("(step in Deliver and support)", "waits 2 hours")
    taken(neovim, "neovim-hover", "Neovim: what the step under the cursor is")


def test_neovim_adds_the_use_line_of_what_is_accepted(neovim: "Terminal") -> None:
    neovim.see("unknown artefact")
    neovim.press("ggA follows ")
    neovim.see("itil4", "in house.vsc")
    neovim.press("\x0e\x0e\x19\x1b")
    neovim.see('use "house.vsc"', 'stream restore "Restore a live service" follows house')


def test_neovim_writes_what_is_typed_and_nothing_else(neovim: "Terminal") -> None:
    neovim.see("unknown artefact")
    typed = "  step tell in engage by service_desk\r"
    neovim.press(f"Go\r{typed}diagnose -> tell : completion\r# svc: allow no-value because later")
    neovim.press("\x1b:silent! set filetype= | %print\r")
    neovim.see("  step tell in engage by service_desk", "  diagnose -> tell : completion", "  # svc: allow no-value")


CODEMIRROR = """
import { EditorView, basicSetup } from "codemirror";
import { StreamLanguage } from "@codemirror/language";
import { vsc } from "./vsc.mjs";
new EditorView({ doc: window.text, extensions: [basicSetup, StreamLanguage.define(vsc)], parent: document.body });
"""


def test_codemirror_colours_a_stream(browser: Any, tmp_path: Path) -> None:
    node = node_folder(tmp_path, ("codemirror@6", "@codemirror/language@6", "esbuild@0.25"))
    (node / "vsc.mjs").write_bytes((ROOT / "editors" / "codemirror" / "vsc.js").read_bytes())
    (node / "page.mjs").write_text(CODEMIRROR)
    bundle = [str(node / "node_modules" / ".bin" / "esbuild"), "page.mjs", "--bundle", "--outfile=page.js"]
    subprocess.run(bundle, cwd=node, check=True, capture_output=True, timeout=300)
    page = browser.new_page(viewport={"width": 900, "height": 190}, device_scale_factor=1)
    page.set_content("<style>body { margin: 0; font-size: 14px }</style>")
    page.evaluate("text => { window.text = text }", STREAM)
    page.add_script_tag(path=str(node / "page.js"))
    words = page.locator(".cm-line").first.locator("span")
    assert words.all_text_contents() == ["stream", '"Restore a live service"']
    assert words.nth(0).evaluate("word => getComputedStyle(word).color") != "rgb(0, 0, 0)"
    if os.environ.get("SVC_REWRITE"):
        page.screenshot(path=PICTURES / "codemirror.png")
    page.close()
    assert (PICTURES / "codemirror.png").read_bytes().startswith(b"\x89PNG")
