"""What a portfolio counts, and counts once: what a stream itself gives and gets, and catalogues that extend others."""

import json
from pathlib import Path

import pytest

import svc
from svc.pictures.views.portfolio import counted
from svc.project.portfolio import Portfolio
from tests.support.command_line import Svc, fixture_svc
from tests.support.folders import ACME, FOLLOWING, RESTORE, codes, write

__all__ = ["fixture_svc"]


def portfolio(folder: Path, **files: str) -> Portfolio:
    """Of some files, by their names without the ending."""
    write(folder, {"svc.toml": "", **{f"{name}.vsc": text for name, text in files.items()}})
    return svc.Workspace.open(folder).portfolio()


def links(found: Portfolio) -> list[tuple[str, str, str, list[str], list[str]]]:
    return [
        (each.source, each.target, each.artefact, [name for _, name in each.givers], [name for _, name in each.takers])
        for each in found.links
    ]


# --- where streams meet


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # what a party gives is not given by the stream that it comes to
        ("governing_body -> plan : policies", "governing_body -> plan : policies"),
        ("governing_body -> plan : policies", "governing_body -> plan : policies\nplan -> improve : opportunities"),
        ("supplier -> obtain_build : goods", "partner -> obtain_build : goods"),
        # what a party gets is not taken in by the stream that it comes from
        ("deliver_support -> user : services", "user -> engage : incidents\ndeliver_support -> user : services"),
        # the same artefact, given to one activity and taken from another giver
        ("engage -> plan : third_party_knowledge", "supplier -> engage : third_party_knowledge\nengage -> improve"),
        ("improve -> plan : improvement_status_reports", "improve -> engage : improvement_status_reports"),
    ],
)
def test_streams_do_not_meet_where_none_gives_what_the_other_gets(tmp_path: Path, one: str, other: str) -> None:
    assert portfolio(tmp_path, a=f"stream a\n{one}\n", b=f"stream b\n{other}\n").links == ()


def test_a_stream_gives_nothing_that_a_party_gives_and_takes_nothing_that_a_party_gets(tmp_path: Path) -> None:
    (stream,) = portfolio(tmp_path, a="governing_body -> plan : policies\ndeliver_support -> user : services\n").streams
    assert stream.takes == (("governing_body", "plan", "policies_requirements_and_constraints"),)
    assert stream.gives == (("deliver_support", "user", "delivered_services"),)


def test_streams_meet_on_the_flow_that_one_ends_and_the_other_begins_with(tmp_path: Path) -> None:
    found = portfolio(
        tmp_path,
        demand="stream demand\ncustomer -> engage : high_level_demand\nengage -> plan : opportunities\n",
        more="stream more\ncustomer -> engage : high_level_demand\nengage -> plan : opportunities\n",
        decide="stream decide\nengage -> plan : opportunities\nplan -> design_transition : portfolio_decisions\n",
        make="stream make\nplan -> design_transition : portfolio_decisions\ndesign_transition -> obtain_build\n",
    )
    assert links(found) == [
        ("engage", "plan", "consolidated_demands_and_opportunities", ["demand", "more"], ["decide"]),
        ("plan", "design_transition", "portfolio_decisions", ["decide"], ["make"]),
    ]


def test_an_artefact_on_two_flows_is_one_on_which_streams_meet(tmp_path: Path) -> None:
    report = "improvement_status_reports"
    found = portfolio(
        tmp_path,
        a=f"stream a\nplan -> improve\nimprove -> engage : {report}\nimprove -> plan : {report}\n",
        b=f"stream b\nimprove -> engage : {report}\nengage -> plan\n",
        c=f"stream c\nimprove -> obtain_build : {report}\nobtain_build -> plan\n",
        d=f"stream d\nplan -> improve\nimprove -> obtain_build : {report}\n",
    )
    assert [each[:2] + each[3:] for each in links(found)] == [
        ("improve", "engage", ["a"], ["b"]),
        ("improve", "obtain_build", ["d"], ["c"]),
    ]
    assert "1 artefact on which streams meet" in counted(found)


def test_streams_meet_by_way_of_a_party(tmp_path: Path) -> None:
    allowing = 'catalogue acme extends itil4\n  allow improve -> user : improvement_status_reports because "x"\n'
    allowing += '  allow user -> engage : improvement_status_reports because "y"\n'
    streams = {
        "a": "plan -> improve\nimprove -> user : improvement_status_reports\n",
        "b": "user -> engage : improvement_status_reports\nengage -> plan\n",
        "c": "improve -> engage : improvement_status_reports\nengage -> plan\n",
    }
    named = {name: f'use "acme.vsc"\nstream {name} follows acme\n{text}' for name, text in streams.items()}
    assert links(portfolio(tmp_path, acme=allowing, **named)) == [
        ("user", "user", "improvement_status_reports", ["a"], ["b"])
    ]


