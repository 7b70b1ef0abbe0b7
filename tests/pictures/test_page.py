"""The HTML page of a stream, without a browser: hostile text, the policy, what is left without a script."""

import os
import re
import subprocess
import sys
from base64 import b64encode
from functools import cache
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from attrs import evolve

import svc
from svc.diagnostics import codes
from svc.diagnostics.errors import RenderError
from svc.pictures import views
from svc.pictures.options import DEFAULTS, PictureOptions
from svc.pictures.page import document, illustrated, page
from svc.pictures.page.policy import policy
from svc.pictures.scene.annotations import within
from svc.project.api import analyse
from svc.text import escape
from tests.support.command_line import Svc, fixture_svc
from tests.support.pictures import RESTORE
from tests.support.tables import every

__all__ = ["fixture_svc"]

HOSTILE = (
    "</script><script>alert(1)</script>", "<!--", "-->", "]]>", "\u2028x\u2029", '" onload="alert(1)', "' x='",
    "&lt;b&gt;", "<img src=x onerror=alert(1)>", "</style><style>*{color:red}", "</title>", "</svg>", "\u202eevil",
    "javascript:alert(1)", "${x}", "{{x}}", "<b>b</b>",
)  # fmt: skip


class Seen(HTMLParser):
    """What a page is made of: elements with their attributes, and the texts of scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {"script": [], "style": []}
        self.words = ""
        self._open = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._open = tag

    def handle_data(self, data: str) -> None:
        if self._open in self.texts:
            self.texts[self._open].append(data)
        else:
            self.words += data

    def handle_endtag(self, tag: str) -> None:
        self._open = ""

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def made(text: str, options: PictureOptions = DEFAULTS) -> str:
    analysis = analyse(text, "test.vsc")
    bound = analysis.bound.streams[0]
    return page(bound, within(bound.stream, analysis.diagnostics), options).text


@pytest.fixture(scope="module")
def restore() -> Seen:
    return Seen(made(RESTORE))


def hostile(text: str) -> svc.Stream:
    """A stream that says the same in every field."""
    return svc.Stream(
        name="s",
        title=text,
        keys={"demand": text, "value": text, "other": text},
        parties=[svc.NamedParty("p", title=text, party=f'"{text}"', note=f"x{text}")],
        steps=[svc.Step("a", title=text, activity=f'"{text}"', practices=[f'"{text}"'], note=f"x{text}")],
        flows=[
            svc.Flow("p", "a", [f'"{text}"'], when=text, wording=f"x{text}", note=f"x{text}"),
            svc.Flow("a", "engage", [f'"{text}"']),
        ],
    )


@cache
def written(text: str, folder: Path) -> Seen:
    """The page of a stream that says the same in every field."""
    return Seen(svc.render(hostile(text), folder / "a.html").read_text("utf-8"))


@every("text", HOSTILE, stride=6)
def test_text_of_users_is_never_markup(text: str, tmp_path: Path) -> None:
    harmless, seen = written("harmless words", tmp_path), written(text, tmp_path)
    assert {tag for tag, _ in seen.elements} == {tag for tag, _ in harmless.elements}
    assert {name for _, attributes in seen.elements for name in attributes} == {
        name for _, attributes in harmless.elements for name in attributes
    }
    assert seen.texts == harmless.texts
    assert escape.picture(text) in seen.words


def test_the_policy_lets_in_the_script_and_the_style_of_the_page_alone(restore: Seen) -> None:
    stated = next(str(each["content"]) for each in restore.all("meta") if "http-equiv" in each)
    directives = dict(part.strip().split(" ", 1) for part in stated.split(";"))
    assert directives["default-src"] == "'none'"
    for tag, name in (("script", "script-src"), ("style", "style-src")):
        texts = ["".join(restore.texts[tag])]
        assert len(restore.all(tag)) == 1
        hashes = [f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in texts]
        assert directives[name] == " ".join(hashes)
    assert "unsafe" not in stated


def test_nothing_that_the_policy_forbids_is_in_the_page(restore: Seen) -> None:
    for _, attributes in restore.elements:
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on")]


def test_nothing_in_the_page_is_from_elsewhere(restore: Seen) -> None:
    for tag, attributes in restore.elements:
        for name in ("src", "href", "srcset", "action", "data", "poster", "xlink:href"):
            value = attributes.get(name) or "#"
            assert value.startswith("#") or (tag == "link" and value.startswith("data:")), (tag, value)
    assert "@import" not in "".join(restore.texts["style"])
    assert "url(" not in "".join(restore.texts["style"])


def test_ids_are_unique_and_what_refers_to_one_finds_it(restore: Seen) -> None:
    ids = [attributes["id"] for _, attributes in restore.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    for _, attributes in restore.elements:
        wanted = (attributes.get("aria-labelledby") or "").split()
        wanted += re.findall(r"url\(#([^)]*)\)", " ".join(value or "" for value in attributes.values()))
        wanted += [target[1:] for target in [attributes.get("href") or ""] if target.startswith("#")]
        assert set(wanted) <= set(ids)


def test_all_views_are_there_and_every_step_and_flow_can_be_chosen_in_them(restore: Seen) -> None:
    shown = [each["data-view"] for each in restore.all("section") if "data-view" in each]
    assert shown == [name for name in views.VIEWS if name != "auto"]
    groups = [str(each["data-thing"]) for each in restore.all("g") if "data-thing" in each]
    assert {*(f"step-{n}" for n in range(1, 5)), "party-1", "party-2", *(f"flow-{n}" for n in range(1, 8))} == set(
        groups
    )


def test_what_a_thing_says_is_in_its_row_without_any_script(restore: Seen) -> None:
    rows = {each["id"] for each in restore.all("tr") if "id" in each}
    assert {"step-2", "party-1", "flow-7"} <= rows
    for words in ("2 Diagnose and restore", "service desk", "45 minutes", "2 hours", "85%", "code must change"):
        assert words in restore.words


def test_a_finding_names_the_things_that_it_is_about() -> None:
    seen = Seen(made("stream x\n  user -> engage : incidents\n  engage -> plan : change_requests\n"))
    found = [each for each in seen.all("li") if each.get("class") == "error"]
    assert [each["data-about"] for each in found] == ["flow-2"]
    assert "VSC301 error" in seen.words


def test_a_view_that_can_not_be_drawn_is_left_out_and_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> views.Scene:
        raise RenderError("it is too wide")

    monkeypatch.setitem(views.VIEWS, "lanes", views.ViewRow(fails))
    analysis = analyse(RESTORE)
    result = page(analysis.only, analysis.diagnostics)
    assert [each.code for each in result.findings] == [codes.BY_NAME["missing-view"].code]
    assert "The view lanes is left out: it is too wide." in result.text
    assert 'data-view="lanes"' not in result.text
    with pytest.raises(RenderError, match="too wide"):
        page(analysis.only, analysis.diagnostics, PictureOptions(view="lanes"))


def test_a_stream_without_findings_says_so() -> None:
    assert "No findings." in Seen(page(analyse(RESTORE).only, ()).text).words


@pytest.mark.parametrize(
    ("theme", "scheme"), [("auto", None), ("light", "light"), ("dark", "dark"), ("print", "light")]
)
def test_a_theme_says_how_the_page_begins(theme: str, scheme: str | None) -> None:
    seen = Seen(made(RESTORE, PictureOptions(theme=theme)))
    assert seen.all("html")[0].get("data-scheme") == scheme


def test_the_policy_takes_more_directives() -> None:
    assert policy([], [], frame_ancestors="'none'").endswith("; frame-ancestors 'none'")


def test_a_live_page_leaves_its_policy_to_its_server() -> None:
    content = illustrated(analyse(RESTORE).only, (), DEFAULTS).page
    live = document(content, DEFAULTS, live=True)
    assert "Content-Security-Policy" not in live.text
    assert live.policy.startswith("default-src 'none'; script-src 'sha256-")
    assert live.policy.endswith("connect-src 'self'; frame-ancestors 'none'")
    assert Seen(live.text).all("html")[0].get("data-version") == live.version
    other = document(evolve(content, notice="line 3 can't be understood yet"), DEFAULTS, live=True)
    assert other.version != live.version


@pytest.mark.thorough
def test_the_same_stream_makes_the_same_page_whatever_the_hash_seed(tmp_path: Path) -> None:
    (tmp_path / "x.vsc").write_text(RESTORE)
    for seed in ("0", "1"):
        command = [sys.executable, "-m", "svc", "render", "x.vsc", "-o", f"{seed}.html"]
        subprocess.run(command, cwd=tmp_path, env={**os.environ, "PYTHONHASHSEED": seed}, check=True, timeout=60)
    assert (tmp_path / "0.html").read_bytes() == (tmp_path / "1.html").read_bytes()


def test_the_command_writes_a_page_as_the_ending_or_the_option_says(svc_: Svc) -> None:
    Path("x.vsc").write_text(RESTORE)
    for arguments, name in ((("-o", "a.htm"), "a.htm"), (("--format", "html"), "x.html")):
        assert svc_("render", "x.vsc", *arguments) == (0, f"{name}\n", "")
        assert Path(name).read_text("utf-8").startswith("<!doctype html>\n")
    told = svc_("render", "x.vsc", "-o", "b.html", "--scale", "2")
    assert (told.code, told.err) == (2, "svc: a scale is only for PNG; HTML has none: leave it out or draw PNG\n")
    assert not Path("b.html").exists()
