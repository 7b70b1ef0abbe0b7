"""Adds to a wheel what is made from texts: the tables of the parser, and the shipped catalogues."""

import sys
from collections.abc import Iterator
from pathlib import Path

from setuptools import find_packages, setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).parent


class BuildWithTables(build_py):
    """Builds the package, then adds the modules that are made; an editable install does without."""

    def run(self) -> None:
        super().run()
        if not self.editable_mode:
            sys.path.insert(0, self.build_lib)  # where the grammar is beside the rooms, unlike in `src`
            for path, text in _made():
                (Path(self.build_lib) / "svc" / path).write_text(text, "utf-8")


def _made() -> Iterator[tuple[str, str]]:
    """The modules, by their paths in the package: the tables beside the grammar, a catalogue beside its text."""
    from svc.semantics.shipped import SHIPPED, written
    from svc.semantics.shipped.prepared import module, module_name
    from svc.syntax import tables

    yield "grammar/tables.py", tables.source(tables.build((ROOT / "grammar" / "vsc.lark").read_text("utf-8")))
    for name in SHIPPED:
        yield f"semantics/shipped/{module_name(name)}.py", module(written(name))


PACKAGES = [*find_packages(str(ROOT / "src")), "svc.grammar", "svc.pages"]
"""The rooms, and two folders of the repository that ship inside the package."""

setup(packages=PACKAGES, cmdclass={"build_py": BuildWithTables})
