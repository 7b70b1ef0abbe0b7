"""Takes the pictures of VS Code for docs/how-to/editor.md: `python -m tests.editor.with_vs_code FOLDER`.

FOLDER is where code-server is built, VS Code in a browser: once, with npm, a C++ compiler and the headers of node. The
extension is built and installed as a user would do it. What is typed must stand there as it was typed.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.browser.conftest import NAMES, QUIET
from tests.editor.test_screenshots import PICTURES, STREAM
from tests.support import ROOT
from tests.support.node import node_folder

PACKAGE = "code-server@4.96.4"
"""VS Code 1.96.4, which runs with node 20."""
NATIVE = ("@vscode/spdlog", "node-pty", "native-watchdog")
"""What it can't begin without, compiled here."""
PORT = 18423
SETTINGS = {
    "svc.path": str(Path(sys.executable).with_name("svc")),
    "security.workspace.trust.enabled": False,
    "workbench.startupEditor": "none",
    "editor.minimap.enabled": False,
}
TYPED = """\
  step tell in engage by service_desk
diagnose -> tell : completion_of_user_support_tasks
promise lead 85% within 3d to user
"""


def built(folder: Path) -> Path:
    """The program code-server, built if it is not there yet."""
    program = folder / "node_modules" / "code-server" / "out" / "node" / "entry.js"
    if not program.exists():
        node_folder(folder, ("--ignore-scripts", PACKAGE))
        inside = program.parents[2] / "lib" / "vscode"
        for locked in inside.glob("npm-shrinkwrap.json"):  # it names an address of a version control system
            locked.unlink()
        manifest = json.loads((inside / "package.json").read_text("utf-8"))
        manifest["dependencies"]["@vscode/proxy-agent"] = "^0.27.0"
        (inside / "package.json").write_text(json.dumps(manifest), "utf-8")
        run("npm", "install", "--silent", "--omit=dev", "--ignore-scripts", folder=inside)
        run("npm", "rebuild", *NATIVE, folder=inside)
        run("npm", "rebuild", "argon2", folder=folder)
    return program


def run(program: str, *options: str, folder: Path) -> None:
    """Run a program that must succeed; node's headers are those of the system."""
    environment = {"npm_config_nodedir": str(Path(shutil.which("node") or "").resolve().parents[1]), **os.environ}
    subprocess.run([shutil.which(program) or program, *options], cwd=folder, env=environment, check=True)


@contextmanager
def served(program: Path, folder: Path) -> Iterator[str]:
    """VS Code with the extension and a folder with one stream; its address."""
    shutil.rmtree(folder / "home", ignore_errors=True)
    home, work = folder / "home", folder / "home" / "work"
    for settings in (home / "User", home / "Machine"):
        settings.mkdir(parents=True)
        (settings / "settings.json").write_text(json.dumps(SETTINGS))
    work.mkdir()
    (work / "restore.vsc").write_text(STREAM)
    places = [
        "--user-data-dir",
        str(home),
        "--extensions-dir",
        str(home / "extensions"),
        "--config",
        str(home / "none"),
    ]
    command = [str(shutil.which("node")), str(program), *places]
    subprocess.run([*command, "--install-extension", str(extension(folder))], check=True)
    options = ["--auth", "none", "--bind-addr", f"127.0.0.1:{PORT}", "--disable-telemetry", "--disable-update-check"]
    process = subprocess.Popen([*command, *options, str(work)], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout
        while "HTTP server listening" not in process.stdout.readline():
            assert process.poll() is None
        yield f"http://127.0.0.1:{PORT}/?folder={work}"
    finally:
        process.terminate()


def extension(folder: Path) -> Path:
    """The extension, built in a copy of its folder."""
    ignored = shutil.ignore_patterns("node_modules", "dist", "*.vsix")
    made = folder / "extension"
    shutil.copytree(ROOT / "editors" / "vscode", made, ignore=ignored, dirs_exist_ok=True)
    run("npm", "ci", "--silent", folder=made)
    run("npm", "run", "-s", "package", folder=made)
    return made / "svc-streams.vsix"


def taken(page: Any) -> None:
    """Take the pictures while somebody works."""
    keys = page.keyboard
    page.wait_for_selector(".explorer-folders-view .monaco-list-row", timeout=120_000)
    keys.press("Control+B")
    keys.press("Control+P")
    keys.type("restore.vsc", delay=50)
    page.wait_for_selector(".quick-input-list .monaco-list-row.focused")
    page.wait_for_timeout(1000)
    keys.press("Enter")
    page.wait_for_selector(".squiggly-error", timeout=120_000)
    page.wait_for_timeout(2000)
    keys.press("Control+End")
    keys.type("  user -> log : ", delay=50)
    page.wait_for_selector(".suggest-widget.visible .monaco-list-row")
    page.wait_for_timeout(1000)
    page.screenshot(path=PICTURES / "vscode-completion.png")
    keys.press("Escape")
    for _ in "user -> log : ":
        keys.press("Backspace")
    for line in TYPED.strip().splitlines():
        keys.type(line.strip(), delay=50)
        page.wait_for_timeout(1000)
        keys.press("Enter")
    keys.press("Control+S")
    page.wait_for_timeout(1000)
    keys.press("F1")
    keys.type("svc: Show the picture", delay=50)
    page.wait_for_timeout(1000)
    keys.press("Enter")
    page.wait_for_timeout(6000)
    page.screenshot(path=PICTURES / "vscode-preview.png")


def main(folder: Path) -> None:
    """Build, serve, look, and compare what was typed."""
    from playwright.sync_api import sync_playwright

    folder.mkdir(parents=True, exist_ok=True)
    with served(built(folder), folder) as address, sync_playwright() as playwright:
        program = next(filter(None, map(shutil.which, NAMES)), None)
        browser = playwright.chromium.launch(executable_path=program, args=list(QUIET))
        page = browser.new_page(viewport={"width": 1100, "height": 420})
        page.goto(address)
        taken(page)
        browser.close()
    written = (folder / "home" / "work" / "restore.vsc").read_text("utf-8")
    typed = [line.strip() for line in written.removeprefix(STREAM).splitlines() if line.strip()]
    assert typed == [line.strip() for line in TYPED.splitlines()], written


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
