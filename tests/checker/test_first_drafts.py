"""What svc says of the first drafts of somebody who knows ITIL and not the language: all findings with their help.

Each draft is a file in `tests/golden/first_drafts/`, and beside it what is said.
`SVC_REWRITE=1 pytest tests/checker/test_first_drafts.py` writes that anew.
"""

import os
from pathlib import Path

import pytest

import svc
from tests.support import GOLDEN

DRAFTS = sorted((GOLDEN / "first_drafts").glob("*.vsc"))


def said(draft: str) -> str:
    """The findings of a draft, each in a line, and below it what to do."""
    lines: list[str] = []
    for finding in svc.analyse(draft, "draft.vsc").diagnostics:
        lines.append(str(finding))
        lines.extend(f"    {line}" for line in finding.help.splitlines())
        lines.extend(f"    fix: {fix.title}" for fix in finding.fixes)
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda path: path.stem)
def test_a_first_draft_is_answered_as_before(draft: Path) -> None:
    answer, expected = said(draft.read_text("utf-8")), draft.with_suffix(".txt")
    if os.environ.get("SVC_REWRITE"):
        expected.write_text(answer, "utf-8")
    assert answer == expected.read_text("utf-8")


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda path: path.stem)
def test_every_error_in_a_first_draft_says_what_to_do(draft: Path) -> None:
    errors = [each for each in svc.analyse(draft.read_text("utf-8")).diagnostics if each.level is svc.Level.ERROR]
    assert [str(each) for each in errors if not each.help and not each.fixes] == []


def test_there_are_a_dozen() -> None:
    assert len(DRAFTS) == 12
