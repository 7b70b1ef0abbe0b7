"""The portfolio: what all streams do together, found by several processes, kept, and written in each format."""

import base64
import csv
import hashlib
import io
import json
import os
import random
import re
import signal
import sqlite3
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html  # type: ignore[import-untyped]

import svc
from svc.formats.portfolio import html as portfolio_html
from svc.pictures.options import PictureOptions
from svc.pictures.render.picture import draw
from svc.pictures.scene.shapes import Panel
from svc.pictures.scene.text_metrics import width
from svc.pictures.views import portfolio as view
from svc.project import file_cache as used
from svc.project.cache import Cache
from svc.project.portfolio import Counts, Portfolio, build
from svc.project.portfolio.data import dumps, offer_of, summary_of
from svc.project.portfolio.gathering import Asked, gather
from svc.project.portfolio.summarising import Offers, summary
from svc.project.portfolio.workers import Died, results
from svc.strategies import texts, valid_streams
from tests.support import ROOT
from tests.support.command_line import Svc, fixture_svc
from tests.support.folders import ACME, FOLLOWING, RESTORE, write

__all__ = ["fixture_svc"]
BUILD = (
    'stream build "Build a fix"\n  trigger: "A change is asked for"\n'
    "  step code in obtain_build by software_development_and_management, change_control\n"
    "  step test in obtain_build by service_validation_and_testing\n"
    "  deliver_support -> code : change_requests\n  code -> test\n  test -> design_transition : components\n"
)
ASK = f"stream ask\n{RESTORE}  deliver_support -> obtain_build : change_requests\n"


def _portfolio(folder: Path) -> Portfolio:
    return svc.Workspace.open(folder).portfolio()


def _asked(folder: Path) -> list[Asked]:
    return [Asked(str(path), path.relative_to(folder).as_posix()) for path in sorted(folder.rglob("*.vsc"))]


@pytest.fixture(name="two")
def fixture_two(tmp_path: Path) -> Path:
    """Two streams that meet."""
    return write(tmp_path, {"svc.toml": "", "ask.vsc": ASK, "build.vsc": BUILD})


class TestNumbers:
    def test_visits_practices_hand_overs(self, two: Path) -> None:
        ask, build_ = _portfolio(two).streams
        assert ask.visits == {"engage": 1, "deliver_support": 1, "obtain_build": 1}
        assert (ask.steps, ask.hand_overs) == (3, 2)
        assert build_.visits == {"deliver_support": 1, "obtain_build": 2, "design_transition": 1}
        assert build_.practices == {
            "software_development_and_management": 1,
            "change_enablement": 1,
            "service_validation_and_testing": 1,
        }

    def test_parallel_arrows_are_one_hand_over(self, tmp_path: Path) -> None:
        write(tmp_path, {"a.vsc": ASK + "  deliver_support -> obtain_build : requirements\n"})
        assert _portfolio(tmp_path).streams[0].hand_overs == 2

    def test_what_no_stream_uses(self, two: Path) -> None:
        (coverage,) = _portfolio(two).coverages
        used = {("user", "engage", "incidents"), ("engage", "deliver_support", "user_support_tasks"),
                ("deliver_support", "user", "delivered_services"),
                ("deliver_support", "obtain_build", "change_requests"),
                ("obtain_build", "design_transition", "service_components")}  # fmt: skip
        every = {(flow.source, flow.target, flow.artefact) for flow in svc.itil4.flows}
        assert set(coverage.unused_flows) == every - used
        assert set(coverage.unused_artefacts) == {*svc.itil4.all_artefacts} - {artefact for _, _, artefact in used}
        assert len(coverage.unused_practices) == 34 - 3

    def test_an_arrow_that_the_catalogue_does_not_have_is_no_use_of_it(self, tmp_path: Path) -> None:
        write(tmp_path, {"a.vsc": "engage -> plan : change_requests\n"})
        portfolio = _portfolio(tmp_path)
        assert portfolio.streams[0].flows == ()
        assert portfolio.streams[0].findings.errors == 1

    def test_findings_outside_of_streams_count_for_their_file_and_the_configuration(self, tmp_path: Path) -> None:
        write(tmp_path, {"svc.toml": "x = 1\n", "acme.vsc": ACME + "  artefact unused\n", "a.vsc": FOLLOWING})
        portfolio = _portfolio(tmp_path)
        assert [file.findings for file in portfolio.files] == [Counts(), Counts(warnings=1)]
        assert portfolio.findings == Counts(errors=1, warnings=1)

    def test_a_catalogue_for_each_that_streams_follow(self, tmp_path: Path) -> None:
        write(tmp_path, {"acme.vsc": ACME, "a.vsc": FOLLOWING, "b.vsc": ASK, "c.vsc": f"stream c\n{RESTORE}"})
        assert [(each.offer.name, each.streams) for each in _portfolio(tmp_path).coverages] == [
            ("itil4", 2),
            ("acme", 1),
        ]

    def test_a_stream_of_an_unknown_catalogue_is_shown(self, tmp_path: Path) -> None:
        write(tmp_path, {"a.vsc": "stream a follows nope\nx -> y : z\n"})
        portfolio = _portfolio(tmp_path)
        assert portfolio.catalogue_of(portfolio.streams[0]) is None
        assert portfolio.coverages == ()


