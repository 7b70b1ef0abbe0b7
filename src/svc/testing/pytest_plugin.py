"""A plugin for pytest: `.vsc` files as tests, their marks as expectations.

Does and imports nothing unless the pytest configuration says which files: `svc_files = streams/*.vsc`. A file
passes if its findings are those that its marks announce (`# error: VSC301` at the end of a line); `--svc-update`
writes the marks as they should be. `svc_rules` names installed custom rules that run too.
"""

from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """The settings of the plugin."""
    parser.addini("svc_files", "patterns of the .vsc files that are tests, such as streams/**/*.vsc", "args", [])
    parser.addini("svc_rules", "names of installed custom rules that also run", "args", [])
    group = parser.getgroup("svc")
    group.addoption("--svc-update", action="store_true", help="write the marks in .vsc files as svc reports them")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> "VscFile | None":
    """A file that the settings name."""
    patterns = parent.config.getini("svc_files")
    if not patterns or not _matches(file_path, parent.config.rootpath, patterns):
        return None
    return VscFile.from_parent(parent, path=file_path)


def _matches(path: Path, root: Path, patterns: Iterable[str]) -> bool:
    """Whether a path below the root fits a pattern; `**/` stands for any folders, or none."""
    if not path.is_relative_to(root):
        return False
    below = path.relative_to(root).as_posix()
    return any(fnmatch(below, each) or fnmatch(below, each.replace("**/", "")) for each in patterns)


class VscFile(pytest.File):
    """A `.vsc` file: one test."""

    def collect(self) -> "Iterator[VscItem]":
        """Its test."""
        yield VscItem.from_parent(self, name="marks")


class VscItem(pytest.Item):
    """The findings of a file are those that its marks announce."""

    def runtest(self) -> None:
        """Compare, or with --svc-update write the marks first."""
        from svc.checker.custom_rules import load
        from svc.diagnostics.errors import Error
        from svc.project import sources
        from svc.testing.assertions import mismatch

        try:
            root, name = self._place()
            source, unreadable = sources.read(self.path, name, within=self._within)
            rules = load(self.config.getini("svc_rules"))
            update = self.config.getoption("svc_update") and not unreadable
            text = self._updated(source.text, rules) if update else source.text
        except Error as error:
            raise UnlikeItsMarksError(str(error)) from error
        wrong = unreadable[0].message if unreadable else mismatch(text, name, rules, root)
        if wrong:
            raise UnlikeItsMarksError(wrong)

    def _initrequest(self) -> None:
        """Make ready for another try, as pytest-retry asks of items. There are no fixtures, so nothing to do."""

    def _updated(self, text: str, rules: Any) -> str:
        from svc.project import files
        from svc.project.api import analyse
        from svc.testing.expectations import remarked, selection

        root, name = self._place()
        reported = analyse(text, name, select=selection(text), rules=rules, root=root).diagnostics
        after = remarked(text, reported)
        if after != text:
            files.rewrite(self.path, text, after, within=self._within)
        return after

    @property
    def _within(self) -> str:
        """What a test must not lead out of by a link: the project that pytest runs in."""
        from svc.project.root import find

        return find(self.config.rootpath).folder

    def _place(self) -> tuple[str, str]:
        """The root of the project that the file belongs to, else that of pytest, and the way from there."""
        from svc.project.root import find

        path, found = self.path.resolve(), find(self.path, self._within)
        here = str(self.config.rootpath.resolve())
        root = here if found.configuration is None and path.is_relative_to(here) else found.folder
        return root, path.relative_to(root).as_posix()

    def _called(self) -> str:
        path, root = self.path, self.config.rootpath
        return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """What is not as marked, without a traceback: it would lead into svc."""
        if isinstance(excinfo.value, UnlikeItsMarksError):
            return f"{excinfo.value}\n\nto write the marks as svc reports them: pytest --svc-update"
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """How pytest calls the test."""
        return self.path, None, self._called()


class UnlikeItsMarksError(Exception):
    """A file is not as its marks say."""
