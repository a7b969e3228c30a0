"""Names that are what they look like, and passwords that are no first guess."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.domain.credentials import (
    LONGEST_NAME,
    clean_label,
    clean_name,
    likeness,
    name_fault,
    name_key,
    password_fault,
)


@pytest.mark.parametrize("name", ["ann", "Olena Koval", "Олена О'Коваль", "José", "田中さん", "j.doe_2", "דנה", "x1"])
def test_a_name_of_one_alphabet_is_taken(name: str) -> None:
    assert name_fault(clean_name(name)) == ""


@pytest.mark.parametrize(
    "name",
    [
        "", "a", "a" * 41, "аdmin", "admіn", "ann\u202etxt", "an\u200bn", "an\x00n", "an\x1bn", "ᴀdmin", "-ann", "ann.",
        "<b>ann</b>", "ann/..", "a\u0301\u0489b", "ann:1", "@ann", "ann\U000e0041", "١٢٣", "a😀", 'ann"', "Ωmega",
    ],
)  # fmt: skip
def test_a_name_that_could_mislead_is_refused_in_one_sentence(name: str) -> None:
    said = name_fault(clean_name(name))
    assert said.endswith(".")
    assert said.isprintable()


def test_line_breaks_and_wide_letters_become_plain() -> None:
    assert clean_name(" Olena\r\n Koval ") == "Olena Koval"
    assert clean_name("ａｄｍｉｎ") == "admin"
    assert name_key("OLENA  koval") == name_key("Olena Koval")


@pytest.mark.parametrize(
    "one, other",
    [("pop", "рор"), ("admin", "adm1n"), ("Ilya", "lIya"), ("José", "Jose"), ("BOB", "ВОВ"), ("o0o", "ooo")],
)
def test_names_that_look_the_same_are_alike(one: str, other: str) -> None:
    assert likeness(one) == likeness(other)
    assert name_key(one) != name_key(other)


@given(st.text(max_size=60))
def test_a_taken_name_is_printable_short_and_its_own_clean_form(text: str) -> None:
    name = clean_name(text)
    if name_fault(name) == "":
        assert name.isprintable()
        assert len(name) <= LONGEST_NAME
        assert clean_name(name) == name
        assert name_key(name_key(name)) == name_key(name)


@pytest.mark.parametrize(
    "password",
    [
        "password1234", "Password123!", "olena koval", "Olena Koval 1!", "lavok anelo12", "aaaaaaaaaaaaaa",
        "abababababab", "123456789012", "qwertyuiop123", "passwordpassword", "Second Source!", "пароль123456",
        "йцукенгшщзхї", "abcdefghijklmn", "testtesttest", "\ud800" * 12, "x" * 129,
    ],
)  # fmt: skip
def test_a_short_long_or_obvious_password_is_refused(password: str) -> None:
    assert password_fault(password, "Olena Koval").endswith(".")


@pytest.mark.parametrize(
    "password",
    [
        "wolf under tram",
        "ціпок і торба",
        "correct horse battery",
        "      a b c d",
        "x" * 6 + "yz" * 61,
        "'; --abcdefgh",
    ],
)
def test_any_other_password_is_taken_whatever_it_is_made_of(password: str) -> None:
    assert password_fault(password, "Olena Koval") == ""


@given(st.text(max_size=400))
def test_a_label_stands_on_one_line_and_is_short(text: str) -> None:
    label = clean_label(text)
    assert label.isprintable()
    assert len(label) <= 60
    assert clean_label(label) == label
