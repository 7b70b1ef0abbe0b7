"""Makes the folders that results are written into, and takes empty ones away."""

import os
from contextlib import suppress

from svc.diagnostics.errors import FileError


def make_folder(path: str | os.PathLike[str]) -> None:
    """Make a folder, and those above it, unless it is there. Raises FileError."""
    called = os.fspath(path).replace(os.sep, "/")
    try:
        os.makedirs(path, exist_ok=True)
    except FileExistsError:
        raise FileError(f"{called} is not a folder") from None
    except RecursionError:
        raise FileError(f"{called:.100} can't be made: it lies in too many folders") from None
    except (OSError, ValueError) as error:
        raise FileError(f"{called} can't be made: {getattr(error, 'strerror', None) or error}") from error


def discard_empty(path: str | os.PathLike[str]) -> None:
    """Take a folder away if it is empty."""
    with suppress(OSError):
        os.rmdir(path)
