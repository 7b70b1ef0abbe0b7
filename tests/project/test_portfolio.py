"""The portfolio: what all streams do together, where they meet, and that it is found the same in any order."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import svc
from svc.project.portfolio import Counts, build
from svc.project.portfolio.data import dumps, offer_of, summary_of
from svc.project.portfolio.summarising import Offers, summary
from svc.strategies import texts, valid_streams
from tests.support.folders import ACME, FOLLOWING, RESTORE, write
from tests.support.portfolios import ASK, BUILD, fixture_two, portfolio_of

__all__ = ["fixture_two"]


class TestNumbers:
    def test_visits_practices_hand_overs(self, two: Path) -> None:
        ask, build_ = portfolio_of(two).streams
        assert ask.visits == {"engage": 1, "deliver_support": 1, "obtain_build": 1}
        assert (ask.steps, ask.hand_overs) == (3, 2)
        assert build_.visits == {"deliver_support": 1, "obtain_build": 2, "design_transition": 1}
        assert build_.practices == {
            "software_development_and_management": 1,
            "change_enablement": 1,
            "service_validation_and_testing": 1,
        }

    def test_each_stream_has_the_name_of_its_catalogue(self, two: Path) -> None:
        portfolio = portfolio_of(two)
        assert [portfolio.catalogue_of(each) for each in portfolio.streams] == ["itil4", "itil4"]

    def test_parallel_flows_are_one_hand_over(self, tmp_path: Path) -> None:
        write(tmp_path, {"a.vsc": ASK + "  deliver_support -> obtain_build : requirements\n"})
        assert portfolio_of(tmp_path).streams[0].hand_overs == 2

    def test_what_no_stream_uses(self, two: Path) -> None:
        (coverage,) = portfolio_of(two).coverages
        used = {("user", "engage", "incidents"), ("engage", "deliver_support", "user_support_tasks"),
                ("deliver_support", "user", "delivered_services"),
                ("deliver_support", "obtain_build", "change_requests"),
                ("obtain_build", "design_transition", "service_components")}  # fmt: skip
        every = {(flow.source, flow.target, flow.artefact) for flow in svc.itil4.flows}
        assert set(coverage.unused_flows) == every - used
        assert set(coverage.unused_artefacts) == {*svc.itil4.all_artefacts} - {artefact for _, _, artefact in used}
        assert len(coverage.unused_practices) == 34 - 3

    def test_a_flow_that_the_catalogue_does_not_have_is_not_a_use_of_it(self, tmp_path: Path) -> None:
        write(tmp_path, {"a.vsc": "engage -> plan : change_requests\n"})
        portfolio = portfolio_of(tmp_path)
        assert portfolio.streams[0].flows == ()
        assert portfolio.streams[0].findings.errors == 1

    def test_findings_outside_of_streams_count_for_their_file_and_the_configuration(self, tmp_path: Path) -> None:
        write(tmp_path, {"svc.toml": "x = 1\n", "acme.vsc": ACME + "  artefact unused\n", "a.vsc": FOLLOWING})
        portfolio = portfolio_of(tmp_path)
        assert [file.findings for file in portfolio.files] == [Counts(), Counts(warnings=1)]
        assert portfolio.findings == Counts(errors=1, warnings=1)

    def test_a_catalogue_for_each_that_streams_follow(self, tmp_path: Path) -> None:
        write(tmp_path, {"acme.vsc": ACME, "a.vsc": FOLLOWING, "b.vsc": ASK, "c.vsc": f"stream c\n{RESTORE}"})
        assert [(each.offer.name, each.streams) for each in portfolio_of(tmp_path).coverages] == [
            ("itil4", 2),
            ("acme", 1),
        ]

    def test_a_stream_of_an_unknown_catalogue_is_shown(self, tmp_path: Path) -> None:
        write(tmp_path, {"a.vsc": "stream a follows nope\nx -> y : z\n"})
        portfolio = portfolio_of(tmp_path)
        assert portfolio.catalogue_of(portfolio.streams[0]) is None
        assert portfolio.coverages == ()


class TestLinks:
    def _links(self, folder: Path) -> list[tuple[str, list[str], list[str]]]:
        return [
            (link.artefact, [name for _, name in link.givers], [name for _, name in link.takers])
            for link in portfolio_of(folder).links
        ]

    def test_what_one_gives_out_and_another_takes_as_its_demand(self, two: Path) -> None:
        assert self._links(two) == [("change_requests", ["ask"], ["build"])]

    def test_what_is_passed_on_within_a_stream_is_not_a_link(self, two: Path) -> None:
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
