"""What the grammar allows at a place, also in a statement that is not finished."""

from hypothesis import given
from hypothesis import strategies as st

from svc import strategies as svc_st
from svc.editor.syntax_context import syntax_context, word_at
from tests.support.tables import every

HERE = "|"
ROWS: list[tuple[str, str, set[str]]] = [
    ("|", "", {"NAME", "STEP", "STREAM"}),
    ("st|", "st", {"STEP"}),
    ("step |", "", {"NAME"}),
    ('step log "Log it" |', "", {"IN"}),
    ("step log in eng|", "eng", {"NAME", "TEXT"}),
    ("step log in engage |", "", {"BY", "WAITS", "TAKES"}),
    ("step log in engage by a, |", "", {"NAME"}),
    ("engage -> |", "", {"NAME", "TEXT"}),
    ("engage -> plan |", "", {"_COLON", "WHEN", "SHARE"}),
    ("engage -> plan : inc|idents", "inc", {"NAME", "TEXT"}),
    ("engage -> : x, |", "", {"NAME"}),
    ("step log in engage\n  |", "", {"BY", "NAME", "STEP"}),
    ("# in a comment |", "", set()),
    ("step log # svc: allow unused-u|", "unused-u", set()),
    ('engage -> plan : "in a text |', "in a text ", set()),
    ('use "../hou|', "../hou", set()),
]


@every("row", ROWS)
def test_what_may_come(row: tuple[str, str, set[str]]) -> None:
    marked, typed, expected = row
    text, offset = marked.replace(HERE, ""), marked.index(HERE)
    here = syntax_context(text, offset)
    assert text[slice(*here.typed)] == typed
    assert expected <= here.expected
    assert here.quoted is (not expected)


@every(
    "marked, word",
    [
        ("engage -> plan : inc|idents, x", "incidents"), ("|engage -> plan", "engage"), ("step log in | by a", ""),
        ("promise lead |85% within 3d", ""), ('use "../hou|se.vsc"', "../house.vsc"), ('use "../hou| ', "../hou"),
        ("step log # svc: allow unused-|use, x", "unused-use"), ("engage -> plan : ?|, x", "?"),
    ],
)  # fmt: skip
def test_a_word_goes_on_behind_its_place(marked: str, word: str) -> None:
    text, offset = marked.replace(HERE, ""), marked.index(HERE)
    assert text[slice(*word_at(text, syntax_context(text, offset)))] == word


@every(
    "typed, wanted",
    [
        ("step log in ", True), ("step log in engage by a, ", True), ("log -> ", True), ("log -> fix : ", True),
        ("step log ", False), ("log ", False), ("", False), ("log -> fix : incidents ", False), ("owner: ", False),
        ("step log in engage waits ", False),
    ],
)  # fmt: skip
def test_a_name_is_awaited_behind_what_asks_for_one(typed: str, wanted: bool) -> None:
    assert syntax_context(typed, len(typed)).awaits_name is wanted


def test_the_words_before_are_those_of_the_statement() -> None:
    text = "user -> engage : incidents\nengage -> plan : "
    words = syntax_context(text, len(text)).words
    assert [(each.terminal, each.text) for each in words] == [
        ("NAME", "engage"),
        ("_ARROW", "->"),
        ("NAME", "plan"),
        ("_COLON", ":"),
    ]
    assert [text[slice(*each.span)] for each in words] == ["engage", "->", "plan", ":"]


@given(svc_st.broken_texts(), st.data())
def test_any_place_of_any_text_has_an_answer(text: str, data: st.DataObject) -> None:
    here = syntax_context(text, data.draw(st.integers(-1, len(text) + 1)))
    start, end = here.typed
    assert 0 <= start <= end <= len(text)
    assert all(each.span[1] <= start for each in here.words)
