"""The one safe way to read a source, to look through folders and to write a result. Nothing else opens files."""

from svc.project.files.opening import OutsideError, contained, is_below, names, own_path
from svc.project.files.private import cache_folder, discard, private_file
from svc.project.files.reading import BOM, decode, read
from svc.project.files.walking import below
from svc.project.files.writing import create, rewrite, write

__all__ = [
    "BOM", "OutsideError", "below", "cache_folder", "contained", "create", "decode", "discard", "is_below", "names",
    "own_path", "private_file", "read", "rewrite", "write",
]  # fmt: skip
