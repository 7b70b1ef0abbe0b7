"""Asks git for a file as it was. git runs as a process with fixed arguments and a time limit; nothing it says is
taken for a command."""

import os
import subprocess

from svc.diagnostics.errors import FileError
from svc.diagnostics.limits import FILE

SECONDS = 20
ELSEWHERE = {"GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_PREFIX"}
"""What git says of its repository to a hook: the file may be in another one."""


def at_merge_base(path: str, ref: str) -> tuple[bytes, str]:
    """The bytes of a file at the merge base of HEAD and a ref, and the commit that it is. Raises FileError."""
    folder, name = os.path.split(os.path.realpath(path))
    if ref.startswith("-") or not ref.isprintable():
        raise FileError(f"{ref} is not the name of a commit")
    called = path.replace(os.sep, "/")
    if not os.path.isfile(path):
        raise FileError(f"{called} is not a file, so git can't say what it was")
    _git(folder, f"{called} is not in a git repository", "rev-parse", "--show-toplevel")
    _git(folder, f"git knows no commit {ref}", "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}")
    why = f"HEAD and {ref} have no commit in common; was the repository cloned with its history?"
    base = _git(folder, why, "merge-base", "HEAD", ref).decode("ascii", "replace").strip()
    blob = f"{base}:./{name}"
    missing = f"{called} did not exist at {base[:12]}, where HEAD left {ref}"
    size = int(_git(folder, missing, "cat-file", "-s", blob))
    if size > FILE:
        raise FileError(f"{called} at {base[:12]} has {size:,} bytes, more than the {FILE:,} that svc reads")
    return _git(folder, missing, "show", "--no-textconv", blob), base


def _git(folder: str, failed: str, *arguments: str) -> bytes:
    """What git answers; raises FileError with `failed` if it answers nothing."""
    command = ["git", "--no-pager", *arguments]
    environment = {name: value for name, value in os.environ.items() if name not in ELSEWHERE}
    try:
        done = subprocess.run(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False,
            timeout=SECONDS,
        )  # fmt: skip
    except FileNotFoundError:
        raise FileError("--against needs git, which is not installed") from None
    except subprocess.TimeoutExpired:
        raise FileError(f"git took longer than {SECONDS} seconds") from None
    except (OSError, ValueError) as error:
        raise FileError(f"git can't be run: {error}") from None
    if done.returncode:
        raise FileError(failed)
    return done.stdout
