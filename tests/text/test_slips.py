"""What is a typing slip, and what may be another name."""

import pytest

from svc.text.slips import is_slip, same_letters


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Form_A", "form_a"),
        ("servicedesk", "service_desk"),
        ('"Service desk"', '"service  Desk"'),
        ("Acme_1_1", "acme_1_1"),
        ("re_test_2", "retest_2"),
    ],
)
def test_names_with_the_same_letters(name: str, meant: str) -> None:
    assert same_letters(name, meant)
    assert is_slip(name, meant)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("acme_1_1", "acme_11"),
        ("pay_21", "pay_2_1"),
        ("form_11", "form_1_1"),
        ("reports_20_24", "reports_2024"),
        ("team1", "team_1"),
        ("1_a", "1a"),
        ("form_1", "form__1"),
        ('"Form 11"', '"Form 1 1"'),
    ],
)
def test_a_joint_beside_a_digit_counts(name: str, meant: str) -> None:
    assert not is_slip(name, meant)
    assert not is_slip(meant, name)


@pytest.mark.parametrize(
    ("name", "meant"),
    [("incidnets", "incidents"), ("servcie_desk", "service_desk"), ("engag", "engage"), ("engagge_2", "engage_2")],
)
def test_a_slip_within_a_word(name: str, meant: str) -> None:
    assert is_slip(name, meant)
    assert not same_letters(name, meant)


@pytest.mark.parametrize(
    ("name", "meant"),
    [("trail", "trial"), ("casual", "causal"), ("untied", "united"), ("enagge", "engage"), ("abced", "abcde")],
)
def test_swapped_letters_may_be_another_word(name: str, meant: str) -> None:
    assert not is_slip(name, meant)
    assert not is_slip(meant, name)
