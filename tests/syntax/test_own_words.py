"""The organisation's own words on flows, notes, and short titles: read, written, laid out and exchanged."""

from collections.abc import Callable

import pytest

import svc
from svc.diagnostics import limits
from svc.syntax.parser import parse
from svc.text.source import Source
from tests.support.marked import codes, finding, fixed, words

TEXT = """\
stream laptop "Order a laptop"
  note: "What is about the whole stream is a key."

  party shop "Shop" in supplier
       seen "Wait*"
       note "pays late"

  step order in engage
       by service_desk
       takes 5m
       note "by mail\\nor by phone"
  step buy   in obtain_build

  user  -> order : service_requests                      as "a laptop for \\"Noor\\""
       note "often by phone"
  order -> buy   : change_or_project_initiation_requests as "the order"
       when "approved"  share 80%
  shop  -> buy   : goods_and_services                    as "a laptop"               note "in a box"
  buy   -> order                                         as "a receipt"
"""
(STREAM,) = svc.analyse(TEXT).streams


def read(text: str) -> svc.Stream:
    (stream,) = parse(Source("case.vsc", text))[0].streams
    return stream


def test_each_word_is_read() -> None:
    order, buy = STREAM.steps
    assert STREAM.parties == (svc.NamedParty("shop", "Shop", "supplier", ["Wait*"], "pays late"),)
    assert (order.note, buy.note) == ("by mail\nor by phone", None)
    assert [flow.wording for flow in STREAM.flows] == ['a laptop for "Noor"', "the order", "a laptop", "a receipt"]
    assert [flow.note for flow in STREAM.flows] == ["often by phone", None, "in a box", None]
    assert STREAM.flows[1].when == "approved"
    assert STREAM.keys["note"] == "What is about the whole stream is a key."


def test_what_is_written_is_the_same_and_is_laid_out() -> None:
    assert svc.to_text(STREAM) == TEXT
    assert svc.format_text(TEXT) == TEXT
    assert read(svc.to_text(STREAM)) == STREAM


@pytest.mark.parametrize("order", ['as "b" when "c" note "d"', 'note "d" when "c" as "b"'])
def test_clauses_come_in_any_order_and_are_written_in_one(order: str) -> None:
    stream = read(f"user -> engage : incidents {order}\n")
    assert svc.to_text(stream).split("incidents")[1].split() == ["as", '"b"', "when", '"c"', "note", '"d"']


def test_a_clause_begins_a_line_that_goes_on() -> None:
    text = 'stream s\n  user -> engage : incidents\n    as "help"\n    # who asks\n    note "by phone"\n'
    (flow,) = read(text).flows
    assert (flow.wording, flow.note) == ("help", "by phone")


def test_it_comes_back_as_data() -> None:
    data = svc.to_data(STREAM)
    assert svc.from_data(data) == STREAM
    assert data["flows"][2] | {"artefacts": []} == {
        "source": "shop", "target": "buy", "artefacts": [], "when": None, "share": None, "wording": "a laptop",
        "note": "in a box",
    }  # fmt: skip
    assert "note" not in data["steps"][1]


@pytest.mark.parametrize(("path", "key"), [("flows", "wording"), ("flows", "note"), ("steps", "note")])
@pytest.mark.parametrize(("value", "said"), [(5, "expected a text"), ("x" * (limits.TEXT + 1), "longer than 65,536")])
def test_data_with_something_else_is_refused(path: str, key: str, value: object, said: str) -> None:
    data = svc.to_data(STREAM)
    data[path][0][key] = value
    with pytest.raises(svc.Error, match=rf"\$\.{path}\[0\]\.{key}: .*{said}"):
        svc.from_data(data)


@pytest.mark.parametrize("change", [("the order", "an order"), ("often", "rarely"), ("by mail", "mail"), ("late", "")])
def test_each_word_counts_in_the_meaning(change: tuple[str, str]) -> None:
    assert read(TEXT.replace(*change)) != STREAM


@pytest.mark.parametrize("word", ["as", "note", "short"])
def test_no_word_is_reserved(word: str) -> None:
    text = (
        f'{word}: "a key"\nstep {word} in engage by {word}\nparty p in {word}\n{word} -> {word} : {word}, {word}\n'
        f"catalogue {word}\n  artefact {word} alias {word}, x\n  activity a input {word} from {word}\n"
    )
    file, findings = parse(Source("case.vsc", text))
    assert findings == []
    (stream,) = file.streams
    assert stream.flows == (svc.Flow(word, word, [word, word]),)
    assert (stream.keys[word], stream.steps[0].practices, stream.parties[0].party) == ("a key", (word,), word)
    assert file.catalogues[0].artefacts == (svc.Artefact(word, None, [word, "x"]),)


