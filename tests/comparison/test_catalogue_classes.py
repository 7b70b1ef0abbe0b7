"""Every aspect of a catalogue: what a change of it means for streams, in both directions."""

import pytest

import svc

BREAKING, COMPATIBLE, COSMETIC = "breaking", "compatible", "cosmetic"
LINE = "artefact notes\nactivity a\ninput notes from engage"


def told(before: str, after: str) -> list[tuple[str, str, str, str, str]]:
    """What changed but the arrows that follow: part, kind, effect, name, aspects."""
    old, new = (
        svc.analyse(f"catalogue acme extends itil4\n{each}\n").valid().catalogues[0] for each in (before, after)
    )
    return [
        (each.part, each.kind, each.effect, each.name, " ".join(aspect.name for aspect in each.aspects))
        for each in svc.diff_catalogues(old, new).changes
    ]


@pytest.mark.parametrize(
    ("before", "after", "part", "name", "aspect", "there", "back"),
    [
        ("party p", 'party p "P"', "party", "p", "", "", ""),
        ("party p", 'party p "Q"', "party", "p", "title", COSMETIC, COSMETIC),
        ("party p", "party p alias q", "party", "p", "aliases", COMPATIBLE, BREAKING),
        ("party p alias q", "party p alias r", "party", "p", "aliases", BREAKING, BREAKING),
        ("practice p in general", "practice p in service", "practice", "p", "group", COSMETIC, COSMETIC),
        ("practice p", "practice p in service", "practice", "p", "group", COSMETIC, COSMETIC),
        ("practice p", 'practice p "Q"', "practice", "p", "title", COSMETIC, COSMETIC),
        ("practice p", "practice p alias q", "practice", "p", "aliases", COMPATIBLE, BREAKING),
        ("artefact x", 'artefact x "Y"', "artefact", "x", "title", BREAKING, BREAKING),
        ("artefact x", 'artefact x short "X"', "artefact", "x", "short", COSMETIC, COSMETIC),
        ("artefact x", "artefact x alias y", "artefact", "x", "aliases", COMPATIBLE, BREAKING),
        ("activity a", 'activity a "B"', "activity", "a", "title", COSMETIC, COSMETIC),
        ("activity a", "activity a alias b", "activity", "a", "aliases", COMPATIBLE, BREAKING),
        ("activity a", 'activity a section "1"', "activity", "a", "section", COSMETIC, COSMETIC),
        ("activity a", 'activity a\npurpose "To do"', "activity", "a", "purpose", COSMETIC, COSMETIC),
        ("activity a", "activity a begins", "activity", "a", "begins", COMPATIBLE, BREAKING),
        ("activity a", "activity a ends", "activity", "a", "ends", COMPATIBLE, BREAKING),
        (LINE, f'{LINE} "All notes"', "activity", "a", "input 1", COSMETIC, COSMETIC),
        (f'{LINE} "Notes"', f'{LINE} "All notes"', "activity", "a", "input 1", COSMETIC, COSMETIC),
    ],
)
def test_an_aspect_that_changes_has_its_class_in_both_directions(
    before: str, after: str, part: str, name: str, aspect: str, there: str, back: str
) -> None:
    assert told(before, after) == ([(part, "changed", there, name, aspect)] if aspect else [])
    assert told(after, before) == ([(part, "changed", back, name, aspect)] if aspect else [])


@pytest.mark.parametrize(
    ("statement", "part", "name"),
    [
        ("party p", "party", "p"),
        ("practice p", "practice", "p"),
        ("artefact x", "artefact", "x"),
        ('allow engage -> user : feedback because "we tell"', "arrow", "engage -> user : feedback"),
    ],
)
def test_what_is_gone_breaks_and_what_is_new_does_not(statement: str, part: str, name: str) -> None:
    assert told("", statement) == [(part, "added", COMPATIBLE, name, "")]
    assert told(statement, "") == [(part, "removed", BREAKING, name, "")]


def test_what_is_forbidden_breaks_and_what_is_no_longer_does_not() -> None:
    statement, name = (
        'forbid supplier -> obtain_build because "not here"',
        "supplier -> obtain_build : goods_and_services",
    )
    assert told("", statement) == [("arrow", "removed", BREAKING, name, "")]
    assert told(statement, "") == [("arrow", "added", COMPATIBLE, name, "")]


def test_another_name_is_compatible_as_long_as_the_old_one_is_known() -> None:
    for kind in ("party", "practice", "artefact", "activity"):
        ((part, done, effect, name, aspects),) = told(f"{kind} old", f'{kind} new "Old" alias old')
        assert (part, done, effect, name, aspects) == (kind, "renamed", COMPATIBLE, "new", "name aliases")
        assert {each[2] for each in told(f"{kind} old", f"{kind} new")} == {BREAKING, COMPATIBLE}


def test_another_reason_of_a_rule_is_cosmetic_and_so_is_none() -> None:
    rule = "allow engage -> user : feedback"
    for before, after in (('because "a"', 'because "b"'), ("", 'because "b"'), ('because "b"', "")):
        assert told(f"{rule} {before}", f"{rule} {after}") == [("rule", "changed", COSMETIC, rule, "because")]


def test_who_lists_a_flow_is_compatible() -> None:
    rule = "allow plan -> obtain_build : architectures_and_policies"
    changed = ("arrow", "changed", COMPATIBLE, rule.removeprefix("allow "), "listed by")
    assert told("", rule) == told(rule, "") == [changed]


def test_what_goes_on_inside_an_activity_anyway_may_be_allowed_without_a_change() -> None:
    assert told("", "allow engage -> engage : incidents") == []
    assert told("allow engage -> engage : incidents", "") == []
