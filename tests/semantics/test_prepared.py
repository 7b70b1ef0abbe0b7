"""The form of a shipped catalogue that needs no parsing says what its text says, at the same places."""

import importlib.util
import sys
from pathlib import Path

import pytest
from attrs import evolve

import svc
from svc.semantics import shipped
from svc.semantics.shipped import SHIPPED, prepared
from svc.syntax.parser import parse
from svc.text.source import Source

each_catalogue = pytest.mark.parametrize("name", [*SHIPPED])


def source(name: str) -> Source:
    return Source(f"svc:{name}.vsc", shipped.text(name))


def parsed(name: str) -> svc.Catalogue:
    return parse(source(name))[0].catalogues[0]


@pytest.fixture(name="made")
def fixture_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the modules that a wheel brings along, where svc looks for them."""
    for name in SHIPPED:
        module = prepared.module_name(name)
        (tmp_path / f"{module}.py").write_text(prepared.module(parsed(name)), "utf-8")
        monkeypatch.delitem(sys.modules, f"{shipped.__name__}.{module}", raising=False)
    monkeypatch.setattr(shipped, "__path__", [str(tmp_path)])
    importlib.invalidate_caches()
    return tmp_path


@each_catalogue
def test_it_is_equal_to_the_text_and_so_are_all_places_and_comments(name: str, made: Path) -> None:
    catalogue = prepared.catalogue(name, source(name))
    assert catalogue is not None
    assert catalogue == parsed(name)
    assert prepared.module(catalogue) == prepared.module(parsed(name))
    for one, other in zip(catalogue.statements, parsed(name).statements, strict=True):
        assert catalogue.place(one) == parsed(name).place(other)
        assert catalogue.owners.of(one) == parsed(name).owners.of(other)


@each_catalogue
def test_its_places_are_in_the_text_that_it_is_given(name: str, made: Path) -> None:
    given = source(name)
    catalogue = prepared.catalogue(name, given)
    assert catalogue is not None
    assert catalogue.origin is given
    assert catalogue.owners.text is given.text


@each_catalogue
def test_another_text_is_parsed(name: str, made: Path) -> None:
    changed = evolve(source(name), text=shipped.text(name) + " ")
    assert prepared.catalogue(name, changed) is None


@each_catalogue
def test_without_it_the_text_is_parsed(name: str) -> None:
    assert prepared.catalogue(f"{name}_of_no_wheel", source(name)) is None
    assert SHIPPED[name] == parsed(name)


def test_a_place_takes_part_in_the_comparison() -> None:
    catalogue = parsed("itil4")
    moved = evolve(catalogue.parties[0], _offsets=(0, 1))
    assert moved == catalogue.parties[0]
    elsewhere = evolve(catalogue, parties=(moved, *catalogue.parties[1:]))
    assert elsewhere == catalogue
    assert prepared.module(elsewhere) != prepared.module(catalogue)