@pytest.mark.parametrize(
    "text",
    [
        'a -> b as "x" as "x"', 'a -> b note "x" note "x"', 'step a in engage note "x" note "x"',
        'party a in user note "x" note "x"', 'catalogue c\nartefact a short "x" short "x"',
    ],
)  # fmt: skip
def test_a_clause_appears_once_and_the_same_twice_is_fixed(text: str) -> None:
    told = finding(text, "VSC108")
    assert text.count(words(told, text)) >= 2
    assert codes(parse(Source("case.vsc", fixed(told.fixes[0], text)))[1]) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a -> b as laptop", "expected a text in quotes, found `laptop`"),
        ("a -> b : x note", "expected a text in quotes after `note`"),
        ("catalogue c\nartefact a short b", "expected a text in quotes, found `b`"),
        ('step a in engage as "x"', "found `as`"),
        ('party a in user short "x"', "found `short`"),
        ('catalogue c\nartefact a note "x"', "found `note`"),
        ('catalogue c\nparty a note "x"', 'expected "alias" or the end of the line, found `note`'),
    ],
)
def test_elsewhere_or_without_a_text_it_is_a_syntax_error(text: str, expected: str) -> None:
    assert expected in finding(text, "VSC101").message


def test_a_text_over_the_limit_is_reported_and_kept() -> None:
    for clause in ("as", "note"):
        text = f'user -> engage : incidents {clause} "{"x" * (limits.TEXT + 1)}"\n'
        assert words(finding(text, "VSC110"), text).startswith('"x')
        assert len((read(text).flows[0].wording or "") + (read(text).flows[0].note or "")) == limits.TEXT + 1


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: svc.Flow("a", "b", wording=5),  # type: ignore[arg-type]
        lambda: svc.Flow("a", "b", note=5),  # type: ignore[arg-type]
        lambda: svc.Step("a", None, "b", note=5),  # type: ignore[arg-type]
        lambda: svc.NamedParty("a", None, "b", note=5),  # type: ignore[arg-type]
        lambda: svc.Artefact("a", short=5),  # type: ignore[arg-type]
    ],
)
def test_what_is_not_a_text_is_refused_where_it_is_given(wrong: Callable[[], object]) -> None:
    with pytest.raises(TypeError, match="expected text"):
        wrong()


class TestShortTitles:
    TEXT = """\
catalogue acme extends itil4
  artefact purchase_orders  "Purchase orders with the number of the cost centre"
       short "Purchase orders"  alias orders
  artefact orders_from_shop "Orders from the shop"  short "Shop orders"
"""

    def test_one_is_read_and_laid_out(self) -> None:
        (catalogue,) = svc.analyse(self.TEXT).catalogues
        assert [each.short for each in catalogue.artefacts] == ["Purchase orders", "Shop orders"]
        assert catalogue.artefacts[0].aliases == ("orders",)
        assert svc.format_text(self.TEXT) == self.TEXT

    def test_it_names_nothing(self) -> None:
        text = f'{self.TEXT}stream s follows acme\n  user -> engage : "Shop orders"\n'
        assert "VSC202" in codes(svc.analyse(text).diagnostics)

    @pytest.mark.parametrize(
        ("again", "short"),
        [
            ('artefact delivered_services short "Results"', "Results"),
            ("artefact delivered_services alias results", "Delivered services"),
            ('artefact delivered_services "Services delivered to customers and users"', "Delivered services"),
            ('artefact delivered_services "Erbrachte Services"', None),
            ('artefact delivered_services "Erbrachte Services" short "Services"', "Services"),
        ],
    )
    def test_one_that_is_inherited_goes_with_its_title(self, again: str, short: str | None) -> None:
        (catalogue,) = svc.analyse(f"catalogue acme extends itil4\n  {again}\n").catalogues
        assert catalogue.all_artefacts["delivered_services"].short == short

    def test_the_canon_has_one_for_each_long_title_and_no_two_look_alike(self) -> None:
        artefacts = svc.itil4.all_artefacts.values()
        assert {each.name for each in artefacts if len(each.title or "") > 32} == {
            each.name for each in artefacts if each.short
        }
        drawn = [each.short or each.title or "" for each in artefacts]
        assert max(map(len, drawn)) <= 32
        assert len({each.casefold() for each in drawn}) == len(drawn) == 37
