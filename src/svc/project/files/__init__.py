"""The one safe way to read a file, to look through folders and to write a result. Nothing else opens files."""

from svc.project.files.folders import discard_empty, make_folder
from svc.project.files.opening import OutsideError, contained, names, own_path
from svc.project.files.private import cache_folder, discard, private_file
from svc.project.files.reading import BOM, contents, opened
from svc.project.files.scratch import Scratch
from svc.project.files.walking import Walked, below
from svc.project.files.writing import create, rewrite, write
from svc.project.real_paths import is_below

__all__ = [
    "BOM", "OutsideError", "Scratch", "Walked", "below", "cache_folder", "contained", "contents", "create", "discard",
    "discard_empty", "is_below", "make_folder", "names", "opened", "own_path", "private_file", "rewrite", "write",
]  # fmt: skip
