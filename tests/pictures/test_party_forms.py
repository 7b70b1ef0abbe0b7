"""Shapes and badges of parties follow from the catalogue, whatever the parties are called."""

import ast
from pathlib import Path

import pytest

import svc
from svc.pictures.layout.outlines import above
from svc.pictures.scene.emblems import forms, served
from svc.pictures.scene.shapes import Emblem
from svc.pictures.scene.text_metrics import width
from tests.support.pictures import drawn

LINE, CAPITALS = 1.2, 0.72
"""How high a line of words and its capitals are, in parts of the size of its letters."""
KITCHEN = """\
catalogue kitchen
  party guest
  party grower
  party critic
  party landlord
  artefact orders
  artefact meals
  artefact vegetables
  artefact purchase_orders
  artefact house_rules
  activity counter
    input orders from guest, critic
    input meals from stove
    output orders to stove
  activity stove
    input orders from counter
    input vegetables from grower
    input house_rules from landlord
    output meals to counter
    output plates to guest, critic
    output purchase_orders to grower
  artefact plates
"""


def catalogue(text: str) -> svc.Catalogue:
    return svc.analyse(text).valid().catalogues[0]


def test_users_and_customers_are_served_in_itil() -> None:
    assert served(svc.itil4) == ("customer", "user")
    assert {name: form.shape for name, form in forms(svc.itil4).items()} == {
        "customer": "ellipse",
        "user": "ellipse",
        "supplier": "parallelogram",
        "partner": "hexagon",
        "governing_body": "house",
    }
    assert [name for name, form in forms(svc.itil4).items() if form.double] == ["customer"]


def test_who_gets_what_no_activity_gets_is_served_in_any_operating_model() -> None:
    assert served(catalogue(KITCHEN)) == ("guest", "critic")
    found = forms(catalogue(KITCHEN))
    assert (found["guest"].double, found["critic"].shape, found["critic"].double) == (True, "ellipse", False)
    assert (found["grower"].shape, found["landlord"].shape) == ("parallelogram", "hexagon")


def test_the_names_of_parties_do_not_matter() -> None:
    renamed = KITCHEN.replace("guest", "supplier").replace("grower", "customer").replace("critic", "user")
    assert served(catalogue(renamed)) == ("supplier", "user")


@pytest.mark.parametrize(
    "more",
    [
        "  allow obtain_build -> supplier : requests\n",
        "  allow deliver_support -> engage : delivered_services\n",
        '  party board "Board"\n  allow plan -> board : value_chain_performance_information\n',
    ],
)
def test_a_catalogue_that_extends_another_keeps_its_shapes(more: str) -> None:
    acme = catalogue(f"catalogue acme extends itil4\n{more}")
    assert served(acme) == served(svc.itil4)
    assert forms(acme).items() >= forms(svc.itil4).items()


def test_a_party_that_a_catalogue_adds_is_served_if_it_gets_the_same() -> None:
    acme = catalogue(
        "catalogue acme extends itil4\n  party shop\n  allow deliver_support -> shop : delivered_services\n"
    )
    assert served(acme) == ("customer", "user", "shop")


def test_demand_and_value_are_where_the_served_are() -> None:
    text = f"""{KITCHEN}
stream dinner follows kitchen
  guest -> counter : orders
  counter -> stove : orders
  stove -> grower : purchase_orders
  grower -> stove : vegetables
  stove -> guest : plates
"""
    emblems = [node for node in drawn(text).nodes if isinstance(node, Emblem)]
    labels = {" ".join(text.words for text in each.texts) for each in emblems}
    assert labels == {"DEMAND Guest", "Grower", "VALUE Guest"}


@pytest.mark.parametrize("title", ["Board", "Insurance board", "Financial supervisory authority", "One two " * 9])
def test_the_words_of_a_house_are_below_its_roof(title: str) -> None:
    flows = "  user -> engage : incidents\n  board -> plan : policies\n"
    text = f'stream s\n  party board "{title}" in governing_body\n{flows}'
    (house,) = [node for node in drawn(text).nodes if isinstance(node, Emblem) and node.shape == "house"]
    over = sum(each.size * LINE for each in house.texts) / 2
    assert house.texts[0].words == "GOVERNING BODY"
    for each in house.texts:
        capitals = over - each.size * (LINE - CAPITALS) / 2
        assert above(house, width(each.words, each.size, bold=True) / 2) >= capitals, each.words
        over -= each.size * LINE


def test_no_picture_knows_the_parties_of_itil() -> None:
    for path in (Path(str(svc.__file__)).parent / "pictures").rglob("*.py"):
        constants = {
            node.value for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Constant)
        }
        if path.name != "installed.py":  # a scheme of Python is called "user"
            assert not constants & svc.itil4.all_parties.keys(), path.name
