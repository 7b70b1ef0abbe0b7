"""A site that is there already: only what has changed is made again, and nothing that svc did not write is touched."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import svc
from svc.diagnostics.errors import FileError
from svc.pictures.page import Illustrated, contents
from svc.pictures.render.picture import Picture
from svc.web.site import drawing, publishing
from svc.web.site.drawing import Drawer, Drawn
from tests.support.command_line import Svc, fixture_svc
from tests.support.sites import FILES, pages, project

__all__ = ["fixture_svc"]


@pytest.fixture(scope="module", autouse=True)
def quick() -> Iterator[None]:
    """Pages without pictures: what is on them does not matter here, and to draw it would take long."""

    def without(bound: Any, findings: Any, *_: object, addresses: Any, **__: object) -> Illustrated:
        return Illustrated(contents(bound, findings, None, addresses))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drawing, "illustrated", without)
        patch.setattr(drawing, "draw", lambda *_: Picture(b'<svg xmlns="http://www.w3.org/2000/svg"></svg>'))
        yield


@pytest.fixture(scope="module", name="made")
def fixture_made(quick: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the small project and its site; no test changes it."""
    folder = tmp_path_factory.mktemp("made")
    svc.write_site(project(folder / "streams"), folder / "public")
    return folder


@pytest.fixture(name="folder")
def fixture_folder(made: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(made, tmp_path / "copy"))


