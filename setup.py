"""Adds to a wheel what is made from the grammar: the tables of the parser."""

import sys
from pathlib import Path

from setuptools import find_packages, setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).parent


class BuildWithTables(build_py):
    """Builds the package, then writes the tables beside the grammar; an editable install makes them when it runs."""

    def run(self) -> None:
        super().run()
        if not self.editable_mode:
            sys.path.insert(0, str(ROOT / "src"))
            from svc.syntax import tables

            text = (ROOT / "grammar" / "vsc.lark").read_text("utf-8")
            target = Path(self.build_lib) / "svc" / "grammar" / "tables.py"
            target.write_text(tables.source(tables.build(text)), "utf-8")


PACKAGES = [*find_packages(str(ROOT / "src")), "svc.grammar", "svc.pages"]
"""The rooms, and two folders of the repository that ship inside the package."""

setup(packages=PACKAGES, cmdclass={"build_py": BuildWithTables})