class TestLinks:
    def _links(self, folder: Path) -> list[tuple[str, list[str], list[str]]]:
        return [
            (link.artefact, [name for _, name in link.givers], [name for _, name in link.takers])
            for link in _portfolio(folder).links
        ]

    def test_what_one_gives_out_and_another_takes_as_its_demand(self, two: Path) -> None:
        assert self._links(two) == [("change_requests", ["ask"], ["build"])]

    def test_what_is_passed_on_within_a_stream_is_no_link(self, two: Path) -> None:
        write(two, {"ask.vsc": ASK + "  obtain_build -> design_transition : components\n"})
        assert self._links(two) == []

    def test_a_step_and_what_it_opens_do_not_meet(self, two: Path) -> None:
        opening = ASK.replace("stream ask\n", 'use "build.vsc"\nstream ask\n  step fix in obtain_build opens build\n')
        write(two, {"ask.vsc": opening.replace("-> obtain_build", "-> fix")})
        assert self._links(two) == []
        write(two, {"other.vsc": ASK.replace("stream ask", "stream other")})
        assert self._links(two) == [("change_requests", ["other"], ["build"])]

    def test_a_stream_does_not_meet_itself(self, tmp_path: Path) -> None:
        write(tmp_path, {"a.vsc": 'stream a\n  trigger: "x"\n  deliver_support -> improve : performance_information\n'})
        assert self._links(tmp_path) == []


class TestOrder:
    @given(st.randoms(use_true_random=False))
    def test_the_order_of_files_has_no_part_in_it(self, chance: random.Random) -> None:
        offers = Offers()
        files = [
            summary(svc.analyse(text, name), offers)
            for name, text in (("a.vsc", ASK), ("b.vsc", BUILD), ("c.vsc", FOLLOWING), ("d.vsc", "x -> y"))
        ]
        mixed = files[:]
        chance.shuffle(mixed)
        assert build(mixed, offers.by_key) == build(files, offers.by_key)

    @given(texts() | st.text())
    def test_what_is_kept_comes_back_as_it_was(self, text: str) -> None:
        offers = Offers()
        made = summary(svc.analyse(text, "a.vsc"), offers)
        assert summary_of(dumps(made)) == made
        for key, offer in offers.by_key.items():
            assert offer_of(dumps(offer)) == offer
            assert offer_of(dumps(offer)).key == key

    @pytest.mark.parametrize("text", ["", "[]", "{}", '{"file": 1}', "[" * 100_000, '{"file": "a", "streams": [1]}'])
    def test_what_was_never_kept_is_refused(self, text: str) -> None:
        for read in (summary_of, offer_of):
            with pytest.raises(ValueError, match=r".*"):
                read(text)


@pytest.fixture(name="many")
def fixture_many(tmp_path: Path) -> Path:
    """More files than one process is for."""
    files = {
        f"d{number % 3}/s{number:02}.vsc": FOLLOWING.replace('"acme', '"../acme') + f"# {number}\n"
        for number in range(40)
    }
    return write(tmp_path, {"svc.toml": "", "acme.vsc": ACME, "x/broken.vsc": "stream a folows b\n", **files})


