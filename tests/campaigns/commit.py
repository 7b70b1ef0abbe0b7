"""Which commit a campaign was run on, for its record."""

import subprocess

from tests.support import ROOT


def commit() -> str:
    """The commit of the work tree, with a `+` if the code of svc or a test differs from it."""
    differs = _git("status", "--porcelain", "--", "src", "tests", ":!tests/campaigns")
    return _git("rev-parse", "--short=12", "HEAD") + ("+" if differs else "")


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()
