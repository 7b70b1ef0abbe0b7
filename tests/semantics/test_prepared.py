"""The form of a shipped catalogue that needs no parsing says what its text says, at the same places."""

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import evolve

from svc.semantics import shipped
from svc.semantics.catalogue import bound_catalogue
from svc.semantics.shipped import SHIPPED, prepared, written
from svc.text.source import Source

each_catalogue = pytest.mark.parametrize("name", [*SHIPPED])


def source(name: str) -> Source:
    return Source(f"svc:{name}.vsc", shipped.text(name))


@pytest.fixture(name="made")
def fixture_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The modules that a wheel brings along are where svc looks for them."""
    modules = {name: prepared.module_name(name) for name in SHIPPED}
    for name, module in modules.items():
        (tmp_path / f"{module}.py").write_text(prepared.module(written(name)), "utf-8")
    monkeypatch.setattr(shipped, "__path__", [str(tmp_path)])
    importlib.invalidate_caches()
    yield
    for module in modules.values():
        sys.modules.pop(f"{shipped.__name__}.{module}", None)


@pytest.mark.usefixtures("made")
@each_catalogue
def test_it_is_equal_to_the_text_and_so_are_all_places_and_comments(name: str) -> None:
    catalogue = prepared.catalogue(name, source(name))
    assert catalogue is not None
    assert catalogue == written(name)
    assert prepared.module(catalogue) == prepared.module(written(name))
    for one, other in zip(catalogue.statements, written(name).statements, strict=True):
        assert catalogue.place(one) == written(name).place(other)
        assert catalogue.owners.comments_of(one) == written(name).owners.comments_of(other)


@pytest.mark.usefixtures("made")
@each_catalogue
def test_its_places_are_in_the_text_that_it_is_given(name: str) -> None:
    given = source(name)
    catalogue = prepared.catalogue(name, given)
    assert catalogue is not None
    assert catalogue.origin is given
    assert catalogue.owners.text is given.text


@pytest.mark.usefixtures("made")
@each_catalogue
def test_another_text_is_written(name: str) -> None:
    changed = evolve(source(name), text=shipped.text(name) + " ")
    assert prepared.catalogue(name, changed) is None


@each_catalogue
def test_without_it_the_text_is_written(name: str) -> None:
    assert prepared.catalogue(f"{name}_of_no_wheel", source(name)) is None
    assert SHIPPED[name] == bound_catalogue(written(name))


def test_a_place_takes_part_in_the_comparison() -> None:
    catalogue = written("itil4")
    moved = evolve(catalogue.parties[0], _offsets=(0, 1))
    assert moved == catalogue.parties[0]
    elsewhere = evolve(catalogue, parties=(moved, *catalogue.parties[1:]))
    assert elsewhere == catalogue
    assert prepared.module(elsewhere) != prepared.module(catalogue)
