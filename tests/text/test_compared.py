"""Values are equal as attrs has it: by the fields that take part, and never to a value of another class."""

from attrs import field, frozen

from svc.text.compared import Compared


@frozen(repr=False, eq=False)
class Word(Compared):
    text: str
    number: int = 0
    place: int = field(default=0, eq=False)


@frozen(repr=False, eq=False)
class Longer(Word):
    further: str = ""


@frozen(repr=False, eq=False)
class Nothing(Compared):
    place: int = field(default=0, eq=False)


def test_values_are_equal_whose_fields_are_but_for_those_that_take_no_part() -> None:
    assert Word("a", 1, place=2) == Word("a", 1, place=3)
    assert Word("a", 1) != Word("a", 2)
    assert Nothing(1) == Nothing(2)


def test_no_value_is_equal_to_one_of_another_class() -> None:
    assert Word("a") != Longer("a")
    assert Longer("a") != Word("a")
    assert Word("a") != ("a", 0)


def test_equal_values_have_one_hash() -> None:
    assert {Word("a", 1, place=2), Word("a", 1), Word("a", 2), Nothing(1), Nothing(2)} == {
        Word("a", 1), Word("a", 2), Nothing(),
    }  # fmt: skip
