"""The live preview in a browser: it follows its file, keeps what its reader chose, and serves this machine alone."""

import http.client
import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.support.command_line import SCRIPT
from tests.support.pictures import RESTORE

pytestmark = pytest.mark.system

CHANGED = RESTORE.replace("Diagnose and restore", "Find and mend")


class Watched(NamedTuple):
    """A file, its preview as a process, where that is served, and the page in a browser."""

    file: Path
    process: "subprocess.Popen[str]"
    address: str
    page: Any


def started(file: Path, *options: str) -> "tuple[subprocess.Popen[str], str]":
    command = [os.fspath(SCRIPT), "watch", file.name, "--no-open", *options]
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, cwd=file.parent, stdout=pipe, stderr=pipe, text=True)
    assert process.stdout is not None
    return process, process.stdout.readline().strip()


def ended(process: "subprocess.Popen[str]", by: signal.Signals = signal.SIGINT) -> tuple[int, str]:
    process.send_signal(by)
    _, told = process.communicate(timeout=20)
    return process.returncode, told


@pytest.fixture(name="file")
def fixture_file(tmp_path: Path) -> Path:
    file = tmp_path / "a.vsc"
    file.write_text(RESTORE, "utf-8")
    return file


@pytest.fixture(name="watched")
def fixture_watched(file: Path, browser: Any) -> Iterator[Watched]:
    """A preview of a file in a browser; at the end nothing was asked of elsewhere, and nobody complained."""
    process, address = started(file)
    requests, complaints = [], []
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.on("request", lambda asked: requests.append(asked.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address)
    yield Watched(file, process, address, page)
    page.close()
    if process.poll() is None:
        ended(process)
    assert {url.removeprefix(address) for url in requests if not url.startswith("data:")} == {"", "changes"}
    assert [said for said in complaints if "ERR_CONNECTION_REFUSED" not in said and "ERR_INCOMPLETE" not in said] == []


def picture(page: Any) -> str:
    return str(page.text_content(".view:not([hidden]) svg"))


def wait_for(page: Any, words: str) -> None:
    page.wait_for_function("words => document.body.textContent.includes(words)", arg=words, timeout=10_000)


def test_a_saved_change_is_shown_and_what_was_chosen_stays(watched: Watched) -> None:
    page = watched.page
    page.check("input[value=lanes]", force=True)
    page.click("[data-do=scheme]")
    page.keyboard.press("+")
    page.keyboard.press("+")
    zoom = page.inner_text("#zoom")
    page.click(".view:not([hidden]) g.step[data-thing=step-3]")
    watched.file.write_text(CHANGED, "utf-8")
    wait_for(page, "Find and mend")
    assert "Find and mend" in picture(page)
    assert page.is_visible("[data-view=lanes]")
    assert page.get_attribute("html", "data-scheme") == "dark"
    assert page.inner_text("#zoom") == zoom
    assert page.inner_text("#panel-title") == "3 Build a fix"


def test_an_unfinished_line_leaves_the_last_good_picture(watched: Watched) -> None:
    page = watched.page
    watched.file.write_text(CHANGED + "  user ->\n", "utf-8")
    wait_for(page, "can't be understood yet")
    assert page.is_visible("#notice")
    assert "Diagnose and restore" in picture(page)
    assert "VSC101 error" in page.inner_text("#findings")
    watched.file.write_text(CHANGED, "utf-8")
    wait_for(page, "Find and mend")
    assert not page.is_visible("#notice")
    assert "VSC101" not in page.inner_text("#findings")


def test_a_finding_is_drawn_and_leads_to_what_it_is_about(watched: Watched) -> None:
    page = watched.page
    watched.file.write_text(RESTORE + "  log -> release : change_requests\n", "utf-8")
    page.wait_for_selector("#findings li.error > a")
    page.click("#findings li.error > a")
    assert page.locator(".view:not([hidden]) .marked").count() > 0


def test_an_editor_that_puts_a_new_file_in_its_place_is_followed(watched: Watched) -> None:
    other = watched.file.with_name("a.vsc.tmp")
    other.write_text(CHANGED, "utf-8")
    other.replace(watched.file)
    wait_for(watched.page, "Find and mend")
    watched.file.unlink()
    wait_for(watched.page, "No such file")
    watched.file.write_text(RESTORE, "utf-8")
    wait_for(watched.page, "Diagnose and restore")
    assert not watched.page.is_visible("#notice")


def test_files_that_are_used_and_the_configuration_are_followed(watched: Watched) -> None:
    page, folder = watched.page, watched.file.parent
    (folder / "svc.toml").write_text("", "utf-8")
    (folder / "own").mkdir()
    (folder / "own" / "acme.vsc").write_text('catalogue acme extends itil4\n  activity engage "Desk"\n', "utf-8")
    watched.file.write_text('use "own/acme.vsc"\n' + RESTORE.replace("\n", " follows acme\n", 1), "utf-8")
    wait_for(page, "DESK")
    (folder / "own" / "acme.vsc").write_text('catalogue acme extends itil4\n  activity engage "Front"\n', "utf-8")
    wait_for(page, "FRONT")
    (folder / "svc.toml").write_text('[colours]\nengage = "#123456"\n', "utf-8")
    page.wait_for_selector(".view:not([hidden]) [fill='#123456']", state="attached")


def test_when_it_ends_the_page_says_so_and_finds_the_next_one(watched: Watched) -> None:
    code, told = ended(watched.process)
    assert code == 130
    assert told == "svc: a.vsc: no errors and no warnings; Ctrl-C ends the preview\n"
    watched.page.wait_for_selector("#lost:not([hidden])")
    watched.file.write_text(CHANGED, "utf-8")
    process, address = started(watched.file, "--port", watched.address.rstrip("/").rpartition(":")[2])
    try:
        assert address == watched.address
        wait_for(watched.page, "Find and mend")
        assert not watched.page.is_visible("#lost")
    finally:
        ended(process)


def test_pages_that_nobody_sees_leave_the_connections_to_those_that_are_seen(file: Path, browser: Any) -> None:
    process, address = started(file)
    context = browser.new_context()  # one browser for all, as its tabs share six connections
    context.add_init_script("Object.defineProperty(document, 'hidden', { get: () => window.isAway ?? false })")
    turn = "isAway => { window.isAway = isAway; document.dispatchEvent(new Event('visibilitychange')); }"
    try:
        pages = [context.new_page()]
        pages[0].goto(address)
        for _ in range(7):
            pages[-1].evaluate(turn, True)
            pages.append(context.new_page())
            pages[-1].goto(address, timeout=10_000)
        file.write_text(CHANGED, "utf-8")
        wait_for(pages[-1], "Find and mend")
        assert "Diagnose and restore" in picture(pages[0])
        pages[0].evaluate(turn, False)
        wait_for(pages[0], "Find and mend")
        assert not pages[0].is_visible("#lost")
    finally:
        context.close()
        ended(process)


def test_hostile_text_does_nothing(watched: Watched) -> None:
    text = "</script><script>document.title='taken'</script><img src=https://example.org/x onerror=alert(1)>"
    watched.file.write_text(RESTORE.replace("Log it", text).replace("Restore a live service", text), "utf-8")
    wait_for(watched.page, "onerror")
    assert watched.page.title() == text


def test_on_a_narrow_screen_and_in_the_dark_nothing_is_wider_than_it(watched: Watched) -> None:
    watched.file.write_text(RESTORE + "  user ->\n", "utf-8")
    wait_for(watched.page, "can't be understood yet")
    watched.page.emulate_media(color_scheme="dark")
    watched.page.set_viewport_size({"width": 390, "height": 844})
    assert watched.page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize(
    ("method", "path", "headers", "code"),
    [
        ("GET", "/", {}, 200), ("HEAD", "/", {}, 200), ("POST", "/", {}, 405), ("GET", "/a.vsc", {}, 404),
        ("GET", "/../../etc/passwd", {}, 404), ("GET", "/", {"Host": "example.org"}, 403),
        ("GET", "/", {"Host": "127.0.0.1.example.org:{port}"}, 403), ("GET", "/", {"Host": "localhost:{port}"}, 200),
        ("GET", "/changes", {"Origin": "http://example.org"}, 403), ("GET", "/", {"Origin": "null"}, 403),
        ("GET", "/", {"Origin": "http://127.0.0.1:{port}"}, 200),
    ],
)  # fmt: skip
def test_only_this_machine_is_answered_and_only_with_the_page(
    file: Path, method: str, path: str, headers: dict[str, str], code: int
) -> None:
    process, address = started(file)
    port = address.rstrip("/").rpartition(":")[2]
    try:
        connection = http.client.HTTPConnection("127.0.0.1", int(port), timeout=10)
        connection.request(method, path, headers={name: value.format(port=port) for name, value in headers.items()})
        answer = connection.getresponse()
        assert answer.status == code
        assert answer.getheader("Access-Control-Allow-Origin") is None
        connection.close()
    finally:
        ended(process)


def test_a_taken_port_is_reported_or_left_to_who_has_it(file: Path) -> None:
    process, address = started(file)
    port = address.rstrip("/").rpartition(":")[2]
    other, elsewhere = started(file)
    try:
        assert elsewhere not in ("", address)
        told = subprocess.run([SCRIPT, "watch", file, "--port", port], capture_output=True, text=True, timeout=20)
        assert (told.returncode, told.stdout) == (2, "")
        assert told.stderr.startswith(f"svc: port {port} can't be used: ")
    finally:
        assert ended(other, signal.SIGTERM)[0] == 128 + signal.SIGTERM
        ended(process)


def test_it_listens_to_this_machine_alone(file: Path) -> None:
    process, address = started(file)
    port = int(address.rstrip("/").rpartition(":")[2])
    try:
        tables = [Path(f"/proc/{process.pid}/net/{name}") for name in ("tcp", "tcp6")]
        lines = [line.split() for table in tables if table.exists() for line in table.read_text().splitlines()[1:]]
        at = {line[1] for line in lines if line[3] == "0A" and line[1].endswith(f":{port:04X}")}
        assert at == {f"0100007F:{port:04X}"}
    finally:
        ended(process)


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    told = subprocess.run([SCRIPT, "watch", "b.vsc"], cwd=tmp_path, capture_output=True, text=True, timeout=20)
    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr == "svc: b.vsc can't be read: No such file or directory\n"
    assert os.listdir(tmp_path) == []
