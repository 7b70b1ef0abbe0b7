"""Packages of npm in a folder of their own."""

import shutil
import subprocess
from pathlib import Path


def node_folder(folder: Path, packages: tuple[str, ...]) -> Path:
    """A folder with some packages in it."""
    npm = shutil.which("npm")
    assert npm, "install npm for these tests"
    command = [npm, "install", "--silent", "--no-audit", "--no-fund", *packages]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=300)
    return folder
