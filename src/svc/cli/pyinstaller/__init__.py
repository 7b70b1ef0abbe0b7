"""For PyInstaller, which asks here for its hook: what a frozen program that uses svc must bring along."""

from pathlib import Path


def hook_dirs() -> list[str]:
    """The folder with `hook-svc.py`."""
    return [str(Path(__file__).parent)]
