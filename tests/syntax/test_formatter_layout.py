"""What the layout looks like: files that stay as they are, and how others get there."""

from pathlib import Path

import pytest

import svc
from tests.support import ROOT
from tests.support.blocks import Block, blocks

KEPT = [
    *sorted((ROOT / "tests" / "identity").glob("*.vsc")),
    *sorted((ROOT / "examples").glob("*.vsc")),
    *sorted((ROOT / "src" / "svc").rglob("*.vsc")),
]


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_in_canonical_layout_stays_as_it_is(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    assert svc.format_text(text) == text


@pytest.mark.parametrize(
    "block", blocks(ROOT / "docs" / "explanation" / "style.md", "vsc"), ids=lambda block: block.place
)
def test_the_page_on_style_keeps_to_it(block: Block) -> None:
    assert svc.format_text(block.text) == block.text


@pytest.mark.parametrize(
    ("given", "laid_out"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param("\n \n\t\n", "", id="blank lines alone"),
        pytest.param("a->b", "a -> b\n", id="no newline at the end"),
        pytest.param("\n\na -> b\n\n\n", "a -> b\n", id="blank lines at both ends"),
        pytest.param("a -> b\n\n \n\nb -> c\n", "a -> b\n\nb -> c\n", id="several blank lines"),
        pytest.param("a -> b\nstream s\nb -> c", "a -> b\n\nstream s\n  b -> c\n", id="a heading"),
        pytest.param(
            "a -> b\n# of s\nstream s\n", "a -> b\n\n# of s\nstream s\n", id="a comment right above a heading"
        ),
        pytest.param(
            "stream r\n# of r\n\nstream s\n", "stream r\n  # of r\n\nstream s\n", id="a comment apart from a heading"
        ),
        pytest.param("a : \"t\"\nlong:\"u\"", 'a:    "t"\nlong: "u"\n', id="keys"),
        pytest.param("a->b:x,y  ,z", "a -> b : x, y, z\n", id="artefacts"),
        pytest.param("a -> b # c   \n", "a -> b  # c\n", id="blanks behind a comment"),
        pytest.param("a\t->\tb:\tx\n", "a -> b : x\n", id="tabs"),
        pytest.param(
            "aaa -> b : x\na -> bbb\nb -> c : yy share 20%\nb -> d : y share 80%",
            "aaa -> b : x\na   -> bbb\nb   -> c : yy  share 20%\nb   -> d : y   share 80%\n",
            id="a column is as wide as the lines that go on behind it",
        ),
        pytest.param("a -> b\n\nlong -> b\n", "a -> b\n\nlong -> b\n", id="a blank line parts columns"),
        pytest.param(
            "a -> b : x\n# c\nlong -> b : x\n", "a    -> b : x\n# c\nlong -> b : x\n", id="a comment parts no columns"
        ),
        pytest.param(
            "step a in plan by p waits 1h", "step a in plan\n     by p\n     waits 1h\n", id="two questions, two lines"
        ),
        pytest.param("step a in plan\n waits 1h\n takes 2h", "step a in plan  waits 1h  takes 2h\n", id="one question"),
        pytest.param('k: "a" "b"', 'k: "a"\n   "b"\n', id="texts side by side"),
    ],
)  # fmt: skip
def test_a_text_is_laid_out(given: str, laid_out: str) -> None:
    assert svc.format_text(given) == laid_out


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_the_newlines_stay(newline: str) -> None:
    assert svc.format_text(f"a->b{newline}b->a") == f"a -> b{newline}b -> a{newline}"


def test_of_several_kinds_of_newlines_the_first_counts() -> None:
    assert svc.format_text("a->b\r\nb->a\nc->d\r") == "a -> b\r\nb -> a\r\nc -> d\r\n"


def test_the_byte_order_mark_stays() -> None:
    assert svc.format_text("\ufeffa->b") == "\ufeffa -> b\n"


@pytest.mark.parametrize("text", ["a => b", 'k: "open', "step", "a -> b : x when", "catalogue c\n  a -> b\n"])
def test_a_text_whose_form_is_wrong_is_refused_with_its_findings(text: str) -> None:
    with pytest.raises(svc.InvalidError) as refused:
        svc.format_text(text)
    assert {finding.code[:4] for finding in refused.value.diagnostics} == {"VSC1"}
    assert str(refused.value).startswith("text.vsc:")


def test_a_text_with_findings_about_its_meaning_is_laid_out() -> None:
    assert svc.format_text("engage->plan:change_requests") == "engage -> plan : change_requests\n"


@pytest.mark.parametrize("text", ["a -> b\n# the end", "a -> b\n\n# the end", "a -> b  # the end", "# the end"])
def test_a_comment_at_the_very_end_needs_no_newline(text: str) -> None:
    assert svc.format_text(text) == f"{text}\n"


def test_comments_within_an_activity_are_as_deep_as_what_they_are_about() -> None:
    text = (
        'catalogue c\n activity a "A"\n output x, y\n  # why\n to plan, improve\n# more\n input z\n # who\n from plan\n'
        ' # words\n "wording"\n'
    )
    assert svc.format_text(text) == (
        'catalogue c\n  activity a "A"\n    output x, y\n      # why\n      to plan, improve\n    # more\n'
        '    input  z\n      # who\n      from plan\n      # words\n      "wording"\n'
    )