@pytest.fixture(name="drawn")
def fixture_drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that are drawn, as they come."""
    drawn: list[str] = []
    draw = Drawer.__call__

    def noting(self: Drawer, task: Any) -> Any:
        drawn.append(task.path)
        return draw(self, task)

    monkeypatch.setattr(Drawer, "__call__", noting)
    return drawn


def _site(folder: Path) -> dict[str, str]:
    svc.write_site(folder / "streams", folder / "public")
    return pages(folder / "public")


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_what_has_not_changed_is_not_made_again(folder: Path, drawn: list[str]) -> None:
    before = {path: path.stat().st_mtime_ns for path in (folder / "public").rglob("*")}
    assert _site(folder) == pages(folder / "public")
    assert drawn == []
    assert {path: path.stat().st_mtime_ns for path in (folder / "public").rglob("*")} == before


def test_what_has_not_changed_is_not_made_again_elsewhere_and_with_other_times(
    folder: Path, tmp_path: Path, drawn: list[str]
) -> None:
    moved = folder.rename(tmp_path / "moved")
    for path in moved.rglob("*"):
        os.utime(path, (0, 0))
    _site(moved)
    assert drawn == []


def test_a_changed_stream_is_drawn_again_and_the_portfolio_and_no_other(
    folder: Path, made: Path, drawn: list[str]
) -> None:
    _change(folder / "streams" / "bread.vsc", "takes 45m", "takes 46m")
    after, before = _site(folder), pages(made / "public")
    assert drawn == ["streams/bread.html", "portfolio.html"]
    changed = {path for path in after if after[path] != before[path]}
    assert changed == {"streams/bread.html"}


def test_a_new_title_changes_the_pages_that_name_it(folder: Path, made: Path, drawn: list[str]) -> None:
    _change(folder / "streams" / "baking.vsc", "Bake & cool", "Bake")
    after, before = _site(folder), pages(made / "public")
    assert "streams/bread.html" in drawn, "it opens the stream"
    assert {path for path in after if after[path] != before[path]} >= {
        "index.html",
        "meetings.html",
        "artefacts/bread.html",
    }
    assert "Bake &amp; cool" not in "".join(after.values())


def test_a_changed_catalogue_changes_what_is_drawn_of_it(folder: Path, drawn: list[str]) -> None:
    _change(folder / "streams" / "bakery.vsc", "Sells", "Offers")
    assert "Offers &lt;b&gt;" in _site(folder)["activities/shop.html"]
    assert {"activities/shop.html", "catalogues/bakery.html"} <= set(drawn)


def test_another_title_or_colour_changes_all_pages(folder: Path, drawn: list[str]) -> None:
    svc.write_site(folder / "streams", folder / "public", title="Bakery")
    assert len(drawn) == 6
    (folder / "streams" / "svc.toml").write_text('[colours]\nshop = "#336699"\n')
    svc.write_site(folder / "streams", folder / "public", title="Bakery")
    assert len(drawn) == 12


def test_an_allowance_that_ends_changes_its_stream_alone(folder: Path, drawn: list[str]) -> None:
    from datetime import date

    svc.write_site(folder / "streams", folder / "public", today=date(2999, 12, 31))
    assert drawn == []
    svc.write_site(folder / "streams", folder / "public", today=date(3000, 1, 1))
    assert [path for path in drawn if path.startswith("streams/")] == ["streams/baking.html"]
    assert "ended with 2999-12-31" in pages(folder / "public")["allowances.html"]


def test_pages_of_what_is_gone_are_removed(folder: Path, made: Path) -> None:
    (folder / "streams" / "bread.vsc").unlink()
    after = _site(folder)
    gone = pages(made / "public").keys() - after.keys()
    assert gone == {"streams/bread.html", "teams/crew.html", "tools/till.html"}
    assert not (folder / "public" / "teams").exists()
    fresh = svc.write_site(folder / "streams", folder / "fresh").parent
    assert pages(fresh) == after


def test_files_that_svc_did_not_write_stay(folder: Path) -> None:
    public = folder / "public"
    kept = {
        public / "CNAME": "example.org",
        public / "teams" / "note.txt": "x",
        public / "streams" / "own.html": "<p>own",
    }
    for path, text in kept.items():
        path.write_text(text)
    (folder / "streams" / "bread.vsc").unlink()
    _site(folder)
    assert {path: path.read_text() for path in kept} == kept


@pytest.mark.parametrize("path", ["index.html", "streams/bread.html"])
@pytest.mark.parametrize("is_known", [True, False])
def test_a_page_that_svc_did_not_write_is_not_overwritten(folder: Path, path: str, is_known: bool) -> None:
    public = folder / "public"
    if not is_known:
        shutil.rmtree(public)
        (public / "streams").mkdir(parents=True)
    (public / path).write_text("<p>mine")
    before = sorted(public.rglob("*"))
    _change(folder / "streams" / "bread.vsc", "takes 45m", "takes 46m")
    with pytest.raises(FileError, match=f"{path} was not written by svc"):
        svc.write_site(folder / "streams", public)
    assert (public / path).read_text() == "<p>mine"
    assert sorted(public.rglob("*")) == before


def _edited(change: Callable[[dict[str, Any]], object]) -> Callable[[Path], None]:
    def edit(path: Path) -> None:
        data = json.loads(path.read_text("utf-8"))
        change(data)
        path.write_text(json.dumps(data), "utf-8")

    return edit


DAMAGES: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_text(""),
    "cut off": lambda path: path.write_text(path.read_text()[:-300]),
    "other JSON": lambda path: path.write_text('{"pages": ["index.html"]}'),
    "a list": lambda path: path.write_text("[1]"),
    "deep": lambda path: path.write_text("[" * 100_000),
    "not text": lambda path: path.write_bytes(b"\xff\xfe\x00"),
    "another version": _edited(lambda data: data.update({"svc-site": 2})),
    "a digest": _edited(lambda data: data["pages"].update({"index.html": ["x", "y"]})),
    "a page less": _edited(lambda data: data["pages"].pop("index.html")),
    "gone": lambda path: path.unlink(),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_manifest_is_not_believed(folder: Path, made: Path, drawn: list[str], damage: str) -> None:
    DAMAGES[damage](folder / "public" / "svc-site.json")
    assert _site(folder) == pages(made / "public")
    assert len(drawn) == 6
    assert (folder / "public" / "svc-site.json").read_text() == (made / "public" / "svc-site.json").read_text()


def test_a_manifest_of_another_site_is_believed_no_further_than_its_pages_prove(
    folder: Path, tmp_path: Path, made: Path
) -> None:
    other = tmp_path / "other"
    (other / "streams").mkdir(parents=True)
    for name, text in FILES.items():
        (other / "streams" / name).write_text(text.replace("Daily", "Weekly").replace("crew", "people"))
    svc.write_site(other / "streams", other / "public")
    shutil.copy(other / "public" / "svc-site.json", folder / "public")
    mine = folder / "public" / "teams" / "people.html"
    mine.write_text("<p>mine")
    assert {**_site(folder), "teams/people.html": ""} == {**pages(made / "public"), "teams/people.html": ""}
    assert mine.read_text() == "<p>mine"


def test_no_manifest_leads_out_of_the_folder(folder: Path, made: Path) -> None:
    from svc.web.site.manifest import Made, Manifest

    page = (folder / "public" / "index.html").read_bytes()
    outside = folder / "streams" / "x.html"
    outside.write_bytes(page)
    hostile = {f"{way}streams/x.html": Made("", "") for way in ("../", f"{folder}/", "streams/../../")}
    (folder / "public" / "svc-site.json").write_text(Manifest(hostile).text())
    assert _site(folder) == pages(made / "public")
    assert outside.read_bytes() == page


@pytest.mark.skipif(os.name == "nt", reason="a link needs rights there")
def test_nothing_is_written_or_removed_through_links(folder: Path) -> None:
    public, elsewhere = folder / "public", folder / "elsewhere"
    (public / "teams").rename(elsewhere)
    (public / "teams").symlink_to(elsewhere)
    before = {path.name: path.read_bytes() for path in elsewhere.iterdir()}
    (folder / "streams" / "bread.vsc").unlink()
    _site(folder)
    assert {path.name: path.read_bytes() for path in elsewhere.iterdir()} == before
    project(folder / "streams")
    with pytest.raises(FileError, match="teams is a link"):
        svc.write_site(folder / "streams", public)
    assert {path.name: path.read_bytes() for path in elsewhere.iterdir()} == before


def test_a_run_that_was_stopped_is_made_good_by_the_next(
    folder: Path, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(folder / "public")
    draw = publishing._drawn

    def stopped(*arguments: Any) -> Iterator[Any]:
        for number, each in enumerate(draw(*arguments)):
            yield each
            if number == 1:
                raise KeyboardInterrupt

    monkeypatch.setattr(publishing, "_drawn", stopped)
    with pytest.raises(KeyboardInterrupt):
        svc.write_site(folder / "streams", folder / "public")
    monkeypatch.undo()
    written = pages(folder / "public")
    assert 0 < len(written) < 5
    (folder / "streams" / "bread.vsc").unlink()
    after = _site(folder)
    assert "streams/bread.html" not in after
    assert after == pages(svc.write_site(folder / "streams", folder / "fresh").parent)


def test_what_could_not_be_drawn_is_tried_again(folder: Path, made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object, **__: object) -> object:
        raise svc.RenderError("it is too large")

    _change(folder / "streams" / "bread.vsc", "takes 45m", "takes  45m")
    monkeypatch.setattr(drawing, "illustrated", failing)
    with pytest.raises(svc.RenderError, match=r"bread can't be drawn: it is too large"):
        svc.write_site(folder / "streams", folder / "public")
    assert "There is no picture: it is too large." in pages(folder / "public")["streams/bread.html"]
    monkeypatch.undo()
    assert _site(folder) == pages(made / "public")


def test_a_page_on_which_a_process_ended_is_tried_again(
    folder: Path, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(folder / "public")
    monkeypatch.setattr(
        publishing, "_drawn", lambda tasks, *_: [Drawn(each.path, died=("it ended",)) for each in tasks]
    )
    with pytest.raises(svc.RenderError, match="it ended"):
        svc.write_site(folder / "streams", folder / "public")
    monkeypatch.undo()
    assert _site(folder) == pages(made / "public")


def test_where_many_streams_meet_the_first_are_named(tmp_path: Path) -> None:
    asks = "\n".join(
        f"stream ask_{number:02} follows bakery\n  guest -> shop : orders\n  shop -> bakehouse : orders"
        for number in range(14)
    )
    bake = (
        "stream bake follows bakery\n  step mix in bakehouse\n  step sell in shop\n"
        "  shop -> mix : orders\n  mix -> sell : bread\n  sell -> guest : bread"
    )
    (tmp_path / "a.vsc").write_text(f"{FILES['bakery.vsc']}\n{asks}\n{bake}\n")
    site = pages(svc.write_site(tmp_path, tmp_path / "public").parent)
    assert '<a href="ask_11.html">Ask 11</a>, <span>2 more</span>' in site["streams/bake.html"]
    assert "ask_12" not in site["streams/bake.html"]
    assert "and 2 more" in site["meetings.html"]
    assert "../streams/ask_13.html" in site["artefacts/orders.html"]


class TestCommand:
    def test_it_says_what_it_wrote(self, svc_: Svc) -> None:
        project(Path("streams"))
        assert svc_("site", "streams", "-o", "public") == (0, "public/index.html: 21 pages written, 0 unchanged\n", "")
        assert svc_("site", "streams", "-o", "public").out == "public/index.html: 0 pages written, 21 unchanged\n"
        Path("streams/bread.vsc").unlink()
        assert svc_("site", "streams", "-o", "public/", "--jobs", "1").out == (
            "public/index.html: 16 pages written, 2 unchanged, 3 removed\n"
        )

    def test_what_can_not_be_read_is_reported_and_the_others_are_there(self, svc_: Svc) -> None:
        project(Path("streams"))
        ran = svc_("site", "streams", "gone.vsc", "-o", "public")
        assert ran.code == 2
        assert "gone.vsc can't be read" in ran.err
        assert Path("public/streams/bread.html").exists()

    def test_the_folders_around_the_streams_are_on_no_page(self, svc_: Svc, tmp_path: Path) -> None:
        project(Path("streams"))
        svc_("site", "streams", "-o", "public")
        svc_("site", str(tmp_path / "streams"), "-o", "from_afar")
        assert not any(str(tmp_path) in text for text in pages(Path("from_afar")).values())
        assert "<code>bread.vsc</code>" in Path("from_afar/index.html").read_text("utf-8")
        assert "<code>streams/bread.vsc</code>" in Path("public/index.html").read_text("utf-8")

    def test_pages_of_an_earlier_site_are_named_if_the_manifest_is_damaged(self, svc_: Svc) -> None:
        project(Path("streams"))
        svc_("site", "streams", "-o", "public")
        Path("public/svc-site.json").write_text("?")
        Path("streams/bread.vsc").unlink()
        ran = svc_("site", "streams", "-o", "public")
        assert ran.code == 0
        assert "svc: public/streams/bread.html is of an earlier site" in ran.err
        assert Path("public/streams/bread.html").exists()

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("streams",), "Missing option '-o'"),
            (("-", "-o", "public"), "needs files and folders"),
            (("streams", "-o", "streams/bread.vsc"), "streams/bread.vsc is not a folder"),
            (("streams/bakery.vsc", "-o", "public"), "there is no stream to show"),
            (("streams", "-o", "public", "--engine", "nowhere"), "there is no engine nowhere"),
            (("streams", "-o", "public", "--today", "soon"), "not a date"),
            (("gone", "-o", "public"), "gone can't be read"),
            (("streams", "-o", "public", "--title", " "), "a site needs a title"),
        ],
    )
    def test_what_makes_no_sense_exits_with_2_and_writes_nothing(
        self, svc_: Svc, arguments: tuple[str, ...], said: str
    ) -> None:
        project(Path("streams"))
        ran = svc_("site", *arguments)
        assert (ran.code, ran.out) == (2, "")
        assert said in ran.err
        assert not Path("public").exists()
