"""The language server with what Neovim, VS Code and Emacs say that they can do, as pytest-lsp has stored it."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.system


def test_known_editors_get_what_they_can_take() -> None:
    """In a process of its own, as pytest-lsp, pytest-asyncio and pytest-timeout are plugins."""
    plugins = ("pytest_asyncio.plugin", "pytest_lsp.plugin", "pytest_timeout")
    command = [sys.executable, "-m", "pytest", "-q", "--disable-plugin-autoload", "-o", "addopts="]
    command += [option for plugin in plugins for option in ("-p", plugin)]
    command += [
        "-o",
        "asyncio_default_fixture_loop_scope=function",
        "--timeout=60",
        "-W",
        "error::pytest_lsp.LspSpecificationWarning",
    ]
    done = subprocess.run(
        [*command, str(Path(__file__).with_name("with_pytest_lsp.py"))], capture_output=True, text=True, timeout=600
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "15 passed" in done.stdout
