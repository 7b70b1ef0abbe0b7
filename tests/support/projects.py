"""A project of somebody whose `.vsc` files are tests of pytest; its pytest runs in this process."""

from pathlib import Path

import pytest

SETTINGS = "[pytest]\nsvc_files = streams/**/*.vsc\n"


class Project:
    """A folder with a pytest configuration and `.vsc` files."""

    def __init__(self, pytester: pytest.Pytester, settings: str = SETTINGS, **texts: str) -> None:
        self._pytester = pytester
        self.folder = pytester.path
        (self.folder / "streams" / "deep").mkdir(parents=True)
        (self.folder / "pytest.ini").write_text(settings, "utf-8")
        (self.folder / "test_one.py").write_text("def test_one():\n    pass\n", "utf-8")
        for name, text in texts.items():
            self.path(name).write_bytes(text.encode("utf-8"))

    def path(self, name: str) -> Path:
        """The file of a stream."""
        return self.folder / "streams" / f"{name}.vsc"

    def text(self, name: str) -> str:
        """Its text, newlines as they are."""
        return self.path(name).read_bytes().decode("utf-8")

    def pytest(self, *arguments: str, apart: bool = False) -> pytest.RunResult:
        """A run of pytest with the plugin, and with no other; `apart` in a process of its own."""
        run = self._pytester.runpytest_subprocess if apart else self._pytester.runpytest
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
            patch.setenv("COLUMNS", "120")
            patch.delenv("PYTEST_ADDOPTS", raising=False)
            return run("-p", "svc.pytest_plugin", "-p", "no:cacheprovider", *arguments)
