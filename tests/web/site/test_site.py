"""A site: its pages, what they say, and where their links lead."""

import shutil
from pathlib import Path

import pytest

import svc
from tests.support.sites import FILES, Page, dead, pages, project


@pytest.fixture(scope="module", name="site")
def fixture_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the small project; no test changes it."""
    folder = tmp_path_factory.mktemp("site").resolve()
    assert svc.write_site(project(folder / "streams"), folder / "public") == folder / "public" / "index.html"
    return folder / "public"


def test_each_stream_and_each_thing_has_a_page(site: Path) -> None:
    assert sorted(pages(site)) == [
        "activities.html", "activities/bakehouse.html", "activities/shop.html", "allowances.html", "artefacts.html",
        "artefacts/bread.html", "artefacts/dough.html", "artefacts/orders.html", "catalogues.html",
        "catalogues/bakery.html", "index.html", "meetings.html", "portfolio.html", "practices.html",
        "practices/kneading.html", "streams/baking.html", "streams/bread.html", "teams.html", "teams/crew.html",
        "tools.html", "tools/till.html",
    ]  # fmt: skip


def test_all_links_are_relative_and_none_is_dead(site: Path) -> None:
    assert dead(site) == []
    links = {link for text in pages(site).values() for link in Page(text).links}
    assert len(links) > 20
    assert [link for link in links if ":" in link or link.startswith("/")] == []


def test_pages_load_nothing_and_their_policy_forbids_it(site: Path) -> None:
    for path, text in pages(site).items():
        page = Page(text)
        assert [each for each in page.loads if not each.startswith("data:image/svg+xml,")] == []
        assert "default-src &#39;none&#39;; script-src " in text[:1000], path
        assert "unsafe" not in text[:2000]


def test_ids_are_unique_and_each_page_has_one_heading(site: Path) -> None:
    for path, text in pages(site).items():
        page = Page(text)
        assert sorted(page.ids) == sorted(set(page.ids)), path
        assert page.tags.count("h1") == 1
        assert page.tags.count("main") == 1


def test_what_users_write_is_text(site: Path) -> None:
    text = pages(site)
    assert "<script>alert" not in "".join(text.values())
    assert "Bake &lt;script&gt;alert(1)&lt;/script&gt;" in text["streams/bread.html"]
    assert "Sells &lt;b&gt;bread&lt;/b&gt;" in text["activities/shop.html"]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("index.html", ('href="streams/bread.html">Daily bread</a>', "<b>Demand</b> Hunger", "2 steps: Shop 1, Bake")),
        ("index.html", ('data-words="Take orders The crew The till', 'href="artefacts/orders.html">Orders</a>')),
        ("index.html", ('kneading a loaf, please"',)),
        ("activities/bakehouse.html", ("used by 2 streams", "<svg", 'href="../streams/baking.html">Bake &amp; cool')),
        ("practices/kneading.html", ("A craft practice.", "Bake &lt;script&gt;")),
        ("artefacts/orders.html", ("Also called tickets.", "Take orders: a loaf, please", "Who may give it to whom")),
        ("artefacts/dough.html", ("Sell it to Mix",)),
        ("teams/crew.html", ("The crew", "Take orders", 'href="../streams/bread.html"')),
        ("tools/till.html", ("The till", "Take orders")),
        ("catalogues/bakery.html", ("A bakery", "followed by 2 streams", "<svg", 'href="../activities/shop.html"')),
        ("portfolio.html", ("<svg", "Daily bread", "Who gives to whom in A bakery", 'aria-label="The portfolio"')),
        ("allowances.html", ("VSC401 no-demand", "baking.vsc:3", "a step opens it", "2999-12-31", "1 finding")),
        ("meetings.html", ('href="streams/baking.html">Bake &amp; cool</a>',)),
        ("streams/bread.html", ('<a href="baking.html">Bake &amp; cool</a>', "Opens", 'href="../teams/crew.html"')),
        ("streams/bread.html", ('href="../activities/shop.html">Shop', 'href="../artefacts/orders.html">orders')),
        ("streams/bread.html", ('href="../practices/kneading.html"', 'href="../tools/till.html"', 'data-view="lanes"')),
        ("streams/baking.html", ("Opened by", '<a href="bread.html">Daily bread</a>', 'href="../index.html"')),
    ],
)  # fmt: skip
def test_a_page_says(site: Path, path: str, said: tuple[str, ...]) -> None:
    text = pages(site)[path]
    assert [each for each in said if each not in text] == []


def test_the_bar_says_where_the_reader_is(site: Path) -> None:
    text = pages(site)
    assert '<a href="activities.html" aria-current="page">Activities</a>' in text["activities.html"]
    assert '<a href="../activities.html" aria-current="true">Activities</a>' in text["activities/shop.html"]
    assert '<a href="../index.html" aria-current="true">Streams</a>' in text["streams/bread.html"]


def test_the_same_streams_give_the_same_bytes_in_another_folder_by_two_processes(site: Path, tmp_path: Path) -> None:
    again = svc.write_site(project(tmp_path / "elsewhere"), tmp_path / "deep" / "er", jobs=2).parent
    assert pages(again) == pages(site)
    assert (again / "svc-site.json").read_bytes() == (site / "svc-site.json").read_bytes()


def test_a_project_without_teams_and_meetings_says_so_and_has_the_same_bar(site: Path, tmp_path: Path) -> None:
    (tmp_path / "a.vsc").write_text(f"{FILES['bakery.vsc']}\nstream a follows bakery\n  guest -> shop : orders\n")
    alone = svc.write_site(tmp_path / "a.vsc", tmp_path / "public", title="<Ours>").parent
    assert [path for path in pages(alone) if path.startswith(("teams/", "tools/"))] == []
    assert "None." in (alone / "meetings.html").read_text("utf-8")
    assert "<title>&lt;Ours&gt;</title>" in (alone / "index.html").read_text("utf-8")
    assert set(Page((site / "teams.html").read_text("utf-8")).links) >= set(
        Page((alone / "teams.html").read_text("utf-8")).links
    )
    assert dead(alone.resolve()) == []


def test_streams_with_names_that_files_can_not_have_are_apart(tmp_path: Path) -> None:
    streams = "\n".join(
        f"stream {name} follows bakery\n  guest -> shop : orders" for name in ("Order", "order", "con", "復旧")
    )
    (tmp_path / "a.vsc").write_text(f"{BAKERY_ONLY}\n{streams}\n", "utf-8")
    (tmp_path / "b.vsc").write_text(f"{BAKERY_ONLY}\nstream order follows bakery\n  guest -> shop : orders\n", "utf-8")
    site = svc.write_site(tmp_path, tmp_path / "public").parent.resolve()
    names = [path.name.casefold() for path in (site / "streams").iterdir()]
    assert len(names) == len(set(names)) == 5
    assert dead(site) == []


BAKERY_ONLY = FILES["bakery.vsc"]


@pytest.mark.parametrize(
    ("text", "error", "said"),
    [("catalogue a extends itil4\n", svc.Error, "no stream"), (None, svc.FileError, "can't be read")],
)
def test_what_has_no_streams_is_an_error(tmp_path: Path, text: str | None, error: type[svc.Error], said: str) -> None:
    if text is not None:
        (tmp_path / "a.vsc").write_text(text)
    with pytest.raises(error, match=said):
        svc.write_site(tmp_path / "a.vsc", tmp_path / "public")
    assert not (tmp_path / "public").exists()


def test_it_needs_an_engine(tmp_path: Path) -> None:
    with pytest.raises(svc.RenderError, match="there is no engine nowhere"):
        svc.write_site(project(tmp_path / "streams"), tmp_path / "public", engine="nowhere")
    shutil.rmtree(tmp_path / "streams")
    assert list(tmp_path.iterdir()) == []