class TestProcesses:
    def test_the_number_of_processes_has_no_part_in_it(self, many: Path) -> None:
        asked = _asked(many)
        one = gather(asked)
        assert len(one.portfolio.streams) == 41
        for jobs in (2, 5, 64):
            assert gather(asked, jobs=jobs) == one

    def test_a_file_that_can_not_be_read_is_reported(self, many: Path) -> None:
        gone = Asked(str(many / "gone.vsc"), "gone.vsc")
        for jobs in (1, 3):
            found = gather([*_asked(many), gone], jobs=jobs)
            assert found.unreadable == ["gone.vsc can't be read: No such file or directory"]
            assert len(found.portfolio.files) == 42

    @pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, None])
    def test_a_process_that_dies_costs_its_item_only_t07(self, how: signal.Signals | None) -> None:
        found = dict(results(partial(_dying, how), list(range(50)), 3))
        code = -how if how else 7
        assert {item: answer for item, answer in found.items() if item % 20 != 13} == {
            item: 2 * item for item in range(50) if item % 20 != 13
        }
        assert [found[13], found[33]] == [Died(code), Died(code)]

    def test_what_the_work_raises_is_raised_and_no_process_is_left(self) -> None:
        with pytest.raises(ZeroDivisionError):
            list(results(_dividing, [3, 2, 1, 0], 2))
        assert _children() == []

    def test_who_stops_asking_leaves_no_process(self) -> None:
        found = results(partial(_dying, None), list(range(10)), 2)
        assert next(found) is not None
        found.close()  # type: ignore[attr-defined]  # it is a generator
        assert _children() == []

    def test_a_file_on_which_a_process_dies_is_reported_and_the_others_are_shown(
        self, many: Path, svc_: Svc, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        analysed = summary

        def deadly(analysis: svc.Analysis, offers: Offers) -> Any:
            if analysis.file.name.endswith("s07.vsc"):
                os.kill(os.getpid(), signal.SIGKILL)
            return analysed(analysis, offers)

        monkeypatch.setattr("svc.project.portfolio.gathering.summary", deadly)
        told = svc_("portfolio", str(many), "--jobs", "4", "--no-cache")
        assert told.code == 3
        assert "d1/s07.vsc: the process that analysed it ended unexpectedly, by signal 9" in told.err
        assert "40 streams in 41 files" in told.out


def _dying(how: signal.Signals | None) -> Callable[[int], int]:
    def work(item: int) -> int:
        if item % 20 == 13:
            os.kill(os.getpid(), how) if how else os._exit(7)
        return 2 * item

    return work


def _dividing() -> Callable[[int], int]:
    return lambda item: 6 // item


def _children() -> Sequence[Any]:
    import multiprocessing

    return multiprocessing.active_children()


class TestCache:
    @pytest.fixture(name="parsed")
    def fixture_parsed(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """The names of the texts that were parsed."""
        found: list[str] = []
        parse = used.parse  # type: ignore[attr-defined]  # it is none of its names

        def noted(source: Any) -> Any:
            found.append(source.name)
            return parse(source)

        monkeypatch.setattr("svc.project.file_cache.parse", noted)
        return found

    @pytest.fixture(name="cached")
    def fixture_cached(self, many: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Portfolio]:
        """The portfolio of many files with a cache."""
        folder = tmp_path_factory.mktemp("cache")

        def run(**asked: Any) -> Portfolio:
            cache = Cache(folder)
            found = gather(_asked(many), cache=cache, **asked)
            cache.close()
            return found.portfolio

        run.folder = folder  # type: ignore[attr-defined]
        return run

    def test_unchanged_files_are_not_parsed_again(
        self, many: Path, cached: Callable[[], Portfolio], parsed: list[str]
    ) -> None:
        first = cached()
        assert len(parsed) == 42
        parsed.clear()
        assert cached() == first
        assert parsed == []
        write(many, {"d0/s00.vsc": FOLLOWING.replace('"acme', '"../acme').replace("restore", "other")})
        assert [each.name for each in cached().streams].count("other") == 1
        assert sorted(parsed) == ["acme.vsc", "d0/s00.vsc"]

    def test_a_file_is_analysed_again_when_what_it_uses_has_changed(
        self, many: Path, cached: Callable[[], Portfolio], parsed: list[str]
    ) -> None:
        cached()
        parsed.clear()
        write(many, {"acme.vsc": ACME.replace("feedback", "incidents")})
        found = cached()
        assert "x/broken.vsc" not in parsed
        assert len(parsed) == 41
        assert found == gather(_asked(many)).portfolio
        assert found.findings.errors == 41

    def test_a_file_that_was_missing_comes(self, many: Path, cached: Callable[[], Portfolio]) -> None:
        (many / "acme.vsc").rename(many / "gone.txt")
        assert cached().findings.errors == 41
        (many / "gone.txt").rename(many / "acme.vsc")
        assert cached().findings.errors == 1

    def test_the_settings_count(self, many: Path, cached: Callable[[], Portfolio]) -> None:
        write(many, {"d0/note.vsc": f"stream note\n{RESTORE}  engage -> plan\n"})
        assert cached().findings.notes == 1
        write(many, {"svc.toml": '[levels]\nVSC303 = "off"\n'})
        assert cached().findings.notes == 0
        write(many, {"svc.toml": 'catalogue = "acme.vsc"\n'})
        assert cached().coverages[0].streams == 41 + 1

    def test_the_default_catalogue_counts(self, many: Path, cached: Callable[[], Portfolio]) -> None:
        write(
            many,
            {"svc.toml": 'catalogue = "acme.vsc"\n', "d0/n.vsc": f"stream n\n{RESTORE}  engage -> user : feedback\n"},
        )
        assert cached().findings.errors == 1
        write(many, {"acme.vsc": "catalogue acme extends itil4\n"})
        assert cached().findings.errors == 42

    @pytest.mark.parametrize("rubbish", [b"", b"rubbish", b"SQLite format 3\0" + b"\0" * 5000])
    def test_a_broken_cache_is_made_anew(
        self, cached: Callable[[], Portfolio], rubbish: bytes, parsed: list[str]
    ) -> None:
        first = cached()
        (file,) = cached.folder.iterdir()  # type: ignore[attr-defined]
        file.write_bytes(rubbish)
        assert cached() == first
        parsed.clear()
        assert cached() == first
        assert parsed == []

    @pytest.mark.parametrize(
        "change",
        [
            "content = '[]'", "content = '[1, 2]'", "content = 1.5", "content = x'00'", "checksum = ''",
            "content = replace(content, 'Engage', 'Enrage')", "content = (SELECT max(content) FROM entries)",
        ],
    )  # fmt: skip
    def test_entries_that_were_changed_are_none(self, cached: Callable[[], Portfolio], change: str) -> None:
        first = cached()
        (file,) = cached.folder.iterdir()  # type: ignore[attr-defined]
        with sqlite3.connect(file) as connection:
            connection.execute(f"UPDATE entries SET {change}")
        connection.close()
        assert cached() == first

    def test_entries_of_another_shape_are_none(
        self, cached: Callable[[], Portfolio], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        first = cached()
        for text in ("[]", "[1, 2]", '["[]", [1]]', "null", "[" * 10_000):
            monkeypatch.setattr(Cache, "find", lambda *_, text=text: text)
            assert cached() == first

    def test_a_folder_that_can_not_be_written_costs_nothing_but_time(self, many: Path, tmp_path: Path) -> None:
        write(tmp_path, {"file": ""})
        cache = Cache(tmp_path / "file" / "below")
        assert not cache.is_open
        assert len(gather(_asked(many), cache=cache).portfolio.files) == 42

    def test_rules_of_third_parties_are_run_each_time(
        self, many: Path, cached: Callable[[], Portfolio], parsed: list[str]
    ) -> None:
        write(many, {"svc.toml": 'rules = ["nope"]\n'})
        cached()
        parsed.clear()
        cached()
        assert len(parsed) == 42

    def test_two_runs_at_once_share_it(self, many: Path, cached: Callable[..., Portfolio]) -> None:
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(4) as pool:
            found = list(pool.map(lambda _: cached(), range(4)))
        assert all(each == found[0] for each in found)


class TestCommand:
    @pytest.fixture(autouse=True)
    def _files(self, svc_: Svc, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
        monkeypatch.setenv("SVC_CACHE", str(tmp_path_factory.mktemp("cache")))
        write(Path(), {"svc.toml": "", "acme.vsc": ACME, "a.vsc": FOLLOWING, "ask.vsc": ASK, "b/build.vsc": BUILD})

    def test_text(self, svc_: Svc) -> None:
        told = svc_("portfolio", ".")
        assert (told.code, told.err) == (0, "")
        lines = told.out.split("\n")
        assert lines[0].split("  ")[0] == "stream"
        assert [line.split()[0] for line in lines[1:4]] == ["restore", "ask", "build"]
        assert "where streams meet\n  ask -> build: Change requests" in told.out
        assert told.out.endswith("3 streams in 4 files, 1 warning, 1 note\n") or "3 streams in 4 files" in told.out

    def test_csv(self, svc_: Svc) -> None:
        rows = list(csv.DictReader(io.StringIO(svc_("portfolio", ".", "--format", "csv").out)))
        assert [(row["stream"], row["obtain_build"], row["change_enablement"]) for row in rows] == [
            ("restore", "0", "0"),
            ("ask", "1", "0"),
            ("build", "2", "1"),
        ]

    def test_a_formula_in_a_title_is_a_text(self, svc_: Svc) -> None:
        write(Path(), {"a.vsc": f'stream a "=1+1"\n{RESTORE}'})
        assert "'=1+1" in svc_("portfolio", "a.vsc", "--format", "csv").out

    def test_json_is_the_same_for_any_number_of_processes_and_for_a_second_run(self, svc_: Svc) -> None:
        first = svc_("portfolio", ".", "--format", "json", "--jobs", "1").out
        assert json.loads(first)["links"][0]["artefact"] == "change_requests"
        assert svc_("portfolio", ".", "--format", "json", "--jobs", "4").out == first
        assert svc_("portfolio", ".", "--format", "json", "--no-cache").out == first

    def test_it_is_written_to_a_file_whose_ending_says_how(self, svc_: Svc) -> None:
        assert svc_("portfolio", ".", "-o", "x.json").out == "x.json\n"
        assert json.loads(Path("x.json").read_text("utf-8"))["version"] == 1
        assert svc_("portfolio", ".", "-o", "x.doc").code == 2

    def test_a_file_that_can_not_be_read_is_reported_and_the_others_are_shown(self, svc_: Svc) -> None:
        told = svc_("portfolio", "a.vsc", "gone.vsc")
        assert told.code == 2
        assert "gone.vsc can't be read" in told.err
        assert "1 stream in 1 file" in told.out

    @pytest.mark.parametrize("arguments", [[], ["-"], [".", "--jobs", "0"], [".", "--jobs", "x"]])
    def test_usage(self, svc_: Svc, arguments: list[str]) -> None:
        assert svc_("portfolio", *arguments).code == 2

    def test_nothing_to_show(self, svc_: Svc) -> None:
        write(Path(), {"empty/a.vsc": ""})
        assert svc_("portfolio", "empty").out == "no streams in 1 file\n\n0 streams in 1 file, no findings\n"

    def test_wrong_settings_are_reported(self, svc_: Svc) -> None:
        write(Path(), {"svc.toml": "x = 1\n"})
        assert "VSC910" in svc_("portfolio", ".").err


@given(st.lists(valid_streams(), max_size=3))
def test_sound_streams_are_counted_whole(streams: list[svc.Stream]) -> None:
    offers = Offers()
    files = [summary(svc.analyse(svc.to_text(each), f"{number}.vsc"), offers) for number, each in enumerate(streams)]
    portfolio = build(files, offers.by_key)
    assert len(portfolio.streams) == len(streams)
    for stream, written in zip(portfolio.streams, streams, strict=True):
        assert sum(stream.visits.values()) == stream.steps
        assert {artefact for _, _, artefact in stream.flows} <= {
            name for flow in written.flows for name in flow.artefacts
        }


class TestPicture:
    @pytest.fixture(name="portfolio")
    def fixture_portfolio(self) -> Portfolio:
        return _portfolio(ROOT / "examples")

    def test_a_cell_for_each_activity_that_a_stream_visits_and_each_pair_of_ends(self, portfolio: Portfolio) -> None:
        plan = view.portfolio(portfolio).plan
        assert plan is not None
        panels = {each.id: each for each in plan.figures if isinstance(each, Panel)}
        for row, stream in enumerate(portfolio.streams, 1):
            for activity in portfolio.activities:
                words = [text.words for text in panels[f"svc_cell_{row}_{activity}"].lines]
                assert words == ([str(stream.visits[activity])] if activity in stream.visits else [])
        cells = [each for id, each in panels.items() if id.startswith("svc_use1_") and each.kind in ("used", "unused")]
        assert sum(int(each.lines[0].words.split("/")[1]) for each in cells) == 86

    def test_nothing_overlaps_and_all_stands_within(self, portfolio: Portfolio) -> None:
        plan = view.portfolio(portfolio).plan
        assert plan is not None
        panels = [each for each in plan.figures if isinstance(each, Panel)]
        for number, one in enumerate(panels):
            assert 0 <= one.left <= one.left + one.width <= plan.width
            assert 0 <= one.top <= one.top + one.height <= plan.height
            assert all(width(text.words, text.size, bold=text.bold) <= one.width for text in one.lines)
            for two in panels[number + 1 :]:
                beside = one.left + one.width <= two.left or two.left + two.width <= one.left
                assert beside or one.top + one.height <= two.top or two.top + two.height <= one.top, (one.id, two.id)

    @pytest.mark.parametrize("engine", ["graphviz-pure", pytest.param("dot", marks=pytest.mark.system)])
    @pytest.mark.parametrize("theme", ["auto", "dark", "print"])
    def test_it_is_drawn(self, portfolio: Portfolio, engine: str, theme: str) -> None:
        drawn = draw(view.portfolio(portfolio), "svg", PictureOptions(engine=engine, theme=theme)).data.decode()
        root = ElementTree.fromstring(drawn)
        words = " ".join(text.text or "" for text in root.iter("{http://www.w3.org/2000/svg}text"))
        assert all(stream.title in words for stream in portfolio.streams)

    def test_many_streams_are_counted(self, tmp_path: Path) -> None:
        write(tmp_path, {"a.vsc": "".join(f"stream s{number}\n{RESTORE}" for number in range(75))})
        plan = view.portfolio(_portfolio(tmp_path)).plan
        assert plan is not None
        assert [each.lines[0].words for each in plan.figures if each.id == "svc_more" and isinstance(each, Panel)] == [
            "and 15 more streams"
        ]

    def test_no_streams(self, tmp_path: Path) -> None:
        assert b"0 streams" in draw(view.portfolio(_portfolio(tmp_path)), "svg").data


class TestPage:
    HOSTILE = '</script><script>alert(1)</script>"onload="x <!-- ]]> &amp; \u2028 </style>'

    def _page(self, folder: Path) -> str:
        portfolio = _portfolio(folder)
        return portfolio_html.page(portfolio, draw(view.portfolio(portfolio), "svg").data.decode())

    def test_hostile_words_stand_as_they_are_v05(self, tmp_path: Path) -> None:
        title = json.dumps(self.HOSTILE, ensure_ascii=False).replace("\u2028", "")
        things = "".join(f"  {thing} {title}\n" for thing in ("activity engage", "artefact incidents"))
        text = f"stream a {title} follows acme\n{RESTORE}catalogue acme {title} extends itil4\n{things}"
        write(tmp_path, {"a<b>&.vsc": text})
        page = self._page(tmp_path)
        root = html.document_fromstring(page.encode())
        assert [
            each.tag for each in root.iter() if each.tag in ("script", "iframe", "object", "img", "link", "base")
        ] == []
        assert [name for each in root.iter() for name in each.attrib if name.startswith("on")] == []
        assert self.HOSTILE.replace("\u2028 ", "")[:40] in root.text_content()

    def test_its_policy_lets_it_use_its_own_styles_and_nothing_else(self) -> None:
        page = self._page(ROOT / "examples")
        policy = html.document_fromstring(page.encode()).xpath("//meta[@http-equiv]/@content")[0]
        assert policy.startswith("default-src 'none'; style-src 'sha256-")
        for style in re.findall(r"<style>(.*?)</style>", page, re.DOTALL):
            assert base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() in policy
        assert " style=" not in page
        assert "http://www.w3.org" in page
        assert not re.search(r"(?:src|href)=\"(?!#)", page)

    def test_it_tells_all_that_the_text_tells(self) -> None:
        page = html.document_fromstring(self._page(ROOT / "examples").encode()).text_content()
        portfolio = _portfolio(ROOT / "examples")
        assert all(stream.name in page and stream.file in page for stream in portfolio.streams)
        assert len(portfolio.coverages) > 1
        for coverage in portfolio.coverages:
            assert all(coverage.offer.practices[name] in page for name in coverage.unused_practices)

    def test_the_same_portfolio_is_the_same_page(self) -> None:
        assert self._page(ROOT / "examples") == self._page(ROOT / "examples")

    def test_nothing_to_show(self, tmp_path: Path) -> None:
        assert "None." in self._page(tmp_path)
