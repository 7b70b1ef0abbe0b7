"""What a code of a finding is: its templates, filled with words."""

import pytest

from svc.diagnostics.codes import BY_NAME, CODES
from svc.extending import Code, Level

OWNER = Code(
    "ACME001",
    "no-owner",
    Level.WARNING,
    "a stream without an owner",
    {"": "nobody owns `{name}`", "several": "`{name}` has {count} owners"},
    help={"": "say who owns {name}", "keep": "keep one of {count}"},
)


def test_a_finding_has_the_message_and_the_help_of_its_form() -> None:
    found = OWNER.at(None, name="restore")
    assert (found.message, found.help) == ("nobody owns `restore`", "say who owns restore")


def test_a_form_without_a_help_text_has_none() -> None:
    assert OWNER.at(None, "several", name="restore", count=2).help == ""


def test_a_help_text_that_is_given_is_used_as_it_is() -> None:
    assert OWNER.at(None, help="{name}", name="restore").help == "{name}"


def test_advice_is_one_help_text_and_an_unknown_form_is_an_error() -> None:
    assert OWNER.advice("keep", count=2) == "keep one of 2"
    with pytest.raises(KeyError):
        OWNER.advice("drop")


def test_words_with_braces_are_shown_as_they_are() -> None:
    assert OWNER.at(None, name="{0}").message == "nobody owns `{0}`"


def test_codes_are_in_order_and_none_appears_twice() -> None:
    numbers = [code.code for code in CODES if code.code != "VSC920"]
    assert numbers == sorted({*numbers})
    assert len(BY_NAME) == len(CODES)
