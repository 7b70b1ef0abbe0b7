"""`svc lsp`: how it starts."""

import sys

import pytest

from svc.cli.commands.lsp import EXTRA
from tests.support.command_line import Svc, fixture_svc

__all__ = ["fixture_svc"]


def test_without_pygls_the_error_says_what_to_install(svc_: Svc, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lsprotocol", None)
    monkeypatch.delitem(sys.modules, "svc.editor.server.process", raising=False)
    told = svc_("lsp")
    assert (told.code, told.out) == (2, "")
    assert told.err in [f"svc: the language server needs {each}: pip install 'svc-streams[lsp]'\n" for each in EXTRA]


def test_it_has_the_version_of_svc_and_needs_no_extra_to_say_so(svc_: Svc, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lsprotocol", None)
    assert svc_("lsp", "--version") == svc_("--version")