def test_the_json_says_on_which_flow(svc_: Svc) -> None:
    write(Path(), {"a.vsc": "stream a\nengage -> plan : opportunities\nuser -> engage : incidents\n",
                   "b.vsc": "stream b\nengage -> plan : opportunities\nplan -> improve\n"})  # fmt: skip
    (link,) = json.loads(svc_("portfolio", ".", "--format", "json", "--no-cache").out)["links"]
    assert (link["source"], link["target"]) == ("engage", "plan")


def test_an_opened_stream_gives_out_nothing_that_a_party_gives_to_its_last_step(tmp_path: Path) -> None:
    """The rule about what an opened stream does more goes by the same answer."""
    text = (
        "stream all\n  step order in obtain_build opens buy\n  supplier -> order : goods\n"
        "  order -> deliver_support : components\n  deliver_support -> user : services\n\n"
        'stream buy  # svc: allow VSC402, VSC405 because the stream above goes on\n  trigger: "x"\n'
        "  step receive in engage\n  step build in obtain_build\n  supplier -> receive : third_party_knowledge\n"
        "  supplier -> build : goods\n  build -> deliver_support : components\n"
    )
    found = codes(write(tmp_path, {"a.vsc": text}))
    messages = [each.message for each in svc.analyse(text).diagnostics if each.code == "VSC212"]
    assert messages == ['`buy` receives "third_party_knowledge", which this step does not receive'], found


# --- catalogues


def test_what_an_extended_catalogue_offers_is_counted_once(tmp_path: Path) -> None:
    found = portfolio(tmp_path, acme=ACME, a=FOLLOWING, b=f"stream b\n{RESTORE}")
    itil4, acme = sorted(found.coverages, key=lambda each: -len(each.flows))
    assert (itil4.offer.name, itil4.streams, itil4.extending, len(itil4.flows)) == ("itil4", 1, 1, 86)
    assert (acme.offer.name, acme.streams, acme.flows) == ("acme", 1, (("engage", "user", "feedback"),))
    assert (acme.unused_flows, acme.unused_practices, acme.unused_artefacts) == ((), (), ())
    assert "4 of 87 flows in use" in counted(found)


def test_what_a_stream_of_an_extending_catalogue_uses_is_used(tmp_path: Path) -> None:
    more = FOLLOWING + "  step look in improve by risk_management\n  look -> plan : improvement_status_reports\n"
    (itil4,) = [
        each for each in portfolio(tmp_path, acme=ACME, a=more, b=f"stream b\n{RESTORE}").coverages if not each.base
    ]
    assert ("improve", "plan", "improvement_status_reports") not in itil4.unused_flows
    assert "risk_management" not in itil4.unused_practices
    assert "improvement_status_reports" not in itil4.unused_artefacts
    assert "feedback" not in itil4.unused_artefacts, "it is carried, if on an arrow of another catalogue"


def test_an_extending_catalogue_alone_is_counted_whole(tmp_path: Path) -> None:
    (acme,) = portfolio(tmp_path, acme=ACME, a=FOLLOWING).coverages
    assert (acme.offer.name, acme.base, len(acme.flows)) == ("acme", None, 87)


def test_a_catalogue_that_two_extend_is_counted_once_though_no_stream_follows_it(tmp_path: Path) -> None:
    found = portfolio(
        tmp_path, acme=ACME, a=FOLLOWING, beta=ACME.replace("acme", "beta").replace("feedback", "incidents"),
        b=FOLLOWING.replace("acme", "beta").replace(": feedback", ": incidents"),
    )  # fmt: skip
    assert sorted((each.offer.name, each.streams, each.extending, len(each.flows)) for each in found.coverages) == [
        ("acme", 1, 0, 1),
        ("beta", 1, 0, 1),
        ("itil4", 0, 2, 86),
    ]


def test_several_levels_are_counted_once_each(tmp_path: Path) -> None:
    branch = 'use "acme.vsc"\ncatalogue branch extends acme\n  forbid user -> engage : feedback because "x"\n'
    branch += '  allow plan -> user : feedback because "y"\n'
    found = portfolio(
        tmp_path, acme=ACME, branch=branch, a=FOLLOWING, c=f'use "branch.vsc"\nstream c follows branch\n{RESTORE}'
    )
    assert sorted((each.offer.name, each.extending, len(each.flows)) for each in found.coverages) == [
        ("acme", 1, 87),
        ("branch", 0, 1),
    ]


@pytest.mark.parametrize("kept", ["--no-cache", "--jobs=1"])
def test_the_text_says_what_is_counted_where_and_with_a_cache_too(
    svc_: Svc, kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SVC_CACHE", "cache")
    write(Path(), {"svc.toml": "", "acme.vsc": ACME, "a.vsc": FOLLOWING, "b.vsc": f"stream b\n{RESTORE}"})
    for _ in range(2):
        told = svc_("portfolio", ".", kept).out
        assert "(itil4), 1 stream and 1 of catalogues that extend it: 83 of 86 flows unused\n" in told
        assert "(acme), 1 stream: 0 of 1 flows of its own unused\n" in told
        assert told.count("practices never used") == 1
