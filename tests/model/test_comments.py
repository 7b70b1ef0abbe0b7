"""Comments belong to statements: to the one they are in or behind, else to the next one below."""

import pytest
from hypothesis import given, settings

import svc
from svc.strategies import texts
from svc.syntax.parser import parse
from svc.text.source import Source
from tests.support.thorough import scaled

TEXT = """\
# leads the use
use "other.vsc" # behind the use

# leads the heading, far above

# leads the heading
stream restore # behind the heading
  # leads the step
  step fix in plan # in the step
    # in the step too
    by incident_management # behind the step
  # leads the flow

  fix -> engage : wishes # behind the flow
# leads the misplaced rule
  allow plan -> engage : wishes # behind the misplaced rule
  # leads the broken line
  step # in the broken line
# below everything
"""


def owners(text: str) -> list[tuple[str, str, bool]]:
    """Each comment, the first words of its statement, and whether it leads it."""
    file, _ = parse(Source("text.vsc", text))
    found = [(each.text, *file.owners.owner(each)) for each in file.comments]
    return [(said, " ".join(text[slice(*span)].split()[:2]) if span else "", leads) for said, span, leads in found]


def test_each_comment_belongs_to_a_statement() -> None:
    words = {
        "use": 'use "other.vsc"', "heading": "stream restore", "step": "step fix", "flow": "fix ->",
        "misplaced": "allow plan", "broken": "step #",
    }  # fmt: skip
    found = owners(TEXT)
    assert len(found) == 16
    for comment, statement, leads in found[:-1]:
        (word,) = [each for each in words if f" the {each}" in comment]
        assert (statement, leads) == (words[word], comment.startswith("# leads")), comment
    assert found[-1] == ("# below everything", "", True)


def test_a_statement_gives_its_comments() -> None:
    file, _ = parse(Source("text.vsc", TEXT))
    (stream,) = file.streams
    said = [
        [comment.text for comment in stream.owners.comments_of(each)] for each in (stream.steps[0], stream.flows[0])
    ]
    assert said == [
        ["# leads the step", "# in the step", "# in the step too", "# behind the step"],
        ["# leads the flow", "# behind the flow"],
    ]
    assert [each.text for each in file.owners.comments_of(file.uses[0])] == ["# leads the use", "# behind the use"]
    assert svc.Stream("restore").owners.comments_of(svc.Flow("plan", "engage")) == ()


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_owners_are_the_same_with_any_newline(newline: str) -> None:
    assert owners(TEXT.replace("\n", newline)) == owners(TEXT)


@settings(max_examples=scaled(100))
@given(texts())
def test_the_layout_leaves_each_comment_with_its_statement(text: str) -> None:
    text = text.removeprefix("\ufeff")
    assert [(comment, leads) for comment, _, leads in owners(svc.format_text(text))] == [
        (comment.rstrip(" \t"), leads) for comment, _, leads in owners(text)
    ]


DUPLICATE = "engage -> plan : wishes\n{above}engage -> plan : wishes{behind}\nplan -> engage : plans\n"


def duplicate(above: str = "", behind: str = "") -> svc.Diagnostic:
    found = svc.analyse(DUPLICATE.format(above=above, behind=behind)).diagnostics
    (finding,) = [each for each in found if each.name == "duplicate-flow"]
    return finding


@pytest.mark.parametrize(
    "comments",
    [
        {"behind": " # svc: allow VSC401 because it ends here"},
        {"above": "# svc: allow VSC401 because it ends here\n"},
        {"above": "# svc: allow VSC401 because it ends here\n# more\n"},
        {"above": "# svc: allow VSC401 because it ends here\n\n"},
    ],
    ids=["behind", "right above", "above another comment", "above a blank line"],
)
def test_no_fix_leaves_an_allowance_to_the_next_statement(comments: dict[str, str]) -> None:
    assert duplicate(**comments).fixes == ()


@pytest.mark.parametrize(
    "comments",
    [
        {"behind": " # why"},
        {"above": "# why\n"},
        {"above": "# svc: allow-file VSC401 because it is for the file\n"},
        {"behind": "\n# svc: allow VSC401 because it is for the next one"},
    ],
    ids=["a comment behind", "a comment above", "an allowance for the file", "an allowance of the next statement"],
)
def test_other_comments_keep_no_fix_away(comments: dict[str, str]) -> None:
    assert len(duplicate(**comments).fixes) == 1
