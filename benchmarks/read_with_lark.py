"""The benchmark stream parsed by lark alone, with the grammar of svc: a program that is run with the name of a file.

It makes a tree and looks at nothing in it, which is less than svc does.
"""

import sys
from pathlib import Path

from lark import Lark

from svc.syntax.tables import grammar

Lark(grammar(), parser="lalr", maybe_placeholders=True).parse(Path(sys.argv[1]).read_text("utf-8"))
